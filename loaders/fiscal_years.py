"""Budget years that do not begin in January: `2019/20` with `M01 July`, `FY 2021-22` with its quarters.

Only what stands in the table says in which month such a year begins: a numbered month beside its name
(`M03 Sept`), a numbered quarter beside its last month (`Q1 Sept`), or an analyst's answer. Without it the
quarters of the year are asked about, never taken for those of the calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.periods import Spoken
from loaders.phrases import plain, spelled

TWO_YEARS = re.compile(r"(?<![\d/.\-])((?:19|20)\d{2})\s*[/\-]\s*(\d{2})(?![\d/])")
OTHER_YEARS = re.compile(r"\b(hoc|vu|giai doan)\b")
"""School years, crop seasons and plans of several years have calendars of their own."""
SAID_FISCAL = re.compile(r"\b(fy|financial year|fiscal year|nam tai chinh|nien do|nam ngan sach)\b")
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
NUMBERED_MONTH = re.compile(r"\bm(0?[1-9]|1[0-2])\b")
QUARTER = re.compile(r"\b(?:q|quarter |quy )([1-4]|iv|i{1,3})\b")
TO_DATE = re.compile(r"\b(ytd|year to date|luy ke)\b")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The budget year of a table: its first calendar year, its first month (0 = nobody said), months reported."""

    year: int
    starts: int = 0
    months_so_far: int = 0

    def month(self, number: int) -> tuple[int, int]:
        """Calendar year and month of the year's `number`-th month."""
        count = self.year * 12 + self.starts - 1 + number - 1
        return count // 12, count % 12 + 1

    def span(self, first: int, months: int) -> Spoken:
        """`months` months from the year's `first`-th."""
        year, month = self.month(first)
        return Spoken(year, month, months)

    @property
    def whole(self) -> Spoken:
        """The year, or nothing while nobody knows where it begins."""
        return self.span(1, 12) if self.starts else Spoken()


def two_years(text: str) -> int | None:
    """The first year of `2019/20`, `FY 2021-22`; a school year is none, and `2011/12` needs the word for it."""
    phrase = plain(text)
    found = TWO_YEARS.search(phrase)
    if not found or OTHER_YEARS.search(phrase):
        return None
    first, second = int(found[1]), int(found[2])
    follows = (first + 1) % 100 == second
    return first if follows and (second > 12 or SAID_FISCAL.search(phrase)) else None


def month_named(phrase: str) -> int | None:
    """The month of an English name: 9 for `Sept`; Vietnamese `máy` is no May."""
    found = MONTH_NAME.search(phrase)
    return MONTH_NAMES.index(found[1][:3]) + 1 if found else None


def quarter_said(phrase: str) -> int | None:
    found = QUARTER.search(phrase)
    return (ROMAN.get(found[1]) or int(found[1])) if found else None


def first_month_said(text: str) -> int | None:
    """The first month of the year by a number beside a name: July by `M03 Sept` and by `Q1 Sept`."""
    phrase = spelled(text)
    named = month_named(phrase) if text.isascii() else None
    if named is None:
        return None
    if found := NUMBERED_MONTH.search(phrase):
        return (named - int(found[1])) % 12 + 1
    if (quarter := quarter_said(phrase)) is not None:
        return (named - 3 * quarter) % 12 + 1
    return None


def fiscal_year_of(titles: list[str], headings: list[str], answered: int) -> FiscalYear | None:
    """The budget year that a table's lines and headings speak of, the latest they name; None for calendar years."""
    years = [year for text in (*titles, *headings) if (year := two_years(text)) is not None]
    if not years:
        return None
    starts = {month for text in (*headings, *titles) if (month := first_month_said(text)) is not None}
    begins = answered or (starts.pop() if len(starts) == 1 else 0)
    reported = [int(found[1]) for text in titles if (found := NUMBERED_MONTH.search(plain(text)))]
    return FiscalYear(max(years), begins, max(reported, default=0))


def fiscal_time(path: tuple[str, ...], table: FiscalYear) -> Spoken | None:
    """The time a heading says within a budget year; None where it says none. Empty where nobody knows when it is."""
    heading = " ".join(path)
    phrase = spelled(heading)
    own = two_years(phrase)
    year = replace(table, year=own) if own is not None else table
    numbered, quarter = NUMBERED_MONTH.search(phrase), quarter_said(phrase)
    named = month_named(phrase) if heading.isascii() else None
    to_date = TO_DATE.search(phrase)
    if own is None and not (numbered or quarter or named or to_date):
        return None
    if not year.starts:
        return Spoken()
    if to_date:
        return year.span(1, year.months_so_far) if year.months_so_far else Spoken()
    if quarter:
        return year.span(3 * quarter - 2, 3)
    if numbered:
        return year.span(int(numbered[1]), 1)
    if named:
        return year.span((named - year.starts) % 12 + 1, 1)
    return year.whole
