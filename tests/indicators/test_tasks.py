"""The register of tasks: each task's state on a report day, beside what its office printed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.numbers import rounded
from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.tasks.judging import agrees, claim_of, contradiction_of, day_of_words, is_standing, state_of
from indicators.tasks.register import TaskRegister, task_register
from tests.indicators.telling import attributes, say_day, tell

YEAR = Asked("42", Period.parse("2020-01/P12M"))
REPORT = dt.date(2020, 11, 30)
days = st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def register(store: Store, *orders: tuple[str, str, str, str], report_day: str = "") -> TaskRegister:
    """Tasks told as (code, due, done, status); an empty text is a blank cell. Judged on 30/11/2020."""
    said, words = [], []
    for code, due, done, status in orders:
        at = {"item": f"task={code}", "as_of": "2020-11-30"}
        said += [say_day("task_completion", "42", "2020-01/P12M", due, "target", **at)] if due else []
        said += [say_day("task_completion", "42", "2020-01/P11M", done, **at)] if done else []
        words += attributes("task", code, "42", "2020-11-30", name=f"Nhiệm vụ {code}", lead="Sở Tài chính",
                            group="Nhóm 1", status=status)  # fmt: skip
    tell(store, said, records=words)
    return task_register(store, YEAR, day(report_day) if report_day else None)


@pytest.mark.real
def test_the_register_of_67_tasks(forms: Store) -> None:
    """Counted by hand from the sheet: 67 tasks in 9 groups on 30/11/2020."""
    found = task_register(forms, YEAR)
    one = found.tally
    assert (found.report_day, one.tasks, len(found.by_group)) == (REPORT, 67, 9)
    assert (one.on_time, one.late, one.overdue, one.open, one.without_day, one.contradictory) == (13, 18, 20, 6, 10, 0)
    assert (one.due, one.ahead) == (49, 2)
    assert rounded(one.on_time_rate or Decimal(0), 1) == Decimal("22.4")  # 11 of the 49 that were due
    assert [(t.lead, t.days) for t in found.overdue[:2]] == [("Sở Y tế", 298), ("Sở Kế hoạch và Đầu tư", 288)]
    assert sum(group.tasks for group in found.by_group) == sum(lead.tasks for lead in found.by_lead) == 67
    assert sum(t.standing for t in found.tasks) == 9
    assert sum(t.standing or t.due is not None for t in found.tasks) == 66  # 31/9/2020 is no day
    assert found.by_lead[0].key == "skhdt"
    assert {s.cell for s in found.overdue[0].sources} == {"D17", "F17"}


@pytest.mark.real
def test_printed_status_against_the_days(forms: Store) -> None:
    found = task_register(forms, YEAR)
    assert Counter((t.state, t.status) for t in found.disagreeing) == {
        ("overdue", "Đang thực hiện"): 9, ("overdue", "Chưa thực hiện"): 4, ("open", "Chậm"): 4,
    }  # fmt: skip
    assert found.sentence_vi.startswith("Đến 30/11/2020, 67 nhiệm vụ trong 9 nhóm: 20 quá hạn chưa xong, 18 xong nhưng")
    assert "17 nhiệm vụ ghi tình trạng khác" in found.sentence_vi
    assert all(len(text.split()) <= 120 for text in (found.sentence_vi, found.sentence_en))


def test_each_state_of_a_task(store: Store) -> None:
    found = register(
        store, ("a", "2020-06-30", "2020-06-30", "Hoàn thành"), ("b", "2020-06-30", "2020-07-10", "Hoàn thành"),
        ("c", "2020-12-31", "", "Đang thực hiện"), ("d", "2020-11-20", "", "Chậm"),
        ("e", "Thường xuyên", "", "Đang thực hiện"), ("f", "2020-05-31", "", "Hoàn thành"),
        ("g", "2020-05-31", "2020-12-15", "Hoàn thành"), ("h", "2020-05-31", "2019-12-30", "Hoàn thành"),
        ("i", "", "", "Chưa thực hiện"), ("j", "2020-11-30", "", "Đang thực hiện"),
    )  # fmt: skip
    assert {t.code: (t.state, t.days) for t in found.tasks} == {
        "a": ("on_time", 0), "b": ("late", 10), "c": ("open", 0), "d": ("overdue", 10), "e": ("without_day", 0),
        "f": ("contradictory", 0), "g": ("contradictory", 0), "h": ("contradictory", 0), "i": ("without_day", 0),
        "j": ("open", 0),
    }  # fmt: skip
    assert {t.code: t.contradiction for t in found.tasks if t.contradiction} == {
        "f": "done_without_day", "g": "done_after_report", "h": "done_before_start",
    }  # fmt: skip
    assert [t.code for t in found.tasks if t.standing] == ["e"]
    assert (found.tally.due, found.tally.on_time_rate) == (3, Decimal(100) / 3)
    assert [t.code for t in found.overdue] == ["d"]
    assert "3 có ngày tháng mâu thuẫn" in found.sentence_vi


def test_done_before_its_day_came_is_on_time_but_not_yet_due(store: Store) -> None:
    one = register(store, ("a", "2020-12-15", "2020-11-01", "Hoàn thành")).tally
    assert (one.on_time, one.ahead, one.due, one.on_time_rate) == (1, 1, 0, None)


def test_an_earlier_report_day_sees_less(store: Store) -> None:
    found = register(store, ("a", "2020-06-30", "2020-07-10", "Hoàn thành"), report_day="2020-07-05")
    task = found.tasks[0]
    assert (task.state, task.days, task.done, task.agrees) == ("overdue", 5, None, None)


def test_a_quarter_ends_on_its_last_day() -> None:
    assert day_of_words("Quý II", 2020) == day("2020-06-30")
    assert day_of_words("Quý IV/2021", 2020) == day("2021-12-31")
    assert day_of_words("trong quý 1 năm 2020", 2019) == day("2020-03-31")
    assert day_of_words("Thường xuyên", 2020) is None
    assert is_standing("Thường xuyên, hằng tháng")
    assert not is_standing("Quý II")


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Hoàn thành", "done"), ("Đã hoàn thành", "done"), ("Chưa hoàn thành", "in_progress"),
        ("Hoàn thành đúng hạn", "done_on_time"), ("Hoàn thành quá hạn", "done_late"), ("Chậm", "late"),
        ("Chậm tiến độ", "late"), ("Đang thực hiện", "in_progress"), ("Chưa thực hiện", "in_progress"),
        ("", "unknown"), ("xem ghi chú", "unknown"),
    ],
)  # fmt: skip
def test_what_a_printed_status_says(words: str, claim: str) -> None:
    assert claim_of(words) == claim


def test_words_that_claim_nothing_neither_agree_nor_disagree() -> None:
    assert agrees("unknown", "overdue", False) is None
    assert agrees("late", "without_day", False) is None
    assert agrees("done", "overdue", False) is False


@given(st.one_of(st.none(), days), st.one_of(st.none(), days), days)
def test_a_task_has_one_state_and_days_only_where_it_is_late(
    due: dt.date | None, done: dt.date | None, report: dt.date
) -> None:
    state, late = state_of(due, done, report, contradiction_of("unknown", done, None, report))
    assert (late > 0) == (state in ("late", "overdue"))
    assert (state == "without_day") == (due is None and (done is None or done <= report))


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_tasks_changes_no_count(order: list[str]) -> None:
    from indicators.tasks.register import Task, tally

    def task(code: str) -> Task:
        late = "abcd".index(code)
        state = ("on_time", "late", "overdue", "open")[late]
        return Task(
            code=code, name=code, group="", lead="", lead_code="", due=REPORT, due_words="", done=None, status="",
            claim="unknown", state=state, days=late, standing=False, ahead=False, contradiction=None, agrees=None,
        )  # type: ignore[arg-type] # fmt: skip

    assert tally("", "", map(task, order)) == tally("", "", map(task, "abcd"))
