"""The audit: totals against parts, quarters against months, figures a thousand times too large.

Warnings only: the value is stored as read, both numbers stand in the message (DOMAIN 3.17).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.model import Problem
from loaders.figures import Figure, TableReading
from loaders.formulas import formula_findings, identity_findings
from loaders.outline import Row
from loaders.period_sums import period_findings
from loaders.phrases import plain
from loaders.rates import rate_findings
from loaders.suspects import mending, suspects
from loaders.tolerance import LARGE, additive, slack_of
from loaders.units_said import RATE

Column = dict[int, Figure]
NEAR = Decimal("0.2")
MANY = 4


def audit(reading: TableReading) -> list[Problem]:
    """All findings of one table, in the order of its cells."""
    columns = figures_by_column(reading)
    parts = {row.index: parts_of(row) for row in reading.rows if row.children} | closing_totals(reading.rows)
    by_index = {row.index: row for row in reading.rows}
    unplaced = {(cell.row, cell.column) for cell in reading.unplaced}
    problems = [p for index, below in parts.items() for p in audit_parent(by_index[index], below, columns, unplaced)]
    problems += formula_findings(reading)
    problems += identity_findings(reading)
    problems += area_sums(reading)
    problems += mark_counts(reading)
    problems += period_findings(reading)
    problems += rate_findings(reading)
    return deduplicated([*problems, *suspects(reading, problems)])


def figures_by_column(reading: TableReading) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for figure in reading.figures:
        if not (figure.sense.check or figure.reading.skipped or figure.row.index in reading.rows_aside):
            columns.setdefault(figure.sense.column.index, {})[figure.row.index] = figure
    return columns


def parts_of(row: Row) -> list[Row]:
    """The rows that should add up to `row`: its direct children, through a keyword row; memo rows left out."""
    found: list[Row] = []
    for child in row.children:
        if child.section:
            found += child.children
        elif not is_memo(row, child):
            found.append(child)
    return found


def closing_totals(rows: list[Row]) -> dict[int, list[Row]]:
    """Totals printed last: `Tổng cộng` below the rows it sums, which are those of the outermost depth."""
    found = {}
    for number, row in enumerate(rows):
        below = [child for child in row.children if not RATE.match(plain(child.label))]
        if row.total and not below and row.parent is None:
            above = [earlier for earlier in rows[:number] if earlier.parent is None and not earlier.total]
            if len(above) >= 2 and not any(r.total for r in rows[:number]):
                found[row.index] = above
    return found


def is_memo(parent: Row, child: Row) -> bool:
    """`Thu nội địa trừ tiền sử dụng đất` below `Thu nội địa`: the parent again, less something."""
    return child.label.lower().startswith(parent.label.lower() + " ") and not child.marker


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total, what its parts add up to, and how far they may differ."""

    whole: Figure
    parts: list[Figure]
    printed: Decimal
    total: Decimal
    slack: Decimal

    @property
    def agrees(self) -> bool:
        return abs(self.printed - self.total) <= self.slack

    @property
    def is_near(self) -> bool:
        return self.printed != 0 and abs(self.printed - self.total) <= NEAR * abs(self.printed)

    @property
    def is_mended(self) -> bool:
        """Whether one part typed ten or a thousand times too large explains a sum that is far off."""
        values = [part.reading.value or Decimal(0) for part in self.parts]
        return len(values) >= MANY and any(mending(value, self.total, self.printed) for value in values)

    def problem(self) -> Problem:
        params = {"printed": str(self.printed), "sum": str(self.total)}
        return Problem(
            "total_mismatch", "warning", self.whole.ref, (self.whole.ref, *(p.ref for p in self.parts)), params
        )


def audit_parent(
    row: Row, parts: list[Row], columns: dict[int, Column], unplaced: set[tuple[int, int]]
) -> list[Problem]:
    """A total against its parts in every column; a part of an unknown area leaves the sum unknown."""
    sums = [
        found for index, column in columns.items()
        if not any((part.index, index) in unplaced for part in parts)
        and (found := sum_of(row, parts, column)) is not None
    ]  # fmt: skip
    good = sum(found.agrees for found in sums)
    exhaustive = all(part.relation != "subset" for part in parts)
    if not sums or (not exhaustive and good < 2):
        return []
    return [one.problem() for one in sums if not one.agrees and (good or one.is_near or one.is_mended)]


def sum_of(row: Row, parts: list[Row], column: Column) -> Sum | None:
    """A row's total in one column; None where a part is unknown."""
    whole = column.get(row.index)
    if whole is None or whole.reading.value is None or not additive(whole) or len(parts) < 2:
        return None
    figures = [column[part.index] for part in parts if part.index in column]
    if not figures or any(f.reading.value is None and f.reading.status != "nil" for f in figures):
        return None
    if any(f.unit != whole.unit for f in figures):
        return None
    total = sum((f.reading.value or Decimal(0) for f in figures), Decimal(0))
    return Sum(whole, figures, whole.reading.value, total, slack_of(whole, figures))


def area_sums(reading: TableReading) -> list[Problem]:
    """A total column beside columns of areas: `Toàn tỉnh` against the districts of the same row."""
    if len(reading.area_columns) < 3:
        return []
    home = reading.context.area.key
    found = []
    for in_row in reading.by_row().values():
        mine = [f for f in in_row if not f.sense.check and not f.reading.skipped]
        whole = next((figure for figure in mine if figure.area.key == home), None)
        columns = reading.area_columns - reading.columns_aside
        parts = [f for f in mine if f is not whole and f.sense.column.index in columns]
        if whole is None or not comparable(whole, parts, len(reading.area_columns)):
            continue
        total = sum((part.reading.value or Decimal(0) for part in parts), Decimal(0))
        printed = whole.reading.value or Decimal(0)
        late = Decimal(1) if abs(total) >= LARGE else Decimal(0)
        one = Sum(whole, parts, printed, total, max(slack_of(whole, parts), late))
        if not one.agrees:
            found.append(one.problem())
    return found


def comparable(whole: Figure, parts: list[Figure], areas: int) -> bool:
    """Whether a row's areas are all there and all read, so that their sum says something about the total."""
    unread = any(part.reading.value is None and part.reading.status != "nil" for part in parts)
    return whole.reading.value is not None and additive(whole) and not unread and len(parts) >= 0.6 * areas


def mark_counts(reading: TableReading) -> list[Problem]:
    """`Tổng số tiêu chí đạt` against the marks of its row."""
    found = []
    if not any(sense.column.use == "mark" for sense in reading.senses):
        return []
    for in_row in reading.by_row().values():
        mine = [figure for figure in in_row if figure.reading.value is not None]
        marks = [figure for figure in mine if figure.sense.column.use == "mark"]
        whole = next((f for f in mine if f not in marks and f.unit == "tiêu chí" and not f.sense.check), None)
        if whole is None or len(marks) < 2:
            continue
        total = sum((figure.reading.value or Decimal(0) for figure in marks), Decimal(0))
        one = Sum(whole, marks, whole.reading.value or Decimal(0), total, Decimal(0))
        if not one.agrees:
            found.append(one.problem())
    return found


def deduplicated(problems: list[Problem]) -> list[Problem]:
    seen: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, problem.cell), problem)
    return list(seen.values())
