"""Sentences about tasks, documents and petitions, in Vietnamese and English: what is overdue first."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from data.senders import senders
from indicators.wording import Language, date_text, figure_text, fixed_text

if TYPE_CHECKING:
    from indicators.tasks.documents import DocumentsIssued
    from indicators.tasks.petitions import Petitions
    from indicators.tasks.register import Task, TaskRegister

SHOWN = 3
"""How many overdue tasks a sentence names."""


def count_text(number: int | Decimal, language: Language) -> str:
    return figure_text(Decimal(number), 0, language)


def register_sentence(found: TaskRegister, language: Language) -> str:
    """Overdue and late first, then on time, then what cannot be judged and what the printed status hides."""
    one, day = found.tally, date_text(found.report_day, language)
    if not one.tasks:
        return {"vi": f"Đến {day}: chưa có nhiệm vụ nào được theo dõi.",
                "en": f"By {day}: no tasks are followed."}[language]  # fmt: skip
    said = [counts_text(found, day, language)]
    if found.overdue:
        listed = "; ".join(overdue_text(task, language) for task in found.overdue[:SHOWN])
        said.append({"vi": f"Quá hạn lâu nhất: {listed}.", "en": f"Longest overdue: {listed}."}[language])
    if one.disagreeing:
        said.append({
            "vi": f"{one.disagreeing} nhiệm vụ ghi tình trạng khác với ngày tháng của chính nó.",
            "en": f"{one.disagreeing} tasks print a status that their own days contradict.",
        }[language])  # fmt: skip
    return " ".join(said)


def counts_text(found: TaskRegister, day: str, language: Language) -> str:
    one = found.tally
    rate = "" if one.on_time_rate is None else fixed_text(one.on_time_rate, 1, language)
    groups = sum(bool(group.key) for group in found.by_group)
    if language == "vi":
        within = f" trong {groups} nhóm" if groups else ""
        parts = [
            f"{one.overdue} quá hạn chưa xong",
            f"{one.late} xong nhưng chậm",
            f"{one.on_time - one.ahead}/{one.due} nhiệm vụ đến hạn xong đúng hạn" + (f" ({rate}%)" if rate else ""),
        ]
        more = [(one.ahead, "xong trước khi đến hạn"), (one.open, "chưa đến hạn"),
                (one.without_day, "không có ngày đến hạn"), (one.contradictory, "có ngày tháng mâu thuẫn")]  # fmt: skip
        head = f"Đến {day}, {one.tasks} nhiệm vụ{within}: "
    else:
        within = f" in {groups} groups" if groups else ""
        parts = [
            f"{one.overdue} overdue",
            f"{one.late} done late",
            f"{one.on_time - one.ahead} of {one.due} due tasks done on time" + (f" ({rate}%)" if rate else ""),
        ]
        more = [(one.ahead, "done ahead of their day"), (one.open, "not yet due"),
                (one.without_day, "without a day"), (one.contradictory, "with contradictory days")]  # fmt: skip
        head = f"By {day}, {one.tasks} tasks{within}: "
    return head + ", ".join([*parts, *(f"{count} {words}" for count, words in more if count)]) + "."


def overdue_text(task: Task, language: Language) -> str:
    office = senders().get(task.lead_code)
    lead = office.name("en") if office and language == "en" else task.lead
    days = {"vi": f"{task.days} ngày", "en": f"{task.days} days"}[language]
    return f"“{task.name}” ({', '.join(part for part in (lead, days) if part)})"


def documents_sentence(found: DocumentsIssued, language: Language) -> str:
    """The total with its types, and whether they add up to it."""
    total = found.total.actual.value
    if total is None and found.check.sum is None:
        return {"vi": "Chưa có số liệu văn bản đã ban hành.",
                "en": "The number of documents issued is not known."}[language]  # fmt: skip
    shown = total if total is not None else found.check.sum or Decimal(0)
    names = {"vi": "name_vi", "en": "name_en"}[language]
    listed = ", ".join(
        type_text(count_text(kind.count, language), str(getattr(kind, names)), language)
        for kind in found.types if kind.count is not None
    )  # fmt: skip
    day = "" if found.as_of is None else date_text(found.as_of, language)
    until = {"vi": f"Đến {day} đã", "en": f"By {day}"}[language] if day else {"vi": "Đã", "en": "In all"}[language]
    said = {"vi": f"{until} ban hành {count_text(shown, language)} văn bản",
            "en": f"{until} {count_text(shown, language)} documents were issued"}[language]  # fmt: skip
    return f"{said}{f': {listed}' if listed else ''}{identity_text(found, language)}."


def type_text(count: str, name: str, language: Language) -> str:
    """ "8.114 công văn"; English names are singular, so they stand before their number."""
    return f"{count} {lower_first(name)}" if language == "vi" else f"{lower_first(name)} {count}"


def identity_text(found: DocumentsIssued, language: Language) -> str:
    check = found.check
    if check.agrees:
        return {"vi": "; cộng các loại khớp tổng số", "en": "; the types add up to the total"}[language]
    if check.agrees is None or check.sum is None or check.difference is None:
        return ""
    sum_, gap = count_text(check.sum, language), count_text(abs(check.difference), language)
    return {"vi": f"; cộng các loại chỉ được {sum_}, lệch {gap}" if check.difference < 0 else
                  f"; cộng các loại được {sum_}, nhiều hơn tổng số {gap}",
            "en": f"; the types add up to {sum_}, off by {gap}"}[language]  # fmt: skip


def lower_first(text: str) -> str:
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def petitions_sentence(found: Petitions, language: Language) -> str:
    """Unanswered items first; the rate is of classified items, of which there may be more than petitions."""
    if found.classified is None:
        return {"vi": "Chưa có số liệu kiến nghị đã phân loại nên chưa tính được tỷ lệ trả lời.",
                "en": "The number of classified items is not known, so no rate can be given."}[language]  # fmt: skip
    items = count_text(found.classified, language)
    received = "" if found.received is None else count_text(found.received, language)
    if language == "vi":
        source = f"{received} kiến nghị cử tri được phân thành {items} nội dung" if received else f"{items} nội dung"
    else:
        source = f"{received} voters' petitions were sorted into {items} items" if received else f"{items} items"
    return f"{source}{answered_text(found, items, language)}."


def answered_text(found: Petitions, items: str, language: Language) -> str:
    if found.answered is None or found.rate is None:
        return {"vi": ", chưa có số liệu trả lời", "en": ", answers are not known"}[language]
    answered, rate = count_text(found.answered, language), figure_text(found.rate, 1, language)
    if found.contradictory:
        return {"vi": f", nhưng số đã trả lời là {answered}, nhiều hơn số phải trả lời",
                "en": f", yet {answered} are said to be answered, more than there are"}[language]  # fmt: skip
    left = "" if not found.remaining else count_text(found.remaining, language)
    if language == "vi":
        return f"{f', còn {left} chưa trả lời' if left else ''}, đã trả lời {answered}/{items} ({rate}%)"
    return f"{f', {left} still unanswered' if left else ''}, {answered} of {items} answered ({rate}%)"
