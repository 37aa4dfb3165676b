"""Time: instants are UTC, days are those of Hà Nội (UTC+7), whatever the server's zone."""

from __future__ import annotations

import datetime as dt

from data.settings import settings

ICT = dt.timezone(dt.timedelta(hours=7))


def now() -> dt.datetime:
    """The present instant, UTC without zone (as stored); noon of the fixed day when one is set."""
    if settings().today is not None:
        noon = dt.datetime.combine(settings().today or dt.date.min, dt.time(12), ICT)
        return noon.astimezone(dt.UTC).replace(tzinfo=None)
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def today() -> dt.date:
    return day_of(now())


def day_of(instant: dt.datetime) -> dt.date:
    """The day in Hà Nội of a stored instant."""
    return instant.replace(tzinfo=dt.UTC).astimezone(ICT).date()


def end_of(day: dt.date) -> dt.datetime:
    """The last instant of a day in Hà Nội, as stored: what "known at that day" means."""
    last = dt.datetime.combine(day, dt.time.max, ICT)
    return last.astimezone(dt.UTC).replace(tzinfo=None)
