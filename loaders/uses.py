"""What each column of a table is for: marker, label, time, unit, code, figures, marks, notes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from data.cells import Cell
from data.text import clean
from data.units import find_unit
from loaders.areas import level_said
from loaders.grid import DATED, YEAR, Grid, has_words, is_value, text_of
from loaders.headings import header_path
from loaders.marks import is_mark, is_met, is_word_of_judgement
from loaders.numbers import nothing_of
from loaders.packed import is_packed
from loaders.periods import spoken_period
from loaders.phrases import plain
from loaders.vocabulary import said

if TYPE_CHECKING:
    from loaders.table import Column

BRIEF = 12
NAMING = ("label", "period")
"""Uses of columns that say what a row is."""


def value_columns(grid: Grid, rows: list[int]) -> set[int]:
    """Columns with figures right of the labels."""
    found: set[int] = set()
    for row in rows:
        found.update(cell.column for cell in grid.label_and_figures(row)[1])
    return found


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
    found = with_unread(with_finer_unit(found, by_column), by_column)
    found = with_named_label(with_finer_label(with_empty_marks(found), by_column))
    return [column for column in with_task(in_long_form(found)) if column.use]


def with_finer_label(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """Two columns of names without headings, the first for groups: the second, with a name in more rows, is the label.

    A group's name may stand at the top or in the middle of its rows, so that it is not given to any of them.
    """
    first = next((number for number, column in enumerate(columns) if column.use == "label"), None)
    if first is None or columns[first].path or first + 1 >= len(columns):
        return columns
    group, finer = columns[first], columns[first + 1]
    named = [sum(has_words(cell) for cell in cells[column.index]) for column in (group, finer)]
    if finer.use or finer.path or named[1] < max(named[0], 2) or names_units(cells[finer.index]):
        return columns
    return [
        replace(c, use="attribute" if c is group else "label" if c is finer else c.use) for c in columns
    ]  # fmt: skip


def with_named_label(columns: list[Column]) -> list[Column]:
    """`Function | Project Description`: the column whose heading names the rows, not the first that holds words."""
    taken = [column for column in columns if column.use == "label"]
    heading = " ".join(taken[0].path) if len(taken) == 1 else ""
    if not heading or said("column", heading) == "label" or said("rows", heading) == "area":
        return columns
    named = next((c for c in columns if c.use == "attribute" and says_label(c)), None)
    if named is None:
        return columns
    return [replace(c, use="label" if c is named else "attribute" if c is taken[0] else c.use) for c in columns]


TELLING = re.compile(r"^(chi tieu|indicator|du an|project|cong trinh|hang muc|danh muc|noi dung)\b")


def says_label(column: Column) -> bool:
    return bool(TELLING.match(plain(" ".join(column.path)))) and said("column", " ".join(column.path)) == "label"


CRITERION = re.compile(r"\btieu chi\b|^(tc ?)?\d{1,2}$")
TASK = re.compile(r"\b(nhiem vu|cong viec|kien nghi|noi dung)\b")


def with_task(columns: list[Column]) -> list[Column]:
    """In a register the label is what is to be done, not the document that orders it."""
    if not any(column.use in ("deadline", "done") for column in columns):
        return columns
    named = next((c for c in columns if c.use in ("label", "attribute") and TASK.search(plain(" ".join(c.path)))), None)
    if named is None or named.use == "label":
        return columns
    return [replace(c, use="label" if c is named else "attribute" if c.use == "label" else c.use) for c in columns]


def with_finer_unit(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """`Huyện | Xã`: the rows are the communes, the districts beside them say where each lies."""
    outer = next((c for c in columns if c.use == "label" and level_said(" ".join(c.path)) == "district"), None)
    first = next((c.index for c in columns if c.use in ("value", "mark")), 0)
    inner = next(
        (c for c in columns if c.index < first and c is not outer and c.use in ("", "attribute", "unit")
         and level_said(" ".join(c.path)) == "commune" and any(has_words(cell) for cell in cells[c.index])), None,
    )  # fmt: skip
    if outer is None or inner is None:
        return columns
    uses = {outer.index: "within", inner.index: "label"}
    return [replace(c, use=uses.get(c.index, c.use)) for c in columns]


def in_long_form(columns: list[Column]) -> list[Column]:
    """A flat list has its area and its indicator in columns of their own: `Huyện | Chỉ tiêu | Tháng | Thực hiện`."""
    first = next((n for n, c in enumerate(columns) if c.use in ("value", "mark")), len(columns))
    named = [
        c
        for c in columns[:first]
        if c.use in ("label", "attribute") and (said("column", " ".join(c.path)) == "label" or is_unit(c))
    ]
    areas = [c for c in named if said("rows", " ".join(c.path)) == "area"]
    others = [c for c in named if c not in areas and not said("rows", " ".join(c.path))]
    if len(areas) != 1 or len(others) != 1:
        return columns
    uses = {areas[0].index: "area", others[0].index: "label"}
    return [replace(c, use=uses.get(c.index, c.use)) for c in columns]


def with_unread(columns: list[Column], cells: dict[int, list[Cell]]) -> list[Column]:
    """A column headed as figures of which none could be read (`chưa giao`, `hai`) is one of figures all the same: its
    cells are asked about. Registers have words below such headings."""
    if any(c.use in DATED for c in columns) or not any(c.use == "value" for c in columns):
        return columns
    first = min(c.index for c in columns if c.use in NAMING) if names_known([c.use for c in columns]) else 0
    return [
        replace(c, use="value")
        if not c.use and c.index > first and heads_figures(c.path) and brief(cells[c.index]) else c
        for c in columns
    ]  # fmt: skip


def brief(cells: list[Cell]) -> bool:
    """Whether a column holds nothing but one or two words a cell."""
    return bool(cells) and all(has_words(cell) and len(text_of(cell)) <= BRIEF for cell in cells)


def is_unit(column: Column) -> bool:
    """Whether a column names the communes of the rows, beside one of their districts."""
    return column.use == "label" and level_said(" ".join(column.path)) == "commune"


def with_empty_marks(columns: list[Column]) -> list[Column]:
    """A criterion that no row meets is still one: its column is empty between marked ones of the same group."""
    groups = {column.path[:-1] for column in columns if column.use == "mark" and len(column.path) > 1}
    return [
        replace(c, use="mark") if not c.use and len(c.path) > 1 and c.path[:-1] in groups else c for c in columns
    ]  # fmt: skip


def use_of(grid: Grid, cells: list[Cell], valued: bool, path: tuple[str, ...], before: list[str]) -> str:
    """What a column is for: by its heading, else by what it holds."""
    named = said("column", " ".join(path)) or next((use for part in path if (use := said("column", part))), "")
    if names_known(before) and packed(cells):
        return "packed"
    if named == "period":
        return use_of_times(grid, cells, valued, before)
    named = named if fitting(named, cells, valued, before) else instead_of(named, cells, valued, before)
    return named or use_by_cells(cells, valued, before, path)


def use_of_times(grid: Grid, cells: list[Cell], valued: bool, before: list[str]) -> str:
    """A column headed `Năm` or `Tháng` tells the rows' times when it holds times and stands before the figures."""
    timed = bool(cells) and sum(grid.is_time(cell) for cell in cells) * 2 > len(cells)
    if timed and "value" not in before:
        return "period"
    return "value" if valued and names_known(before) else ""


