"""Documents by type with their identity, and petitions answered of items classified."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.tasks.documents import documents_issued
from indicators.tasks.petitions import petitions
from tests.indicators.telling import say, tell

NOVEMBER = Asked("42", Period.parse("2020-01/P11M"))
SESSION = Asked("42", Period.parse("2024-01/P12M"))
TYPES = {"official_letter": "8114", "decision": "4082", "normative_decision": "33", "notice_report_plan": "416",
         "directive_telegram": "27"}  # fmt: skip


def issued(store: Store, total: str = "12672", **changes: str | None) -> None:
    rows = [say("documents_issued", "42", "2020-01/P11M", total, as_of="2020-11-30")]
    for kind, count in (TYPES | changes).items():
        rows.append(say("documents_issued", "42", "2020-01/P11M", count, item=f"document={kind}", as_of="2020-11-30",
                        status="" if count else "missing"))  # fmt: skip
    tell(store, rows)


@pytest.mark.real
def test_the_types_of_the_form_add_up_to_12672(forms: Store) -> None:
    found = documents_issued(forms, NOVEMBER)
    assert (found.check.sum, found.check.total, found.check.agrees, found.meetings) == (12672, 12672, True, 472)
    assert {kind.code: str(kind.count) for kind in found.types} == TYPES
    assert found.sentence_vi == (
        "Đến 30/11/2020 đã ban hành 12.672 văn bản: 8.114 công văn, 4.082 quyết định, 33 quyết định quy phạm pháp "
        "luật, 416 thông báo, báo cáo, chương trình, kế hoạch, 27 chỉ thị, công điện; cộng các loại khớp tổng số."
    )
    assert found.types[0].source is not None
    assert found.types[0].source.cell == "C4"


def test_counts_have_no_rounding_to_hide_in(store: Store) -> None:
    issued(store, "12673")
    found = documents_issued(store, NOVEMBER)
    assert (found.check.difference, found.check.agrees) == (-1, False)
    assert found.sentence_vi.endswith("cộng các loại chỉ được 12.672, lệch 1.")


def test_a_type_not_counted_leaves_no_sum(store: Store) -> None:
    issued(store, decision=None)
    found = documents_issued(store, NOVEMBER)
    assert (found.check.sum, found.check.agrees, found.check.reason) == (None, None, "incomplete")
    assert next(kind for kind in found.types if kind.code == "decision").count is None
    assert "khớp" not in found.sentence_vi


def told(store: Store, **counts: str) -> None:
    tell(store, [say(f"petitions_{name}", "42", "2024-01/P12M", count) for name, count in counts.items()])


def test_77_of_77_items_answered_is_100_percent(store: Store) -> None:
    """Hà Tĩnh, December 2024: 51 petitions were sorted into 77 items."""
    told(store, received="51", classified="77", answered="77", answered_rate="100")
    found = petitions(store, SESSION)
    assert (found.rate, found.remaining, found.agrees, found.contradictory) == (100, 0, True, False)
    assert found.sentence_vi == "51 kiến nghị cử tri được phân thành 77 nội dung, đã trả lời 77/77 (100%)."
    assert len(found.inputs) == 4


def test_unanswered_items_come_first(store: Store) -> None:
    told(store, classified="80", answered="60", answered_rate="80")
    found = petitions(store, SESSION)
    assert (found.rate, found.remaining, found.agrees) == (75, 20, False)
    assert found.sentence_vi == "80 nội dung, còn 20 chưa trả lời, đã trả lời 60/80 (75%)."


def test_petitions_are_no_denominator(store: Store) -> None:
    told(store, received="51", answered="77")
    found = petitions(store, SESSION)
    assert (found.rate, found.reason) == (None, "no_target")
    assert "chưa tính được tỷ lệ" in found.sentence_vi


def test_more_answers_than_items_is_a_contradiction(store: Store) -> None:
    told(store, classified="77", answered="78")
    found = petitions(store, SESSION)
    assert found.contradictory
    assert "nhiều hơn số phải trả lời" in found.sentence_vi


def test_nothing_to_answer_is_a_word_and_no_percentage(store: Store) -> None:
    told(store, classified="0", answered="0")
    found = petitions(store, SESSION)
    assert (found.rate, found.reason, found.remaining) == (None, "zero_target", Decimal(0))
