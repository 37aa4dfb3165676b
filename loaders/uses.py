"""What each column of a table is for: marker, label, time, unit, code, figures, marks, notes."""

from __future__ import annotations


from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from data.cells import Cell
from data.text import clean
from data.units import find_unit
from loaders.grid import Grid, has_words, is_value, text_of
from loaders.headings import header_path
from loaders.marks import is_mark, is_met
from loaders.packed import is_packed
from loaders.vocabulary import said

if TYPE_CHECKING:
    from loaders.table import Column

NAMING = ("label", "period")
"""Uses of columns that say what a row is."""


def value_columns(grid: Grid, rows: list[int]) -> set[int]:
    """Columns with figures right of the labels."""
    found: Counter[int] = Counter()
    for row in rows:
        cells = grid.row(row)
        label = next((cell.column for cell in cells if grid.is_label(cell)), None)
        if label is not None:
            found.update(cell.column for cell in cells if cell.column > label and grid.is_figure(cell))
    return set(found)


def describe_columns(grid: Grid, header: list[int], numbering: int | None, rows: list[int],
                     indexes: list[int]) -> list[Column]:  # fmt: skip
    """The columns of a table that are of use, left to right."""
    from loaders.table import Column

    values = value_columns(grid, rows)
    wanted = set(indexes)
    by_column: dict[int, list[Cell]] = {index: [] for index in indexes}
    for row in rows:
        for cell in grid.row(row):
            if cell.column in wanted:
                by_column[cell.column].append(cell)
    found: list[Column] = []
    for index in indexes:
        path = header_path(grid.sheet, header, index)
        use = use_of(grid, by_column[index], index in values, path, [column.use for column in found])
        number = grid.at(numbering, index) if numbering else None
        shown, _, formula = clean(number.value).partition("=") if number is not None else ("", "", "")
        found.append(Column(index, use, path, shown.strip(" ()"), formula.strip()))
    return [column for column in with_empty_marks(found) if column.use]


def with_empty_marks(columns: list[Column]) -> list[Column]:
    """A criterion that no row meets is still one: its column is empty between marked ones of the same group."""
    groups = {column.path[:-1] for column in columns if column.use == "mark" and len(column.path) > 1}
    return [
        replace(c, use="mark") if not c.use and len(c.path) > 1 and c.path[:-1] in groups else c for c in columns
    ]  # fmt: skip


def use_of(grid: Grid, cells: list[Cell], valued: bool, path: tuple[str, ...], before: list[str]) -> str:
    """What a column is for: by its heading, else by what it holds."""
    named = said("column", " ".join(path)) or next((use for part in path if (use := said("column", part))), "")
    known = [use for use in before if use in NAMING]
    if named == "period":
        timed = cells and sum(grid.is_time(cell) for cell in cells) * 2 > len(cells)
        return "period" if timed and "value" not in before else "value" if valued and known else ""
    if named in ("deadline", "done"):
        return named if known else ""
    if named == "lead" and not known:
        named = "label"
    if named == "attribute" and any(is_packed(text_of(cell)) for cell in cells):
        return "packed"
    if named in ("note", "attribute", "official", "lead") and valued and mostly_figures(cells):
        named = ""
    if named == "label" and "label" in before and names_units(cells):
        named = "unit"
    if "value" in before and named in ("marker", "label", "unit", "code"):
        named = ""
    if named == "label" and "label" in before:
        named = "attribute" if not valued else ""
    if named:
        return named
    if known and marked(cells):
        return "mark"
    if valued and known:
        return "value"
    if not known and any(has_words(cell) for cell in cells):
        return "label"
    if not known and "marker" not in before and cells:
        return "marker"
    return "value" if valued else ""


def marked(cells: list[Cell]) -> bool:
    """Whether a column holds marks only: `x`, `Đ`, `CĐ`, some of them a yes."""
    return bool(cells) and all(is_mark(cell) for cell in cells) and any(is_met(cell) for cell in cells)


def names_units(cells: list[Cell]) -> bool:
    """Whether a column headed `Đơn vị` holds units of measure and not offices."""
    words = [text_of(cell) for cell in cells if has_words(cell) or text_of(cell)]
    return bool(words) and sum(find_unit(word) is not None for word in words) * 2 > len(words)


def mostly_figures(cells: list[Cell]) -> bool:
    return sum(is_value(cell) for cell in cells) * 2 > len(cells)


