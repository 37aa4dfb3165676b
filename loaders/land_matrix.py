"""The matrix of land conversions (biểu 12/CH, 13/CH): which side says from, which says to.

The regulated form (TT 29/2014 and TT 01/2021/TT-BTNMT) has the land at the start in its rows and the land at the end
in its columns; some offices print it turned. The sums tell: a row adds up to the area its land had at the start, in a
turned table to that at the end. Where they say nothing the words do; where the two contradict each other, it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from data.catalogue import members
from data.model import Problem
from data.text import match_key
from loaders.columns import Sense
from loaders.conversions import EDGE
from loaders.figures import Figure, TableReading
from loaders.outline import Row
from loaders.periods import Spoken, without_documents
from loaders.phrases import plain
from loaders.table import Table

Items = list[tuple[str, str]]
OPENING = re.compile(r"\b(dau ky|hien trang|dau nam)\b")
CLOSING = re.compile(r"\b(cuoi ky|cuoi nam)\b")
FROM_COLUMNS = re.compile(r"\b(dau ky|hien trang|(lay|chuyen) tu|tu (cac )?loai dat|giam tu)\b")
TO_ROWS = re.compile(r"\b(cuoi ky|chuyen (sang|den)|dat den|loai dat tang)\b")
YEAR = re.compile(r"(?<![\d/])20\d\d(?!\d)")
ROUNDING = Decimal("0.05")
FEWEST = 2


@dataclass(frozen=True, slots=True)
class LandMatrix:
    """How a matrix is printed: `turned` with the land at the end in its rows; its first and last year."""

    columns: frozenset[int]
    turned: bool
    unclear: bool
    first: int | None
    last: int | None

    def holds(self, sense: Sense) -> bool:
        return sense.column.index in self.columns

    def sense(self, row: Row, sense: Sense, role: str) -> Sense:
        """The column's coordinates in this row: areas at the edge have their own time, a turned column the last one."""
        if is_edge(row):
            opening = bool(OPENING.search(plain(row.label)))
            year = year_in(row.label) or (self.first if opening else self.last)
            return replace(sense, role="actual" if opening else role, spoken=Spoken(year))
        return replace(sense, role=role, spoken=Spoken(self.last)) if self.turned else sense

    def items(self, row: Row, pairs: Items) -> Items:
        """`from` is what it was, `to` what it becomes."""
        said = dict(pairs)
        if is_edge(row):
            return pairs  # an area of the column's land, see `conversions.converted`
        if (coded := members()["land"].get(match_key(row.code))) is not None and "from" in said:
            said["from"] = coded.code  # the code is sure, the name is spelled in many ways
        if self.turned and "from" in said:
            said["from"], said["to"] = said["to"], said["from"]
        return list(said.items())


def is_edge(row: Row) -> bool:
    return bool(EDGE.match(plain(row.label)))


def year_in(text: str) -> int | None:
    years = YEAR.findall(without_documents(text))
    return int(years[-1]) if years else None


def land_matrix(table: Table, rows: list[Row], columns: list[Sense]) -> LandMatrix | None:
    """The matrix of a table whose columns are codes of land, and how it is turned; None for other tables."""
    to = [sense for sense in columns if "to" in dict(sense.items)]
    if len(to) < FEWEST:
        return None
    words = said_turned(table, to)
    sums = turned_by_sums(table, rows, columns, to)
    texts = [*table.titles, *(" ".join(s.column.path) for s in columns), *(row.label for row in rows)]
    years = sorted(int(year) for text in texts for year in YEAR.findall(without_documents(text)))
    return LandMatrix(
        frozenset(sense.column.index for sense in to), words if sums is None else sums,
        sums is False and words, years[0] if years else None, years[-1] if years else None,
    )  # fmt: skip


def said_turned(table: Table, to: list[Sense]) -> bool:
    """Whether the words say that the columns are the land it is taken from, or the rows what it becomes."""
    groups = plain(" ".join(part for sense in to for part in sense.column.path[:-1]))
    labels = plain(" ".join(part for column in table.used_for("label") for part in column.path))
    return bool(FROM_COLUMNS.search(groups)) or bool(TO_ROWS.search(labels))


def turned_by_sums(table: Table, rows: list[Row], columns: list[Sense], to: list[Sense]) -> bool | None:
    """What the sums of the rows say; None where they fit neither printed area or both."""
    start = next((s.column.index for s in columns if is_area(s, OPENING) and s not in to), None)
    end = next((s.column.index for s in columns if is_area(s, CLOSING) and s not in to), None)
    votes = []
    for row in rows:
        cells = [number_at(table, row, sense.column.index) for sense in to]
        total = sum((value for value in cells if value is not None), Decimal(0))
        before, after = (number_at(table, row, column) if column else None for column in (start, end))
        fits = [area is not None and abs(area - total) <= ROUNDING for area in (before, after)]
        if any(value is not None for value in cells) and fits[0] != fits[1]:
            votes.append(fits[1])
    return votes.count(True) > votes.count(False) if votes and votes.count(True) * 2 != len(votes) else None


def is_area(sense: Sense, edge: re.Pattern[str]) -> bool:
    phrase = plain(" ".join(sense.column.path))
    return "dien tich" in phrase and bool(edge.search(phrase))


def number_at(table: Table, row: Row, column: int) -> Decimal | None:
    cell = table.sheet.at(row.index, column)
    return Decimal(cell.value) if cell is not None and cell.kind == "number" and cell.cached else None


def question_turn(reading: TableReading, matrix: LandMatrix | None) -> None:
    """Words that say from and sums that say to: each figure of the matrix waits for an answer."""
    if matrix is None or not matrix.unclear:
        return
    for figure in reading.figures:
        if matrix.holds(figure.sense) and figure.reading.readable:
            figure.reading.tell(unclear(figure))


def unclear(figure: Figure) -> Problem:
    return Problem("land_matrix_unclear", "question", figure.ref, (figure.ref,))
