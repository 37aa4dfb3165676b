"""What a table leaves open: asked about in one question each, never guessed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal

from data.cells import address, column_letters
from data.model import Problem
from data.numbers import decimals_of
from data.text import clean
from data.units import find_unit
from loaders.answers import SheetAnswers
from loaders.context import Options
from loaders.dates import day_of_serial
from loaders.figures import Figure, TableReading
from loaders.grid import is_value
from loaders.headings import serial_heading
from loaders.numbers import MARK
from loaders.phrases import plain
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


ZERO_IS_NONE = re.compile(
    r"(?<![\d.,])0\s*[=:]\s*(absent|missing|none|n/?a|not (?:known|reported)|vang|"
    r"(?:khong|chua) (?:co so lieu|bao cao|thu thap))\b"
)


def question_zeros(reading: TableReading) -> None:
    """A legend `0 = absent`, `0: chưa báo cáo` makes every 0 doubtful: no figure, or none of it?"""
    table = reading.table
    texts = [*table.titles, *table.notes, *(part for column in table.columns for part in column.path)]
    legend = next((text for text in texts if ZERO_IS_NONE.search(plain(text))), "")
    for figure in reading.figures if legend else ():
        if figure.reading.value == 0 and figure.reading.readable and figure.sense.column.use == "value":
            figure.reading.tell(Problem("zero_doubtful", "question", figure.ref, (figure.ref,), {"shown": legend[:60]}))


def question_shares(reading: TableReading) -> None:
    """`Tỷ lệ` over 0.926, 0.891, 0.828 with no % sign anywhere: 0,9 % or 92,6 %? The sheet does not say."""
    columns: dict[int, list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        signed = "%" in " ".join((*figure.sense.column.path, figure.row.label, figure.row.unit))
        if figure.unit == "%" and not figure.sense.check and not signed and figure.reading.value is not None:
            columns[figure.sense.column.index].append(figure)
    for figures in columns.values():
        values = [figure.reading.value or Decimal(0) for figure in figures]
        fine = sum(decimals_of(value) >= FINE for value in values)
        shares = len(values) >= FEWEST_SHARES and all(0 <= value <= 1 for value in values) and 2 * fine >= len(values)
        for figure in figures if shares else ():
            value = figure.reading.value or Decimal(0)
            if figure.reading.readable and not figure.reading.percent:
                params = {"shown": str(value), "percent": str(value * 100)}
                figure.reading.tell(Problem("fraction_suspect", "question", figure.ref, (figure.ref,), params))


FINE, FEWEST_SHARES = 3, 5


def question_sums_of_nothing(reading: TableReading) -> None:
    """An index of 0 in a row whose other figures are all blank: of a province that was not surveyed, no zero."""
    for figures in reading.by_row().values():
        told = [figure for figure in figures if figure.reading.value is not None]
        only = told[0] if len(told) == 1 and len(reading.senses) >= FEWEST_PARTS else None
        if only is not None and only.reading.value == 0 and only.named.definition.kind == "index":
            only.reading.tell(Problem("zero_of_blanks", "question", only.ref, (only.ref,)))


FEWEST_PARTS = 3


def ask_for_units(reading: TableReading, options: Options) -> None:
    """Money without a unit is not a value: one question for the sheet."""
    without = [
        f
        for f in reading.figures
        if not f.unit and not f.sense.check and not f.reading.skipped and f.reading.value is not None
    ]
    if without and not options.unit:
        refs = tuple(figure.ref for figure in without)
        foreign = reading.table.foreign_unit
        params = {"count": str(len(refs))} | ({"shown": foreign} if foreign else {})
        code = "unit_foreign" if foreign else "unit_missing"
        reading.problems.append(Problem(code, "question", "", refs, params))
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
