"""How a file was read, as data: what each value cell was taken for, which cells are in question, and why.

`explanation` turns a reading into words in the reader's language; `loaders.explain_workbook` puts them
into the sender's own workbook. Nothing here opens the workbook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from data.cells import Cell, Sheet, column_letters, split_address
from data.locale import text, text_or
from data.model import Problem
from data.period import Period
from data.sentences import problem_text
from loaders.columns import Sense
from loaders.figures import Figure, TableReading
from loaders.load import FileReading, SheetReading

KINDS = ("target", "actual", "estimate", "check", "skipped", "rejected")
"""What a value cell can have been read as, in the order of the legend."""

MOST_NOTED = 40
"""Cells of one column that carry the note of one question about a whole sheet or of one remark: a sender who wrote
a column of numbers as text needs to be told, not covered in notes. The list names them all."""

SEVERITIES = ("error", "question", "warning", "info")
MOST_LISTED = 20_000
MOST_SHOWN = 200
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One problem in words: `place` as the report names it, `target` the range its link leads to (empty: none)."""

    sheet: str
    place: str
    target: str
    severity: str
    sentence: str
    shown: str
    kind: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One recognised column: its letters, what it was used for, its heading, period and unit, all in words."""

    sheet: str
    letters: str
    heading_row: int
    use: str
    heading: str
    period: str
    unit: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet: what became of its value cells, whose figures they are and what its rows stand for."""

    sheet: str
    status: str
    sentence: str
    area: str
    rows: str
    cells: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Paint:
    """What to put on one sheet: cell -> kind (one of KINDS), and cell -> note."""

    kinds: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A file's reading in words: the first sheet's lines, and the paint of each sheet by its name."""

    language: str
    file: str
    summary: str
    problems: list[Line]
    unlisted: int
    sheets: list[SheetLine]
    columns: list[ColumnLine]
    paints: dict[str, Paint]


def explanation(reading: FileReading, language: str) -> Explanation:
    """What was made of a file, in the words of `language` (vi, en)."""
    found: list[tuple[int, Line]] = [(SEVERITIES.index(p.severity), file_line(p, language)) for p in reading.problems]
    paints: dict[str, Paint] = {}
    for sheet in reading.sheets:
        kinds = kinds_of(sheet)
        paints[sheet.name] = Paint(kinds, notes_of(sheet, kinds, language))
        found += [(SEVERITIES.index(p.severity), problem_line(p, sheet, kinds, language)) for p in sheet.problems]
    lines = [line for _, line in sorted(found, key=lambda ranked: ranked[0])]  # what has to be done comes first
    return Explanation(
        language, reading.name, summary_of(reading, language), lines[:MOST_LISTED], max(0, len(lines) - MOST_LISTED),
        [sheet_line(sheet, paints[sheet.name].kinds, language) for sheet in reading.sheets],
        [line for sheet in reading.sheets for line in column_lines(sheet, language)], paints,
    )  # fmt: skip


def summary_of(reading: FileReading, language: str) -> str:
    counts = reading.counts
    said = text(f"explain.file_{reading.status}", language)
    numbers = text(
        "explain.counts", language, cells=counts.cells, new=counts.new, changed=counts.changed, same=counts.same,
        checked=counts.checked, skipped=counts.skipped, rejected=counts.rejected, removed=counts.removed,
    )  # fmt: skip
    return f"{said} {numbers}" if reading.sheets else said


# ---- what each cell was read as


def kinds_of(sheet: SheetReading) -> dict[str, str]:
    """Cell -> kind of every value cell of the tables read, exactly as the report counts them."""
    checked = {check.cell for check in sheet.checks}
    found: dict[str, str] = {}
    for table in sheet.tables:
        found |= {figure.ref: kind_of(figure, checked) for figure in table.figures}
        found |= {cell.ref: "rejected" for cell in table.unplaced}
    return found


def kind_of(figure: Figure, checked: set[str]) -> str:
    if figure.said_in is not None:
        return figure.said_in.stance_of(figure)[0]
    if figure.ref in checked:
        return "check"
    readable_check = bool(figure.sense.check) and figure.reading.readable
    return "skipped" if figure.reading.skipped or readable_check else "rejected"


# ---- problems in words


def file_line(problem: Problem, language: str) -> Line:
    severity = text(f"severity.{problem.severity}", language)
    return Line("", "", "", severity, problem_text(problem, language), "", "")


def problem_line(problem: Problem, sheet: SheetReading, kinds: dict[str, str], language: str) -> Line:
    """One problem of a sheet; a range is of the kind of its first cell."""
    first = problem.cells[0] if problem.cells and problem.blocks else ""
    return Line(
        sheet.name, place_of(problem, language), target_of(problem, sheet),
        text(f"severity.{problem.severity}", language), problem_text(problem, language), shown_of(problem, sheet),
        kinds.get(problem.cell) or kinds.get(first, ""),
    )  # fmt: skip


def place_of(problem: Problem, language: str) -> str:
    """The cell as the report names it; for a whole sheet the first of the cells concerned and how many more."""
    word, _, rest = problem.cell.partition(" ")
    if rest:
        return text_or(f"explain.place_{word}", language, word) + f" {rest}"
    if problem.cell or not problem.cells:
        return problem.cell
    more = len(problem.cells) - 1
    return f"{problem.cells[0]} (+{more})" if more else problem.cells[0]


def target_of(problem: Problem, sheet: SheetReading) -> str:
    """The range a link to the problem leads to: a cell, a range, a row, a column, else the sheet's first cell."""
    if sheet.reason == "hidden":  # Excel does not jump to a sheet that is not shown
        return ""
    word, _, rest = problem.cell.partition(" ")
    if word in ("row", "column") and rest:
        return f"{rest}:{rest}"
    return problem.cell or (problem.cells[0] if problem.cells else "A1")


