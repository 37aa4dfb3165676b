"""Figures whose coordinates are complete become observations."""

from __future__ import annotations

import datetime as dt

from data.model import VALUELESS, Bound, Observation, Problem, SeriesKey, Status, item_parts, item_text
from data.numbers import plain as plain_number
from data.period import Period
from data.units import to_base
from loaders.columns import Sense
from loaders.context import Context
from loaders.figures import Figure, TableReading


def as_of(sense: Sense, period: Period, context: Context) -> dt.date | None:
    """The cut-off day: the heading's own, else the table's when it falls into the period."""
    if sense.spoken.as_of is not None:
        return sense.spoken.as_of
    day = context.spoken.as_of
    if day is None:
        return None
    last = period.last_day
    start = period.first_day if not period.is_state else last.replace(day=1)
    return day if start <= day <= last else None


def finish(reading: TableReading) -> None:
    """Build the observations of figures whose coordinates are complete."""
    undated: list[Figure] = []
    for figure in reading.figures:
        if not figure.reading.readable or (figure.sense.check and not nothing_differs(figure)):
            continue
        if figure.period is None:
            undated.append(figure)
            continue
        observe(reading, figure)
    reading.problems += ask_for_times(reading, undated)


def ask_for_times(reading: TableReading, figures: list[Figure]) -> list[Problem]:
    """Figures of a time nobody knows; where only the budget year's first month is missing, one question for all."""
    fiscal = reading.context.fiscal
    if fiscal is None or fiscal.starts:
        return [Problem("period_missing", "question", figure.ref, (figure.ref,)) for figure in figures]
    params = {"year": f"{fiscal.year}/{(fiscal.year + 1) % 100:02}", "count": str(len(figures))}
    refs = tuple(figure.ref for figure in figures)
    return [Problem("fiscal_start_missing", "question", "", refs, params)] if figures else []


def observe(reading: TableReading, figure: Figure) -> None:
    """Make the observation of a readable figure whose period is known; a missing unit is asked once for the sheet."""
    if not figure.unit and figure.reading.value is not None:
        return
    figure.observation = observation_of(figure, reading.context, reading.table.sheet.name)
    if figure.named.proposal is not None:
        reading.proposals[figure.named.proposal.code] = figure.named.proposal


def nothing_differs(figure: Figure) -> bool:
    """`-` in a column of differences says that nothing differs: with no number to recompute it is kept as said."""
    if figure.sense.check not in ("difference", "remaining") or figure.reading.status not in VALUELESS:
        return False
    figure.item = item_text([*item_parts(figure.item), ("measure", figure.sense.check)])
    return True


def key_of(figure: Figure, context: Context) -> SeriesKey:
    """The whole series key of a figure whose period is known."""
    sense = figure.sense
    assert figure.period is not None
    role = "estimate" if sense.estimate and sense.role == "actual" else sense.role
    return SeriesKey(
        figure.named.definition.code, figure.area.key, figure.item, figure.period, role,  # type: ignore[arg-type]
        sense.authority if role == "target" else "none", sense.version if role == "target" else "initial",
        sense.decided_on if role == "target" else None, as_of(sense, figure.period, context),
    )  # fmt: skip


def unread_series(reading: TableReading) -> list[SeriesKey]:
    """The series of cells that hold something nobody could read: not said, but not taken back either."""
    return [
        key_of(figure, reading.context)
        for figure in reading.figures
        if figure.observation is None and figure.period and not figure.sense.check and not figure.reading.skipped
    ]


def observation_of(figure: Figure, context: Context, sheet: str) -> Observation:
    read = figure.reading
    key = key_of(figure, context)
    status: Status = read.status
    if status == "normal":
        status = "estimated" if key.role == "estimate" else "provisional" if figure.sense.provisional else "normal"
    if read.word:
        return Observation(
            key, status, read.word, figure.unit, value_type=read.value_type, sheet=sheet, cell=figure.ref
        )
    if read.value is None:
        bound: Bound = "range" if read.low is not None else "="
        return Observation(
            key, status, None, figure.unit, bound=bound, low=read.low, high=read.high, sheet=sheet, cell=figure.ref
        )
    base, unit = to_base(read.value, figure.unit)
    return Observation(
        key, status, plain_number(read.value), figure.unit, base, unit, bound=read.bound, sheet=sheet, cell=figure.ref
    )
