"""What a column's header path says: role, authority, version, time, item, or that it is derived."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from data.catalogue import members
from data.cells import column_letters
from data.model import item_parts
from data.period import Period
from data.text import clean, match_key, slug
from data.units import find_unit
from loaders.answers import SheetAnswers
from loaders.context import Context
from loaders.headings import serial_heading
from loaders.indicator_names import contained
from loaders.periods import Spoken, decided_on, spoken_period
from loaders.phrases import plain
from loaders.table import Column, Table
from loaders.vocabulary import all_said, said

SUBSET = re.compile(r"^(trong do|tr\.? ?do|t\.? ?do|td|trdo)\b\s*:?\s*")
RUNNING = re.compile(r"\b(luy ke|lk|cong don)\b")
COMPARED = re.compile(
    r"(so|so voi|so sanh|tang|bang)\b.*(cung ky|\bck\b|nam truoc|thang truoc)|%.*(cung ky|\bck\b)|/\s*(ck|cung ky)\b"
)
NO_ANSWERS = SheetAnswers()
PARENTHESES = re.compile(r"\(([^()]*)\)")


VALUED = ("value", "mark", "packed", "deadline", "done")
"""Uses of columns that hold values of some kind."""
ROLE_OF_USE = {"deadline": "target", "done": "actual", "mark": "actual", "packed": "target"}


@dataclass(frozen=True, slots=True)
class Sense:
    """The coordinates of one value column. `check` names the kind of a derived column, empty for figures."""

    column: Column
    role: str = ""
    authority: str = "none"
    version: str = "initial"
    decided_on: dt.date | None = None
    spoken: Spoken = field(default_factory=Spoken)
    check: str = ""
    items: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    previous_year: bool = False
    estimate: bool = False
    running: bool = False
    provisional: bool = False
    ignored: bool = False


def senses(table: Table, context: Context, answers: SheetAnswers = NO_ANSWERS) -> list[Sense]:
    """One sense for every value column, left to right; "trong đó" columns inherit from the one before."""
    found: list[Sense] = []
    for column in (c for c in table.columns if c.use in VALUED and is_headed(c, table, answers)):
        own = sense_of(column, context)
        base = inherited(column, found)
        found.append(inherit(own, base) if base is not None else own)
    found = [with_carryover(sense, found) for sense in found]
    found = [in_span_of_left(sense, found[:place]) for place, sense in enumerate(found)]
    planned = any(sense.role == "target" and not sense.check for sense in found)
    if not planned:
        found = [replace(s, check="share") if s.check == "plan" else s for s in found]
    units = table.column_units
    found = [replace(s, unit=s.unit or units.get(s.column.index, "")) for s in found] if units else found
    return [answered(sense, answers) for sense in found]


def is_headed(column: Column, table: Table, answers: SheetAnswers) -> bool:
    """Whether anything says what a column is: its heading, or an answer."""
    if answers.column(column_letters(column.index), column.path) is not None:
        return True
    serial = serial_heading(table.sheet, table.header, column.index)
    return (bool(column.path) or column.use != "value") and serial is None


def answered(sense: Sense, answers: SheetAnswers) -> Sense:
    """The sense as an analyst's answer completes or corrects it."""
    said_of = answers.column(column_letters(sense.column.index), sense.column.path)
    if said_of is None:
        return sense
    period = Period.parse(said_of.period) if said_of.period else None
    return replace(
        sense, role=said_of.role or sense.role, authority=said_of.authority or sense.authority,
        spoken=Spoken(period.year, period.month, period.months) if period else sense.spoken,
        check="" if said_of.role else sense.check, estimate=sense.estimate if not said_of.role else False,
        items=item_parts(said_of.item) if said_of.item else sense.items, unit=said_of.unit or sense.unit,
        ignored=said_of.ignore,
    )  # fmt: skip


def in_span_of_left(sense: Sense, before: list[Sense]) -> Sense:
    """`Cùng kỳ 2020` right of the cumulative column is of the same months as that column."""
    if not sense.previous_year or sense.check or sense.spoken.months is not None:
        return sense
    left = next((s for s in reversed(before) if not s.check and not s.previous_year and s.role != "target"), None)
    if left is None or (left.spoken.months is None and not left.running):
        return sense
    return replace(sense, spoken=Spoken(sense.spoken.year, left.spoken.first, left.spoken.months), running=left.running)


