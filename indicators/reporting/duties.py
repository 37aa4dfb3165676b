"""Duties to report, and the day each falls due: pure functions on dated data.

Cut-offs of NĐ 09/2019/NĐ-CP (24/01/2019): a month runs from the 15th of the month before to the 14th, a
quarter, six and nine months and a year end on the 14th of their last month. How many days after the
cut-off a report is due is each province's own rule: `duties.csv`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from data.period import Period
from data.reference_files import BadReference, rows
from data.senders import senders

Frequency = Literal["month", "quarter", "half", "nine", "year"]
CutOff = Literal["admin", "calendar"]
DayKind = Literal["working", "calendar"]
MONTHS_OF: dict[Frequency, tuple[int, ...]] = {
    "month": tuple(range(1, 13)), "quarter": (3, 6, 9, 12), "half": (6,), "nine": (9,), "year": (12,),
}  # fmt: skip
"""The months at whose end a report of each frequency is owed; the second half is the year's report."""
LENGTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "half": 6, "nine": 9, "year": 12}


@dataclass(frozen=True, slots=True)
class Duty:
    """One office owes one form at a frequency, `days` after the cut-off; `form` is a pattern, empty = any form."""

    sender: str
    form: str
    frequency: Frequency
    cutoff: CutOff = "admin"
    days: int = 2
    day_kind: DayKind = "working"
    valid_from: dt.date = dt.date.min
    valid_to: dt.date = dt.date.max
    basis: str = ""

    def covers(self, form: str) -> bool:
        return bool(re.search(self.form, form))


@lru_cache(maxsize=1)
def duties() -> tuple[Duty, ...]:
    """The duties of `duties.csv`; `kind:district` stands for every office of that kind. Raises BadReference."""
    found = []
    for number, row in enumerate(rows("duties"), start=2):
        for column, allowed in (("frequency", Frequency), ("cutoff", CutOff), ("day_kind", DayKind)):
            if row[column] not in get_args(allowed):
                raise BadReference(f"duties.csv row {number}: {column} is {row[column]!r}, expected one of "
                                   f"{', '.join(get_args(allowed))}")  # fmt: skip
        if not row["days"].isdigit():
            raise BadReference(f"duties.csv row {number}: days must be a whole number")
        offices = offices_of(row["sender"])
        if not offices:
            raise BadReference(f"duties.csv row {number}: sender {row['sender']!r} is not in senders.csv")
        found += [
            Duty(office, row["form"], cast(Frequency, row["frequency"]), cast(CutOff, row["cutoff"]),
                 int(row["days"]), cast(DayKind, row["day_kind"]), day(row["valid_from"], dt.date.min),
                 day(row["valid_to"], dt.date.max), row["basis"])
            for office in offices
        ]  # fmt: skip
    return tuple(found)


def offices_of(sender: str) -> tuple[str, ...]:
    """The codes that a duty's sender means."""
    kind = sender.removeprefix("kind:")
    if kind != sender:
        return tuple(code for code, office in senders().items() if office.kind == kind)
    return (sender,) if sender in senders() else ()


def day(text: str, otherwise: dt.date) -> dt.date:
    return dt.date.fromisoformat(text) if text else otherwise


@lru_cache(maxsize=1)
def holidays() -> frozenset[dt.date]:
    """Public holidays of `holidays.csv` (Bộ luật Lao động 45/2019/QH14, article 112, with days in lieu)."""
    found: set[dt.date] = set()
    for row in rows("holidays"):
        first, last = dt.date.fromisoformat(row["first_day"]), dt.date.fromisoformat(row["last_day"])
        found.update(first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return frozenset(found)


def owed(duty: Duty, year: int, month: int) -> Period | None:
    """What the duty owes at the end of a month, None where nothing: a quarterly form is not missing in July."""
    if month not in MONTHS_OF[duty.frequency]:
        return None
    length = LENGTHS[duty.frequency]
    first = year * 12 + month - length
    period = Period(first // 12, first % 12 + 1, length)
    return period if duty.valid_from <= cut_off(duty, period) <= duty.valid_to else None


def cut_off(duty: Duty, period: Period) -> dt.date:
    """The last day a report speaks of: the 14th of its last month, or the month's end."""
    year, month = period.end
    return dt.date(year, month, 14) if duty.cutoff == "admin" else period.last_day


def due_day(duty: Duty, period: Period, free: Iterable[dt.date] | None = None) -> dt.date:
    """The day by which a report must be there; working days skip Saturday, Sunday and holidays (`free`)."""
    start = cut_off(duty, period)
    if duty.day_kind == "calendar":
        return start + dt.timedelta(days=duty.days)
    off = holidays() if free is None else frozenset(free)
    found, left = start, duty.days
    while left:
        found += dt.timedelta(days=1)
        if found.weekday() < 5 and found not in off:
            left -= 1
    return found
