"""Cells that are no plain numbers: days of a register, marks of a criteria list, several figures in one cell."""

from __future__ import annotations

import re
from decimal import Decimal

from data.cells import Cell
from data.text import clean
from loaders.dates import Dated, dated, day_of_serial
from loaders.marks import is_mark, is_met
from loaders.numbers import nothing_of, written_number
from loaders.packed import unpacked
from loaders.values import ColumnStyle, Reading, problem, read_cell

SMALL_NEGATIVE = re.compile(r"-(?:1?\d|20)")
"""What Excel makes of a typed footnote mark `(2)`."""


def read_day(cell: Cell) -> Reading:
    """A day as an ISO date; `Thường xuyên` as the words it is; 31/9/2020 is asked, never mended."""
    reading = Reading(cell, value_type="date")
    text = clean(cell.value)
    if cell.kind == "error" or not cell.cached:
        return read_cell(cell, ColumnStyle("vn"))
    if cell.kind == "date":
        reading.word = cell.value
    elif (nothing := nothing_of(text)) is not None:
        reading.status = nothing
    elif (found := day_of_serial(text) if cell.kind == "number" else dated(text)) is None:
        reading.tell(problem("not_a_date", "question", cell, shown=text[:60]))
    else:
        fill_day(reading, found, text)
    return reading


def fill_day(reading: Reading, found: Dated, text: str) -> None:
    if found.impossible:
        reading.tell(problem("invalid_date", "error", reading.cell, shown=text))
    elif found.continuous:
        reading.word, reading.value_type = text, "text"
    elif found.day is not None:
        reading.word = found.day.isoformat()
        if found.serial:
            reading.tell(problem("serial_date", "info", reading.cell, shown=text, value=reading.word))


def read_mark(cell: Cell) -> Reading:
    """1 for a mark that says yes, 0 for one that says no; anything else is asked about."""
    if not is_mark(cell) or cell.kind == "number":
        return read_cell(cell, ColumnStyle("vn"))
    return Reading(cell, value=Decimal(int(is_met(cell))))


def read_answer(cell: Cell, told: str) -> Reading:
    """A cell as an analyst reads it: a plain number (`1105.5`), a kind of nothing (`-`, `...`, `x`), or `ignore`."""
    reading = Reading(cell)
    nothing = nothing_of(told)
    number = written_number(told)
    if told.strip().lower() == "ignore":
        reading.skipped = True
    elif nothing is not None:
        reading.status = nothing
    elif number is not None and "," not in told:
        reading.value = Decimal(told.strip())
        shown = {"shown": clean(cell.value), "value": told.strip()}
        reading.tell(problem("answered", "info", cell, **shown))
    else:
        reading.tell(problem("not_a_number", "question", cell, shown=told[:60]))
    return reading


def blank_mark(row: int, column: int) -> Reading:
    """A cell left empty where the table's legend says that empty means no."""
    return Reading(Cell(row, column, "text", ""), value=Decimal(0))


def read_packed(cell: Cell) -> list[Reading]:
    """One reading for each figure of the cell, its land code in `member`; a cell of another shape is asked about."""
    parts = unpacked(clean(cell.value)) if cell.kind == "text" else []
    if not parts:
        reading = read_cell(cell, ColumnStyle("vn"))
        return [reading]
    found = []
    for number, part in enumerate(parts):
        reading = Reading(cell, value=part.number.value("vn"), member=part.code, unit=part.unit)
        if number == 0:
            shown = {"shown": clean(cell.value), "count": str(len(parts))}
            reading.tell(problem("packed_cell", "info", cell, **shown))
        found.append(reading)
    return found
