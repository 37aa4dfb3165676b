"""A figure's origin in words: file, cell, sender, what was said before, and the sheet around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from data.cells import Cell, Merge, Sheet, column_letters, split_address
from data.clock import day_of
from data.locale import text, text_or
from data.period import Period
from layouts import formats
from layouts.indicator_view import printed
from layouts.views import CellView, Earlier, SheetCell, SheetView
from layouts.wording import sender_name, unit_name

HEAD_ROWS, BEFORE, AFTER, WIDE = 8, 7, 4, 9


class Said(Protocol):
    """What is needed of a stored value (data.queries.ValueRow has all of it)."""

    @property
    def indicator_name(self) -> str: ...
    @property
    def area_name(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def role(self) -> str: ...
    @property
    def authority(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def value(self) -> str | None: ...
    @property
    def value_base(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def current(self) -> bool: ...
    @property
    def known_at(self) -> dt.datetime: ...
    @property
    def file(self) -> str: ...
    @property
    def sheet(self) -> str: ...
    @property
    def cell(self) -> str: ...
    @property
    def sender(self) -> str: ...
    @property
    def observation_id(self) -> int: ...


def cell_view(
    history: Sequence[Said], observation_id: int, sheet: Sheet | None, has_file: bool, language: str
) -> CellView:
    """The drawer of one observation; `history` holds all of its series, newest first."""
    this = next(row for row in history if row.observation_id == observation_id)
    return CellView(
        title=f"{this.indicator_name} · {this.area_name}",
        figure=f"{said_value(this, language)} {unit_name(this.unit, language)}".strip(),
        facts=facts(this, language),
        observation_id=observation_id,
        downloadable=has_file,
        sheet=drawn(sheet, this.cell) if sheet else None,
        sheet_missing="" if sheet else text("cell.no_file" if not has_file else "cell.unreadable", language),
        earlier=tuple(earlier(row, language) for row in history if row.observation_id != observation_id),
        language=language,
    )


def said_value(row: Said, language: str) -> str:
    if row.value is None:
        return formats.NOTHING.get(row.status, "")
    return printed(row.value, language) if row.value_base is not None else row.value


def facts(row: Said, language: str) -> tuple[tuple[str, str], ...]:
    who = text_or(f"authority.{row.authority}", language, row.authority) if row.authority != "none" else ""
    said = [
        (text("column.period", language), formats.period(row.period, language)),
        (
            text("cell.role", language),
            " · ".join(part for part in (text_or(f"role.{row.role}", language, row.role), who) if part),
        ),
        (text("column.status", language), text_or(f"status.{row.status}", language, row.status)),
        (text("cell.file", language), row.file),
        (text("cell.place", language), f"{row.sheet}!{row.cell}" if row.cell else row.sheet),
        (text("cell.sender", language), sender_name(row.sender, language)),
        (text("cell.known", language), moment(row.known_at, language)),
    ]
    return tuple(pair for pair in said if pair[1])


def moment(instant: dt.datetime, language: str) -> str:
    """The day in Hà Nội on which the office knew."""
    return formats.date(day_of(instant), language)


def earlier(row: Said, language: str) -> Earlier:
    return Earlier(
        value=said_value(row, language),
        unit=unit_name(row.unit, language),
        known=moment(row.known_at, language),
        file=row.file,
        place=f"{row.sheet}!{row.cell}" if row.cell else "",
        sender=sender_name(row.sender, language),
        current=row.current,
    )


def drawn(sheet: Sheet, address: str) -> SheetView | None:
    """The head of the sheet and the rows around the cell, as they stand there, the cell marked."""
    try:
        row, column = split_address(address)
    except ValueError:
        return None
    last = max(sheet.rows, default=row)
    shown_rows = [n for n in range(1, last + 1) if n <= HEAD_ROWS or row - BEFORE <= n <= row + AFTER]
    columns = [n for n in sheet.columns if n <= 2 or abs(n - column) <= WIDE // 2]
    lines = tuple(
        (n, tuple(cell_at(sheet, n, c, columns, shown_rows, (row, column)) for c in columns)) for n in shown_rows
    )
    return SheetView(columns=tuple(map(column_letters, columns)), rows=lines)


def cell_at(
    sheet: Sheet, row: int, column: int, columns: Sequence[int], rows: Sequence[int], wanted: tuple[int, int]
) -> SheetCell | None:
    """One drawn cell; None where a merged neighbour covers it."""
    cell = sheet.at(row, column)
    merge = next((merge for merge in sheet.merges if merge.covers(row, column)), None)
    if merge and (row, column) != (merge.top, merge.left):
        return None if merge.top in rows and merge.left in columns else SheetCell()
    spans = (within(merge.top, merge.bottom, rows), within(merge.left, merge.right, columns)) if merge else (1, 1)
    return SheetCell(
        text=cell_text(cell),
        number=bool(cell and cell.kind == "number"),
        bold=bool(cell and cell.bold),
        wanted=(row, column) == wanted or covers(merge, wanted),
        row_span=spans[0],
        column_span=spans[1],
        indent=cell.indent if cell else 0,
    )


def covers(merge: Merge | None, wanted: tuple[int, int]) -> bool:
    return merge is not None and merge.covers(*wanted)


def within(first: int, last: int, shown: Sequence[int]) -> int:
    return max(1, sum(first <= n <= last for n in shown))


def cell_text(cell: Cell | None) -> str:
    """As Excel would show it closely enough to recognise: percent cells in percent, the rest as stored."""
    if cell is None:
        return ""
    if cell.kind != "number":
        return cell.value
    exact = Decimal(cell.value)
    return f"{printed(str(round(exact * 100, 4)), 'vi')}%" if cell.is_percent else printed(str(round(exact, 6)), "vi")
