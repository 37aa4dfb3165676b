"""Figures whose coordinates are complete become observations."""

from __future__ import annotations

import datetime as dt

from data.model import VALUELESS, Bound, Observation, Problem, SeriesKey, Status, item_parts, item_text
from data.numbers import plain as plain_number
from data.period import Period
from data.units import to_base
from loaders.columns import Sense
from loaders.context import Context
from loaders.figures import Figure, Stance, TableReading


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
    for figure in reading.figures:
        if not figure.reading.readable or (figure.sense.check and not nothing_differs(figure)):
            continue
        if figure.period is None:
            reading.problems.append(Problem("period_missing", "question", figure.ref, (figure.ref,)))
            continue
        observe(reading, figure)


def observe(reading: TableReading, figure: Figure) -> None:
    """Make the observation of a readable figure whose period is known; a missing unit is asked once for the sheet."""
    if not figure.unit and figure.reading.value is not None:
        return
    figure.observation = observation_of(figure, reading)
    if figure.named.proposal is not None:
        reading.proposals[figure.named.proposal.code] = figure.named.proposal


def nothing_differs(figure: Figure) -> bool:
    """`-` in a column of differences says that nothing differs: with no number to recompute it is kept as said."""
    if figure.sense.check not in ("difference", "remaining") or figure.reading.status not in VALUELESS:
        return False
    figure.item = item_text([*item_parts(figure.item), ("measure", figure.sense.check)])
    return True


def key_of(figure: Figure, reading: TableReading) -> SeriesKey:
    """The whole series key of a figure whose period is known; what its column adds is found once for a period."""
    period = figure.period
    assert period is not None
    place = figure.sense.column.index, period
    said = reading.stances.get(place)
    if said is None:
        said = reading.stances[place] = stance_of(figure.sense, period, reading.context)
    return SeriesKey(figure.named.definition.code, figure.area.key, figure.item, period, *said)


def stance_of(sense: Sense, period: Period, context: Context) -> Stance:
    role = "estimate" if sense.estimate and sense.role == "actual" else sense.role
    decided = (sense.authority, sense.version, sense.decided_on) if role == "target" else ("none", "initial", None)
    return role, *decided, as_of(sense, period, context)  # type: ignore[return-value]


def unread_series(reading: TableReading) -> list[SeriesKey]:
    """The series of cells that hold something nobody could read: not said, but not taken back either."""
    return [
        key_of(figure, reading)
        for figure in reading.figures
        if figure.observation is None and figure.period and not figure.sense.check and not figure.reading.skipped
    ]


def observation_of(figure: Figure, reading: TableReading) -> Observation:
    read, unit = figure.reading, figure.unit
    key = key_of(figure, reading)
    status: Status = read.status
    if status == "normal":
        status = "estimated" if key.role == "estimate" else "provisional" if figure.sense.provisional else "normal"
    sheet, cell = reading.table.sheet.name, read.cell.ref
    if read.word:
        return Observation(key, status, read.word, unit, value_type=read.value_type, sheet=sheet, cell=cell)
    if read.value is None:
        bound: Bound = "range" if read.low is not None else "="
        return Observation(key, status, None, unit, bound=bound, low=read.low, high=read.high, sheet=sheet, cell=cell)
    base, of_base = to_base(read.value, unit)
    text = plain_number(read.value)
    text = read.cell.value if text == read.cell.value else text  # one text less to keep
    return Observation(key, status, text, unit, base, of_base, "number", read.bound, None, None, sheet, cell)
