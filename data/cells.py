"""Cells and sheets as the reader gives them and as the provenance drawer draws them.

Every cell keeps its true A1 address. What Excel can say about a cell and a value alone cannot -
error, formula without a stored result, number format, font, indent, hidden - is kept beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from data.model import Problem

CellKind = Literal["text", "number", "date", "bool", "error"]
ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


def column_number(letters: str) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 = A, 26 = Z, 27 = AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


LETTERS = ("", *(column_letters(number) for number in range(1, 1025)))


def address(row: int, column: int) -> str:
    return f"{LETTERS[column] if 0 < column < len(LETTERS) else column_letters(column)}{row}"


def split_address(text: str) -> tuple[int, int]:
    """Row and column of an A1 address; raises ValueError for anything else."""
    found = ADDRESS.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a cell address such as C44")
    return int(found[2]), column_number(found[1])


@lru_cache(maxsize=4096)
def shows_percent(number_format: str) -> bool:
    """Whether a number format has a % sign outside quotes and escapes."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)


@dataclass(slots=True)
class Cell:
    """One cell: `value` is text, an exact number as text, an ISO date, or an error word (`#REF!`)."""

    row: int
    column: int
    kind: CellKind
    value: str
    number_format: str = "General"
    formula: str | None = None
    cached: bool = True
    font: str = ""
    bold: bool = False
    indent: int = 0

    @property
    def ref(self) -> str:
        return address(self.row, self.column)

    @property
    def is_percent(self) -> bool:
        """Whether Excel shows the number times a hundred with a % sign."""
        return shows_percent(self.number_format)


@dataclass(frozen=True, slots=True)
class Merge:
    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(slots=True)
class Sheet:
    """The non-empty cells of one sheet by (row, column), with what is merged and what is hidden.

    Cells are added and never taken away: the lists of rows and columns are made anew when their
    number has changed, because the loader asks for them at every cell.
    """

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    truncated: bool = False
    own: bool = False
    """Put in by this program: the list of an explained copy."""
    converted: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _lines: tuple[int, list[int], list[int]] = field(default=(0, [], []), init=False, repr=False, compare=False)

    def at(self, row: int, column: int) -> Cell | None:
        return self.cells.get((row, column))

    def lines(self) -> tuple[int, list[int], list[int]]:
        """How many cells there are, and the rows and the columns that hold them, in order."""
        if self._lines[0] != len(self.cells):
            rows, columns = sorted({row for row, _ in self.cells}), sorted({column for _, column in self.cells})
            self._lines = (len(self.cells), rows, columns)
        return self._lines

    @property
    def rows(self) -> list[int]:
        """The rows that hold a cell, in order; the caller must not change the list."""
        return self.lines()[1]

    @property
    def columns(self) -> list[int]:
        """The columns that hold a cell, in order; the caller must not change the list."""
        return self.lines()[2]


@dataclass(slots=True)
class Workbook:
    """What the reader made of a file: its kind (xlsx, xls, csv ...) and its sheets in order."""

    kind: str
    sheets: list[Sheet]
    macros: bool = False
    problems: list[Problem] = field(default_factory=list)
    own: str = ""
    """The mark of a file that this program wrote (`data.own_files`)."""
