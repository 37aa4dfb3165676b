"""Periods: whole months from a first one, or the state at a month's end."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.period import Period, from_start

periods = st.builds(Period, st.integers(1900, 2190), st.integers(1, 12), st.integers(0, 72))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-06/P1M", "2020-06-01", "2020-06-30"),
        ("2020-01/P6M", "2020-01-01", "2020-06-30"),
        ("2020-01/P12M", "2020-01-01", "2020-12-31"),
        ("2020-01/P13M", "2020-01-01", "2021-01-31"),
        ("2020-02/P0M", "2020-02-01", "2020-02-29"),
        ("2021-02/P0M", "2021-02-01", "2021-02-28"),
        ("2020-10/P3M", "2020-10-01", "2020-12-31"),
        ("2016-01/P60M", "2016-01-01", "2020-12-31"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.first_day, period.last_day) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "2020-6/P1M",
        "2020-13/P1M",
        "2020-00/P1M",
        "2020-01/P73M",
        "1899-01/P1M",
        "2020-01/P-1M",
        "2020-01/PM",
        "2020-01/P1M extra",
        "2020/P1M",
        "20-01/P1M",
    ],
)
def test_what_is_no_period_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match="period"):
        Period.parse(text)


@given(periods)
def test_writing_and_reading_a_period_changes_nothing(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert from_start(period.start, period.months) == period
    assert period.first_day <= period.last_day


def test_the_named_periods() -> None:
    assert Period.month_of(2020, 9) == Period(2020, 9, 1)
    assert Period.cumulative(2020, 9) == Period(2020, 1, 9)
    assert Period.cumulative(2020, 13).last_day == dt.date(2021, 1, 31)  # the investment year
    assert Period.year_of(2020) == Period(2020, 1, 12)
    assert Period.state(2020, 9).is_state


def test_cumulative_is_more_than_a_month_from_january() -> None:
    assert Period(2020, 1, 6).is_cumulative
    assert not Period(2020, 1, 1).is_cumulative
    assert not Period(2020, 4, 3).is_cumulative
    assert not Period(2020, 1, 0).is_cumulative


@given(periods, st.integers(-20, 10))
def test_the_same_months_of_another_year(period: Period, years: int) -> None:
    if 1900 <= period.year + years <= 2200:
        moved = period.shifted(years)
        assert (moved.month, moved.months, moved.year - period.year) == (period.month, period.months, years)
        assert moved.month_number() == period.month_number()
