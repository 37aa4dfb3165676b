"""Tables in a sheet: where the header band, the numbering row, the data and the notes are.

A row is data when a label stands left of a number. The band above the first data row, up to a
blank row, a unit line or a title, is the header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from data.cells import Cell, Sheet
from data.text import clean
from data.units import find_unit
from loaders.bands import (
    UNIT_LINE,
    foreign_money,
    header_band,
    in_header,
    is_numbering,
    names_variables,
    unit_in,
    unit_within,
)
from loaders.grid import YEAR, Grid, has_words, is_value, text_of
from loaders.headings import header_path, is_serial
from loaders.numbers import MARK, nothing_of
from loaders.periods import spoken_period
from loaders.phrases import plain
from loaders.uses import NAMING, describe_columns, value_columns
from loaders.vocabulary import said

NOTE = re.compile(
    r"ghi chu|nguon( so lieu)?\s*:|noi nhan|tm\.|kt\.|so lieu|\(\*+\)|\*+|\(\d\)|remarks?|luu y|giam doc|chu tich"
)


@dataclass(slots=True)
class Column:
    """One column of a table: what it is for, its header path, and its number in the numbering row."""

    index: int
    use: str
    path: tuple[str, ...] = ()
    number: str = ""
    formula: str = ""


@dataclass(slots=True)
class Table:
    """A table as rows and columns of its sheet; `titles` and `notes` stand around it."""

    sheet: Sheet
    header: list[int]
    numbering: int | None
    rows: list[int]
    columns: list[Column] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unit: str = ""
    units_said: list[str] = field(default_factory=list)
    column_units: dict[int, str] = field(default_factory=dict)
    surveyed: bool = False
    """Names of a survey's variables stand below the headings: the figures are what respondents said."""
    foreign_unit: str = ""
    """A currency that the office does not keep, as the sheet says it: no unit is taken or guessed beside it."""

    def used_for(self, use: str) -> list[Column]:
        return [column for column in self.columns if column.use == use]

    @property
    def top(self) -> int:
        return min([*self.header, *([self.numbering] if self.numbering else []), *self.rows])


def is_data(grid: Grid, row: int) -> bool:
    """A label with a figure to its right."""
    cells = grid.row(row)
    label, figures = grid.label_and_figures(row)
    if label is None or is_numbering(grid, row) or in_header(grid, row):
        return False
    years = len(figures) >= 2 and all(YEAR.fullmatch(cell.value.strip()) for cell in figures)
    times = figures and all(is_serial(cell) or YEAR.fullmatch(cell.value.strip()) for cell in figures)
    headed = (years or (times and heads_times(cells))) and is_heading_row(cells)
    return bool(figures) and not headed


def heads_times(cells: list[Cell]) -> bool:
    """Whether months stand among the cells: a bare 43952 beside `T3/2020` is one that lost its format."""
    return any(cell.kind == "date" or spoken_period(text_of(cell)).months is not None for cell in cells)


def is_heading_row(cells: list[Cell]) -> bool:
    """Words that head columns, or the same words over several (`Tổng | 2024 | Tổng | 2024`)."""
    words = [text_of(cell) for cell in cells if has_words(cell)]
    return len(set(words)) < len(words) or any(said("column", text_of(cell)) for cell in cells)


def find_tables(sheet: Sheet) -> list[Table]:
    """All tables of the sheet, top to bottom."""
    grid = Grid(sheet)
    tables: list[Table] = []
    start = 0
    while (table := next_table(grid, start)) is not None:
        tables += side_by_side(grid, table)
        start = max(table.rows)
    for table in tables:
        above = max((max(other.rows) for other in tables if max(other.rows) < table.top), default=0)
        until = min((other.top for other in tables if other.top > max(table.rows)), default=None)
        surround(grid, table, above, until)
    return tables


def next_table(grid: Grid, after: int) -> Table | None:
    rows = [row for row in grid.rows if row > after]
    first = next((row for row in rows if is_data(grid, row)), None)
    if first is None:
        return None
    values = value_columns(grid, [row for row in rows if row >= first])
    sections = section_rows(grid, [row for row in rows if row < first], values)
    top = sections[0] if sections else first
    header, numbering = header_band(grid, [row for row in rows if row < top], values)
    if not header:
        return next_table(grid, first) if after < first else None
    data = data_rows(grid, [row for row in rows if row >= top], values, header, numbering)
    units = units_below(grid, header)
    header = header[:-1] if units else header
    columns = describe_columns(grid, header, numbering, data, grid.columns)
    surveyed = any(header[-1] < row < top and names_variables(grid, row) for row in grid.rows)
    return Table(grid.sheet, header, numbering, data, columns, column_units=units, surveyed=surveyed)


