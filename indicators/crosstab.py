"""Any indicators × areas × months as a table: one read, every cell by the rules of its indicator.

A cell is a number or the kind of nothing that was said; a total is Σ over the areas, Σ/Σ for
percentages, and only where nothing is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.areas import Area
from data.catalogue import Definition
from data.period import Period
from data.store import Store
from indicators.actuals import Figure, figure
from indicators.arithmetic import Amount, Undefined, index, number, percent_of, ratio_of_sums, total
from indicators.reading import Readings, read
from indicators.targets import in_force, plan_number, target_of

Measure = Literal["thang", "luyke", "kehoach", "phantram", "cungky"]
MOST_CELLS = 20_000
"""More is refused with the limit named, never cut off."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: value in the indicator's unit (or percent), the kind of nothing it is, the observation behind it."""

    value: Decimal | None = None
    status: str = ""
    is_estimate: bool = False
    observation: int = 0
    part: Decimal | None = None
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in one area (`area` None = all of them together), a cell for each month."""

    definition: Definition
    area: Area | None
    cells: tuple[Cell, ...]


class TooLarge(ValueError):
    """More cells than are drawn at once; the message is for the log, the page says the limit."""


def crosstab(
    store: Store, indicators: Sequence[str], areas: Sequence[Area], months: Sequence[tuple[int, int]], measure: Measure,
    authority: str = "", known_at: dt.date | None = None,
) -> tuple[Line, ...]:  # fmt: skip
    """For each indicator its areas in order, then their total; one read. Raises TooLarge beyond `MOST_CELLS`."""
    if len(indicators) * len(areas) * len(months) > MOST_CELLS:
        raise TooLarge(f"{len(indicators)} x {len(areas)} x {len(months)} cells")
    if not (indicators and areas and months):
        return ()
    first, last = months[0][0], months[-1][0]
    readings = read(store, indicators, [a.key for a in areas], last, known_at=known_at, past=last - first + 1)
    lines: list[Line] = []
    for code in dict.fromkeys(indicators):
        definition = readings.definitions.get(code)
        if definition is None:
            continue
        own = [
            Line(definition, area, tuple(cell(readings, definition, area, when, measure, authority) for when in months))
            for area in areas
        ]
        lines += [*own, Line(definition, None, totals(own, definition, measure))]
    return tuple(lines)


def cell(
    readings: Readings, definition: Definition, area: Area, month: tuple[int, int], measure: Measure, authority: str
) -> Cell:  # fmt: skip
    """What the measure says of one indicator, area and month."""
    period, series = period_of(definition, month, measure), readings.series(definition.code, area.key)
    if measure in ("thang", "luyke"):
        return of_figure(figure(series, definition, period))
    done = figure(series, definition, period)
    if measure == "cungky":
        before = figure(series, definition, period.shifted(-1))
        return Cell(number(index(done.counted, before.counted)), part=done.counted, whole=before.counted)
    chosen, _ = in_force(series.targets, definition, period, done.as_of or period.last_day, authority, area.level)
    plan = None if chosen is None else plan_number(target_of(chosen), definition.direction)
    if measure == "kehoach":
        return Cell(plan, observation=chosen.source.observation_id if chosen is not None else 0)
    return Cell(number(percent_of(done.counted, plan)), is_estimate=done.is_estimate, part=done.counted, whole=plan)


def period_of(definition: Definition, month: tuple[int, int], measure: Measure) -> Period:
    """A state stands at the month's end; a flow is of the month, or from January where it meets a year's plan."""
    if definition.is_state:
        return Period.state(*month)
    return Period.month_of(*month) if measure == "thang" else Period.cumulative(*month)


def of_figure(found: Figure) -> Cell:
    observation = found.sources[0].observation_id if len(found.sources) == 1 else 0
    status = found.status if found.sources else ""
    return Cell(found.value, status, found.is_estimate and found.value is not None, observation)


def totals(lines: Sequence[Line], definition: Definition, measure: Measure) -> tuple[Cell, ...]:
    """Month by month over the areas; nothing where one is missing or where values mean nothing when added."""
    if definition.area_aggregation != "sum":
        return tuple(Cell(status="not_additive") for _ in lines[0].cells)
    return tuple(total_cell(column, measure) for column in zip(*(line.cells for line in lines), strict=True))


def total_cell(cells: Iterable[Cell], measure: Measure) -> Cell:
    column = list(cells)
    if measure in ("phantram", "cungky"):
        shared = ratio_of_sums((one.part, one.whole) for one in column)
        return Cell(number(shared), status="" if not isinstance(shared, Undefined) else shared.reason)
    added = total(Amount(one.value, one.status) if one.value is not None or one.status else None for one in column)
    return Cell(number(added), status="" if not isinstance(added, Undefined) else added.reason)