def names_known(before: list[str]) -> bool:
    return any(use in NAMING for use in before)


def fitting(named: str, cells: list[Cell], valued: bool, before: list[str]) -> bool:
    """Whether what the heading says can be so, given what the column holds and what stands before it."""
    if named == "attribute" and any(is_packed(text_of(cell)) for cell in cells):
        return False
    if named in ("note", "attribute", "official", "lead", "place") and valued and mostly_figures(cells):
        return False
    if named in ("deadline", "done", "background"):
        return names_known(before)
    if named in ("lead", "label"):
        return names_known(before) == (named == "lead") and not (named == "label" and "value" in before)
    return not ("value" in before and named in ("marker", "unit", "code"))


def instead_of(named: str, cells: list[Cell], valued: bool, before: list[str]) -> str:
    """The use of a column whose heading does not fit: a second column of labels holds units or attributes."""
    if named == "attribute" and any(is_packed(text_of(cell)) for cell in cells):
        return "packed"
    if named == "lead" and not names_known(before):
        return "label"
    if named == "label" and "value" not in before and names_units(cells):
        return "unit"
    return "attribute" if named == "label" and "value" not in before and not valued else ""


def use_by_cells(cells: list[Cell], valued: bool, before: list[str], path: tuple[str, ...]) -> str:
    """The use of a column whose heading says none."""
    if names_known(before):
        if (valued and not wordy(cells, path)) or marked(cells, path):
            return "mark" if marked(cells, path) else "value"
        if path and crossed(cells):
            return "value" if heads_figures(path) else "cross"
        return ""
    if any(has_words(cell) for cell in cells):
        return "label"
    return "marker" if "marker" not in before and cells else "value" if valued else ""


