"""The period grammar of Vietnamese sheets (DOMAIN 6.4): "6T" is six months, "T6" is June."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from data.period import Period
from loaders.phrases import plain

DAY = r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?(?![\d/])"
LONG_DAY = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
AS_OF = re.compile(r"(?:tinh den|den het|den|het)\s*(?:het\s*)?(?:ngay\s*)?" + DAY)
CUMULATIVE = re.compile(r"(?<![\d/])(\d{1,2})\s*(?:thang|t)(?:\s*(?:dau nam|dn))?(?![a-z\d])(?!\s*\d)")
TO_MONTH = re.compile(
    r"(?:luy ke|lk|cong don|den het|het|den)\s*(?:den\s*)?(?:het\s*)?(?:thang|thg\.?|th\.?|t)\s*0?(\d{1,2})(?![\d])"
)
MONTH = re.compile(r"(?<![a-z])(?:thang|thg\.?|th\.?|t)\s*0?(\d{1,2})(?!\d)(?:\s*(?:/|nam|-)\s*(\d{4}))?")
SLASH_MONTH = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(\d{4})(?!\d)")
QUARTER = re.compile(r"(?<![a-z])(?:quy|q)\s*(iv|i{1,3}|[1-4])(?![a-z\d])(?:\s*(?:/|nam)?\s*(\d{4}))?")
YEAR = re.compile(r"(?<![\d.])(?<!\d/)((?:19|20)\d{2})(?![\d/.]\d|\d)")
WHOLE_YEAR = re.compile(r"ca nam|(?<![a-z])nam (?:19|20)\d{2}")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DOCUMENT = re.compile(
    r"\(?\s*(?:kem theo|ban hanh kem|theo|tai|qd|nq|quyet dinh|nghi quyet|bao cao)\b[^()]*?(?:so|\d+/)[^()]*\)?"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a phrase says of time; None = not said. `months` 1 = the month, 3 = a quarter, n = cumulative."""

    year: int | None = None
    first: int | None = None
    months: int | None = None
    as_of: dt.date | None = None

    def merged(self, weaker: Spoken) -> Spoken:
        """This phrase with what it leaves open taken from a weaker one (heading over title)."""
        span = (self.first, self.months) if self.months is not None else (weaker.first, weaker.months)
        return Spoken(self.year or weaker.year, *span, self.as_of or weaker.as_of)

    def period(self) -> Period | None:
        """The period, when at least the year is known."""
        if self.year is None:
            return None
        if self.months is None:
            return Period.year_of(self.year)
        return Period(self.year, self.first or 1, self.months)


def without_documents(text: str) -> str:
    """The phrase without the document it cites: `(Kèm theo Báo cáo số 512/BC-UBND ngày 18/9/2020)`."""
    return DOCUMENT.sub(" ", plain(text))


def spoken_period(text: str) -> Spoken:
    """Read one phrase. Later rules only fill what earlier ones left open."""
    phrase = without_documents(text)
    as_of = day_in(phrase)
    rest = AS_OF.sub(" ", phrase)
    year = int(found[1]) if (found := YEAR.search(rest)) else as_of.year if as_of else None
    first, months, own_year = span_in(rest)
    if months is None and as_of is not None and not WHOLE_YEAR.search(rest):
        first, months = 1, as_of.month
    return Spoken(own_year or year, first, months, as_of)


def day_in(phrase: str) -> dt.date | None:
    """The cut-off day (`đến 20/9/2024`); None where none or impossible (31/9 exists in the wild)."""
    found = AS_OF.search(phrase)
    parts = found.groups() if found else None
    if parts is None and (long := LONG_DAY.search(phrase)):
        parts = long.groups()
    if parts is None or parts[2] is None:
        return None
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    try:
        return dt.date(year, int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def span_in(phrase: str) -> tuple[int | None, int | None, int | None]:
    """First month, number of months and the year if the span names it."""
    if (found := TO_MONTH.search(phrase)) and 1 <= int(found[1]) <= 12:
        return 1, int(found[1]), None
    if (found := CUMULATIVE.search(phrase)) and 1 <= int(found[1]) <= 13:
        return 1, int(found[1]), None
    if found := QUARTER.search(phrase):
        number = ROMAN.get(found[1]) or int(found[1])
        return number * 3 - 2, 3, int(found[2]) if found[2] else None
    for pattern in (MONTH, SLASH_MONTH):
        if (found := pattern.search(phrase)) and 1 <= int(found[1]) <= 12:
            return int(found[1]), 1, int(found[2]) if found[2] else None
    return (1, 12, None) if "ca nam" in phrase else (None, None, None)


def decided_on(text: str) -> dt.date | None:
    """The day of a cited decision: `(QĐ 2880/QĐ-UBND ngày 01/9/2020)`."""
    found = re.search(r"(?:qd|nq|quyet dinh|nghi quyet)[^()]*?ngay\s*" + DAY, plain(text))
    if not found or not found[3]:
        return None
    try:
        return dt.date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), int(found[2]), int(found[1]))
    except ValueError:
        return None
