"""Building tables for pages: cells of one row are figures, verdicts or words, and become a row of a table view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text, text_or
from data.text import slug
from indicators.actuals import Figure as Stated
from indicators.arithmetic import Undefined
from layouts import formats, wording
from layouts.query import Query
from layouts.tables import as_at, estimated, filters_in_words
from layouts.views import Column, Figure, Row, SourceLine, TableView, Verdict

Cell = Figure | Verdict | str | None


def name_column(key: str, language: str) -> Column:
    return Column(key="name", header=text(key, language))


def row(key: str, cells: Sequence[Cell], language: str, *, level: int = 0, link: str = "") -> Row:
    """One row: exact values for Excel, what is printed, and the observation behind each figure."""
    return Row(
        key=key, values=tuple(value(cell) for cell in cells), shown=tuple(shown(cell, language) for cell in cells),
        cells=tuple(cell.cell if isinstance(cell, Figure) else 0 for cell in cells), level=level, link=link,
    )  # fmt: skip


def value(cell: Cell) -> Decimal | str | None:
    if isinstance(cell, Verdict):
        return cell.word
    if isinstance(cell, Figure):
        return cell.value if cell.value is not None else cell.text or None
    return cell


def shown(cell: Cell, language: str) -> str:
    if isinstance(cell, Verdict):
        return f"{cell.mark} {cell.word}".strip()
    if isinstance(cell, Figure):
        return estimated(cell.text, cell.estimate, language)
    return cell or ""


def number(amount: Decimal | None, language: str, decimals: int = 1, cell: int = 0, title: str = "") -> Figure:
    """A computed figure, or one with the observation it was read from."""
    return Figure(text=formats.number(amount, language, decimals), value=amount, cell=cell, title=title)


def table(
    title: str, columns: Sequence[Column], rows: Sequence[Row], query: Query, areas: Sequence[str], today: dt.date, *,
    unit_line: str = "", plan_base: str = "", total: Row | None = None, notes: Sequence[str] = (),
    sources: Sequence[SourceLine] = (), illustration: bool = False,
) -> TableView:  # fmt: skip
    """A table with the filters in words, the as-at day and the file name that a workbook of it needs."""
    return TableView(
        title=title, unit_line=unit_line, filters=filters_in_words(query, areas), as_at=as_at(query, today),
        plan_base=plan_base, columns=tuple(columns), rows=tuple(rows), total=total, notes=tuple(notes),
        sources=tuple(sources), language=query.language, illustration=illustration, file_name=slug(title),
    )  # fmt: skip


def stated(found: Stated, language: str, decimals: int) -> Figure:
    """A figure that was read or added up, with the cell behind it where there is just one."""
    cell = wording.cell_of(found.sources[0]) if len(found.sources) == 1 else 0
    bound = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}.get(found.bound, "")
    shown = bound + formats.number(found.value, language, decimals) if found.value is not None else ""
    if found.value is None and found.sources:
        shown = formats.NOTHING.get(found.status, "")
    return Figure(text=shown, value=found.value, estimate=found.is_estimate and found.value is not None, cell=cell)


def ratio(found: Decimal | Undefined, language: str, decimals: int = 1, *, sign: bool = False) -> Figure:
    """A ratio, or an empty cell that says in its hover why there is none."""
    if isinstance(found, Undefined):
        return Figure(title=text_or(f"reason.{found.reason}", language, found.reason))
    write = formats.signed if sign else formats.number
    return Figure(text=write(found, language, decimals), value=found)
