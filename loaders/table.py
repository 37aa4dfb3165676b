"""Tables in a sheet: where the header band, the numbering row, the data and the notes are.

A row is data when a label stands left of a number. The band above the first data row, up to a
blank row, a unit line or a title, is the header.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from data.cells import Cell, Sheet
from data.text import clean
from data.units import find_unit
from loaders.headings import header_path
from loaders.numbers import MARK, bounded, nothing_of, written_number
from loaders.periods import spoken_period
from loaders.phrases import plain, vietnamese_part
from loaders.vocabulary import said

NUMBERING = re.compile(r"\(?\d{1,2}\)?|[A-H]|\(?\d{1,2}\)?\s*=\s*[\d()+\-*/x:.…\s%]+")
UNIT_LINE = re.compile(r"(?:don vi(?: tinh)?|dvt)\s*:?\s*(.+)")
NOTE = re.compile(
    r"ghi chu|nguon( so lieu)?\s*:|noi nhan|tm\.|kt\.|so lieu|\(\*+\)|\*+|\(\d\)|remarks?|luu y|giam doc|chu tich"
)
WORDS = re.compile(r"[^\W\d_]{2,}")
YEAR = re.compile(r"(?:19|20)\d\d")


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

    def used_for(self, use: str) -> list[Column]:
        return [column for column in self.columns if column.use == use]

    @property
    def top(self) -> int:
        return min([*self.header, *([self.numbering] if self.numbering else []), *self.rows])


def text_of(cell: Cell | None) -> str:
    return clean(cell.value) if cell is not None and cell.kind == "text" else ""


def has_words(cell: Cell | None) -> bool:
    """Whether a cell is a label: words, and not a number or one of the kinds of nothing."""
    return cell is not None and cell.kind == "text" and bool(WORDS.search(cell.value)) and not is_value(cell)


def is_value(cell: Cell | None) -> bool:
    """Whether a cell stands for a figure: a number, an error, an uncomputed formula, `-`, `...`."""
    if cell is None or cell.kind == "bool":
        return False
    if cell.kind in ("number", "error"):
        return True
    if cell.kind != "text" or MARK.fullmatch(cell.value.strip()):
        return False
    text = clean(cell.value)
    return nothing_of(text) in ("nil", "missing") or written_number(text) is not None or bounded(text) is not None


def is_numbering(sheet: Sheet, row: int) -> bool:
    """A row of column numbers: `A B 1 2 ... 7=6/4`."""
    found = [cell for cell in (sheet.at(row, column) for column in sheet.columns) if cell is not None]
    if len(found) < 2 or not all(NUMBERING.fullmatch(clean(cell.value)) for cell in found if cell.kind != "error"):
        return False
    numbers = [int(m[0]) for cell in found if (m := re.search(r"\d+", cell.value)) and cell.kind != "error"]
    lettered = clean(found[0].value) == "A" and (len(found) > 2 or bool(numbers))
    starts_low = bool(numbers) and numbers[0] <= 3 and any(number <= 3 for number in numbers)
    rising = sum(b >= a for a, b in pairwise(numbers))
    return lettered or (starts_low and len(numbers) >= 2 and rising >= 0.8 * (len(numbers) - 1))


def is_data(sheet: Sheet, row: int, columns: list[int]) -> bool:
    """A label with a figure to its right."""
    label = next((column for column in columns if has_words(sheet.at(row, column))), None)
    if label is None or is_numbering(sheet, row):
        return False
    figures = [cell for cell in (sheet.at(row, c) for c in columns if c > label) if cell is not None and is_value(cell)]
    years = all(cell.kind == "number" and YEAR.fullmatch(cell.value) for cell in figures)
    heads = any(said("column", text_of(sheet.at(row, column))) for column in columns)
    return bool(figures) and not (years and len(figures) >= 2 and heads)


def find_tables(sheet: Sheet) -> list[Table]:
    """All tables of the sheet, top to bottom."""
    tables: list[Table] = []
    start = 0
    while (table := next_table(sheet, start)) is not None:
        tables += side_by_side(table)
        start = max(table.rows)
    for table in tables:
        above = max((max(other.rows) for other in tables if max(other.rows) < table.top), default=0)
        until = min((other.top for other in tables if other.top > max(table.rows)), default=None)
        surround(table, above, until)
    return tables


def next_table(sheet: Sheet, after: int) -> Table | None:
    columns = sheet.columns
    rows = [row for row in sheet.rows if row > after]
    first = next((row for row in rows if is_data(sheet, row, columns)), None)
    if first is None:
        return None
    values = value_columns(sheet, [row for row in rows if row >= first])
    sections = section_rows(sheet, [row for row in rows if row < first], values)
    top = sections[0] if sections else first
    header, numbering = header_band(sheet, [row for row in rows if row < top], values)
    if not header:
        return next_table(sheet, first) if after < first else None
    data = data_rows(sheet, [row for row in rows if row >= top], values, header)
    table = Table(sheet, header, numbering, data)
    table.columns = describe_columns(table, sheet.columns)
    return table


def side_by_side(table: Table) -> list[Table]:
    """Tables printed next to each other share their rows: each begins at its own column of labels."""
    sheet, values = table.sheet, value_columns(table.sheet, table.rows)
    starts = [min(sheet.columns)]
    for left, index in pairwise(sheet.columns):
        said_label = said("column", " ".join(header_path(sheet, table.header, index))) == "label"
        words = sum(has_words(sheet.at(row, index)) for row in table.rows)
        between = starts[-1] < index and any(starts[-1] < c < index for c in values) and any(c > index for c in values)
        if said_label and between and 2 * words > len(table.rows):
            starts.append(
                left if said("column", " ".join(header_path(sheet, table.header, left))) == "marker" else index
            )
    if len(starts) == 1:
        return [table]
    found = []
    for start, end in pairwise([*starts, max(sheet.columns) + 1]):
        part = Table(sheet, table.header, table.numbering, table.rows)
        part.columns = describe_columns(part, [c for c in sheet.columns if start <= c < end])
        found.append(part)
    return found


def value_columns(sheet: Sheet, rows: list[int]) -> set[int]:
    """Columns with figures right of the labels."""
    found: Counter[int] = Counter()
    for row in rows:
        label = next((c for c in sheet.columns if has_words(sheet.at(row, c))), None)
        if label is not None:
            found.update(c for c in sheet.columns if c > label and is_value(sheet.at(row, c)))
    return set(found)


def section_rows(sheet: Sheet, rows: list[int], values: set[int]) -> list[int]:
    """Rows just above the first figures, each with an outline marker before its label: headings of sections, and
    rows that have words (`chưa giao`) or a bare `(12)` where the figures are due."""
    found: list[int] = []
    for row in reversed(rows):
        cells = [sheet.at(row, c) for c in sheet.columns if sheet.at(row, c) is not None]
        over = [cell for cell in cells if cell is not None and cell.column in values]
        bare = not over if len(cells) == 2 else bool(over) and all(is_remark(cell) for cell in over)
        marked = len(cells) >= 2 and re.fullmatch(r"[A-Z]|[IVX]+|\d{1,2}\.?", clean(cells[0].value if cells[0] else ""))
        if not (bare and marked) or is_numbering(sheet, row):
            break
        found.insert(0, row)
    return found


def is_remark(cell: Cell) -> bool:
    """Words or a bracketed number in a figure's place that are no heading: no role, no time, no comparison."""
    text = text_of(cell)
    heads = any(said(what, text) for what in ("role", "check", "column", "total", "subset"))
    return bool(MARK.fullmatch(text)) or (has_words(cell) and not heads and not spoken_period(text).months)


