"""A sheet on its way through the pipe: columns of plain values instead of a list for each cell, rows as
the runs they are.

The look of cells (number format, font, bold, indent) is a short table that cells point into; what few
cells have (a formula, no stored result) is kept by place.
"""

from __future__ import annotations

from itertools import chain, groupby, repeat, starmap
from typing import Any

from data.cells import Cell, Merge, Sheet
from data.model import Problem

KINDS = {"text": "t", "number": "n", "date": "d", "bool": "b", "error": "e"}
LETTERS = {letter: kind for kind, letter in KINDS.items()}
Look = tuple[str, str, bool, int]
PLAIN: Look = ("General", "", False, 0)


class Columns:
    """The cells of one sheet while a reader finds them, in the order they are found."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.kinds: list[str] = []
        self.values: list[str] = []
        self.looks: list[int] = []
        self.formulas: dict[int, str] = {}
        self.uncached: list[int] = []
        self.table: dict[Look, int] = {}

    def look(self, look: Look) -> int:
        """The number of a look in the table."""
        return self.table.setdefault(look, len(self.table))

    def add(self, row: int, column: int, kind: str, value: str, look: int, formula: str | None = None,
            cached: bool = True) -> None:  # fmt: skip
        """One cell; `kind` is its word's first letter (t n d b e)."""
        if formula is not None:
            self.formulas[len(self.rows)] = formula
        if not cached:
            self.uncached.append(len(self.rows))
        self.rows.append(row)
        self.columns.append(column)
        self.kinds.append(kind)
        self.values.append(value)
        self.looks.append(look)


class Page:
    """One sheet as a reader in the child gives it."""

    def __init__(self, name: str, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self.cells = Columns()
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.converted: dict[str, int] = {}
        self.problems: list[Problem] = []

    def problem(self, code: str, severity: str, cell: str = "", **params: str) -> None:
        self.problems.append(Problem(code, severity, cell, (cell,) if cell else (), params))  # type: ignore[arg-type]


def packed_problem(problem: Problem) -> list[Any]:
    return [problem.code, problem.severity, problem.cell, list(problem.cells), problem.params]


def unpacked_problem(packed: list[Any]) -> Problem:
    code, severity, cell, cells, params = packed
    return Problem(code, severity, cell, tuple(cells), params)


def run_lengths(rows: list[int]) -> list[tuple[int, int]]:
    """Each row's number and how many cells of it follow each other."""
    return [(row, len(list(cells))) for row, cells in groupby(rows)]


def packed(page: Page) -> dict[str, Any]:
    """The page as one JSON document."""
    cells = page.cells
    return {
        "name": page.name, "hidden": page.hidden, "merges": page.merges,
        "hidden_rows": sorted(page.hidden_rows), "hidden_columns": sorted(page.hidden_columns),
        "converted": page.converted, "problems": [packed_problem(problem) for problem in page.problems],
        "rows": run_lengths(cells.rows), "columns": cells.columns, "kinds": "".join(cells.kinds),
        "values": cells.values,
        "looks": cells.looks, "table": list(cells.table) or [PLAIN], "uncached": cells.uncached,
        "formulas": [list(cells.formulas), list(cells.formulas.values())],
    }  # fmt: skip


def unpacked(document: dict[str, Any]) -> Sheet:
    """The sheet of the document; raises KeyError, TypeError and the like for one that is none."""
    count = len(document["values"])
    lengths = [length for _, length in document["rows"]]
    if sum(lengths) != count or min(lengths, default=1) < 1:  # before anything is made as long as they say
        raise ValueError("rows and values are of different lengths")
    rows = list(chain.from_iterable(starmap(repeat, document["rows"])))  # one number for all the cells of a row
    formulas: list[str | None] = [None] * count
    cached = [True] * count
    for place, formula in zip(*document["formulas"], strict=True):
        formulas[place] = formula
    for place in document["uncached"]:
        cached[place] = False
    formats, fonts, bolds, indents = zip(*document["table"], strict=True)
    looks = document["looks"]
    cells = map(
        Cell, rows, document["columns"], map(LETTERS.__getitem__, document["kinds"]), document["values"],
        map(formats.__getitem__, looks), formulas, cached, map(fonts.__getitem__, looks),
        map(bolds.__getitem__, looks), map(indents.__getitem__, looks),
    )  # fmt: skip
    by_place = dict(zip(zip(rows, document["columns"], strict=True), cells, strict=True))
    return Sheet(
        document["name"], by_place, [Merge(*ends) for ends in document["merges"]], document["hidden"],
        set(document["hidden_rows"]), set(document["hidden_columns"]), converted=document["converted"],
        problems=[unpacked_problem(one) for one in document["problems"]],
    )  # fmt: skip
