"""Months against quarters, half-years and years; cumulative figures against the month before."""

from __future__ import annotations

from decimal import Decimal

from data.model import Problem
from loaders.figures import Figure, TableReading
from loaders.tolerance import additive, slack_of

Months = dict[int, Figure]
"""Months since year 0 -> the figure of that month: a span may run from July to June."""
Line = tuple[int, str, str, str]
"""Row, indicator, area and item: what the months of one span share."""


def line_of(figure: Figure) -> Line:
    row = 0 if figure.row.spoken.months else figure.row.index  # months as rows share a column, not a row
    return row, figure.named.definition.code, str(figure.area.key), figure.item


def month_of(figure: Figure) -> int:
    assert figure.period is not None
    return figure.period.year * 12 + figure.period.month - 1


def period_findings(reading: TableReading) -> list[Problem]:
    """Printed spans of which a month is not reported yet, or that are not the sum of their months (Excel's SUM skips
    numbers stored as text), or that are smaller than the months they hold."""
    if not any(figure.period is not None and figure.period.months == 1 for figure in reading.figures):
        return []
    months: dict[Line, Months] = {}
    spans: list[Figure] = []
    for figure in reading.figures:
        if figure.period is None or figure.sense.check or figure.sense.role == "target":
            continue
        if figure.period.months == 1:
            months.setdefault(line_of(figure), {})[month_of(figure)] = figure
        elif figure.period.months >= 2:
            spans.append(figure)
    everywhere = {month for found in months.values() for month in found}
    found = []
    for span in spans:
        own = months.get(line_of(span), {})
        if span.reading.value is None or not own:
            continue
        wanted = months_within(span)
        parts = [own.get(month) for month in wanted]
        found += check_span(span, parts, wanted) if set(wanted) <= everywhere else smaller_than_months(span, parts)
    return found


def months_within(span: Figure) -> list[int]:
    assert span.period is not None
    return list(range(month_of(span), month_of(span) + span.period.months))


def smaller_than_months(span: Figure, parts: list[Figure | None]) -> list[Problem]:
    """Where some months have no figure anywhere, a span may exceed the known ones, but never fall short of them."""
    known = [part for part in parts if part is not None and part.reading.value is not None]
    values = [part.reading.value or Decimal(0) for part in known]
    total, printed = sum(values, Decimal(0)), span.reading.value or Decimal(0)
    if not values or min(values) < 0 or not additive(span) or total - printed <= slack_of(span, known):
        return []
    return [broken_sum(span, known, total)]


def broken_sum(span: Figure, parts: list[Figure], total: Decimal) -> Problem:
    params = {"printed": str(span.reading.value), "sum": str(total)}
    return Problem("total_mismatch", "warning", span.ref, (span.ref, *(part.ref for part in parts)), params)


def check_span(span: Figure, parts: list[Figure | None], wanted: list[int]) -> list[Problem]:
    missing = [
        str(month % 12 + 1) for month, part in zip(wanted, parts, strict=True)
        if part is None or (part.reading.value is None and part.reading.status == "missing")
    ]  # fmt: skip
    if missing:
        if len(wanted) < 3:
            return []
        return [Problem("incomplete_period", "warning", span.ref, (span.ref,), {"months": ", ".join(missing)})]
    known = [part for part in parts if part is not None]
    if not additive(span) or any(p.reading.value is None and p.reading.status != "nil" for p in known):
        return []
    total = sum((part.reading.value or Decimal(0) for part in known), Decimal(0))
    if abs(total - (span.reading.value or Decimal(0))) <= slack_of(span, known):
        return []
    return [broken_sum(span, known, total)]


def cumulative_findings(figures: list[tuple[str, Figure]]) -> list[tuple[str, Problem]]:
    """Across the sheets of one file: a cumulative figure that is not last month's plus this month's.

    Only where all three are there; returns (sheet, problem).
    """
    if not any(figure.period is not None and figure.period.months == 1 for _, figure in figures):
        return []
    months: dict[tuple[object, ...], dict[int, tuple[str, Figure]]] = {}
    for sheet, figure in figures:
        period, value = figure.period, figure.reading.value
        if figure.said_in is None or period is None or value is None or figure.sense.role == "target":
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
