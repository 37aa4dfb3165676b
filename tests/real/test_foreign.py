"""South African reports: a budget year from July with quarters between its months, and targets quarter by quarter."""

from __future__ import annotations

import pytest

from data.sentences import problem_text
from loaders.answers import parse_answers
from loaders.context import Options
from tests.real.given import observed, problems_of, reading_of

MONTHLY, QUARTERLY = "foreign/za_capital_projects_monthly.xlsx", "foreign/za_quarterly_target_actual.csv"
RANDS = Options(unit="rand")
FROM_APRIL = Options(answers=parse_answers("{unit: văn bản, year_starts: 4}"))
FURNITURE, HALLS = "project=PC002003005_00002", "project=PC002002002002001001_00001"

pytestmark = pytest.mark.real

MONTHS = [
    ("M4", "465074", "2018-07/P12M", "actual", FURNITURE),
    ("O4", "500000", "2019-07/P12M", "target", FURNITURE),
    ("P4", "613896", "2019-07/P12M", "target", FURNITURE),
    ("S4", "20800", "2019-09/P1M", "actual", FURNITURE),
    ("T4", "20800", "2019-07/P3M", "actual", FURNITURE),
    ("AG4", "10800", "2019-07/P9M", "actual", FURNITURE),
    ("M5", "384009", "2018-07/P12M", "actual", HALLS),
    ("O5", "5500000", "2019-07/P12M", "target", HALLS),
    ("P5", "9631789", "2019-07/P12M", "target", HALLS),
    ("S5", "150027", "2019-09/P1M", "actual", HALLS),
    ("T5", "150027", "2019-07/P3M", "actual", HALLS),
    ("V5", "209002", "2019-11/P1M", "actual", HALLS),
    ("W5", "320280", "2019-12/P1M", "actual", HALLS),
    ("X5", "529282", "2019-10/P3M", "actual", HALLS),
    ("Y5", "515730", "2020-01/P1M", "actual", HALLS),
    ("Z5", "725440", "2020-02/P1M", "actual", HALLS),
    ("AA5", "927303", "2020-03/P1M", "actual", HALLS),
    ("AB5", "2168473", "2020-01/P3M", "actual", HALLS),
    ("AG5", "2847782", "2019-07/P9M", "actual", HALLS),
]


@pytest.fixture(scope="module")
def monthly() -> dict[str, object]:
    return {cell: o for (_, cell), o in observed(MONTHLY, RANDS).items()}


@pytest.mark.parametrize(("cell", "value", "period", "role", "item"), MONTHS, ids=[row[0] for row in MONTHS])
def test_a_month_of_the_budget_year_is_the_calendars(
    monthly: dict[str, object], cell: str, value: str, period: str, role: str, item: str
) -> None:
    found = monthly[cell]
    assert (found.value, str(found.key.period), found.key.role, found.key.item, found.unit) == (
        value, period, role, item, "rand",
    )  # fmt: skip


def test_these_are_all_its_figures_and_of_one_indicator_of_its_own(monthly: dict[str, object]) -> None:
    """The GPS columns (`0` as text) measure nothing; blanks are no figures."""
    assert sorted(monthly) == sorted(row[0] for row in MONTHS)
    assert len({found.key.indicator for found in monthly.values()}) == 1
    assert monthly["S4"].key.indicator.startswith("p_")


def test_the_plan_and_its_adjustment_are_two_versions(monthly: dict[str, object]) -> None:
    assert [monthly[cell].key.version for cell in ("O4", "P4")] == ["initial", "adjusted-1"]


def test_the_year_to_date_is_below_its_own_september_and_says_both_numbers() -> None:
    (broken,) = problems_of(reading_of(MONTHLY, RANDS), "total_mismatch")
    assert (broken.cell, broken.cells) == ("AG4", ("AG4", "S4"))
    assert "10,800" in problem_text(broken, "en")
    assert "20,800" in problem_text(broken, "en")


def test_thousands_of_rand_over_values_in_rand_are_asked_about() -> None:
    reading = reading_of(MONTHLY)
    (asked,) = problems_of(reading, "unit_foreign")
    assert (asked.severity, len(asked.cells), asked.params["shown"]) == ("question", len(MONTHS), "R thousands")
    assert not reading.observations


QUARTERS = [
    ("L5", "0", "2021-04/P3M", "target"),
    ("M5", "0", "2021-04/P3M", "actual"),
    ("R5", "1", "2021-07/P3M", "target"),
    ("S5", "2", "2021-07/P3M", "actual"),
    ("X5", "2", "2021-10/P3M", "target"),
    ("Y5", "2", "2021-10/P3M", "actual"),
    ("AD5", "5", "2022-01/P3M", "target"),
    ("AE5", "8", "2022-01/P3M", "actual"),
    ("AJ5", "8", "2021-04/P12M", "target"),
    ("AK5", "8", "2021-04/P12M", "actual"),
    ("AL5", "8", "2021-04/P12M", "actual"),
]


@pytest.mark.parametrize(("cell", "value", "period", "role"), QUARTERS, ids=[row[0] for row in QUARTERS])
def test_target_and_actual_quarter_by_quarter(cell: str, value: str, period: str, role: str) -> None:
    """Below a preamble; the annual target is the greatest of the year's, a target of 0 is a target."""
    found = observed(QUARTERLY, FROM_APRIL)
    assert {place for _, place in found} == {row[0] for row in QUARTERS}
    one = found["csv", cell]
    assert (one.value, str(one.key.period), one.key.role, one.status) == (
        value, period, role, "provisional" if cell in ("AK5", "AL5") else "normal",
    )  # fmt: skip


def test_the_greatest_is_not_taken_for_a_wrong_sum() -> None:
    assert not problems_of(reading_of(QUARTERLY, FROM_APRIL), "total_mismatch")


def test_nobody_says_when_its_budget_year_begins() -> None:
    reading = reading_of(QUARTERLY)
    (asked,) = problems_of(reading, "fiscal_start_missing")
    assert (asked.severity, set(asked.cells)) == ("question", {row[0] for row in QUARTERS})
    assert "2021/22" in problem_text(asked, "vi")
    assert not reading.observations


def test_words_in_place_of_an_annual_target_are_asked_about() -> None:
    asked = problems_of(reading_of(QUARTERLY, FROM_APRIL), "not_a_number")
    assert [p.cell for p in asked] == ["AJ6", "AK6", "AL6"]
