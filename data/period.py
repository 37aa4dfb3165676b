"""Periods: whole months from a first month, or the state at the end of one month.

`2020-06/P1M` is June, `2020-01/P6M` six months cumulative, `2020-01/P13M` the public-investment
year (payments of a year's plan run to 31 January of the next: Law on Public Investment
39/2019/QH14, article 68), and `2020-06/P0M` the state at the end of June.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

PATTERN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])/P(\d{1,2})M")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """`months` whole months from the first day of `year`-`month`; 0 months = the month's last day."""

    year: int
    month: int
    months: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2200 and 1 <= self.month <= 12 and 0 <= self.months <= 72):
            raise ValueError(f"not a period: {self.year}-{self.month}/P{self.months}M")

    def __hash__(self) -> int:
        return (self.year * 100 + self.month) * 100 + self.months

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `YYYY-MM/PnM`; raises ValueError with what was expected."""
        found = PATTERN.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r}: expected a period such as 2020-06/P1M, 2020-01/P6M or 2020-06/P0M")
        return cls(int(found[1]), int(found[2]), int(found[3]))

    @classmethod
    def month_of(cls, year: int, month: int) -> Period:
        return cls(year, month, 1)

    @classmethod
    def cumulative(cls, year: int, month: int) -> Period:
        """From January to the end of `month`; month 13 is January of the next year (investment year)."""
        return cls(year, 1, month)

    @classmethod
    def year_of(cls, year: int) -> Period:
        return cls(year, 1, 12)

    @classmethod
    def state(cls, year: int, month: int) -> Period:
        return cls(year, month, 0)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}/P{self.months}M"

    @property
    def start(self) -> int:
        """The first month as the integer YYYYMM, the form the store sorts by."""
        return self.year * 100 + self.month

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def end(self) -> tuple[int, int]:
        """Year and month of the last month covered."""
        last = self.year * 12 + self.month - 1 + max(self.months - 1, 0)
        return last // 12, last % 12 + 1

    @property
    def last_day(self) -> dt.date:
        year, month = self.end
        return dt.date(year, month, calendar.monthrange(year, month)[1])

    @property
    def is_state(self) -> bool:
        return self.months == 0

    @property
    def is_cumulative(self) -> bool:
        """More than a month counted from January."""
        return self.month == 1 and self.months > 1

    def shifted(self, years: int) -> Period:
        """The same months `years` later (negative: earlier)."""
        return Period(self.year + years, self.month, self.months)

    def month_number(self) -> int:
        """Months of the year elapsed at the end of the period, counted from January of its first year."""
        return self.month if self.is_state else self.month + self.months - 1


def from_start(start: int, months: int) -> Period:
    """The period that the store keeps as the integers YYYYMM and months."""
    return Period(start // 100, start % 100, months)
