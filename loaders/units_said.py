"""Which unit a figure is printed in: its row's, its heading's, its label's, its indicator's, its table's."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from data.reference_files import rows
from data.text import clean
from data.units import find_unit, has_one_scale, is_counted
from loaders.columns import PARENTHESES, Sense
from loaders.context import Options
from loaders.indicator_names import Named
from loaders.outline import Row
from loaders.phrases import plain
from loaders.table import Table

COUNTED = frozenset(
    ("người", "hộ", "con", "xã", "trường", "KDC", "lao động", "dự án", "văn bản", "nhiệm vụ", "doanh nghiệp", "vụ")
)
"""Units that are counted, not measured: their totals carry no rounding."""
NO_NOUNS = frozenset(("điểm", "hạng", "lần", "năm", "tháng", "ngày", "giờ", "giải", "đơn", "cái", "m", "MW"))
SCORES = re.compile(r"(?<![A-Z])(PAPI|PCI|DDCI|PAR INDEX|SIPAS)(?![A-Z])")
"""Indexes of governance and competitiveness: their parts are points."""
RATE = re.compile(r"^ty (le|trong|suat)\b")
RANK = re.compile(r"^(xep )?hang$|^thu (hang|bac)$|^vi tri$|^xep (hang|thu)\b")
"""A column or row of places in an order, whatever the table's figures are printed in."""


@lru_cache(maxsize=65536)
def unit_of_label(label: str) -> str:
    """A unit inside a label: `Tỷ lệ hộ nghèo (%)`, `Sản lượng (tấn)`."""
    for inside in (part for text in reversed(PARENTHESES.findall(label)) for part in text.split(",")):
        unit = find_unit(inside)
        if unit is not None and not re.fullmatch(r"[\d*IVX]+", clean(inside)):
            return unit.code
    return ""


def unit_of_row(row: Row) -> str:
    """The row's own unit column, the spelling kept when the table of units does not know it."""
    if not row.unit:
        return ""
    found = find_unit(row.unit)
    return found.code if found else row.unit


class SaidOfUnits(NamedTuple):
    """What a row says of the unit of its figures: its own column, its label, and that it is a rate or a rank."""

    own: str
    in_label: str
    is_rate: bool
    is_rank: bool


def said_of_units(row: Row) -> SaidOfUnits:
    return SaidOfUnits(unit_of_row(row), unit_of_label(row.label), is_rate(row.label), is_rank(row.label))


@lru_cache(maxsize=65536)
def is_rate(text: str) -> bool:
    return bool(RATE.match(plain(text)))


@lru_cache(maxsize=65536)
def is_rank(text: str) -> bool:
    return bool(RANK.match(plain(text)))


def unit_of_figure(
    row: Row, said: SaidOfUnits, sense: Sense, named: Named, table: Table, options: Options, form_unit: str,
    percent: bool,
) -> str:  # fmt: skip
    """The printed unit, strongest evidence first; empty when nothing says it."""
    if sense.check in ("plan", "share", "previous_year", "previous_period"):
        return "%"
    own = said.own or sense.unit or said.in_label
    if own:
        return own
    if said.is_rank or (sense.column.path and is_rank(sense.column.path[-1])):
        return "hạng"
    if named.definition.kind == "rank":
        return named.definition.unit
    if percent or said.is_rate:
        return "%"
    definition = named.definition
    if not definition.proposed and definition.kind in ("ratio", "growth", "index") and definition.unit == "%":
        return "%"
    if is_rate(" ".join(sense.column.path)):
        return "%"
    guessed = not table.foreign_unit and not (table.surveyed and named.definition.proposed)
    return table.unit or options.unit or form_unit or (counted_unit(row, sense, named, table) if guessed else "")


def noun_counted(row: Row, sense: Sense, table: Table) -> str:
    """What a label, heading or title counts by its own noun: `Số kiến nghị`, `Trường đạt chuẩn`; points of a score."""
    for text in (row.label, *reversed(sense.column.path), *table.titles):
        if found := noun_begun(re.sub(r"^(tong hop|ket qua|thong ke)\s+", "", plain(text))):
            return found
    for text in (part for column in table.columns for part in column.path):
        if (found := noun_begun(plain(text))) and len(row.label) and not sense.unit:
            return found
    headings = " ".join(part for column in table.columns for part in column.path)
    scored = re.search(r"\bdiem\b", plain(headings)) or SCORES.search(" ".join([*table.titles, table.sheet.name]))
    return "điểm" if scored else ""


@lru_cache(maxsize=65536)
def noun_begun(phrase: str) -> str:
    """The counted noun that a phrase begins with, the longest of several; empty where there is none."""
    return max((unit for unit, start in counted_nouns() if start.match(phrase)), key=len, default="")


@lru_cache(maxsize=1)
def counted_nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Units that are counted nouns, each with how a label begins that counts them."""
    found = []
    for row in rows("units"):
        unit = row["unit"]
        counted = row["factor"] in ("", "1") and is_counted(unit) and unit not in NO_NOUNS and "/" not in unit
        if counted:
            noun = re.escape(plain(unit))
            heads = rf"(?:(?:tong )?so (?:luong )?|tong (?:luot )?){noun}\b|{noun} (?:dat|duoc|bi|da|dang)\b"
            found.append((unit, re.compile(heads)))
    return tuple(found)


def counted_unit(row: Row, sense: Sense, named: Named, table: Table) -> str:
    """A count whose heading, label or title names what is counted: `Hộ nghèo` is a number of hộ; or whose unit the
    catalogue knows and that has no other scale: points, ranks, communes."""
    unit = named.definition.unit
    if named.definition.proposed:
        return noun_counted(row, sense, table)
    if has_one_scale(unit):
        return unit
    if unit not in COUNTED:
        return ""
    words = plain(" ".join([row.label, *sense.column.path, *table.titles]))
    return unit if re.search(rf"\b{re.escape(plain(unit))}\b", words) else ""