def shown_of(problem: Problem, sheet: SheetReading) -> str:
    """What stands in the cell, as the reader gave it."""
    cell = next((found for page in pages(sheet) if (found := cell_at(page, problem.cell)) is not None), None)
    if cell is None:
        return problem.params.get("shown", problem.params.get("label", ""))[:MOST_SHOWN]
    return ((cell.formula or "") if not cell.cached else cell.value)[:MOST_SHOWN]


def pages(sheet: SheetReading) -> Iterator[Sheet]:
    """The sheet's cells; all its tables share them."""
    return islice((table.table.sheet for table in sheet.tables), 1)


def cell_at(page: Sheet, ref: str) -> Cell | None:
    try:
        return page.at(*split_address(ref))
    except ValueError:
        return None


# ---- notes on cells


def notes_of(sheet: SheetReading, kinds: dict[str, str], language: str) -> dict[str, str]:
    """Cell -> note: what the cell was read as, then every sentence about it. Cells without a problem have none."""
    said: dict[str, list[str]] = {}
    noted: Counter[tuple[str, str]] = Counter()
    for problem in sheet.problems:
        severity = text(f"severity.{problem.severity}", language)
        for ref in noted_cells(problem, sheet):
            sentence = f"{severity}: {problem_text(of_cell(problem, ref, sheet), language)}"
            column = (problem.code, ref.rstrip("0123456789"))
            noted[column] += 1
            if (problem.cell == ref and problem.severity != "info") or noted[column] <= MOST_NOTED:
                sentences = said.setdefault(ref, [])
                sentences += [sentence] if sentence not in sentences else []
    return {ref: "\n".join([*heading(kinds.get(ref), language), *found]) for ref, found in said.items()}


def of_cell(problem: Problem, ref: str, sheet: SheetReading) -> Problem:
    """A question asked once for a column, as each of its cells would ask it: with its own words."""
    own = shown_of(replace(problem, cell=ref), sheet) if ":" in problem.cell and "shown" in problem.params else ""
    return replace(problem, params={**problem.params, "shown": own}) if own else problem


def heading(kind: str | None, language: str) -> list[str]:
    """The kind in words, so that a tint is not the only mark of it."""
    return [text(f"explain.read_as_{kind}", language)] if kind else []


def noted_cells(problem: Problem, sheet: SheetReading) -> tuple[str, ...]:
    """The cells that carry the note: the cell named, those of its range, or the label of its row or column."""
    word, _, rest = problem.cell.partition(" ")
    if word == "row":
        label = label_of_row(sheet, int(rest))
        return (label,) if label else problem.cells[:1]
    if word == "column":
        head = head_of_column(sheet, rest)
        return (head,) if head else ()
    return (problem.cell,) if problem.cell and ":" not in problem.cell else problem.cells