def units_below(grid: Grid, header: list[int]) -> dict[int, str]:
    """The units of a row `ĐVT | nhà | nhà | ha` that stands between the headings and the figures."""
    cells = grid.row(header[-1]) if len(header) > 1 else []
    named = [cell for cell in cells if said("column", text_of(cell)) == "unit"]
    units = {cell.column: unit.code for cell in cells if cell not in named and (unit := find_unit(text_of(cell)))}
    return units if named and len(units) >= 2 and len(units) == len(cells) - len(named) else {}


def side_by_side(grid: Grid, table: Table) -> list[Table]:
    """Tables printed next to each other share their rows: each begins at its own column of labels."""
    starts = starts_of(grid, table)
    if len(starts) == 1:
        return [table]
    found = []
    for start, end in pairwise([*starts, max(grid.columns) + 1]):
        indexes = [c for c in grid.columns if start <= c < end]
        columns = describe_columns(grid, table.header, table.numbering, table.rows, indexes)
        part = Table(table.sheet, table.header, table.numbering, own_rows(grid, table.rows, start, end), columns)
        found.append(part)
    return found


def own_rows(grid: Grid, rows: list[int], start: int, end: int) -> list[int]:
    return [row for row in rows if any(start <= cell.column < end for cell in grid.row(row))]


def starts_of(grid: Grid, table: Table) -> list[int]:
    """First columns of tables side by side: at another column headed as labels, or after an empty one with names."""
    values = value_columns(grid, table.rows)
    used = {cell.column for row in (*table.header, *table.rows) for cell in grid.row(row)}
    columns = [column for column in grid.columns if column in used]
    starts = [columns[0]]
    for left, index in pairwise(columns):
        between = any(starts[-1] < c < index for c in values) and any(c > index for c in values)
        if not between or not names_rows(grid, table, index):
            continue
        if use_said(grid, table, index) in NAMING:
            starts.append(left if use_said(grid, table, left) == "marker" or is_rank(grid, table, left) else index)
        elif index - left > 1 or not header_path(grid.sheet, table.header, index):
            starts.append(index)  # a gap, or names that no heading is over: ranking lists, each in its own order
    return starts


def is_rank(grid: Grid, table: Table, column: int) -> bool:
    """`Hạng` left of the names of a ranking list that stands beside another."""
    path = header_path(grid.sheet, table.header, column)
    return bool(path) and plain(path[-1]) in ("hang", "xep hang", "thu hang")


def names_rows(grid: Grid, table: Table, column: int) -> bool:
    """Whether most cells of a column are words, or times below such a heading."""
    cells = [cell for row in table.rows if (cell := grid.at(row, column)) is not None]
    named = sum(grid.is_label(cell) for cell in cells)
    return named >= 2 and 2 * named > len(cells)


def use_said(grid: Grid, table: Table, column: int) -> str:
    path = header_path(grid.sheet, table.header, column)
    return said("column", " ".join(path)) or next((use for part in path if (use := said("column", part))), "")


def section_rows(grid: Grid, rows: list[int], values: set[int]) -> list[int]:
    """Rows just above the first figures, each with an outline marker before its label: headings of sections, and
    rows that have words (`chưa giao`) or a bare `(12)` where the figures are due."""
    found: list[int] = []
    for row in reversed(rows):
        cells = grid.row(row)
        if is_lone_section(grid, row, values):
            found.insert(0, row)
            continue
        over = [cell for cell in cells if cell.column in values]
        measured = len(cells) == 3 and find_unit(text_of(cells[-1])) is not None
        bare = not over if len(cells) == 2 or measured else bool(over) and all(is_remark(cell) for cell in over)
        marked = len(cells) >= 2 and re.fullmatch(r"[A-Z]|[IVX]+|\d{1,2}\.?", clean(cells[0].value))
        if not (bare and marked) or is_numbering(grid, row):
            break
        found.insert(0, row)
    return found


def is_lone_section(grid: Grid, row: int, values: set[int]) -> bool:
    """`I. NÔNG NGHIỆP` alone below a complete row of headings, in a table without a column of markers."""
    cells, above = grid.row(row), grid.row(row - 1)
    headed = len(above) >= 3 and any(said("column", text_of(cell)) in NAMING for cell in above)
    headed = headed or (len(above) >= 2 and all(cell.column in values and has_words(cell) for cell in above))
    return (
        len(cells) == 1 and headed and cells[0].column == grid.columns[0] and cells[0].column not in values
        and has_words(cells[0]) and not unit_in(text_of(cells[0]))
    )  # fmt: skip


def is_remark(cell: Cell) -> bool:
    """Words or a bracketed number in a figure's place that are no heading: no role, no time, no comparison."""
    text = text_of(cell)
    heads = any(said(what, text) for what in ("role", "check", "column", "total", "subset"))
    return (
        bool(MARK.fullmatch(text))
        or nothing_of(text) is not None
        or (has_words(cell) and not heads and not spoken_period(text).months)
    )


