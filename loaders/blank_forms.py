"""A form sent without figures: its headings and labels are understood, and that is said; nothing is made up."""

from __future__ import annotations

from itertools import takewhile

from data.cells import Cell, Sheet
from data.model import Problem
from loaders.bands import is_numbering, is_unit_line
from loaders.grid import Grid, has_words, text_of
from loaders.headings import header_path
from loaders.periods import spoken_period
from loaders.phrases import plain
from loaders.table import Column, Table, surround
from loaders.vocabulary import said

NAMING = ("marker", "label", "unit", "code", "note")
FEWEST_ROWS, FEWEST_COLUMNS = 3, 2


def blank_form(sheet: Sheet) -> Table | None:
    """The table of a sheet that has the headings of figures and labelled rows below them, but no figure at all."""
    grid = Grid(sheet)
    head = next((row for row in grid.rows if names_rows(grid.row(row))), None)
    if head is None:
        return None
    header = header_rows(grid, head)
    columns = [described(grid, header, index) for index in grid.columns]
    naming = {column.index for column in columns if column.use in NAMING}
    labels = {column.index for column in columns if column.use == "label"}
    figures = [column for column in columns if column.use == "value"]
    below = [row for row in grid.rows if row > max(header) and not is_numbering(grid, row)]
    rows = list(takewhile(lambda row: all(cell.column in naming for cell in grid.row(row)), below))
    labelled = [row for row in rows if any(has_words(grid.at(row, column)) for column in labels)]
    if len(labelled) < FEWEST_ROWS or len(figures) < FEWEST_COLUMNS:
        return None
    table = Table(sheet, header, None, labelled, columns)
    surround(grid, table, 0, None)
    return table


def names_rows(cells: list[Cell]) -> bool:
    """Whether a row heads the labels (`STT | Tên hàng hóa`) and something beside them."""
    uses = [said("column", text_of(cell)) for cell in cells]
    return "label" in uses and len(cells) >= 3


def header_rows(grid: Grid, head: int) -> list[int]:
    """The rows of headings from `head` down: those that head more than the labels and their numbers."""
    labels = [cell.column for cell in grid.row(head) if said("column", text_of(cell)) in NAMING]
    merged = max((m.bottom for m in grid.merges_at(head) if m.left in labels), default=head)
    lower = [row for row in grid.rows if row > head]
    below = takewhile(lambda row: any(cell.column not in labels for cell in grid.row(row)), lower)
    found = [head, *(row for row in below if not is_unit_line(grid, row) and not is_numbering(grid, row))]
    return sorted({*found, *range(head, merged + 1)})


def described(grid: Grid, header: list[int], index: int) -> Column:
    path = header_path(grid.sheet, header, index)
    use = said("column", " ".join(path)) or next((use for part in path if (use := said("column", part))), "")
    return Column(index, use or ("value" if heads_figures(path) else ""), path)


def heads_figures(path: tuple[str, ...]) -> bool:
    """Whether headings speak of what figures have: a role, a time, a comparison or a unit."""
    text = " ".join(path)
    return bool(
        said("role", text) or said("check", text) or spoken_period(text).months is not None or "(" in text
        or plain(text).startswith(("so ", "ty le"))
    )  # fmt: skip


def without_figures(table: Table) -> Problem:
    """What is said of such a form: its rows and columns, in numbers and in its own words."""
    headings = [" ".join(column.path) for column in table.used_for("value")]
    params = {"rows": str(len(table.rows)), "columns": str(len(headings)), "label": ", ".join(dict.fromkeys(headings))}
    return Problem("form_without_figures", "info", "", (), params)