CARRYOVER = ("capital", "carryover")


def with_carryover(sense: Sense, columns: list[Sense]) -> Sense:
    """`Tổng` beside `2024 kéo dài` and `2025`: capital of the year with what was carried over (NĐ 99/2021, kéo dài)."""
    leaf = sense.column.path[-1] if sense.column.path else ""
    if sense.check or sense.items or not said("total", leaf):
        return sense
    around = sense.column.path[:-1]
    group = [s for s in columns if s.column.path[: len(around)] == around and s is not sense and not s.check]
    own = [s for s in group if not s.items and s.role == sense.role and s.authority == sense.authority]
    carried = [s for s in group if CARRYOVER in s.items and s.role == sense.role]
    return replace(sense, items=(("capital", "incl_carryover"),)) if len(own) == 1 and carried else sense


def sense_of(column: Column, context: Context) -> Sense:
    joined = " ".join(column.path)
    if column.use in ("deadline", "done", "mark"):
        return Sense(column, ROLE_OF_USE[column.use], unit="đạt (1/0)" if column.use == "mark" else "ngày")
    spoken = spoken_of_path(column.path)
    own = next((r for part in reversed(column.path) if (r := said("role", part))), "")
    state = next((s for part in reversed(column.path) if (s := said("status", part))), "")
    role = own or role_around(spoken, state, context)
    check = "" if names_a_ratio(joined) else check_of(column.path)
    cited = decided_on(joined)
    version = said("version", joined) or "initial"
    previous = not check and bool(re.search(r"cung ky|\bck\b|nam truoc", plain(joined)))
    marked = any(
        part.rstrip().endswith(mark) or f"({mark})" in part for mark in context.note_marks for part in column.path
    )
    return Sense(
        column, "estimate" if marked and role == "actual" else role, said("authority", joined) or "none",
        version, cited, spoken, check, items_said(column.path, check), unit_of(column.path, check), previous,
        marked or estimated_by(spoken, own, context), bool(RUNNING.search(plain(joined))),
        state == "provisional",
    )  # fmt: skip


def items_said(path: tuple[str, ...], check: str) -> tuple[tuple[str, str], ...]:
    """Items that a heading names; an index `so với` a base carries the base."""
    found = [tuple(item.split("=", 1)) for item in all_said("item", " ".join(path))]
    over = next((n for n, part in enumerate(path) if re.search(r"\bso voi:?$", plain(part).strip(" (%)"))), None)
    if not check and over is not None and path[over + 1 :]:
        found.append(("base", slug(" ".join(path[over + 1 :]))))
    if path and LAND_CODE.fullmatch(path[-1]) and (land := members().get("land", {}).get(match_key(path[-1]))):
        found.append(("to", land.code))  # a column of the matrix of conversions (biểu 12, 13/CH, TT 01/2021/TT-BTNMT)
    return tuple(found)  # type: ignore[arg-type]


LAND_CODE = re.compile(r"[A-Z]{3}")
BASE = re.compile(r"\b(so|so sanh) voi\b:?|\bso\b(?= (thang|cung ky|ck|\d))")
"""What stands behind `so với` is the base of a comparison, not the time of the figure."""
NUMBERED = {"thang": "Tháng", "quy": "Quý"}


def spoken_of_path(path: tuple[str, ...]) -> Spoken:
    """The time a heading says, the innermost first; `Tháng` over `1`, `2`, `3` are months; bases do not count."""
    spoken = Spoken()
    parts: list[str] = []
    for number, part in enumerate(path):
        word = NUMBERED.get(plain(path[number - 1]).strip()) if number else None
        part = f"{word} {part}" if word and re.fullmatch(r"\d{1,2}|[IV]{1,3}", part.strip()) else part
        phrase = plain(part)
        found = BASE.search(phrase)
        if found:
            parts.append(part[: found.start()])
            break
        parts.append(part)
    for part in reversed(parts):
        spoken = spoken.merged(spoken_period(part))
    return spoken


def estimated_by(spoken: Spoken, own: str, context: Context) -> bool:
    """A note that the figures are estimates holds for a column, unless the column counts up to another day itself."""
    other = spoken.months is not None and (spoken.first, spoken.months) != (context.spoken.first, context.spoken.months)
    return context.estimated and not (context.estimated_title and other and own == "actual")