def is_repeated_numbering(grid: Grid, row: int, numbering: int | None) -> bool:
    """The numbering row again on the next printed page; figures that only look like one (`3 | 4`) are figures."""
    texts = [clean(cell.value) for cell in grid.row(row)]
    same = numbering is not None and texts == [clean(cell.value) for cell in grid.row(numbering)]
    return same or all(text.startswith("(") or text.isalpha() or "=" in text for text in texts)


def data_rows(grid: Grid, rows: list[int], values: set[int], header: list[int], numbering: int | None) -> list[int]:
    """Rows from the first data row to the last with a figure; stops at another table's header band."""
    heads = {clean(cell.value) for row in header for cell in grid.row(row) if has_words(cell)}
    kept: list[int] = []
    for row in rows:
        over = [cell for cell in grid.row(row) if cell.column in values]
        words = [cell for cell in over if has_words(cell) and not grid.is_figure(cell)]
        if is_numbering(grid, row) and is_repeated_numbering(grid, row, numbering):
            continue
        if kept and begins_another(grid, row, header):
            break
        if words and not any(grid.is_figure(cell) for cell in over) and is_header_again(grid, row, words):
            if said_by(grid, row) <= heads:
                continue  # the header again on the next printed page
            if kept:
                break
        if has_label(grid, row, values) or any(is_strong_value(cell) for cell in over):
            kept.append(row)
    return trimmed(grid, kept, values)


def begins_another(grid: Grid, row: int, header: list[int]) -> bool:
    """The headings once more below another title: `History` where the table's first heading row has `Classics`."""
    heads = [(cell.column, clean(cell.value)) for cell in grid.row(header[-1])]
    if len(heads) < 2 or [(cell.column, clean(cell.value)) for cell in grid.row(row)] != heads:
        return False
    titles, mine = ([(c.column, clean(c.value)) for c in grid.row(above - 1)] for above in (header[-1], row))
    over = len(titles) > 1 or (bool(titles) and titles[0][0] > grid.columns[0])  # not a line of the whole page
    return over and titles != mine and [column for column, _ in titles] == [column for column, _ in mine]


def said_by(grid: Grid, row: int) -> set[str]:
    return {clean(cell.value) for cell in grid.row(row) if has_words(cell)}


def is_header_again(grid: Grid, row: int, words: list[Cell]) -> bool:
    """Words over the figures that speak of roles, times or comparisons: headings, not a remark in a cell."""
    uses = {said("column", text_of(cell)) for cell in grid.row(row)} - {""}
    spoken = [
        cell for cell in words
        if said("role", cell.value) or said("check", cell.value) or spoken_period(cell.value).months is not None
    ]  # fmt: skip
    return "marker" in uses or len(spoken) >= 2 or (bool(uses) and bool(spoken))


def trimmed(grid: Grid, rows: list[int], values: set[int]) -> list[int]:
    """Without the notes and signatures below: the table ends with its last figure, or with the rows that go on
    without a gap and say something in a value column (`chưa có`, `x`)."""
    figured = [row for row in rows if any(c.column in values and grid.is_figure(c) for c in grid.row(row))]
    end = max(figured, default=0)
    for row in rows:
        over = [c for c in grid.row(row) if c.column in values]
        remark = any(has_words(c) or nothing_of(text_of(c)) for c in over) and not is_note(grid, row)
        if row == end + 1 and remark:
            end = row
    return [row for row in rows if row <= end]


def is_strong_value(cell: Cell) -> bool:
    return is_value(cell) and nothing_of(cell.value) is None


def has_label(grid: Grid, row: int, values: set[int]) -> bool:
    first = min(values, default=10**6)
    return any(cell.column < first and grid.is_label(cell) for cell in grid.row(row))


def is_note(grid: Grid, row: int) -> bool:
    first = next((text for cell in grid.row(row) if (text := text_of(cell))), "")
    return bool(NOTE.match(plain(first)))


def surround(grid: Grid, table: Table, after: int, until: int | None) -> None:
    """Collect titles, unit lines and notes around the table."""
    top, bottom, within = table.top, max(table.rows), ""
    for row in grid.rows:
        texts = [text for cell in grid.row(row) if (text := text_of(cell))]
        if after < row < top:
            for text in texts:
                unit = unit_in(text)
                if unit or UNIT_LINE.fullmatch(plain(text.strip(" .:()"))):
                    table.units_said.append(unit or text)
                    table.unit = table.unit or unit
                elif foreign := foreign_money(text):
                    table.foreign_unit = foreign
                else:
                    table.titles.append(text)
                    within = within or unit_within(text)
        elif row > bottom and (until is None or row < until):
            table.notes += texts
    table.unit = table.unit or ("" if table.foreign_unit else within)
