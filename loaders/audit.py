"""The audit: totals against parts, quarters against months, figures a thousand times too large.

Warnings only: the value is stored as read, both numbers stand in the message (DOMAIN 3.17).
"""

from __future__ import annotations

from decimal import Decimal

from data.model import Problem
from loaders.coordinates import Figure, TableReading
from loaders.formulas import formula_findings, identity_findings
from loaders.outline import Row
from loaders.suspects import mending, suspects
from loaders.tolerance import LARGE, additive, slack_of

Column = dict[int, Figure]
NEAR = Decimal("0.2")
MANY = 4


def audit(reading: TableReading) -> list[Problem]:
    """All findings of one table, in the order of its cells."""
    columns = figures_by_column(reading)
    parts = {row.index: parts_of(row) for row in reading.rows if row.children} | closing_totals(reading.rows)
    by_index = {row.index: row for row in reading.rows}
    problems = [p for index, below in parts.items() for p in audit_parent(by_index[index], below, columns)]
    problems += formula_findings(reading)
    problems += identity_findings(reading)
    problems += area_sums(reading)
    problems += mark_counts(reading)
    problems += incomplete_periods(reading)
    problems += quarter_sums(reading)
    return deduplicated([*problems, *suspects(reading, problems)])


def figures_by_column(reading: TableReading) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for figure in reading.figures:
        if not figure.sense.check and not figure.reading.skipped:
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
        if row.total and not row.children and row.parent is None:
            above = [earlier for earlier in rows[:number] if earlier.parent is None and not earlier.total]
            if len(above) >= 2 and not any(r.total for r in rows[:number]):
                found[row.index] = above
    return found


def is_memo(parent: Row, child: Row) -> bool:
    """`Thu nội địa trừ tiền sử dụng đất` below `Thu nội địa`: the parent again, less something."""
    return child.label.lower().startswith(parent.label.lower() + " ") and not child.marker


def audit_parent(row: Row, parts: list[Row], columns: dict[int, Column]) -> list[Problem]:
    sums = {index: pair for index, column in columns.items() if (pair := sum_of(row, parts, column)) is not None}
    good = [index for index, (whole, total, slack, _) in sums.items() if abs(whole - total) <= slack]
    exhaustive = all(part.relation != "subset" for part in parts)
    if not sums or (not exhaustive and len(good) < 2):
        return []
    found = []
    for index, (whole, total, slack, cells) in sums.items():
        near = whole != 0 and abs(whole - total) <= NEAR * abs(whole)
        if abs(whole - total) > slack and (good or near or mended(columns[index], cells, total, whole)):
            figure = columns[index][row.index]
            params = {"printed": str(whole), "sum": str(total)}
            found.append(Problem("total_mismatch", "warning", figure.ref, (figure.ref, *cells), params))
    return found


def mended(column: Column, refs: tuple[str, ...], total: Decimal, whole: Decimal) -> bool:
    """Whether one part typed ten or a thousand times too large explains a sum that is far off."""
    values = [f.reading.value or Decimal(0) for f in column.values() if f.ref in refs]
    return len(values) >= MANY and any(mending(value, total, whole) is not None for value in values)


def sum_of(row: Row, parts: list[Row], column: Column) -> tuple[Decimal, Decimal, Decimal, tuple[str, ...]] | None:
    """Printed total, sum of the parts, tolerance and cells; None where a part is unknown."""
    whole = column.get(row.index)
    if whole is None or whole.reading.value is None or not additive(whole) or len(parts) < 2:
        return None
    figures = [column[part.index] for part in parts if part.index in column]
    if not figures or any(f.reading.value is None and f.reading.status != "nil" for f in figures):
        return None
    if any(f.unit != whole.unit for f in figures):
        return None
    values = [f.reading.value or Decimal(0) for f in figures]
    return whole.reading.value, sum(values, Decimal(0)), slack_of(whole, figures), tuple(f.ref for f in figures)


def area_sums(reading: TableReading) -> list[Problem]:
    """A total column beside columns of areas: `Toàn tỉnh` against the districts of the same row."""
    if len(reading.area_columns) < 3:
        return []
    home = reading.context.area.key
    found = []
    for row in reading.rows:
        mine = [f for f in reading.figures if f.row is row and not f.sense.check and not f.reading.skipped]
        whole = next((figure for figure in mine if figure.area.key == home), None)
        parts = [f for f in mine if f is not whole and f.sense.column.index in reading.area_columns]
        if whole is None or not comparable(whole, parts, len(reading.area_columns)):
            continue
        total = sum((part.reading.value or Decimal(0) for part in parts), Decimal(0))
        printed = whole.reading.value or Decimal(0)
        late = Decimal(1) if abs(total) >= LARGE else Decimal(0)
        if abs(total - printed) > max(slack_of(whole, parts), late):
            params = {"printed": str(printed), "sum": str(total)}
            cells = (whole.ref, *(part.ref for part in parts))
            found.append(Problem("total_mismatch", "warning", whole.ref, cells, params))
    return found


def comparable(whole: Figure, parts: list[Figure], areas: int) -> bool:
    """Whether a row's areas are all there and all read, so that their sum says something about the total."""
    unread = any(part.reading.value is None and part.reading.status != "nil" for part in parts)
    return whole.reading.value is not None and additive(whole) and not unread and len(parts) >= 0.6 * areas