def role_around(spoken: Spoken, state: str, context: Context) -> str:
    """The role that the title gives a column that says none: a year before the title's is what was done by then."""
    past = spoken.year is not None and context.spoken.year is not None and spoken.year < context.spoken.year
    return "actual" if state or past else context.role or "actual"


def names_a_ratio(heading: str) -> bool:
    """A rate that is an indicator in itself (`Tỷ lệ điều tiết`, `Tỷ lệ hộ nghèo`), not a share of a plan."""
    found = contained(heading, "%") if plain(heading).startswith("ty le") else None
    return found is not None and found.kind in ("ratio", "growth")


def check_of(path: tuple[str, ...]) -> str:
    """The kind of a derived column: what it is a ratio of, or remaining / difference."""
    over = any(said("check", part) == "any" or re.fullmatch(r"\(?%\)?", plain(part).strip()) for part in path[:-1])
    kinds = [kind for part in reversed(path) if (kind := said("check", part)) and kind != "under"]
    for part in path:
        if (kind := said("check", part)) in ("remaining", "difference", "other"):
            return "other" if kind == "difference" and "%" in " ".join(path) else kind
    if over or any(kind in ("any", "plan") for kind in kinds[:1]):
        return ratio_kind(path)
    phrase = plain(" ".join(path))
    if YEAR_OVER_YEAR.search(phrase):
        return "previous_year"
    below = "so voi" in phrase or any(said("check", part) for part in path[:-1])
    if below and said("check", path[-1]) == "under":
        return ratio_kind(path)
    return ratio_kind(path) if COMPARED.search(phrase) else ""


YEAR_OVER_YEAR = re.compile(r"(?<![\d/])20\d\d ?/ ?20\d\d")
OVER = re.compile(r".*[a-z\d)] ?/ ?(?=[a-z])")


def ratio_kind(path: tuple[str, ...]) -> str:
    """What a ratio divides by: what stands behind its last stroke (`UTH 2020/KH 2020` is of the plan)."""
    last = OVER.sub("", plain(path[-1]))
    if re.search(r"cung ky|\bck\b|nam truoc|th (nam )?20\d\d", last):
        return "previous_year"
    if "thang truoc" in last:
        return "previous_period"
    return "plan"


def unit_of(path: tuple[str, ...], check: str) -> str:
    """A unit named in the heading: `Kế hoạch (nghìn tấn)`, `Tỷ lệ (%)`."""
    for part in reversed(path):
        for inside in PARENTHESES.findall(part):
            if (unit := find_unit(inside)) is not None and not re.fullmatch(r"[\d*]+", clean(inside)):
                return unit.code
    return "%" if check in ("plan", "previous_year", "previous_period") or any("%" in part for part in path) else ""


def inherited(column: Column, before: list[Sense]) -> Sense | None:
    """The column that a "trong đó" column details: the nearest one left of its group."""
    place = next((n for n, part in enumerate(column.path) if SUBSET.match(plain(part))), None)
    if place is None or not before:
        return None
    group = column.path[: place + 1]
    quantities = [sense for sense in before if not sense.check]
    outside = [s for s in quantities if s.column.path[: place + 1] != group or len(s.column.path) <= place]
    span = spoken_of_path(column.path)
    if span.months is not None:  # `Trong đó: XKLĐ (6 tháng)` details the six months, wherever they stand
        outside = [s for s in outside if s.role != "target" and s.spoken.months == span.months] or outside
    same_parent = [sense for sense in outside if sense.column.path[:place] == column.path[:place]]
    nearest = same_parent or outside
    return nearest[-1] if nearest else None


def inherit(own: Sense, base: Sense) -> Sense:
    """The subset's own words stand, the rest is the base's."""
    items = dict(base.items) | dict(own.items)
    return replace(
        own, role=base.role, authority=base.authority if own.authority == "none" else own.authority,
        version=base.version if own.version == "initial" else own.version, decided_on=own.decided_on or base.decided_on,
        spoken=own.spoken.merged(base.spoken), items=tuple(items.items()), unit=own.unit or base.unit,
        estimate=own.estimate or base.estimate,
    )  # fmt: skip
