"""Who has not reported, in one sentence a language: missing first, then late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.period import Period
from indicators.wording import Language, until_text

if TYPE_CHECKING:
    from indicators.reporting.judging import ReportDue, Reporting

SHOWN = 4
"""How many offices a sentence names of each kind."""


def reporting_sentence(found: Reporting, language: Language) -> str:
    """ "Tháng 9/2020: 13 báo cáo phải gửi, 1 chưa gửi (…), 2 trễ (…), 10 đúng hạn." """
    when = until_text(Period.parse(found.period), language)
    head = f"{when[:1].upper()}{when[1:]}"
    if not found.reports:
        return {"vi": f"{head}: không có báo cáo nào phải gửi.",
                "en": f"{head}: no report is owed."}[language]  # fmt: skip
    missing = [report for report in found.reports if report.state == "missing"]
    late = [report for report in found.reports if report.state == "late"]
    rest = [(found.counts.get(state, 0), word) for state, word in OTHERS[language]]
    parts = [part for part in (named(missing, MISSING[language], language), named(late, LATE[language], language),
                               *(f"{count} {word}" for count, word in rest if count)) if part]  # fmt: skip
    total = {"vi": f"{len(found.reports)} báo cáo phải gửi",
             "en": f"{len(found.reports)} reports owed"}[language]  # fmt: skip
    return f"{head}: {', '.join([total, *parts])}."


MISSING: dict[Language, str] = {"vi": "chưa gửi", "en": "missing"}
LATE: dict[Language, str] = {"vi": "trễ", "en": "late"}
OTHERS: dict[Language, tuple[tuple[str, str], ...]] = {
    "vi": (("not_due", "chưa đến hạn"), ("on_time", "đúng hạn"), ("covered", "có số trong báo cáo sau"),
           ("entered_later", "nạp bù, không xét hạn")),
    "en": (("not_due", "not due yet"), ("on_time", "on time"), ("covered", "covered by a later report"),
           ("entered_later", "entered afterwards, not judged")),
}  # fmt: skip


def named(reports: list[ReportDue], word: str, language: Language) -> str:
    """ "2 trễ (UBND huyện Kỳ Anh 3 ngày; …)"; nothing where there are none."""
    if not reports:
        return ""
    days = {"vi": "ngày", "en": "days"}[language]
    shown = [f"{r.name_vi if language == 'vi' else r.name_en} {r.days} {days}" for r in reports[:SHOWN]]
    return f"{len(reports)} {word} ({'; '.join([*shown, *(['…'] if len(reports) > SHOWN else [])])})"
