"""What a table leaves open: asked about in one question each, never guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

from data.cells import address, column_letters
from data.model import Problem
from data.text import clean
from data.units import find_unit
from loaders.answers import SheetAnswers
from loaders.context import Options
from loaders.dates import day_of_serial
from loaders.figures import TableReading
from loaders.grid import is_value
from loaders.headings import serial_heading
from loaders.numbers import MARK
from loaders.special_values import SMALL_NEGATIVE
from loaders.stances import as_of
from loaders.table import Column, Table


def report_unlabelled(reading: TableReading, answers: SheetAnswers) -> None:
    """Figures in a row without a label: nobody can say what they are, so they are asked about, never dropped."""
    labelled, sheet = {row.index for row in reading.rows}, reading.table.sheet
    for row in (row for row in reading.table.rows if row not in labelled):
        cells = [cell for s in reading.senses if (cell := sheet.at(row, s.column.index)) and is_value(cell)]
        told = answers.row(row)
        if cells and not (told and told.ignore):
            reading.unplaced += cells
            reading.problems.append(Problem("label_missing", "question", f"row {row}", tuple(c.ref for c in cells)))


def report_markers(reading: TableReading) -> None:
    """Outline numbers that Excel had changed and that were understood from their place or date."""
    column = next((c.index for c in reading.table.used_for("marker")), 0)
    for row in (row for row in reading.rows if row.restored[1]):
        ref = address(row.index, column)
        params = {"shown": row.restored[0], "marker": row.restored[1]}
        reading.problems.append(Problem("outline_suspect", "warning", ref, (ref,), params))


def report_unheaded(reading: TableReading) -> None:
    """Figures below no heading at all (a clerk's helper column): asked about; bare footnote marks are nothing."""
    table = reading.table
    asked = {s.column.index for s in reading.senses}
    for column in (c for c in table.used_for("value") if c.index not in asked):
        cells = [cell for row in table.rows if (cell := table.sheet.at(row, column.index)) and is_value(cell)]
        if cells and not all(MARK.fullmatch(clean(c.value)) or SMALL_NEGATIVE.fullmatch(c.value) for c in cells):
            reading.unplaced += cells
            reading.problems.append(unheaded(table, column, tuple(cell.ref for cell in cells)))


def report_crosses(reading: TableReading, answers: SheetAnswers) -> None:
    """A column of nothing but `x`: done, or not applicable? The heading does not say, so the sender is asked."""
    for column in reading.table.used_for("cross"):
        told = answers.column(column_letters(column.index), column.path)
        cells = [cell for row in reading.table.rows if (cell := reading.table.sheet.at(row, column.index))]
        if not (told and told.ignore):
            refs = tuple(cell.ref for cell in cells)
            reading.unplaced += cells
            params = {"label": " ".join(column.path)}
            place = f"column {column_letters(column.index)}"
            reading.problems.append(Problem("only_crosses", "question", place, refs, params))


def unheaded(table: Table, column: Column, refs: tuple[str, ...]) -> Problem:
    """A column without a heading, or with one that may be a month or a number."""
    where = f"column {column_letters(column.index)}"
    serial = serial_heading(table.sheet, table.header, column.index)
    if serial is None:
        return Problem("heading_missing", "question", where, refs)
    day = day_of_serial(serial.value)
    params = {"shown": serial.value, "value": f"{day.day:%d/%m/%Y}" if day and day.day else ""}
    return Problem("serial_heading", "question", where, refs, params)


def question_fractions(reading: TableReading) -> None:
    """0.085 among percentages of about 8.5: a fraction whose % format was lost, or a tiny rate? Asked, not guessed."""
    siblings: dict[str, list[Decimal]] = defaultdict(list)
    rates = [figure for figure in reading.figures if figure.unit == "%" and figure.reading.value is not None]
    for figure in rates:
        if (value := figure.reading.value) is not None and value >= 1:
            siblings[figure.named.definition.code].append(value)
    middles = {code: sorted(values)[len(values) // 2] for code, values in siblings.items()}
    for figure in rates:
        value, middle = figure.reading.value, middles.get(figure.named.definition.code)
        if middle is None or value is None or not 0 < value < 1 or figure.reading.percent:
            continue
        if middle / 3 <= value * 100 <= middle * 3 and value < middle / 10:
            params = {"shown": str(value), "percent": str(value * 100)}
            figure.reading.tell(Problem("fraction_suspect", "question", figure.ref, (figure.ref,), params))


def ask_for_units(reading: TableReading, options: Options) -> None:
    """Money without a unit is not a value: one question for the sheet."""
    without = [
        f
        for f in reading.figures
        if not f.unit and not f.sense.check and not f.reading.skipped and f.reading.value is not None
    ]
    if without and not options.unit:
        refs = tuple(figure.ref for figure in without)
        reading.problems.append(Problem("unit_missing", "question", "", refs, {"count": str(len(refs))}))
    said = Counter(find_unit(unit).base for unit in reading.table.units_said if find_unit(unit))  # type: ignore[union-attr]
    if len(set(reading.table.units_said)) > 1 and len(said) == 1:
        reading.problems.append(
            Problem("unit_conflict", "warning", "", (), {"units": ", ".join(sorted(set(reading.table.units_said)))})
        )


def ask_for_day(reading: TableReading) -> None:
    """Disbursement moves every day (TT 15/2021/TT-BTC): a list of a bare year does not say up to when it counts."""
    context = reading.context.spoken
    undated = [
        f for f in reading.figures
        if f.named.definition.code == "investment_disbursement" and f.sense.role == "actual" and not f.sense.check
        and f.period and f.period.months == 12 and not (f.sense.spoken.months or context.months)
        and as_of(f.sense, f.period, reading.context) is None
    ]  # fmt: skip
    if undated and any(f.sense.role == "target" and not f.sense.check for f in reading.figures):
        reading.problems.append(Problem("as_of_missing", "warning", "", tuple(f.ref for f in undated)))
