"""Stored values as a table: one line a figure, with unit, period, plan base and the cell it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from data.areas import day, directory
from data.catalogue import catalogue, members_by_code
from data.locale import text
from data.model import AreaKey, item_parts
from data.numbers import decimals_of
from layouts import formats
from layouts.views import Column, Row, SourceLine, TableView
from layouts.wording import period_words, unit_name


def values_table(rows: Sequence[Mapping[str, Any]], filters: tuple[str, ...], as_at: str, language: str) -> TableView:
    """The rows of `values --json` as a table for screen or workbook; all rows, never a silent cap."""
    heads = ("indicator", "area", "item", "period", "role", "plan", "value", "unit")
    decimals = max((decimals_of(Decimal(row["value"])) for row in rows if numeric(row)), default=0)
    columns = tuple(
        Column(key=key, header=text(f"column.{key}", language))
        if key != "value"
        else Column(key=key, header=text("column.value", language), kind="number", decimals=decimals)
        for key in heads
    )
    return TableView(
        title=text("table.values", language), filters=filters, as_at=as_at, columns=columns,
        rows=tuple(value_row(row, number, language) for number, row in enumerate(rows)),
        sources=tuple(source(row, language) for row in rows), language=language, file_name="bang-so-lieu",
        notes=(text("note.nothings", language),),
    )  # fmt: skip


def numeric(row: Mapping[str, Any]) -> bool:
    return row["value"] is not None and row["value_type"] == "number"


def value_row(row: Mapping[str, Any], number: int, language: str) -> Row:
    value = Decimal(row["value"]) if numeric(row) else row["value"] or formats.NOTHING.get(row["status"], "")
    shown = formats.number(value, language, decimals_of(value)) if isinstance(value, Decimal) else value
    words = (
        indicator_name(row, language), place(row, language), item_name(row["item"], language),
        period_words(row["period"], language) if row["period"] else "", text(f"role.{row['role']}", language),
        text(f"authority.{row['authority']}", language) if row["role"] == "target" else "",
    )  # fmt: skip
    unit = unit_name(row["unit"], language)
    return Row(key=str(number), values=(*words, value, unit), shown=(*words, shown, unit))


def indicator_name(row: Mapping[str, Any], language: str) -> str:
    known = catalogue().get(row["indicator"])
    return known.name(language) if known else row["indicator_name"]


def place(row: Mapping[str, Any], language: str) -> str:
    area = directory().by_key.get(AreaKey(row["area"], day(row["area_valid_from"] or "")))
    if area is None:
        return str(row["area_name"])
    return area.name_en if language == "en" else area.name_vi


def item_name(item: str, language: str) -> str:
    """`source=nstw` as its member's name; what no list knows is shown as it is."""
    names = []
    for dimension, code in item_parts(item):
        member = members_by_code().get((dimension, code))
        names.append((member.name_en if language == "en" and member.name_en else member.name_vi) if member else code)
    return ", ".join(names)


def source(row: Mapping[str, Any], language: str) -> SourceLine:
    return SourceLine(
        row=indicator_name(row, language), column=period_words(row["period"], language) if row["period"] else "",
        file=row["file"], sheet=row["sheet"], cell=row["cell"], value=str(row["value"] or ""), unit=row["unit"],
    )  # fmt: skip
