"""Hidden rows and columns that hold figures: read and told, or asked where the totals leave them out.

A row is hidden to fit a page or to take it out of the sheet. The totals say which: they include the hidden figures,
or they are the sum of the visible ones alone (Excel's SUBTOTAL(109, …) skips what is hidden). What was left out is
asked about, and the check of totals leaves it out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from data.cells import column_letters, split_address
from data.model import Problem
from loaders.answers import SheetAnswers
from loaders.audit import closing_totals, parts_of
from loaders.figures import Figure, TableReading
from loaders.formulas import terms_of
from loaders.tolerance import additive, slack_of

VISIBLE_ONLY = re.compile(r"=?\s*(?:SUBTOTAL|AGGREGATE)\(\s*10\d\s*[,;]\s*\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)\)")
Figures = dict[tuple[int, int], Figure]


def hidden_places(reading: TableReading, answers: SheetAnswers) -> list[Problem]:
    """One problem for each hidden row and column with figures; those that the totals leave out are set aside."""
    sheet = reading.table.sheet
    if not (sheet.hidden_rows or sheet.hidden_columns):
        return []
    figures = reading.by_place()
    rows = {row.index: row.label for row in reading.rows if row.index in sheet.hidden_rows}
    columns = {s.column.index: s.column.path for s in reading.senses if s.column.index in sheet.hidden_columns}
    read = [f for f in reading.figures if not f.reading.skipped]
    rows = {index: label for index, label in rows.items() if any(f.row.index == index for f in read)}
    columns = {index: path for index, path in columns.items() if any(f.sense.column.index == index for f in read)}
    reading.rows_aside = {r for r in left_out_rows(reading, figures, set(rows)) if not answers.row(r, rows[r])}
    reading.columns_aside = {
        c for c in left_out_columns(reading, set(columns)) if not answers.column(column_letters(c), columns[c])
    }
    for figure in reading.figures:
        if figure.row.index in reading.rows_aside or figure.sense.column.index in reading.columns_aside:
            figure.said_in = None
    return [*(row_problem(r, label, r in reading.rows_aside) for r, label in rows.items()),
            *(column_problem(c, path, c in reading.columns_aside) for c, path in columns.items())]  # fmt: skip


def row_problem(row: int, label: str, left_out: bool) -> Problem:
    """A hidden row whose figures were read, or that the totals leave out: then nobody but the sender knows."""
    place, params = f"row {row}", {"label": label}
    if left_out:
        return Problem("hidden_row_left_out", "question", place, (), params)
    return Problem("hidden_row", "warning", place, (), params)


def column_problem(column: int, path: tuple[str, ...], left_out: bool) -> Problem:
    place, params = f"column {column_letters(column)}", {"label": " ".join(path)}
    if left_out:
        return Problem("hidden_column_left_out", "question", place, (), params)
    return Problem("hidden_column", "warning", place, (), params)


def left_out_columns(reading: TableReading, hidden: set[int]) -> set[int]:
    """Hidden columns of units that the column of the whole leaves out."""
    if not hidden & reading.area_columns:
        return set()
    verdicts = []
    for in_row in reading.by_row().values():
        mine = [f for f in in_row if not f.sense.check and not f.reading.skipped]
        whole = next((f for f in mine if f.area.key == reading.context.area.key), None)
        parts = [f for f in mine if f is not whole and f.sense.column.index in reading.area_columns]
        if whole is not None and whole.reading.value is not None and additive(whole) and len(parts) >= 2:
            unseen = {part.ref for part in parts if part.sense.column.index in hidden}
            verdicts.append(includes(whole, parts, unseen))
    return hidden & reading.area_columns if False in verdicts and True not in verdicts else set()


def left_out_rows(reading: TableReading, figures: Figures, hidden: set[int]) -> set[int]:
    """Hidden rows that totals leave out: one total at least is the sum without them, and none is the sum with them."""
    without: set[int] = set()
    within: set[int] = set()
    if not hidden:
        return without
    for whole, parts in totals(reading, figures):
        unseen = {part.row.index for part in parts} & hidden
        refs = {part.ref for part in parts if part.row.index in unseen}
        if unseen and (verdict := includes(whole, parts, refs)) is not None:
            (within if verdict else without).update(unseen)
    return without - within


def totals(reading: TableReading, figures: Figures) -> Iterable[tuple[Figure, list[Figure]]]:
    """Every printed total with the figures it should be the sum of: by its formula, else by the outline."""
    parts = {row.index: parts_of(row) for row in reading.rows if row.children} | closing_totals(reading.rows)
    for (row, column), whole in figures.items():
        if whole.sense.check or whole.reading.value is None or not additive(whole):
            continue
        places = formula_places(whole) or [(part.index, column) for part in parts.get(row, ())]
        found = [figures[place] for place in places if place in figures]
        if len(found) >= 2 and all(part.unit == whole.unit for part in found):
            yield whole, found


def formula_places(whole: Figure) -> list[tuple[int, int]]:
    """The cells that a total's formula names."""
    formula = (whole.reading.cell.formula or "").replace("$", "")
    if found := VISIBLE_ONLY.fullmatch(formula):
        (top, left), (bottom, right) = split_address(found[1] + found[2]), split_address(found[3] + found[4])
        return [(row, left) for row in range(top, min(bottom, top + 5000) + 1)] if left == right else []
    return [split_address(ref) for _, ref in terms_of(formula)]


def includes(whole: Figure, parts: list[Figure], unseen: set[str]) -> bool | None:
    """Whether a total includes the hidden parts; None where it fits both ways or neither."""
    if any(part.reading.value is None and part.reading.status not in ("nil", "missing") for part in parts):
        return None
    slack = slack_of(whole, parts)
    printed = whole.reading.value or Decimal(0)
    with_them = abs(total(parts) - printed) <= slack
    alone = abs(total([part for part in parts if part.ref not in unseen]) - printed) <= slack
    return None if with_them == alone else with_them


def total(parts: list[Figure]) -> Decimal:
    return sum((part.reading.value or Decimal(0) for part in parts), Decimal(0))
