"""Figures that were published must come out as they were."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from data.numbers import rounded
from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.budget_revenue.estimates import estimates, without_land
from indicators.contract import overview_json, result_json
from indicators.engine import evaluate, monthly, overview
from indicators.public_investment.plans import by_source
from indicators.rebase import by_authority

HALF, YEAR = Period.parse("2020-01/P6M"), Period.parse("2020-01/P12M")
DISBURSED = "investment_disbursement"


def test_half_year_disbursement_on_the_plan_known_then(published: Store) -> None:
    found = result_json(evaluate(published, DISBURSED, "42", HALF))
    assert found["as_of"] == "2020-06-30"
    assert found["actual"] == {"value": "2753.723", "is_estimate": False, "status": "normal"}
    assert found["target"]["value"] == "6546.199"
    assert found["percent_of_target"].startswith("42.0659")
    assert found["trajectory"] == {"basis": "linear", "share": "50", "value": "3273.0995"}
    assert found["pace_points"].startswith("-7.93")
    assert (found["now"], found["year_end"], found["reason"]) == ("late", "unknown", None)
    assert found["required_per_month"].startswith("632.07")
    assert found["times_average"].startswith("1.37")
    assert found["same_period"] == {"value": None, "index": None, "reason": "no_data"}
    assert [t["value"] for t in found["other_targets"]] == ["9620.513"]
    assert found["inputs"][0]["value"] == "2753.723"


def test_sentence_names_the_plan_base(published: Store) -> None:
    result = evaluate(published, DISBURSED, "42", HALF)
    assert result.sentence_vi.endswith(
        "của Tỉnh Hà Tĩnh đến hết tháng 6/2020 đạt 2.753,723 tỷ đồng, bằng 42,07% kế hoạch theo báo cáo đến "
        "30/6/2020 (6.546,199 tỷ đồng), kém tiến độ 7,9 điểm %."
    )
    assert "2,753.723" in result.sentence_en
    assert "7.9 points behind schedule" in result.sentence_en


def test_year_end_disbursement_on_the_plan_known_at_year_end(published: Store) -> None:
    result = evaluate(published, DISBURSED, "42", YEAR)
    assert result.percent_of_target is not None
    assert rounded(result.percent_of_target, 2) == Decimal("82.95")
    assert (result.now, result.year_end, result.forecast, result.required_per_month) == ("late", "missed", None, None)


def test_sources_add_up_to_42_07_and_not_to_a_mean(published: Store) -> None:
    found = by_source(published, Asked("42", HALF))
    percents = {source: rounded(r.percent_of_target or Decimal(0), 2) for source, r in found.results.items()}
    assert percents == {"local": Decimal("45.43"), "central_in_province": Decimal("16.46")}
    assert found.total.percent is not None
    assert rounded(found.total.percent, 2) == Decimal("42.07")


def test_revenue_against_both_estimates(published: Store) -> None:
    btc, council = estimates(published, "42", HALF)
    assert rounded(btc.percent or Decimal(0), 1) == Decimal("51.2")
    assert rounded(council.percent or Decimal(0), 1) == Decimal("46.3")  # printed 46,1 % of about 14.000
    result = evaluate(published, "budget_revenue", "42", HALF)
    assert result.target is not None
    assert result.target.authority == "hdnd_tinh"
    assert set(by_authority(result)) == {"hdnd_tinh", "btc"}
    assert rounded(result.same_period.index or Decimal(0), 1) == Decimal("92.6")
    assert "HĐND tỉnh giao" in result.sentence_vi
    assert "bằng 92,6% so với cùng kỳ" in result.sentence_vi


def test_the_latest_cut_off_stands(published: Store) -> None:
    assert evaluate(published, "budget_revenue", "42", HALF).actual.value == 6481


def test_without_land_money(published: Store) -> None:
    found = without_land(published, "42", HALF)
    assert (found.actual, found.stated) == (Decimal(3162), False)


def test_growth_is_judged_at_year_end_only(published: Store) -> None:
    year = evaluate(published, "grdp_growth", "42", YEAR)
    assert (year.now, year.year_end, year.percent_of_target) == ("late", "missed", None)
    half = evaluate(published, "grdp_growth", "42", HALF)
    assert (half.now, half.reason, half.actual.is_estimate) == ("undefined", "no_trajectory", True)
    assert "ước đạt 0,1%" in half.sentence_vi


def test_overview_counts_and_orders(published: Store) -> None:
    found = overview(published, HALF, "42")
    assert [r.now for r in found.results] == ["late", "slightly_late", "undefined", "undefined"]
    assert found.sentence_vi.startswith("Đến hết tháng 6/2020: 0/3 chỉ tiêu đạt tiến độ, 2 chậm, 1 chưa xác định được.")
    assert overview_json(found)["tally"]["late"] == 1
    assert len(found.sentence_vi.split()) <= 120


def test_unknown_words_are_refused(published: Store) -> None:
    with pytest.raises(ValueError, match="no indicator"):
        evaluate(published, "nothing_such", "42", HALF)
    with pytest.raises(ValueError, match="no area"):
        evaluate(published, DISBURSED, "nowhere", HALF)


def test_nothing_was_known_before_it_was_told(published: Store) -> None:
    assert evaluate(published, DISBURSED, "42", HALF, known_at=dt.date(2019, 1, 1)).now == "no_data"


def test_months_of_a_year(published: Store) -> None:
    points = monthly(published, DISBURSED, "42", 2020)
    assert len(points) == 12
    assert points[5].cumulative == Decimal("2753.723")
    assert points[11].trajectory == Decimal("9620.513")
