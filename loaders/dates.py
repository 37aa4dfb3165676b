"""Days as registers write them: true dates, `25/04/2020`, serial numbers, `Quý II/2020`, `Thường xuyên`."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from loaders.periods import spoken_period
from loaders.phrases import plain

WRITTEN = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
LONG = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
BEFORE = re.compile(r"^(?:truoc|den|den het|cham nhat)\s+(?:ngay\s*)?")
CONTINUOUS = re.compile(r"^(thuong xuyen|lien tuc|hang (thang|quy|nam|tuan)|ca nam|theo (yeu cau|quy dinh)|dinh ky)")
SERIAL_LOW, SERIAL_HIGH = 25569, 73050
"""Excel's day numbers of 1/1/1970 and 1/1/2100: what a register's date can be when its format was lost."""
EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a cell says of a day. `day` None with `continuous`: no day is due; with `impossible`: 31/9/2020."""

    day: dt.date | None = None
    serial: bool = False
    continuous: bool = False
    impossible: bool = False


def dated(text: str) -> Dated | None:
    """Read a text cell as a day, the end of a period, or a task without end; None when it is none of them."""
    phrase = BEFORE.sub("", plain(text)).strip(" .;")
    if CONTINUOUS.match(phrase):
        return Dated(continuous=True)
    found = WRITTEN.fullmatch(phrase) or LONG.fullmatch(phrase)
    if found:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        try:
            return Dated(dt.date(year, int(found[2]), int(found[1])))
        except ValueError:
            return Dated(impossible=True)
    return end_of_period(phrase)


def end_of_period(phrase: str) -> Dated | None:
    """`Quý II/2020` is due on its last day; a period without a year is no date yet."""
    spoken = spoken_period(phrase)
    if spoken.year is None or len(phrase) > 24:
        return None
    if spoken.months is None:
        return Dated(dt.date(spoken.year, 12, 31)) if re.fullmatch(r"(nam )?\d{4}", phrase) else None
    month = (spoken.first or 1) + spoken.months - 1
    if month > 12:
        return None
    return Dated(dt.date(spoken.year, month, calendar.monthrange(spoken.year, month)[1]))


def day_of_serial(number: str) -> Dated | None:
    """Excel's day number typed or pasted without its date format: 43963 is 12/5/2020."""
    if not re.fullmatch(r"\d{5}", number) or not SERIAL_LOW <= int(number) <= SERIAL_HIGH:
        return None
    return Dated(EPOCH + dt.timedelta(days=int(number)), serial=True)
