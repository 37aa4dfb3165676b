"""What a column of a period adds to the key of a series: role, authority, version and days."""

from __future__ import annotations

import datetime as dt

from data.model import Role
from data.period import Period
from loaders.columns import Sense
from loaders.context import Context

Stance = tuple[Role, str, str, dt.date | None, dt.date | None]
"""Role, authority, version, day of decision and cut-off day."""


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


def stance_of(sense: Sense, period: Period, context: Context) -> Stance:
    role = "estimate" if sense.estimate and sense.role == "actual" else sense.role
    decided = (sense.authority, sense.version, sense.decided_on) if role == "target" else ("none", "initial", None)
    return role, *decided, as_of(sense, period, context)  # type: ignore[return-value]
