"""CASES.md part B where it speaks of results: C09 old units, C27 rates of an area, C28 plans of several kinds."""

from __future__ import annotations

import datetime as dt

from data.areas import Area, directory
from data.period import Period
from data.queries import Wanted, values
from data.store import Store
from indicators.comparable import history, pieces_on
from indicators.engine import evaluate
from tests.indicators.telling import say, tell

YEAR = Period.parse("2020-01/P12M")
AFTER = Period.parse("2026-12/P0M")


def made_of(count: int) -> tuple[Area, list[Area]]:
    """A commune of today that so many whole communes of 2024 became."""
    for area in directory().areas:
        if area.level == "commune" and area.valid_at(AFTER.last_day):
            pieces = pieces_on(area, dt.date(2024, 12, 31))
            if len(pieces) == count and all(piece.whole for piece in pieces):
                return area, [piece.area for piece in pieces]
    raise AssertionError("no such commune")


def test_c09_a_merged_commune_had_what_its_parts_had_where_that_adds_up(store: Store) -> None:
    new, (east, west) = made_of(2)
    tell(store, [say("population", east.code, "2024-12/P0M", "3000"),
                 say("population", west.code, "2024-12/P0M", "2000"),
                 say("population", new.code, "2026-12/P0M", "5200"),
                 say("poverty_rate", east.code, "2024-12/P0M", "8"), say("poverty_rate", west.code, "2024-12/P0M", "5"),
                 say("poverty_rate", new.code, "2026-12/P0M", "6")])  # fmt: skip
    people = {found.period.year: found for found in history(store, "population", new.code, AFTER)}
    assert (people[2024].basis, people[2024].figure.value) == ("merged", 5000)
    assert (people[2026].basis, people[2026].figure.value) == ("reported", 5200)
    rate = {found.period.year: found for found in history(store, "poverty_rate", new.code, AFTER)}
    assert (rate[2024].basis, rate[2024].figure.value, rate[2024].figure.reason) == ("", None, "not_additive")
    old = values(store, Wanted(indicators=("population",), area_keys=(east.key, west.key)))
    assert {row.value for row in old} == {"3000", "2000"}  # the figures of 2024 stay on the units of 2024


def test_c27_a_rate_of_a_district_is_of_its_sums_and_never_a_sum_or_a_mean(store: Store) -> None:
    """10 of 100 and 90 of 300 poor households are 25 %, not 40 and not 20; without the households nothing."""
    codes = [area.code for area in directory().real_children("437", YEAR.last_day)]
    poor = ["10", "90", *["0"] * (len(codes) - 2)]
    households = ["100", "300", *["0"] * (len(codes) - 2)]
    tell(store, [say("poor_households", code, "2020-12/P0M", value) for code, value in zip(codes, poor, strict=True)])
    without = evaluate(store, "poverty_rate", "437", YEAR)
    assert without.actual.value is None
    tell(store, [say("households", code, "2020-12/P0M", value) for code, value in zip(codes, households, strict=True)])
    assert evaluate(store, "poverty_rate", "437", YEAR).actual.value == 25


def test_c28_where_lower_is_better_four_of_five_percent_is_reached(store: Store) -> None:
    tell(
        store, [say("poverty_rate", "42", "2020-01/P12M", "5", "target"), say("poverty_rate", "42", "2020-12/P0M", "4")]
    )
    assert evaluate(store, "poverty_rate", "42", YEAR).year_end in ("met", "exceeded")


def test_c28_a_plan_of_nothing_gives_a_word_and_both_versions_of_a_plan_stay(store: Store) -> None:
    tell(store, [say("jobs_created", "42", "2020-01/P12M", "1200", "target", decided_on="2019-12-10"),
                 say("jobs_created", "42", "2020-01/P12M", "1000", "target", version="adjusted-1",
                     decided_on="2020-09-01"),
                 say("jobs_created", "42", "2020-01/P3M", "300"),
                 say("labour_exported", "42", "2020-01/P12M", "0", "target"),
                 say("labour_exported", "42", "2020-01/P3M", "7")])  # fmt: skip
    march = Period.parse("2020-01/P3M")
    result = evaluate(store, "jobs_created", "42", march)
    assert (result.actual.value, result.percent_of_target) == (300, 25)
    rows = values(store, Wanted(indicators=("jobs_created",), role="target"))
    assert sorted((row.version, row.value) for row in rows) == [("adjusted-1", "1000"), ("initial", "1200")]
    nothing = evaluate(store, "labour_exported", "42", march)
    assert (nothing.percent_of_target, nothing.reason) == (None, "zero_target")
