"""What is read, how often, and what is never mixed."""

from __future__ import annotations

from decimal import Decimal

import pytest

import indicators.reading
from data.areas import directory
from data.datasets import Statement, publish
from data.model import Dataset, ProposedIndicator, Slot
from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.budget_revenue.estimates import collection
from indicators.contract import result_json
from indicators.engine import evaluate, matrix, overview, ranking
from indicators.public_investment.plans import with_carry_over
from indicators.registry import families, last_month
from indicators.wording import plural
from tests.indicators.telling import say, tell

HALF = Period.parse("2020-01/P6M")
DISBURSED = "investment_disbursement"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every question put to the store, in order."""
    asked: list[object] = []
    original = indicators.reading.values

    def counted(store: Store, wanted: object) -> object:
        asked.append(wanted)
        return original(store, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(indicators.reading, "values", counted)
    return asked


def test_a_page_costs_at_most_two_reads(published: Store, reads: list[object]) -> None:
    overview(published, HALF, "42")
    assert len(reads) <= 2
    reads.clear()
    ranking(published, DISBURSED, "42", HALF)
    matrix(published, [DISBURSED, "budget_revenue"], "42", HALF)
    assert len(reads) == 2
    reads.clear()
    evaluate(published, DISBURSED, "42", HALF)
    assert len(reads) == 1


def test_an_indicator_that_only_a_sheet_knows(store: Store) -> None:
    known = say("new_enterprises", "42", "2020-01/P6M", "12")
    plan = say("new_enterprises", "42", "2020-01/P12M", "20", "target")
    rows = [
        o._replace(key=o.key._replace(indicator="so_hop_tac_xa"), unit="HTX", unit_base="HTX") for o in (known, plan)
    ]
    proposal = ProposedIndicator("so_hop_tac_xa", "Số hợp tác xã", "HTX", "flow", "Số hợp tác xã")
    publish(store, Statement(Dataset("a" * 64, "a.xlsx", Slot("s", "f", "p")), rows, proposed=[proposal]))
    result = evaluate(store, "so_hop_tac_xa", "42", HALF)
    assert (result.proposed, result.unit, result.percent_of_target, result.now) == (True, "HTX", 60, "ahead")
    assert evaluate(store, "so_hop_tac_xa", "437", HALF).now == "no_data"


def test_units_are_converted_and_never_mixed(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P6M", "500000", unit="triệu đồng"),
                 say(DISBURSED, "42", "2020-01/P12M", "1000", "target"),
                 say(DISBURSED, "437", "2020-01/P6M", "7", unit="ha")])  # fmt: skip
    assert evaluate(store, DISBURSED, "42", HALF).percent_of_target == 50
    assert evaluate(store, DISBURSED, "437", HALF).now == "no_data"


def test_a_range_keeps_its_edges_in_the_indicators_unit(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", None, "target", bound="range", low="1000", high="2000",
                     unit="triệu đồng"), say(DISBURSED, "42", "2020-01/P12M", "1.5")])  # fmt: skip
    result = evaluate(store, DISBURSED, "42", Period.year_of(2020))
    assert result.target is not None
    assert (result.target.low, result.target.high, result.year_end) == (1, 2, "met")


def test_the_council_of_the_areas_own_level_comes_first(store: Store) -> None:
    plans = [("hdnd_tinh", "10"), ("hdnd_huyen", "20"), ("none", "5")]
    tell(store, [say(DISBURSED, "437", "2020-01/P12M", v, "target", authority=a) for a, v in plans])
    result = evaluate(store, DISBURSED, "437", HALF)
    assert result.target is not None
    assert (result.target.authority, result.now) == ("hdnd_huyen", "no_data")


def test_parallel_scopes_of_a_plan_never_feed_the_total(store: Store) -> None:
    scope = "capital=incl_carryover"
    tell(store, [say(DISBURSED, "42", "2020-01/P6M", "40", item=scope),
                 say(DISBURSED, "42", "2020-01/P12M", "100", "target", item=scope)])  # fmt: skip
    assert evaluate(store, DISBURSED, "42", HALF).now == "no_data"
    assert with_carry_over(store, Asked("42", HALF))["incl_carryover"].percent_of_target == 40


def test_the_communes_of_2025_have_no_district_between(store: Store) -> None:
    period = Period.parse("2025-01/P9M")
    assert len(ranking(store, DISBURSED, "42", period)) == 69
    assert len(ranking(store, DISBURSED, "42", HALF)) == 13


def test_what_the_province_level_collects(store: Store) -> None:
    codes = [area.code for area in directory().real_children("42", HALF.last_day)]
    tell(store, [say("budget_revenue", code, "2020-01/P6M", "1") for code in codes])
    tell(store, [say("budget_revenue", "42", "2020-01/P6M", "20"), say("budget_revenue", "42-CT", "2020-01/P6M", "6")])
    found = collection(store, "42", HALF)
    assert (found.units, found.province_level, found.unexplained) == (13, 6, 1)


def test_families_are_found(store: Store) -> None:
    assert set(families()) >= {"public_investment", "budget_revenue"}
    assert (last_month(DISBURSED), last_month("budget_revenue")) == (13, 12)


def test_a_state_is_read_at_the_end_of_any_period(store: Store) -> None:
    tell(store, [say("forest_cover", "42", "2019-12/P0M", "52"), say("forest_cover", "42", "2020-06/P0M", "52.3"),
                 say("forest_cover", "42", "2020-12/P0M", "52.6", "target")])  # fmt: skip
    result = evaluate(store, "forest_cover", "42", HALF)
    assert result.trajectory is not None
    assert (result.period, result.actual.value, result.trajectory.value) == (
        "2020-01/P6M",
        Decimal("52.3"),
        Decimal("52.3"),
    )
    assert (result.now, result.pace_points, result.forecast) == ("on_track", 0, None)
    assert result_json(result)["pace_points"] == "0"


def test_english_plurals() -> None:
    assert [plural(n) for n in ("person", "billion VND", "class", "criterion", "per cent", "persons")] == [
        "persons", "billion VND", "classes", "criteria", "per cent", "persons"]  # fmt: skip
