"""Findings in words: one sentence a kind and language; numbers, days and periods as the reader writes them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from data.model import item_parts
from data.period import Period
from indicators.breakdown import member_name
from indicators.finding import Finding
from indicators.places import place_text
from indicators.wording import Language, amount_text, date_text, figure_text, until_text

AMOUNTS = frozenset({"value", "other", "usual", "old", "new", "before", "after", "expected"})
"""Parameters in the indicator's unit."""
DAYS = frozenset({"day", "due", "arrived", "first_day", "second_day"})
PERIODS = frozenset({"earlier", "last_period"})
PERCENTS = frozenset({"percent"})

SENTENCES: dict[Language, dict[str, str]] = {
    "vi": {
        "seasonal_outlier": "{what}: {value}, trong khi cùng tháng các năm khác thường là {usual}{peers}.",
        "magnitude": "{what}: {value} gấp khoảng {factor} lần mức có thể ({expected}); có thể sai đơn vị.",
        "magnitude_small": "{what}: {value} chỉ bằng khoảng 1/{factor} mức có thể ({expected}); có thể sai đơn vị.",
        "falling_cumulative": "{what}: số lũy kế {after} thấp hơn {before} {earlier}; cần lý do (ví dụ thu hồi tạm "
        "ứng).",
        "falling_between_files": "{what}: số lũy kế {after} ({file}) thấp hơn {before} {earlier} ({other_file}); hai "
        "tệp có thể tính khác nhau.",
        "conflict": "{what}: hai báo cáo ghi khác nhau, {value} ({file}, ô {cell}) và {other} ({other_file}, ô "
        "{other_cell}){more}.",
        "cutoff_conflict": "{what}: {value} tính đến {first_day} nhưng {other} tính đến {second_day}; chênh {percent} "
        "là quá mức tăng của {days} ngày.",
        "copied_month": "{place}: {same}/{compared} chỉ tiêu {period} giống hệt {last_period} (tệp {file}); có thể "
        "chép lại tháng trước.",
        "revision": "{what}: sửa từ {old} ({old_file}, ô {old_cell}) thành {new} ({new_file}, ô {new_cell}) ngày "
        "{day}.",
        "removed": "{what}: {old} ({old_file}, ô {old_cell}) không còn trong báo cáo mới nhất.",
        "report_late": "{sender}: báo cáo {period} trễ {days} ngày (hạn {due}, nhận {arrived}).",
        "report_missing": "{sender}: chưa gửi báo cáo {period}, quá hạn {days} ngày (hạn {due}).",
        "tasks_overdue": "{place}: {count} nhiệm vụ quá hạn chưa xong đến {day}, lâu nhất {days} ngày.",
    },
    "en": {
        "seasonal_outlier": "{what}: {value}, where the same month of other years usually has {usual}{peers}.",
        "magnitude": "{what}: {value} is about {factor} times what it could be ({expected}); perhaps a wrong unit.",
        "magnitude_small": "{what}: {value} is about 1/{factor} of what it could be ({expected}); perhaps a wrong "
        "unit.",
        "falling_cumulative": "{what}: the cumulative {after} is below {before} {earlier}; a reason is needed (such as "
        "a recovered advance).",
        "falling_between_files": "{what}: the cumulative {after} ({file}) is below {before} {earlier} ({other_file}); "
        "the two files may count differently.",
        "conflict": "{what}: two reports differ, {value} ({file}, cell {cell}) and {other} ({other_file}, cell "
        "{other_cell}){more}.",
        "cutoff_conflict": "{what}: {value} to {first_day} but {other} to {second_day}; {percent} apart is more than "
        "{days} days can add.",
        "copied_month": "{place}: {same} of {compared} indicators {period} are identical with {last_period} (file "
        "{file}); perhaps last month was copied.",
        "revision": "{what}: revised from {old} ({old_file}, cell {old_cell}) to {new} ({new_file}, cell {new_cell}) "
        "on {day}.",
        "removed": "{what}: {old} ({old_file}, cell {old_cell}) is no longer in the latest report.",
        "report_late": "{sender}: the report {period} came {days} days late (due {due}, received {arrived}).",
        "report_missing": "{sender}: the report {period} is missing, {days} days past its day (due {due}).",
        "tasks_overdue": "{place}: {count} tasks overdue by {day}, the longest by {days} days.",
    },
}
NOTHING: dict[Language, dict[str, str]] = {
    "vi": {"missing": "chưa có số liệu (...)", "nil": "không phát sinh (-)", "not_applicable": "không áp dụng (x)"},
    "en": {"missing": "not collected (...)", "nil": "none (-)", "not_applicable": "not applicable (x)"},
}
"""What a report said where it gave no number: the three are different statements."""


def with_sentences(finding: Finding) -> Finding:
    """The finding with its two sentences."""
    return finding.model_copy(update={"sentence_vi": sentence(finding, "vi"), "sentence_en": sentence(finding, "en")})


def sentence(finding: Finding, language: Language) -> str:
    """The sentence of the finding's kind; `form` in the parameters chooses another wording of the same kind."""
    words = {name: printed(finding, name, text, language) for name, text in finding.params.items()}
    words |= {
        "what": subject(finding, language), "place": place_text(finding.area, language),
        "period": "" if not finding.period else until_text(Period.parse(finding.period), language),
        "peers": peers(finding, language), "more": more(finding, language),
    }  # fmt: skip
    if language == "en" and words.get("sender_en"):
        words["sender"] = words["sender_en"]
    form = finding.params.get("form") or finding.kind
    return SENTENCES[language][form].format_map(defaultdict(lambda: "…", words))


def subject(finding: Finding, language: Language) -> str:
    """ "Thu ngân sách (thu nội địa) của Huyện Kỳ Anh đến hết tháng 6/2020"."""
    name = finding.name_vi if language == "vi" else finding.name_en or finding.name_vi
    members = ", ".join(member_name(dimension, member, language) for dimension, member in item_parts(finding.item))
    within = f" ({members})" if members else ""
    place, when = place_text(finding.area, language), until_text(Period.parse(finding.period), language)
    return f"{name}{within} của {place} {when}" if language == "vi" else f"{name}{within}, {place}, {when}"


def more(finding: Finding, language: Language) -> str:
    """How many other periods the same two files differ in."""
    count = finding.params.get("more", "")
    if not count:
        return ""
    return {"vi": f"; {count} kỳ khác cũng vậy", "en": f"; so in {count} other periods"}[language]


def peers(finding: Finding, language: Language) -> str:
    """Whether the area's peers were looked at; they did not move alike, or there would be no finding."""
    if not finding.params.get("peers"):
        return ""
    return {"vi": " và các đơn vị cùng cấp không biến động như vậy",
            "en": " and its peers did not move like that"}[language]  # fmt: skip


def printed(finding: Finding, name: str, text: str, language: Language) -> str:
    """A parameter as the reader writes it."""
    if name in AMOUNTS:
        if text in NOTHING[language]:
            return NOTHING[language][text]
        return amount_text(Decimal(text), finding.decimals, finding.unit, language)
    if name in DAYS:
        return date_text(dt.date.fromisoformat(text), language)
    if name in PERIODS:
        return until_text(Period.parse(text), language)
    if name in PERCENTS:
        return f"{figure_text(Decimal(text), 1, language)}%"
    return figure_text(Decimal(text), 0, language) if name == "factor" else text
