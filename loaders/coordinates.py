"""The heart: header path + row path + context -> the coordinates of every value cell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from data.cells import Cell, column_letters
from data.text import clean, slug
from loaders.answers import SheetAnswers
from loaders.columns import Sense, senses
from loaders.context import Context, Options
from loaders.figures import TableReading
from loaders.grid import is_value
from loaders.land_matrix import question_turn
from loaders.marks import blank_means_no
from loaders.naming import Namer
from loaders.numbers import MARK
from loaders.observing import finish
from loaders.outline import Row, outline
from loaders.packed import unpacked
from loaders.phrases import plain
from loaders.placing import Placing
from loaders.questions import (
    ask_for_day,
    ask_for_units,
    question_fractions,
    question_shares,
    question_sums_of_nothing,
    question_zeros,
    report_crosses,
    report_markers,
    report_unheaded,
    report_unlabelled,
)
from loaders.records import attributes
from loaders.special_values import SMALL_NEGATIVE, blank_mark, read_answer, read_day, read_mark, read_packed
from loaders.table import Table
from loaders.values import ColumnStyle, Reading, read_cell, read_number, style_of


def read_table(table: Table, context: Context, options: Options, form_unit: str = "") -> TableReading:
    """Give every value cell its coordinates, or a problem that names the missing one."""
    rows = outline(table)
    columns = senses(table, context, options.said)
    namer = Namer(table, context, rows, columns, options.said)
    reading = TableReading(
        table, context, rows, columns, [], axis=namer.axis, area_columns=frozenset(namer.area_columns)
    )
    placing = Placing(namer, options, form_unit)
    place_values(reading, placing, namer, options)
    report_unlabelled(reading, options.said)
    report_unheaded(reading)
    report_markers(reading)
    report_crosses(reading, options.said)
    question_fractions(reading)
    question_shares(reading)
    question_zeros(reading)
    question_sums_of_nothing(reading)
    question_turn(reading, placing.matrix)
    reading.problems += namer.problems
    ask_for_units(reading, options)
    finish(reading)
    ask_for_day(reading)
    reading.records = attributes(reading, namer)
    return reading


@dataclass(frozen=True, slots=True)
class Way:
    """How the cells of one column are read: `plain` = as numbers and nothing else."""

    sense: Sense
    index: int
    style: ColumnStyle
    plain: bool
    left_out: bool
    unit: str


def ways_of(table: Table, columns: list[Sense], answers: SheetAnswers) -> list[Way]:
    styles, marks = column_styles(table, columns, answers), mark_columns(table, columns)
    return [
        Way(
            sense, index, styles[index], sense.column.use == "value" and not answers.cells,
            index in marks or sense.ignored, unit_among_parts(table, sense) if sense.column.use == "packed" else "",
        )
        for sense in columns for index in (sense.column.index,)
    ]  # fmt: skip


def place_values(reading: TableReading, placing: Placing, namer: Namer, options: Options) -> None:
    """Make a figure of every value cell; those that nobody can say the area of are unplaced."""
    table, answers = reading.table, options.said
    ways, cells = ways_of(table, reading.senses, answers), table.sheet.cells
    for row in reading.rows:
        here, ignored, index = placing.row(row), namer.is_ignored(row), row.index
        for way in ways:
            cell = cells.get((index, way.index))
            if way.plain and (cell is None or (cell.kind == "number" and cell.cached)):
                found = [read_number(cell)] if cell is not None else []
            else:
                found = readings(row, cell, way, table, answers)
            for read in found:
                if way.left_out or ignored:
                    read.skipped, read.problems = True, ()
                read.unit = read.unit or way.unit
                figure = here.figure(way.sense, read)
                if figure is not None:
                    reading.figures.append(figure)
                else:
                    reading.unplaced.append(read.cell)
                    reading.problems += [p for p in read.problems if p.code == "packed_cell"]


def readings(row: Row, cell: Cell | None, way: Way, table: Table, answers: SheetAnswers) -> list[Reading]:
    """What a cell says: one value, several in a packed cell, a no in an empty cell whose legend says so."""
    use = way.sense.column.use
    if cell is None or not (is_value(cell) or clean(cell.value)):
        legend = use == "mark" and not row.total and blank_means_no(table.notes)
        return [blank_mark(row.index, way.index)] if legend else []
    if answers.cells and (told := answers.cells.get(cell.ref)) is not None:
        return [read_answer(cell, told)]
    if use == "mark":
        return [read_mark(cell)]
    if use == "packed":
        return read_packed(cell)
    if use in ("deadline", "done"):
        return [read_day(cell)]
    return [read_cell(cell, way.style, table.sheet.name == "csv")]


def mark_columns(table: Table, columns: list[Sense]) -> set[int]:
    """Columns that only hold footnote marks beside a figure of the same heading; Excel turns a typed `(2)` into -2."""
    paths = Counter(sense.column.path for sense in columns)
    found = set()
    for sense in columns:
        cells = [cell for row in table.rows if (cell := table.sheet.at(row, sense.column.index)) is not None]
        marks = all(MARK.fullmatch(clean(cell.value)) or SMALL_NEGATIVE.fullmatch(cell.value) for cell in cells)
        if paths[sense.column.path] > 1 and marks:
            found.add(sense.column.index)
    return found


def column_styles(table: Table, columns: list[Sense], answers: SheetAnswers) -> dict[int, ColumnStyle]:
    """How each column writes its numbers. A text file was written in one way: what one column proves holds for all."""
    found = {sense.column.index: style_of(cells_of(table, sense)) for sense in columns}
    for sense in columns:
        told = answers.column(column_letters(sense.column.index), sense.column.path)
        if style := (told.numbers if told else "") or answers.numbers:
            found[sense.column.index] = replace(found[sense.column.index], style=style, mixed=False)
    if table.sheet.name != "csv":
        return found
    proven = style_of([cell for sense in columns for cell in cells_of(table, sense)]).style
    return {index: style if style.style else replace(style, style=proven) for index, style in found.items()}


def cells_of(table: Table, sense: Sense) -> list[Cell]:
    return [cell for row in table.rows if (cell := table.sheet.at(row, sense.column.index)) is not None]


def unit_among_parts(table: Table, sense: Sense) -> str:
    """The unit that the packed cells of a column name where they name one (`LUA: 3,57 ha` beside `0,15 LUA`)."""
    units = Counter(part.unit for cell in cells_of(table, sense) for part in unpacked(clean(cell.value)) if part.unit)
    return units.most_common(1)[0][0] if units else ""


def form_of(reading: TableReading) -> str:
    """What kind of table it is, in one word: its axis and its leading indicator."""
    codes = Counter(f.named.definition.code for f in reading.figures if not f.named.definition.proposed)
    lead = (
        codes.most_common(1)[0][0] if codes else slug(re.sub(r"\d+", " ", plain(reading.context.title)), 40) or "table"
    )
    return f"{reading.axis}_{lead}" if reading.axis != "indicator" else lead if len(codes) <= 2 else "socio_economic"