def label_of_row(sheet: SheetReading, row: int) -> str:
    """The cell of the row's label, else its first cell of the table."""
    for table in sheet.tables:
        page = table.table.sheet
        columns = [*(c.index for c in table.table.used_for("label")), *page.columns]
        found = next((cell.ref for index in columns if (cell := page.at(row, index)) is not None), "")
        if row in table.table.rows and found:
            return found
    return ""


def head_of_column(sheet: SheetReading, letters: str) -> str:
    for table in sheet.tables:
        for row in table.table.header:
            cell = cell_at(table.table.sheet, f"{letters}{row}")
            if cell is not None:
                return cell.ref
    return ""


# ---- sheets and columns in words


def sheet_line(sheet: SheetReading, kinds: dict[str, str], language: str) -> SheetLine:
    numbers = Counter(kinds.values())
    status = sheet.status if sheet.status == "read" else f"{sheet.status}_{sheet.reason}"
    areas = dict.fromkeys(table.context.area.name_vi for table in sheet.tables)
    axes = dict.fromkeys(text_or(f"explain.axis_{table.axis}", language, table.axis) for table in sheet.tables)
    sentence = text("explain.sheet_counts", language, **{kind: numbers[kind] for kind in KINDS}) if kinds else ""
    return SheetLine(
        sheet.name, text_or(f"explain.sheet_{status}", language, status), sentence, ", ".join(areas), ", ".join(axes),
        len(kinds), sheet.reason == "hidden",
    )  # fmt: skip


def column_lines(sheet: SheetReading, language: str) -> list[ColumnLine]:
    """One line for each column of each table, left to right."""
    found = []
    for table in sheet.tables:
        senses = {sense.column.index: sense for sense in table.senses}
        for column in table.table.columns:
            sense = senses.get(column.index)
            figures = [f for f in table.figures if f.sense.column.index == column.index]
            found.append(
                ColumnLine(
                    sheet.name, column_letters(column.index), min(table.table.header),
                    use_of(column.use, sense, language), " / ".join(column.path),
                    "" if sense is None or sense.check else periods_of(figures, language), units_of(figures, table),
                )
            )  # fmt: skip
    return found


def use_of(use: str, sense: Sense | None, language: str) -> str:
    """What a column was used for: its role, that it is derived, or its place in the table."""
    if sense is None:
        return text_or(f"explain.column_{use}", language, use)
    if sense.check:
        return text("explain.column_check", language)
    role = "estimate" if sense.estimate and sense.role == "actual" else sense.role
    said = text(f"role.{role}", language)
    return f"{said} ({text(f'authority.{sense.authority}', language)})" if sense.authority != "none" else said


def periods_of(figures: list[Figure], language: str) -> str:
    """The periods of a column's figures; a stock in a column of flows has its own."""
    found = dict.fromkeys(figure.period for figure in figures if figure.period is not None)
    return few([period_text(period, language) for period in found])


def units_of(figures: list[Figure], table: TableReading) -> str:
    found = dict.fromkeys(figure.unit for figure in figures if figure.unit)
    return few(list(found)) if found else table.table.unit if figures else ""


def few(words: list[str]) -> str:
    return ", ".join(words[:MOST_NAMED]) + (" …" if len(words) > MOST_NAMED else "")


def period_text(period: Period, language: str) -> str:
    """A period as the dashboard says it: `Tháng 9/2020`, `9 tháng 2020`, `Năm 2020`."""
    month = text("format.month", language, month=f"{period.end[1]:02d}", year=period.end[0])
    if period.is_state:
        return text("format.state", language, month=month[0].lower() + month[1:] if language == "vi" else month)
    if period.months == 1:
        return month
    if period.month == 1 and period.months == 12:
        return text("format.year", language, year=period.year)
    if period.month == 1 and period.months < 12:
        return text("format.months", language, months=period.months, year=period.year)
    first = text("format.month", language, month=f"{period.month:02d}", year=period.year)
    return f"{first} – {month}"
