"""Verdicts: where a figure stands now against the pace, and at year end against the target.

All comparisons are on unrounded numbers. Official classes are Vượt / Đạt / Không đạt; the pace
thresholds are the office's own, dated rows of `thresholds.csv`, not a national standard.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from data.numbers import rounded
from data.period import Period
from data.reference_files import rows
from indicators.result import Now, Target, YearEnd


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The lowest of each class; below the last one is late.

    `measure` says of what: `points`, the pace gap in percentage points of the plan, or `percent`,
    the percentage of where the plan should stand by now. `issuer` and `valid_from` say whose they are.
    """

    ahead: Decimal = Decimal(5)
    on_track: Decimal = Decimal(-2)
    slightly_late: Decimal = Decimal(-5)
    measure: str = "points"
    issuer: str = ""
    valid_from: str = ""

    def edges(self) -> tuple[Decimal, ...]:
        return self.ahead, self.on_track, self.slightly_late


def thresholds_at(day: dt.date) -> Thresholds:
    """The office's thresholds on a day; the defaults where no row covers it."""
    text = day.isoformat()
    for row in rows("thresholds"):
        if row["name"] == "pace" and row["valid_from"] <= text <= (row["valid_to"] or "9999"):
            ahead, on_track, slightly = (Decimal(row[name]) for name in ("ahead", "on_track", "slightly_late"))
            return Thresholds(ahead, on_track, slightly, row["measure"], row["issuer"], row["valid_from"])
    return Thresholds()


def now_of(gap: Decimal, thresholds: Thresholds) -> Now:
    """The class of a gap where more is better; for ceilings the caller turns the sign."""
    if gap >= thresholds.ahead:
        return "ahead"
    if gap >= thresholds.on_track:
        return "on_track"
    return "slightly_late" if gap >= thresholds.slightly_late else "late"


def reached(value: Decimal, target: Target, direction: str) -> YearEnd:
    """Exceeded, met or missed.

    A plain number: at least it (up) or at most it (down) is met, beyond it exceeded. An inequality
    ("dưới 4", "8,5% trở lên") promises its side only, so keeping it is met. A range is met from its
    near edge and exceeded past its far one; a band is met inside only, and a band given as one
    number has no edges to miss.
    """
    if target.bound in (">", ">=", "<", "<="):
        edge = target.value if target.value is not None else target.low if target.low is not None else target.high
        return "unknown" if edge is None else "met" if keeps(value, target.bound, edge) else "missed"
    low = target.low if target.low is not None else target.value
    high = target.high if target.high is not None else target.value
    if target.bound != "range" and target.value is not None:
        low = high = target.value
    if low is None or high is None:
        return "unknown"
    if direction == "band":
        return "met" if low <= value <= high else "missed" if low < high else "unknown"
    if direction == "down":
        return "exceeded" if value < low else "met" if value <= high else "missed"
    return "exceeded" if value > high else "met" if value >= low else "missed"


def keeps(value: Decimal, bound: str, edge: Decimal) -> bool:
    kept = {">": value > edge, ">=": value >= edge, "<": value < edge, "<=": value <= edge}
    return kept[bound]


def falling(target: Target, direction: str) -> bool:
    """Whether staying under is what was promised, by the target's own bound or by the indicator."""
    if target.bound in ("<", "<="):
        return True
    return direction == "down" and target.bound not in (">", ">=")


def is_whole_year(period: Period) -> bool:
    """Whether the year is over at the period's end: twelve or thirteen months, or the state of December."""
    if period.is_state:
        return period.month == 12
    return period.month == 1 and period.months in (12, 13)


def standing_without_pace(end: YearEnd, over: bool) -> Now:
    """Now, where no trajectory can be drawn: only what has been reached already is known."""
    if end == "exceeded":
        return "ahead"
    if end == "met":
        return "on_track"
    return "late" if over and end == "missed" else "undefined"


def faithful_decimals(value: Decimal, edges: Iterable[Decimal], decimals: int, most: int = 8) -> int:
    """Decimals to print so that the printed number is on the same side of every edge as the real one.

    89,979 with an edge at 90 prints 89,98 and not 90,0, so that text and colour agree.
    """
    marks = tuple(edges)
    sides = [value >= edge for edge in marks]
    while decimals < most and [rounded(value, decimals) >= edge for edge in marks] != sides:
        decimals += 1
    return decimals