def mark_counts(reading: TableReading) -> list[Problem]:
    """`Tổng số tiêu chí đạt` against the marks of its row."""
    found = []
    for row in reading.rows:
        mine = [figure for figure in reading.figures if figure.row is row and figure.reading.value is not None]
        marks = [figure for figure in mine if figure.sense.column.use == "mark"]
        whole = next((f for f in mine if f not in marks and f.unit == "tiêu chí" and not f.sense.check), None)
        if whole is None or len(marks) < 2:
            continue
        total = sum((figure.reading.value or Decimal(0) for figure in marks), Decimal(0))
        if total != whole.reading.value:
            params = {"printed": str(whole.reading.value), "sum": str(total)}
            cells = (whole.ref, *(figure.ref for figure in marks))
            found.append(Problem("total_mismatch", "warning", whole.ref, cells, params))
    return found


def months_of(reading: TableReading, row: Row, first: int, months: int) -> list[Figure | None]:
    """The monthly actuals of a row inside a span, None for each that the row does not hold."""
    by_month = {
        f.period.month: f for f in reading.figures
        if f.row is row and f.period and f.period.months == 1 and not f.sense.check and f.sense.role != "target"
    }  # fmt: skip
    return [by_month.get(month) for month in range(first, first + months)]


def spans(reading: TableReading) -> list[Figure]:
    """Quarter and year totals in tables that also have their months as columns."""
    monthly = {
        f.period.month for f in reading.figures if f.period and f.period.months == 1 and f.sense.role != "target"
    }
    return [
        f for f in reading.figures
        if f.period and f.period.months >= 3 and not f.sense.check and f.sense.role != "target"
        and set(range(f.period.month, f.period.month + f.period.months)) <= monthly
    ]  # fmt: skip


def incomplete_periods(reading: TableReading) -> list[Problem]:
    """A printed quarter or year of which a month is not reported yet."""
    found = []
    for figure in spans(reading):
        assert figure.period is not None
        months = months_of(reading, figure.row, figure.period.month, figure.period.months)
        missing = [
            str(figure.period.month + n) for n, month in enumerate(months)
            if month is None or (month.reading.value is None and month.reading.status == "missing")
        ]  # fmt: skip
        if missing and figure.reading.value is not None:
            found.append(
                Problem("incomplete_period", "warning", figure.ref, (figure.ref,), {"months": ", ".join(missing)})
            )
    return found


def quarter_sums(reading: TableReading) -> list[Problem]:
    """A quarter that is not the sum of its months: Excel's SUM skips numbers stored as text."""
    found = []
    for figure in spans(reading):
        assert figure.period is not None
        months = months_of(reading, figure.row, figure.period.month, figure.period.months)
        if figure.period.months != 3 or figure.reading.value is None or not additive(figure):
            continue
        if any(m is None or (m.reading.value is None and m.reading.status != "nil") for m in months):
            continue
        total = sum((m.reading.value or Decimal(0) for m in months if m), Decimal(0))
        if total != figure.reading.value:
            cells = (figure.ref, *(m.ref for m in months if m))
            params = {"printed": str(figure.reading.value), "sum": str(total)}
            found.append(Problem("total_mismatch", "warning", figure.ref, cells, params))
    return found


def deduplicated(problems: list[Problem]) -> list[Problem]:
    seen: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.code, problem.cell), problem)
    return list(seen.values())


def cumulative_findings(figures: list[tuple[str, Figure]]) -> list[tuple[str, Problem]]:
    """Across the sheets of one file: a cumulative figure that is not last month's plus this month's.

    Only where all three are there; returns (sheet, problem).
    """
    months: dict[tuple[object, ...], dict[int, tuple[str, Figure]]] = {}
    for sheet, figure in figures:
        period, value = figure.period, figure.reading.value
        if figure.observation is None or period is None or value is None or figure.sense.role == "target":
            continue
        if period.is_state or not additive(figure):
            continue
        key = (figure.named.definition.code, figure.area.key, figure.item, period.year)
        if period.months == 1:
            months.setdefault((*key, "month"), {})[period.month] = (sheet, figure)
        if period.month == 1 and (period.months > 1 or period.month == period.months):
            months.setdefault((*key, "sum"), {})[period.months] = (sheet, figure)
    found = []
    for series, sums in months.items():
        if series[-1] == "sum":
            found += broken_sums(sums, months.get((*series[:-1], "month"), {}))
    return found


def broken_sums(sums: dict[int, tuple[str, Figure]], flows: dict[int, tuple[str, Figure]]) -> list[tuple[str, Problem]]:
    found = []
    for month in sorted(sums):
        if month - 1 not in sums or month not in flows:
            continue
        (sheet, whole), (_, before), (_, flow) = sums[month], sums[month - 1], flows[month]
        total = (before.reading.value or Decimal(0)) + (flow.reading.value or Decimal(0))
        printed = whole.reading.value or Decimal(0)
        if abs(total - printed) > Decimal("0.0005") * max(abs(total), Decimal(1)):
            params = {"printed": str(printed), "sum": str(total)}
            found.append((sheet, Problem("cumulative_mismatch", "warning", whole.ref, (whole.ref, flow.ref), params)))
    return found
