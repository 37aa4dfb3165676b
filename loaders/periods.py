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
CUMULATIVE = re.compile(
    r"(?<![\d/])(\d{1,2})\s*(?:thang|t)(?:\s*(?:dau nam|dn))?(?![a-z\d])(?!\s*(?!(?:19|20)\d\d(?!\d))\d)"
)
TO_MONTH = re.compile(
    r"(?:luy ke|lk|cong don|den het|het|den)\s*(?:den\s*)?(?:het\s*)?(?:thang|thg\.?|th\.?|t)\s*0?(\d{1,2})(?![\d])"
    r"(?:\s*[/.\-]\s*((?:19|20)\d{2})(?!\d))?"
)
MONTH = re.compile(r"(?<![a-z])(?:thang|thg\.?|th\.?|t)\s*0?(\d{1,2})(?!\d)(?:\s*(?:/|nam|-|\.)\s*(\d{4}))?")
SLASH_MONTH = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(\d{4})(?!\d)")
QUARTER = re.compile(r"(?<![a-z])(?:quy|q)\s*(iv|i{1,3}|[1-4])(?![a-z\d])(?:\s*(?:/|nam)?\s*(\d{4}))?")
TO_QUARTER = re.compile(r"(?:den het|het|den)\s*quy\s*(iv|i{1,3}|[1-4])(?![a-z\d])(?:\s*(?:/|nam)?\s*(\d{4}))?")
YEAR = re.compile(r"(?<![\d.])(?<!\d/)((?:19|20)\d{2})(?![\d/.]\d|\d)")
YEARS = re.compile(r"(?<![\d/])((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})(?!\d)")
UNTIL_LONG_DAY = re.compile(r"(?:tinh den|den het|den|het)\s*(?:het\s*)?ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
NUMBER_WORDS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
WORD_MONTH = re.compile(r"thang (muoi hai|muoi mot|muoi|mot|hai|ba|tu|sau|bay|tam|chin)\b(?! nam)")
WHOLE_YEAR = re.compile(r"ca nam|(?<![a-z])nam (?:19|20)\d{2}")
WHOLE_ESTIMATE = re.compile(r"uoc\s*(?:thuc hien|th|dat)?\s*(?:ca\s*)?nam (?:19|20)\d{2}")
"""`Ước thực hiện năm 2020` is said of the whole year, whatever the report's month."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DOCUMENT = re.compile(
    r"\(?\s*(?:kem theo|ban hanh kem|theo(?! doi| dia ban| huyen| xa| don vi| nguon| linh vuc)|"
    r"tai|qd|nq|quyet dinh|nghi quyet|bao cao)\b[^()]*?(?:so|\d+/)[^()]*\)?"
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
    if (state := day_alone(phrase)) is not None:
        return state
    if (whole := several_years(phrase)) is not None:
        return whole
    as_of = day_in(phrase)
    rest = UNTIL_LONG_DAY.sub(" ", AS_OF.sub(" ", phrase))
    year = int(found[1]) if (found := YEAR.search(rest)) else as_of.year if as_of else None
    first, months, own_year = span_in(rest)
    if as_of is not None and year is not None and months is None and as_of.year == year + 1:
        return Spoken(year, 1, 13 if as_of.month == 1 else 12, as_of)  # the investment year ends on 31 January
    if months is None and not WHOLE_YEAR.search(rest) and (month := month_of_day(phrase)) is not None:
        first, months = 1, month
    return Spoken(own_year or year, first, months, as_of)


DAY_ALONE = re.compile(r"(?:ngay )?" + r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
EDGE_OF_YEAR = re.compile(r"(dau|cuoi) nam (\d{4})")


def day_alone(phrase: str) -> Spoken | None:
    """A heading that is a day counts up to it; `Đầu năm 2022` is the state at the end of the year before."""
    if found := EDGE_OF_YEAR.fullmatch(phrase.strip()):
        return Spoken(int(found[2]) - (found[1] == "dau"), 1, 12)
    found = DAY_ALONE.fullmatch(phrase.strip())
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    try:
        return Spoken(int(found[3]), 1, int(found[2]), dt.date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return None


def several_years(phrase: str) -> Spoken | None:
    """A school year (September to August), a plan period or a term: `2016-2020` is five years, never its first."""
    found = YEARS.search(phrase)
    if not found or int(found[2]) <= int(found[1]) or int(found[2]) - int(found[1]) > 5:
        return None
    first, last = int(found[1]), int(found[2])
    if "hoc" in phrase and last == first + 1:
        return Spoken(first, 9, 12)
    return Spoken(first, 1, 12 * (last - first + 1))


def month_of_day(phrase: str) -> int | None:
    """The month that a cut-off day closes, with or without its year: `luỹ kế đến 30/9` is nine months."""
    found = AS_OF.search(phrase)
    month = int(found[2]) if found else int(long[2]) if (long := UNTIL_LONG_DAY.search(phrase)) else 0
    return month if 1 <= month <= 12 else None


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
        return 1, int(found[1]), int(found[2]) if found[2] else None
    if (found := CUMULATIVE.search(phrase)) and 1 <= int(found[1]) <= 13:
        return 1, int(found[1]), None
    if found := TO_QUARTER.search(phrase):
        return 1, 3 * (ROMAN.get(found[1]) or int(found[1])), int(found[2]) if found[2] else None
    if found := QUARTER.search(phrase):
        number = ROMAN.get(found[1]) or int(found[1])
        return number * 3 - 2, 3, int(found[2]) if found[2] else None
    if found := WORD_MONTH.search(phrase):
        return NUMBER_WORDS.index(found[1]) + 1, 1, None
    if found := re.search(r"(?<![a-z\d])(iv|i{1,3})/((?:19|20)\d{2})", phrase):
        return ROMAN[found[1]] * 3 - 2, 3, int(found[2])
    for pattern in (MONTH, SLASH_MONTH):
        if (found := pattern.search(phrase)) and 1 <= int(found[1]) <= 12:
            return int(found[1]), 1, int(found[2]) if found[2] else None
    whole = "ca nam" in phrase or WHOLE_ESTIMATE.search(phrase)
    return (1, 12, None) if whole else (None, None, None)


def decided_on(text: str) -> dt.date | None:
    """The day of a cited decision: `(QĐ 2880/QĐ-UBND ngày 01/9/2020)`."""
    found = re.search(r"(?:qd|nq|quyet dinh|nghi quyet)[^()]*?ngay\s*" + DAY, plain(text))
    if not found or not found[3]:
        return None
    try:
        return dt.date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), int(found[2]), int(found[1]))
    except ValueError:
        return None