def unit_in(text: str) -> str:
    """The unit a line declares (`Đơn vị: Triệu đồng.`, `Triệu đồng - Million dong`), else empty."""
    bare = vietnamese_part(text).strip(" .:()")
    found = UNIT_LINE.fullmatch(plain(bare))
    words = bare.split(":", 1)[1] if found and ":" in bare else bare[len(bare) - len(found[1]) :] if found else bare
    unit = find_unit(words)
    return unit.code if unit else ""


def is_unit_line(sheet: Sheet, row: int) -> bool:
    texts = [text_of(sheet.at(row, column)) for column in sheet.columns]
    found = [text for text in texts if text]
    return bool(found) and all((unit_in(text) or UNIT_LINE.match(plain(text))) and "%" not in text for text in found)


def is_title(sheet: Sheet, row: int, values: set[int]) -> bool:
    """A line above the table: one text, merged over the table's width or standing left of its figures."""
    cells = [cell for cell in (sheet.at(row, c) for c in sheet.columns) if cell is not None and clean(cell.value)]
    if len(cells) != 1:
        return False
    wide = any(
        m.covers(row, cells[0].column)
        and m.left <= min(sheet.columns) + 1
        and m.right - m.left + 1 >= 0.6 * (max(values) - 1)
        for m in sheet.merges
    )
    named = said("column", cells[0].value) and not spoken_period(cells[0].value).year
    return wide or (
        not named and cells[0].column not in values and not any(m.covers(row, cells[0].column) for m in sheet.merges)
    )


