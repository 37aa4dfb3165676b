"""Reports that are owed: on time, late, missing, not due yet (CASES.md, 49)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.deliveries import Delivery
from data.period import Period
from data.reference_files import BadReference, rows
from data.store import Store
from indicators.attention import attention
from indicators.breakdown import Asked
from indicators.reporting import duties as module
from indicators.reporting.duties import Duty, due_day, duties, owed
from indicators.reporting.judging import Reporting, reporting, reporting_of
from tests.indicators.telling import say, tell

SEPTEMBER, OCTOBER = Period.parse("2020-09/P1M"), Period.parse("2020-10/P1M")
MONTHLY = Duty("ubnd_447", "", "month", days=9)
QUARTERLY = Duty("syt", "", "quarter", days=5)


def came(sender: str, arrived: str, period: str = "2020-01/P9M", form: str = "jobs") -> Delivery:
    return Delivery(sender, form, period, dt.date.fromisoformat(arrived), "f.xlsx", "0" * 64, 1)


def judged(period: Period, day: str, *files: Delivery, owing: tuple[Duty, ...] = (MONTHLY,)) -> Reporting:
    return reporting_of(files, owing, period, dt.date.fromisoformat(day))


def states(found: Reporting) -> list[tuple[str, str, int]]:
    return [(report.sender, report.state, report.days) for report in found.reports]


def test_49_due_on_25_9_and_there_on_28_9_is_three_days_late() -> None:
    """The month of September ends on 14/9 (NĐ 09/2019/NĐ-CP); nine working days later is the 25th."""
    found = judged(SEPTEMBER, "2020-10-05", came("ubnd_447", "2020-09-28"))
    report = found.reports[0]
    assert (report.cut_off, report.due, report.arrived) == (
        dt.date(2020, 9, 14), dt.date(2020, 9, 25), dt.date(2020, 9, 28),
    )  # fmt: skip
    assert states(found) == [("ubnd_447", "late", 3)]
    assert "trễ 3 ngày (hạn 25/9/2020, nhận 28/9/2020)" in found.findings[0].sentence_vi
    assert "came 3 days late" in found.findings[0].sentence_en


def test_49_not_due_is_not_missing() -> None:
    assert states(judged(OCTOBER, "2020-10-27")) == [("ubnd_447", "not_due", 0)]  # due 27/10: nine working days
    assert judged(OCTOBER, "2020-10-27").findings == ()
    assert states(judged(OCTOBER, "2020-10-28")) == [("ubnd_447", "missing", 1)]


def test_49_a_quarterly_form_is_not_missing_in_july() -> None:
    assert owed(QUARTERLY, 2020, 7) is None
    assert judged(Period.parse("2020-07/P1M"), "2020-12-31", owing=(QUARTERLY,)).reports == ()
    assert owed(QUARTERLY, 2020, 9) == Period.parse("2020-07/P3M")


def test_missing_says_for_how_long() -> None:
    found = judged(SEPTEMBER, "2020-10-05")
    assert states(found) == [("ubnd_447", "missing", 10)]
    assert found.findings[0].kind == "report_missing"
    assert found.sentence_vi == ("Tháng 9/2020: 1 báo cáo phải gửi, 1 chưa gửi (Ủy ban nhân dân huyện Kỳ Anh 10 ngày).")


def test_on_the_day_itself_is_on_time() -> None:
    assert states(judged(SEPTEMBER, "2020-10-05", came("ubnd_447", "2020-09-25"))) == [("ubnd_447", "on_time", 0)]


def test_another_office_s_or_another_form_s_file_does_not_count() -> None:
    strict = Duty("ubnd_447", "kinh_te", "month", days=9)
    files = (came("ubnd_448", "2020-09-20"), came("ubnd_447", "2020-09-20", form="dat_dai"))
    assert states(judged(SEPTEMBER, "2020-10-05", *files, owing=(strict,)))[0][1] == "missing"
    assert states(judged(SEPTEMBER, "2020-10-05", came("ubnd_447", "2020-09-20", "2020-01/P8M")))[0][1] == "missing"


def test_a_later_report_from_january_holds_the_figures() -> None:
    assert states(judged(SEPTEMBER, "2020-12-31", came("ubnd_447", "2020-12-20", "2020-01/P12M")))[0][1] == "covered"


def test_files_entered_years_later_are_not_judged() -> None:
    old = came("ubnd_447", "2026-11-25")
    assert states(judged(SEPTEMBER, "2026-11-26", old)) == [("ubnd_447", "entered_later", 0)]
    silent = judged(OCTOBER, "2026-11-26", old)
    assert states(silent) == [("ubnd_447", "entered_later", 0)]
    assert silent.findings == ()


def test_working_days_skip_weekends_and_holidays() -> None:
    new_year = Duty("ubnd_447", "", "month", days=8)
    assert due_day(new_year, Period.parse("2020-01/P1M")) == dt.date(2020, 1, 31)  # Tết: 23-29/1/2020
    assert due_day(new_year, Period.parse("2020-01/P1M"), ()) == dt.date(2020, 1, 24)
    calendar = Duty("ubnd_447", "", "month", "calendar", 5, "calendar")
    assert due_day(calendar, SEPTEMBER) == dt.date(2020, 10, 5)


def test_the_cut_off_is_the_14th_of_the_last_month_for_every_length() -> None:
    for frequency, month in (("quarter", 6), ("half", 6), ("nine", 9), ("year", 12)):
        duty = Duty("syt", "", frequency, days=0)  # type: ignore[arg-type]
        period = owed(duty, 2020, month)
        assert period is not None
        assert due_day(duty, period) == dt.date(2020, month, 14)


def test_a_duty_ends_when_its_office_does() -> None:
    """District reports end with the districts on 1/7/2025."""
    district = next(duty for duty in duties() if duty.sender == "ubnd_447")
    assert owed(district, 2025, 6) is not None
    assert owed(district, 2025, 7) is None
    assert len({duty.sender for duty in duties()}) == 13


def test_from_the_store_to_the_list_of_what_needs_attention(store: Store) -> None:
    tell(store, [say("jobs_created", "447", "2020-01/P9M", "5")], "kt_xh:indicator", "2020-09-28T05:00:00",
         sender="ubnd_447", period="2020-01/P9M")  # fmt: skip
    found = reporting(store, SEPTEMBER, dt.date(2020, 10, 5))
    assert found.counts == {"missing": 12, "late": 1}
    assert found.sentence_vi.startswith("Tháng 9/2020: 13 báo cáo phải gửi, 12 chưa gửi (")
    kinds = [f.kind for f in attention(store, Asked("42", SEPTEMBER), on=dt.date(2020, 10, 5))]
    assert kinds == ["report_missing"] * 12 + ["report_late"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"frequency": "weekly"}, "frequency is 'weekly'"),
        ({"days": "two"}, "days must be a whole number"),
        ({"sender": "nobody"}, "sender 'nobody' is not in senders.csv"),
        ({"day_kind": "moon"}, "day_kind is 'moon'"),
    ],
)
def test_a_duty_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, change: dict[str, str], said: str
) -> None:  # fmt: skip
    bad = dict(rows("duties")[0]) | change
    monkeypatch.setattr(module, "rows", lambda name: (bad,) if name == "duties" else rows(name))
    duties.cache_clear()
    with pytest.raises(BadReference, match=r"duties\.csv row 2: " + said.split("'")[0]):
        duties()
    duties.cache_clear()


@given(st.randoms(use_true_random=False))
def test_the_order_of_files_and_duties_changes_nothing(random: object) -> None:
    files = [came("ubnd_447", "2020-09-28"), came("syt", "2020-09-20"), came("ubnd_448", "2020-09-16")]
    owing = [MONTHLY, QUARTERLY, Duty("ubnd_448", "", "month"), Duty("ubnd_449", "", "month")]
    expected = judged(SEPTEMBER, "2020-10-05", *files, owing=tuple(owing))
    for each in (files, owing):
        random.shuffle(each)  # type: ignore[attr-defined]
    assert judged(SEPTEMBER, "2020-10-05", *files, owing=tuple(owing)).reports == expected.reports
