"""A sheet as the table finder sees it: rows and columns in order, and what each cell is good for.

Most cells are told by themselves: a label has words, a figure is a number. Three are told by the
heading above them: a year or month below `Năm` labels its row, a date below `Thời hạn` is a value,
and so are the words that stand in its place (`Quý II`, `Thường xuyên`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from data.cells import Cell, Merge, Sheet
from data.text import clean
from loaders.dates import dated
from loaders.numbers import MARK, bounded, nothing_of, written_number
from loaders.periods import spoken_period
from loaders.phrases import plain
from loaders.vocabulary import said

WORDS = re.compile(r"[^\W\d_]{2,}")
YEAR = re.compile(r"(?:19|20)\d\d")
ORDINAL = re.compile(r"0?[1-9]|1[0-2]|IV|I{1,3}")
DATED = ("deadline", "done")
"""Uses of columns that hold days: what is due, and what was done when."""


@lru_cache(maxsize=65536)
def value_text(text: str) -> bool:
    """Whether a text cell stands for a figure: a number written out, a bound, `-`, `...`."""
    if MARK.fullmatch(text.strip()):
        return False
    bare = clean(text)
    return nothing_of(bare) in ("nil", "missing") or written_number(bare) is not None or bounded(bare) is not None


@lru_cache(maxsize=65536)
def worded(text: str) -> bool:
    return bool(WORDS.search(text)) and not value_text(text)


def text_of(cell: Cell | None) -> str:
    return clean(cell.value) if cell is not None and cell.kind == "text" else ""


def has_words(cell: Cell | None) -> bool:
    """Whether a cell is a label: words, and not a number or one of the kinds of nothing."""
    return cell is not None and cell.kind == "text" and worded(cell.value)


def is_value(cell: Cell | None) -> bool:
    """Whether a cell stands for a figure: a number, an error, an uncomputed formula, `-`, `...`."""
    if cell is None or cell.kind in ("bool", "date"):
        return False
    return cell.kind != "text" or value_text(cell.value)


@lru_cache(maxsize=65536)
def names_a_time(text: str) -> bool:
    """`2020`, `Năm 2019`, `Tháng 3`, `Quý I/2020`: a row's time."""
    spoken = spoken_period(text)
    return bool(YEAR.fullmatch(text.strip())) or spoken.months is not None or spoken.year is not None


class Grid:
    """The cells of a sheet by row, with the headings that tell what the cells below them are."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.by_row: dict[int, list[Cell]] = {}
        cells = sheet.cells
        for place in sorted(cells):
            row = self.by_row.get(place[0])
            if row is None:
                row = self.by_row[place[0]] = []
            row.append(cells[place])
        self.rows, self.columns = sheet.rows, sheet.columns
        self.merged_rows = merged_rows(sheet.merges)
        self.told: dict[int, tuple[Cell | None, list[Cell]]] = {}
        self.heads: dict[int, list[tuple[int, str, str]]] = {}
        for cell in sheet.cells.values():
            if cell.kind == "text" and (use := said("column", cell.value)) in ("period", *DATED):
                if self.is_group(cell):
                    continue  # `Tháng` over 1, 2, 3 heads columns of figures
                self.heads.setdefault(cell.column, []).append((cell.row, use, plain(cell.value)))

    def row(self, index: int) -> list[Cell]:
        """The non-empty cells of a row, left to right."""
        return self.by_row.get(index, [])

    def at(self, row: int, column: int) -> Cell | None:
        return self.sheet.cells.get((row, column))

    def is_group(self, cell: Cell) -> bool:
        """Whether a heading is merged over several columns."""
        return any(m.left == cell.column and m.right > m.left and m.top == cell.row for m in self.merges_at(cell.row))

    def merges_at(self, row: int) -> list[Merge]:
        return self.merged_rows.get(row, [])

    def label_and_figures(self, row: int) -> tuple[Cell | None, list[Cell]]:
        """The first label of a row and the figures to its right."""
        if row not in self.told:
            cells = self.row(row)
            label = next((cell for cell in cells if self.is_label(cell)), None)
            right = [c for c in cells if c.column > label.column and self.is_figure(c)] if label is not None else []
            self.told[row] = (label, right)
        return self.told[row]

    def head_over(self, cell: Cell) -> tuple[str, str]:
        """The use (`period`, `deadline`, `done`) and words of the nearest such heading above the cell."""
        over = [head for head in self.heads.get(cell.column, ()) if head[0] < cell.row]
        return max(over)[1:] if over else ("", "")

    def is_label(self, cell: Cell | None) -> bool:
        """Words, or a time below a heading such as `Năm`."""
        if cell is None or (cell.kind == "number" and not self.heads):
            return False
        return has_words(cell) or self.is_time(cell)

    def is_time(self, cell: Cell) -> bool:
        use, heading = self.head_over(cell) if self.heads else ("", "")
        if use != "period":
            return False
        ordinal = heading in ("thang", "quy") and ORDINAL.fullmatch(cell.value)
        return cell.kind == "date" or bool(ordinal) or names_a_time(cell.value)

    def is_figure(self, cell: Cell | None) -> bool:
        """A value, or a day where days are due."""
        if cell is None:
            return False
        if self.heads and (use := self.head_over(cell)[0]):
            return use in DATED and (cell.kind in ("date", "number") or dated(clean(cell.value)) is not None)
        return is_value(cell)


def merged_rows(merges: list[Merge]) -> dict[int, list[Merge]]:
    """Row -> the merged ranges that reach into it."""
    found: dict[int, list[Merge]] = {}
    for merge in merges:
        for row in range(merge.top, min(merge.bottom, merge.top + 60) + 1):
            found.setdefault(row, []).append(merge)
    return found
