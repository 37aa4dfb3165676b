"""Numbers as files store them: the shortest exact decimal, by our own grammar, and dates by the look of the cell."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache

from data.numbers import plain

NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,4})?")
LARGEST = 2**63
"""Both databases hold whole numbers of 64 bits; no province counts beyond them."""
BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
            14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
            20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
            39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
            48: "##0.0E+0", 49: "@"}  # fmt: skip
BUILT_IN |= dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "dd/mm/yyyy")  # days of the Asian editions
QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|General', re.IGNORECASE)
"""What is written beside a number and says nothing of its kind: words, paddings, colours, languages."""


def number_text(stored: str) -> str | None:
    """The number as exact plain text, the shortest that is this double; None for what is no finite number of ours."""
    if len(stored) < 16 and stored.isascii() and stored.isdigit() and (stored[0] != "0" or len(stored) == 1):
        return stored
    if len(stored) > 400 or not NUMBER.fullmatch(stored):
        return None
    value = float(stored)
    if not -LARGEST < value < LARGEST:
        return None
    text = repr(value)
    if "e" in text:
        return plain(Decimal(text))
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def shows_date(number_format: str) -> bool:
    """Whether the format shows a day, a month or a year; times alone and elapsed hours are numbers."""
    letters = QUIET.sub("", number_format.partition(";")[0]).lower()
    if re.search(r"[dy]", letters):
        return True
    return "m" in letters and not re.search(r"[hs0#]", letters)


@lru_cache(maxsize=8192)
def day_text(serial: str, from_1904: bool = False) -> str | None:
    """A stored day number as an ISO date; None outside the calendar (0 is a time, not a day)."""
    if not NUMBER.fullmatch(serial) or not 1 <= float(serial) < 2_958_466:
        return None
    days = int(float(serial))
    if from_1904:
        return (dt.date(1904, 1, 1) + dt.timedelta(days)).isoformat() if days < 2_957_004 else None
    # the calendar of 1900 has a 29 February that never was: the days before it count from one day later
    return (dt.date(1899, 12, 31 if days < 60 else 30) + dt.timedelta(days)).isoformat()