def header_band(sheet: Sheet, rows: list[int], values: set[int]) -> tuple[list[int], int | None]:
    """Header rows (top to bottom) and the numbering row that ends them, if there is one."""
    numbering: int | None = None
    band: list[int] = []
    for row in reversed(rows):
        if not band and numbering is None and is_numbering(sheet, row):
            numbering = row
            continue
        gap = (min(band) if band else numbering or row + 1) - row > 1
        if (
            (gap and band and not merged_into(sheet, row, min(band)))
            or is_unit_line(sheet, row)
            or is_title(sheet, row, values)
        ):
            break
        if not any(is_heading(sheet.at(row, c)) for c in sheet.columns):
            break
        band.insert(0, row)
        if len(band) == 8:
            break
    return band, numbering


def merged_into(sheet: Sheet, row: int, below: int) -> bool:
    return any(m.top <= row and m.bottom >= below for m in sheet.merges)


def is_heading(cell: Cell | None) -> bool:
    dated = cell is not None and cell.kind == "date"
    return dated or has_words(cell) or year_head(cell) or bool(said("column", text_of(cell))) or names_a_period(cell)


def names_a_period(cell: Cell | None) -> bool:
    """`T1`, `Q2`, `6T`, `(%)`: a heading without a word."""
    return (
        cell is not None and cell.kind == "text" and (spoken_period(cell.value).months is not None or "%" in cell.value)
    )


def year_head(cell: Cell | None) -> bool:
    return cell is not None and cell.kind == "number" and bool(YEAR.fullmatch(cell.value))


def data_rows(sheet: Sheet, rows: list[int], values: set[int], header: list[int]) -> list[int]:
    """Rows from the first data row to the last with a figure; stops at another table's header band."""
    heads = {
        clean(cell.value) for row in header for c in sheet.columns if (cell := sheet.at(row, c)) and has_words(cell)
    }
    kept: list[int] = []
    for row in rows:
        words = [cell for c in values if (cell := sheet.at(row, c)) is not None and has_words(cell)]
        figures = any(is_value(sheet.at(row, c)) for c in values)
        if is_numbering(sheet, row):
            continue
        if words and not figures and is_header_again(sheet, row, words):
            if said_by(sheet, row) <= heads:
                continue  # the header again on the next printed page
            if kept:
                break
        if row_label(sheet, row, values) is not None or any(is_strong_value(sheet.at(row, c)) for c in values):
            kept.append(row)
    return trimmed(sheet, kept, values)


def said_by(sheet: Sheet, row: int) -> set[str]:
    return {clean(cell.value) for c in sheet.columns if (cell := sheet.at(row, c)) is not None and has_words(cell)}


def is_header_again(sheet: Sheet, row: int, words: list[Cell]) -> bool:
    """Words over the figures that speak of roles, times or comparisons: headings, not a remark in a cell."""
    uses = {said("column", text_of(sheet.at(row, c))) for c in sheet.columns} - {""}
    spoken = [
        cell for cell in words
        if said("role", cell.value) or said("check", cell.value) or spoken_period(cell.value).months is not None
    ]  # fmt: skip
    return "marker" in uses or len(spoken) >= 2 or (bool(uses) and bool(spoken))


