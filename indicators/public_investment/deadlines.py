"""What comes next: decreed milestones and the days on which a plan year closes, with what they still need."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from data.numbers import divide
from data.reference_files import rows
from indicators.arithmetic import HUNDRED
from indicators.public_investment import DISBURSEMENT
from indicators.result import Result
from indicators.targets import plan_number


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that matters to the plan year; `percent` of the plan where a document decrees one.

    `needed` = percent × plan − disbursed, `per_month` the same by the days left (30,4 days a month),
    both in tỷ đồng; None without a decreed percentage, plan or figure. `days` is negative once past.
    """

    day: dt.date
    kind: str
    percent: Decimal | None
    issuer: str
    document: str
    consequence_vi: str
    consequence_en: str
    days: int
    needed: Decimal | None
    per_month: Decimal | None
    reached: bool | None


def deadlines(result: Result, year: int, today: dt.date) -> tuple[Deadline, ...]:
    """Decreed milestones of the plan year, then its two closing days, in the order of days.

    31/12: last day of advances; 31/01 of the next year: last day of payments (Law on Public
    Investment 39/2019/QH14, article 68; NĐ 99/2021/NĐ-CP).
    """
    decreed = [
        deadline(result, today, dt.date.fromisoformat(row["date"]), "milestone", Decimal(row["threshold_percent"]),
                 row["issuer"], row["document"], row["consequence_vi"], row["consequence_en"])
        for row in rows("milestones") if row["indicator"] == DISBURSEMENT and row["plan_year"] == str(year)
    ]  # fmt: skip
    law = "Luật Đầu tư công 39/2019/QH14, Điều 68" if year < 2025 else "Luật Đầu tư công 58/2024/QH15"
    closing = [
        deadline(result, today, dt.date(year, 12, 31), "advances_close", None, "Quốc hội", law),
        deadline(result, today, dt.date(year + 1, 1, 31), "payments_close", HUNDRED, "Quốc hội", law),
    ]
    return tuple(sorted([*decreed, *closing], key=lambda found: (found.day, found.kind)))


def deadline(
    result: Result, today: dt.date, day: dt.date, kind: str, percent: Decimal | None, issuer: str, document: str,
    consequence_vi: str = "", consequence_en: str = "",
) -> Deadline:  # fmt: skip
    plan, done = plan_number(result.target, result.direction), result.actual.value
    days = (day - today).days
    needed = (
        None if percent is None or plan is None or done is None else max(Decimal(0), plan * percent / HUNDRED - done)
    )
    rate = None if needed is None or days <= 0 else divide(needed * Decimal("30.4"), Decimal(days))
    reached = None if needed is None else needed == 0
    return Deadline(day, kind, percent, issuer, document, consequence_vi, consequence_en, days, needed, rate, reached)