def wordy(cells: list[Cell], path: tuple[str, ...]) -> bool:
    """Words below a heading that says nothing of figures, and no number: `…` and `NA` among them are no figures."""
    text = " ".join(path)
    if any(is_value(cell) and nothing_of(text_of(cell)) is None for cell in cells):
        return False
    heads = said("role", text) or said("check", text) or spoken_period(text).months is not None
    words = sum(has_words(cell) for cell in cells)
    return not heads and words >= 2 and 2 * words >= len(cells)


def packed(cells: list[Cell]) -> bool:
    """Whether most texts of a column hold several figures with their codes, whatever its heading says."""
    texts = [text_of(cell) for cell in cells if has_words(cell)]
    return bool(texts) and sum(is_packed(text) for text in texts) * 2 > len(texts)


def marked(cells: list[Cell], path: tuple[str, ...]) -> bool:
    """Whether a column holds marks: `x`, `Đ`, `CĐ`, some of them a yes, but for a count in its last row; 1 and 0 are
    marks below `Tiêu chí` only."""
    texts = [cell for cell in cells if cell.kind == "text"]
    numbers = [cell for cell in cells if cell.kind != "text"]
    if not texts:
        criteria = len(path) > 1 and plain(path[0]).strip() in ("tieu chi", "ket qua theo tieu chi")
        return criteria and bool(cells) and all(is_mark(cell) for cell in cells)
    if not (any(is_word_of_judgement(cell) for cell in texts) or any(CRITERION.search(plain(part)) for part in path)):
        return False  # `x` and `-` among figures are kinds of nothing; only below criteria are they marks
    few = len(numbers) <= 1 and (not numbers or numbers[0] is cells[-1])
    return few and all(is_mark(cell) for cell in texts) and any(is_met(cell) for cell in texts)


def crossed(cells: list[Cell]) -> bool:
    """Whether a column holds nothing but `x`."""
    return bool(cells) and all(cell.kind == "text" and nothing_of(text_of(cell)) == "not_applicable" for cell in cells)


def heads_figures(path: tuple[str, ...]) -> bool:
    """Whether a heading is that of figures - a role, a time, a share, a unit: `x` below it says that there is none."""
    heading = " ".join(path)
    return bool(path) and (
        bool(said("role", heading) or said("total", path[-1])) or spoken_period(heading).months is not None
        or "%" in heading or any(find_unit(inside) is not None for inside in re.findall(r"\(([^()]*)\)", heading))
    )  # fmt: skip


def names_units(cells: list[Cell]) -> bool:
    """Whether a column headed `Đơn vị` holds units of measure and not offices."""
    words = [text_of(cell) for cell in cells if has_words(cell) or text_of(cell)]
    return bool(words) and sum(find_unit(word) is not None for word in words) * 2 > len(words)


def mostly_figures(cells: list[Cell]) -> bool:
    """Whether a column headed as a note or an attribute holds figures after all; years (`Năm đăng ký`) are none."""
    years = all(YEAR.fullmatch(clean(cell.value)) for cell in cells)
    return not years and sum(is_value(cell) for cell in cells) * 2 > len(cells)
