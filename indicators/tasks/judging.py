"""Where one task stands on a report day, from its two days and its printed status: pure functions.

Printed status and computed state stand side by side; a disagreement is flagged and neither is changed.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache
from typing import Literal

from data.reference_files import rows
from data.text import search_key

State = Literal["overdue", "contradictory", "late", "open", "without_day", "on_time"]
STATE_ORDER: tuple[State, ...] = ("overdue", "contradictory", "late", "without_day", "open", "on_time")
"""Worst first."""

Claim = Literal["done_on_time", "done_late", "done", "late", "in_progress", "unknown"]
Contradiction = Literal["done_without_day", "done_before_start", "done_after_report"]

COMPATIBLE: dict[Claim, frozenset[str]] = {
    "done_on_time": frozenset({"on_time"}),
    "done_late": frozenset({"late"}),
    "done": frozenset({"on_time", "late", "done_without_due"}),
    "late": frozenset({"overdue", "late"}),
    "in_progress": frozenset({"open", "standing"}),
}
"""The computed states that each printed status fits; a task past its day is not just "đang thực hiện"."""

STANDING = re.compile(r"thuong xuyen|hang (thang|quy|nam|tuan|ngay)|dinh ky|lien tuc")
QUARTER = re.compile(r"quy (iv|iii|ii|i|[1-4])\b(?: nam)?(?: (\d{4}))?")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@lru_cache(maxsize=1)
def claims() -> tuple[tuple[re.Pattern[str], Claim], ...]:
    """The office's words for statuses (`task_statuses.csv`), in file order: the first that fits counts."""
    return tuple((re.compile(row["pattern"]), row["claim"]) for row in rows("task_statuses"))  # type: ignore[misc]


def claim_of(status: str) -> Claim:
    """What a printed status says of the task; words that no pattern knows claim nothing."""
    words = search_key(status)
    return next((claim for pattern, claim in claims() if words and pattern.search(words)), "unknown")


def day_of_words(words: str, year: int) -> dt.date | None:
    """A deadline given as a quarter is its last day: "Quý II" of 2020 is 30/6/2020; other words are no day."""
    found = QUARTER.search(search_key(words))
    if not found:
        return None
    month, own = QUARTERS[found[1]] * 3, int(found[2] or year)
    return dt.date(own, month, monthrange(own, month)[1])


def is_standing(words: str) -> bool:
    """Whether a deadline means "all the time" ("Thường xuyên", "hằng tháng"), so that nothing falls due."""
    return bool(STANDING.search(search_key(words)))


def contradiction_of(
    claim: Claim, done: dt.date | None, start: dt.date | None, report_day: dt.date
) -> Contradiction | None:  # fmt: skip
    """What cannot be: done without a day, done before it was ordered, done after the day of the report."""
    if done is None:
        return "done_without_day" if claim in ("done", "done_on_time", "done_late") else None
    if start is not None and done < start:
        return "done_before_start"
    return "done_after_report" if done > report_day else None


def state_of(
    due: dt.date | None, done: dt.date | None, report_day: dt.date, contradiction: Contradiction | None
) -> tuple[State, int]:  # fmt: skip
    """The state, and how many days late or overdue. A task due on the report day itself is still open."""
    if contradiction is not None:
        return "contradictory", 0
    if due is None:
        return "without_day", 0
    if done is not None:
        return ("on_time", 0) if done <= due else ("late", (done - due).days)
    return ("overdue", (report_day - due).days) if due < report_day else ("open", 0)


def agrees(claim: Claim, state: State, done: bool) -> bool | None:
    """Whether the printed status fits the computed state; None where the words claim nothing, or cannot be judged."""
    if claim == "unknown":
        return None
    if state == "contradictory":
        return False
    if state == "without_day":
        if claim == "late":
            return None  # without a day nobody can compute that it is late
        seen = "done_without_due" if done else "standing"
    else:
        seen = str(state)
    return seen in COMPATIBLE[claim]