def trimmed(sheet: Sheet, rows: list[int], values: set[int]) -> list[int]:
    """Without the notes and signatures below: the table ends with its last figure, or with the rows that go on
    without a gap and say something in a value column (`chưa có`)."""
    last = max((row for row in rows if any(is_value(sheet.at(row, c)) for c in values)), default=0)
    end = last
    for row in rows:
        remark = any(has_words(sheet.at(row, c)) for c in values) and not is_note(sheet, row)
        if row == end + 1 and remark:
            end = row
    return [row for row in rows if row <= end]


def is_strong_value(cell: Cell | None) -> bool:
    return cell is not None and is_value(cell) and nothing_of(cell.value) is None


def row_label(sheet: Sheet, row: int, values: set[int]) -> str | None:
    first = min(values, default=10**6)
    return next((text_of(sheet.at(row, c)) for c in sheet.columns if c < first and has_words(sheet.at(row, c))), None)


def is_note(sheet: Sheet, row: int) -> bool:
    first = next((text_of(sheet.at(row, c)) for c in sheet.columns if text_of(sheet.at(row, c))), "")
    return bool(NOTE.match(plain(first)))


def describe_columns(table: Table, indexes: list[int]) -> list[Column]:
    sheet = table.sheet
    values = value_columns(sheet, table.rows)
    found: list[Column] = []
    for index in indexes:
        path = header_path(sheet, table.header, index)
        use = use_of(table, index, path, values, [column.use for column in found])
        if use:
            column = Column(index, use, path)
            number = sheet.at(table.numbering, index) if table.numbering else None
            if number is not None:
                column.number, _, column.formula = (part.strip(" ()") for part in clean(number.value).partition("="))
                column.formula = clean(number.value).partition("=")[2].strip()
            found.append(column)
    return found


def use_of(table: Table, index: int, path: tuple[str, ...], values: set[int], before: list[str]) -> str:
    """What a column is for: by its heading, else by what it holds."""
    joined = " ".join(path)
    cells = [cell for row in table.rows if (cell := table.sheet.at(row, index)) is not None]
    named = said("column", joined) or next((use for part in path if (use := said("column", part))), "")
    if named in ("note", "attribute", "official") and index in values and mostly_figures(cells):
        named = ""
    if named == "label" and "label" in before and names_units(cells):
        named = "unit"
    if "value" in before and named in ("marker", "label", "unit", "code"):
        named = ""
    if named == "label" and "label" in before:
        named = "attribute" if index not in values else ""
    if named:
        return named
    if index in values and "label" in before:
        return "value"
    if "label" not in before and any(has_words(cell) for cell in cells):
        return "label"
    if "label" not in before and "marker" not in before and cells:
        return "marker"
    return "value" if index in values else ""


def names_units(cells: list[Cell]) -> bool:
    """Whether a column headed `Đơn vị` holds units of measure and not offices."""
    words = [text_of(cell) for cell in cells if has_words(cell) or text_of(cell)]
    return bool(words) and sum(find_unit(word) is not None for word in words) * 2 > len(words)


def mostly_figures(cells: list[Cell]) -> bool:
    return sum(is_value(cell) for cell in cells) * 2 > len(cells)


def surround(table: Table, after: int, until: int | None) -> None:
    """Collect titles, unit lines and notes around the table."""
    sheet, top, bottom = table.sheet, table.top, max(table.rows)
    for row in sheet.rows:
        texts = [text_of(sheet.at(row, column)) for column in sheet.columns if text_of(sheet.at(row, column))]
        if after < row < top:
            for text in texts:
                unit = unit_in(text)
                if unit or UNIT_LINE.fullmatch(plain(text.strip(" .:()"))):
                    table.units_said.append(unit or text)
                    table.unit = table.unit or unit
                else:
                    table.titles.append(text)
        elif row > bottom and (until is None or row < until):
            table.notes += texts
