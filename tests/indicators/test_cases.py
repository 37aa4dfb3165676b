"""Cases from people who do this job (CASES.md, part A), by number."""

from __future__ import annotations

from decimal import Decimal

import pytest

import indicators.trajectory
import indicators.verdict
from data.areas import directory
from data.catalogue import catalogue
from data.numbers import rounded
from data.period import Period
from data.reference_files import BadReference
from data.store import Store
from indicators.arithmetic import Undefined, growth_of_same_months, growth_of_spans, per_month
from indicators.engine import aggregate, evaluate, matrix, monthly, overview, ranking
from indicators.result import Trajectory
from indicators.verdict import faithful_decimals
from tests.indicators.telling import say, tell

HALF, YEAR = Period.parse("2020-01/P6M"), Period.parse("2020-01/P12M")
DISBURSED = "investment_disbursement"
DISTRICTS = ("436", "437", "439")


def test_1_rate_of_totals(store: Store) -> None:
    rows = zip(DISTRICTS, ("100", "50", "10"), ("40", "30", "9"), strict=True)
    tell(store, [o for code, plan, done in rows for o in (
        say(DISBURSED, code, "2020-01/P12M", plan, "target"), say(DISBURSED, code, "2020-01/P6M", done))])  # fmt: skip
    results = [r for r in ranking(store, DISBURSED, "42", HALF) if r.area in DISTRICTS]
    by_code = {r.area: r for r in results}
    assert [rounded(by_code[c].percent_of_target or Decimal(0), 1) for c in DISTRICTS] == [40, 60, 90]
    assert rounded(aggregate(results).percent or Decimal(0), 1) == Decimal("49.4")
    assert rounded(aggregate([by_code["436"], by_code["437"]]).percent or Decimal(0), 1) == Decimal("46.7")
    everyone = aggregate(ranking(store, DISBURSED, "42", HALF))
    assert everyone.counted == 3
    assert len(everyone.without) == 10
    table = matrix(store, [DISBURSED], "42", HALF)
    assert table["436"][DISBURSED] == by_code["436"]
    assert table["440"][DISBURSED].now == "no_data"


def test_2_lower_is_better(store: Store) -> None:
    tell(store, [say("construction_debt", "42", "2020-12/P0M", "150", "target", bound="<="),
                 say("construction_debt", "42", "2020-12/P0M", "119"),
                 say("allocated_capital", "42", "2020-12/P0M", "150", "target"),
                 say("allocated_capital", "42", "2020-12/P0M", "119")])  # fmt: skip
    ceiling = evaluate(store, "construction_debt", "42", YEAR)
    assert (ceiling.year_end, ceiling.now) == ("met", "on_track")
    assert "thấp hơn mức trần 20,7%" in ceiling.sentence_vi
    assert evaluate(store, "allocated_capital", "42", YEAR).year_end == "missed"


def test_3_reduction_from_a_baseline(store: Store) -> None:
    tell(store, [say("poverty_rate", "42", "2019-12/P0M", "6.0"), say("poverty_rate", "42", "2020-12/P0M", "4.5"),
                 say("poverty_rate", "42", "2020-01/P12M", "4.0", "target")])  # fmt: skip
    result = evaluate(store, "poverty_rate", "42", YEAR)
    assert (result.percent_of_target, result.year_end) == (75, "missed")
    assert result.same_period.difference == Decimal("-1.5")
    assert "giảm 1,50 điểm phần trăm" in result.sentence_vi


@pytest.mark.parametrize(("value", "end", "now"), [("0", "met", "on_track"), ("2", "missed", "late")])
def test_4_zero_target(store: Store, value: str, end: str, now: str) -> None:
    tell(store, [say("stalled_dossiers", "42", "2020-01/P12M", "0", "target"),
                 say("stalled_dossiers", "42", "2020-12/P0M", value)])  # fmt: skip
    result = evaluate(store, "stalled_dossiers", "42", YEAR)
    assert (result.percent_of_target, result.reason, result.year_end, result.now) == (None, "zero_target", end, now)
    assert ("vượt 2" in result.sentence_vi) == (value == "2")


OF_TRAJECTORY = {
    "name": "pace", "measure": "percent", "valid_from": "2000-01-01", "valid_to": "", "ahead": "105", "on_track": "98",
    "slightly_late": "90", "issuer": "văn phòng",
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "now", "shown"),
    [("431.9", "late", "89,98%"), ("432", "slightly_late", "90,0%"), ("480", "on_track", "100,0%")],
)  # fmt: skip
def test_6_rounding_at_a_threshold(
    store: Store, monkeypatch: pytest.MonkeyPatch, value: str, now: str, shown: str
) -> None:  # fmt: skip
    """The rule "at least 90 % of the trajectory is slightly late": text and colour never disagree."""
    monkeypatch.setattr(indicators.verdict, "rows", lambda name: [OF_TRAJECTORY])
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "1200", "target"), say(DISBURSED, "42", "2020-01/P6M", value),
                 say(DISBURSED, "42", "2020-01/P6M", "480", "target")])  # fmt: skip
    result = evaluate(store, DISBURSED, "42", HALF)
    assert result.now == now
    assert f"bằng {shown} tiến độ cần có" in result.sentence_vi


def test_6_a_gap_in_points_at_a_threshold(store: Store) -> None:
    assert faithful_decimals(Decimal("89.979"), [Decimal(90)], 1) == 2
    assert faithful_decimals(Decimal(90), [Decimal(90)], 1) == 1
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "1000", "target"), say(DISBURSED, "42", "2020-01/P6M", "449.9")])
    result = evaluate(store, DISBURSED, "42", HALF)
    assert result.now == "late"
    assert "5,01 điểm %" in result.sentence_vi


def test_7_pace_and_not_the_whole_year(store: Store) -> None:
    """The council set 480 for the half year: 432 is 36,0 % of the year and 90 % of where the plan should stand."""
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "1200", "target"), say(DISBURSED, "42", "2020-01/P6M", "432"),
                 say(DISBURSED, "42", "2020-01/P6M", "480", "target")])  # fmt: skip
    result = evaluate(store, DISBURSED, "42", HALF)
    assert (result.percent_of_target, result.percent_of_trajectory, result.gap) == (36, 90, -48)
    assert (result.required_per_month, result.pace_points) == (128, -4)
    assert result.trajectory is not None
    assert (result.trajectory.basis, result.trajectory.share, result.trajectory.value) == ("typed", 40, 480)


def test_a_plan_for_months_of_another_authority_is_not_the_trajectory(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "1200", "target", authority="hdnd_tinh"),
                 say(DISBURSED, "42", "2020-01/P6M", "480", "target", authority="ttg"),
                 say(DISBURSED, "42", "2020-01/P6M", "432")])  # fmt: skip
    found = evaluate(store, DISBURSED, "42", HALF).trajectory
    assert found is not None
    assert (found.basis, found.value) == ("linear", 600)


def test_the_rhythm_of_past_years_where_the_office_chose_it(store: Store) -> None:
    """s_6 = mean of 40/100 and 50/100 = 45 % (formula 6); with one full past year there is no rhythm yet."""
    plan = [say(DISBURSED, "42", "2020-01/P12M", "200", "target"), say(DISBURSED, "42", "2020-01/P6M", "90")]
    old = [say(DISBURSED, "42", "2019-01/P6M", "50"), say(DISBURSED, "42", "2019-01/P12M", "100")]
    tell(store, plan + old)
    assert evaluate(store, DISBURSED, "42", HALF).trajectory == Trajectory(
        basis="linear", share=Decimal(50), value=Decimal(100)
    )
    tell(store, [say(DISBURSED, "42", "2018-01/P6M", "40"), say(DISBURSED, "42", "2018-01/P12M", "100")])
    found = evaluate(store, DISBURSED, "42", HALF)
    assert found.trajectory == Trajectory(basis="seasonal", share=Decimal(45), value=Decimal(90))
    assert found.now == "on_track"
    assert [point.trajectory for point in monthly(store, DISBURSED, "42", 2020)][5] == 90


def test_typed_shares_of_the_office(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "indicator": "retail_sales",
        "plan_year": "2020",
        "basis": "typed",
        "shares": "5|10|15|20|25|30|40|50|60|70|85|100",
    }
    monkeypatch.setattr(indicators.trajectory, "rows", lambda name: [row] if name == "trajectories" else [])
    indicators.trajectory.chosen_basis.cache_clear()
    tell(
        store,
        [say("retail_sales", "42", "2020-01/P12M", "1000", "target"), say("retail_sales", "42", "2020-01/P6M", "310")],
    )
    found = evaluate(store, "retail_sales", "42", HALF)
    assert found.trajectory == Trajectory(basis="typed", share=Decimal(30), value=Decimal(300))
    row["shares"] = "5|4|100"
    indicators.trajectory.chosen_basis.cache_clear()
    with pytest.raises(BadReference, match=r"trajectories\.csv row 2"):
        evaluate(store, "retail_sales", "42", HALF)
    indicators.trajectory.chosen_basis.cache_clear()


def test_9_the_verdict_follows_its_target(store: Store) -> None:
    done = say(DISBURSED, "42", "2020-01/P6M", "25")
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "50", "target"), done], slot="same")
    assert evaluate(store, DISBURSED, "42", HALF).now == "on_track"
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "60", "target"), done], slot="same")
    assert evaluate(store, DISBURSED, "42", HALF).now == "late"


def test_10_several_plans_stand_and_one_is_named(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "1000", "target", authority="ttg"),
                 say(DISBURSED, "42", "2020-01/P12M", "1100", "target", authority="hdnd_tinh"),
                 say(DISBURSED, "42", "2020-01/P12M", "900", "target"),
                 say(DISBURSED, "42", "2020-01/P6M", "550")])  # fmt: skip
    result = evaluate(store, DISBURSED, "42", HALF)
    assert result.target is not None
    assert (result.target.authority, result.percent_of_target) == ("hdnd_tinh", 50)
    assert [t.value for t in result.other_targets] == [1000, 900]
    assert evaluate(store, DISBURSED, "42", HALF, authority="ttg").percent_of_target == 55
    assert evaluate(store, DISBURSED, "42", HALF, authority="hdnd").percent_of_target == 50
    assert evaluate(store, DISBURSED, "42", HALF, authority="btc").reason == "no_target"


def test_an_adjusted_plan_without_a_name_adjusts_the_council_s(store: Store) -> None:
    """QĐ 2880/QĐ-UBND of 1/9/2020 took 3 of 7,5 tỷ from a project: at 30/9 the plan in force is 4,5, before it 7,5."""
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "7.5", "target", authority="hdnd_tinh"),
                 say(DISBURSED, "42", "2020-01/P12M", "4.5", "target", version="adjusted-1", decided_on="2020-09-01"),
                 say(DISBURSED, "42", "2020-01/P12M", "9", "target"),
                 say(DISBURSED, "42", "2020-01/P6M", "3"), say(DISBURSED, "42", "2020-01/P9M", "3.6")])  # fmt: skip
    assert evaluate(store, DISBURSED, "42", Period.parse("2020-01/P9M")).percent_of_target == 80
    assert evaluate(store, DISBURSED, "42", HALF).percent_of_target == 40
    assert evaluate(store, DISBURSED, "42", Period.parse("2020-01/P9M"), authority="hdnd").percent_of_target == 48


def test_11_same_months_only(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2019-01/P9M", "600"), say(DISBURSED, "42", "2019-01/P12M", "900"),
                 say(DISBURSED, "42", "2020-01/P9M", "630")])  # fmt: skip
    assert evaluate(store, DISBURSED, "42", Period.parse("2020-01/P9M")).same_period.index == 105
    assert growth_of_same_months({1: Decimal(2), 3: Decimal(9)}, {1: Decimal(1), 2: Decimal(5)}) == (100, (1,))


def test_11_a_missing_month_shortens_the_comparison_and_says_so(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P8M", "84"), say(DISBURSED, "42", "2019-01/P8M", "80"),
                 say(DISBURSED, "42", "2019-01/P9M", "90")])  # fmt: skip
    same = evaluate(store, DISBURSED, "42", Period.parse("2020-01/P9M")).same_period
    assert (same.index, same.period) == (105, "2020-01/P8M")


@pytest.mark.parametrize(("february", "whole"), [(None, False), ("0", True)])
def test_12_blank_is_not_zero(store: Store, february: str | None, whole: bool) -> None:
    months = {"01": "10", "02": february, "03": "5"}
    tell(store, [say(DISBURSED, "42", f"2020-{m}/P1M", v) for m, v in months.items() if v is not None])
    points = monthly(store, DISBURSED, "42", 2020)
    assert [p.cumulative for p in points[:4]] == [10, 10, 15, None]
    assert [p.status for p in points[:3]] == (["normal"] * 3 if whole else ["normal", "missing", "incomplete"])
    result = evaluate(store, DISBURSED, "42", Period.parse("2020-01/P3M"))
    assert result.actual.value == (15 if whole else None)
    assert result.reason == ("no_target" if whole else "incomplete")


def test_13_a_fall_is_shown_as_a_fall(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P8M", "210"), say(DISBURSED, "42", "2020-01/P9M", "195")])
    assert monthly(store, DISBURSED, "42", 2020)[8].flow == -15


def test_15_unequal_periods_are_compared_by_the_month_or_not_at_all() -> None:
    assert (per_month(Decimal(40), 2), per_month(Decimal(60), 4)) == (20, 15)
    assert growth_of_spans(Decimal(60), 4, Decimal(40), 2) == Undefined("unequal_periods")
    assert growth_of_spans(Decimal(60), 4, Decimal(40), 4) == 50


def test_39_now_and_year_end_are_counted_both_ways(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "100", "target"), say(DISBURSED, "42", "2020-01/P12M", "99"),
                 say("budget_revenue", "42", "2020-01/P12M", "100", "target"),
                 say("budget_revenue", "42", "2020-01/P12M", "101")])  # fmt: skip
    found = overview(store, YEAR, "42")
    assert (found.tally.on_track, found.tally.missed, found.tally.exceeded) == (2, 1, 1)
    assert found.results[0].year_end == "missed"


def test_40_the_first_sentence_counts_and_the_next_names_the_miss(store: Store) -> None:
    """15 targets, 14 met or exceeded, 1 missed: 14/15 first, then the miss with value, target and gap; ≤ 120 words."""
    codes = [d.code for d in catalogue().values() if d.kind == "flow" and d.direction == "up" and d.code != DISBURSED][
        :14
    ]
    rows = [say(DISBURSED, "42", "2020-01/P12M", "100", "target"), say(DISBURSED, "42", "2020-01/P12M", "80")]
    for code in codes:
        rows += [say(code, "42", "2020-01/P12M", "100", "target"), say(code, "42", "2020-01/P12M", "100")]
    tell(store, rows)
    found = overview(store, YEAR, "42")
    first, second = found.statements
    assert first.vi == "Năm 2020: 14/15 chỉ tiêu đạt hoặc vượt kế hoạch, 1 không đạt."
    assert second.vi == "Giải ngân vốn đầu tư công: 80 tỷ đồng, mục tiêu 100 tỷ đồng, chênh 20 tỷ đồng."
    assert len(found.sentence_vi.split()) <= 120


def test_40_each_sentence_knows_the_observations_it_used(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "100", "target"), say(DISBURSED, "42", "2020-01/P12M", "80"),
                 say("cpi", "42", "2020-01/P12M", "4")])  # fmt: skip
    found = overview(store, YEAR, "42")
    (miss,) = [r for r in found.results if r.indicator == DISBURSED]
    ids = {source.observation_id for source in miss.inputs}
    assert len(ids) == 2
    assert [set(statement.observations) for statement in found.statements] == [ids, ids]


def test_40_many_misses_stay_under_120_words(store: Store) -> None:
    codes = [d.code for d in catalogue().values() if d.kind == "flow" and d.direction == "up"][:30]
    tell(store, [say(code, "42", "2020-01/P12M", value, role) for code in codes
                 for value, role in (("100", "target"), ("50", "actual"))])  # fmt: skip
    found = overview(store, YEAR, "42")
    for said in (found.sentence_vi, found.sentence_en):
        assert 60 < len(said.split()) <= 120


def test_an_area_is_the_sum_of_all_its_units_or_incomplete(store: Store) -> None:
    codes = [area.code for area in directory().real_children("42", HALF.last_day)]
    tell(store, [say(DISBURSED, code, "2020-01/P6M", "2") for code in codes[1:]])
    assert evaluate(store, DISBURSED, "42", HALF).reason == "incomplete"
    tell(store, [say(DISBURSED, codes[0], "2020-01/P6M", None, status="nil")])
    whole = evaluate(store, DISBURSED, "42", HALF)
    assert whole.actual.value == 2 * (len(codes) - 1)
    assert len(whole.inputs) == len(codes)


def test_a_rate_of_an_area_is_the_sum_over_the_sum(store: Store) -> None:
    codes = [area.code for area in directory().real_children("42", YEAR.last_day)]
    rows = [say("poor_households", c, "2020-12/P0M", str(10 + n)) for n, c in enumerate(codes)]
    rows += [say("households", c, "2020-12/P0M", str(100 * (n + 1))) for n, c in enumerate(codes)]
    tell(store, rows)
    poor, all_of_them = sum(10 + n for n in range(len(codes))), sum(100 * (n + 1) for n in range(len(codes)))
    result = evaluate(store, "poverty_rate", "42", YEAR)
    assert result.actual.value is not None
    assert rounded(result.actual.value, 6) == rounded(Decimal(poor * 100) / all_of_them, 6)


def test_another_geography_is_not_compared(store: Store) -> None:
    tell(store, [say(DISBURSED, "436", "2024-01/P6M", "10"), say(DISBURSED, "436", "2025-01/P6M", "20")])
    result = evaluate(store, DISBURSED, "436", Period.parse("2025-01/P6M"))
    assert (result.actual.value, result.same_period.reason, result.same_period.index) == (20, "area_changed", None)


def test_the_months_of_the_investment_year(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "80"), say(DISBURSED, "42", "2020-01/P13M", "95"),
                 say(DISBURSED, "42", "2020-01/P12M", "100", "target")])  # fmt: skip
    points = monthly(store, DISBURSED, "42", 2020)
    assert (len(points), points[12].flow, points[12].label_start) == (13, 15, 202101)
    assert evaluate(store, DISBURSED, "42", Period.parse("2020-01/P13M")).percent_of_target == 95


def test_a_month_is_the_difference_of_two_sums(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P5M", "7"), say(DISBURSED, "42", "2020-01/P6M", "9")])
    june = evaluate(store, DISBURSED, "42", Period.parse("2020-06/P1M"))
    assert (june.actual.value, len(june.inputs)) == (2, 2)


def test_the_forecast_follows_past_years(store: Store) -> None:
    rows = [say(DISBURSED, "42", f"{y}-01/P6M", v) for y, v in (("2018", "40"), ("2019", "50"), ("2020", "90"))]
    rows += [say(DISBURSED, "42", f"{y}-01/P12M", "100") for y in ("2018", "2019")]
    tell(store, rows)
    found = evaluate(store, DISBURSED, "42", HALF).forecast
    assert found is not None
    assert (found.method, found.value, found.low, found.high) == ("seasonal", 200, 180, 225)


def test_decreed_milestones_are_the_trajectory(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2021-01/P12M", "1000", "target"), say(DISBURSED, "42", "2021-01/P9M", "590")])
    result = evaluate(store, DISBURSED, "42", Period.parse("2021-01/P9M"))
    assert result.trajectory is not None
    assert (result.trajectory.basis, result.trajectory.share, result.pace_points) == ("milestones", 60, -1)


def test_an_estimate_is_called_one(store: Store) -> None:
    tell(store, [say("budget_revenue", "42", "2020-01/P12M", "12210", "estimate"),
                 say("budget_revenue", "42", "2020-01/P12M", "14000", "target", authority="hdnd_tinh")])  # fmt: skip
    result = evaluate(store, "budget_revenue", "42", YEAR)
    assert (result.actual.is_estimate, result.actual.status, result.year_end) == (True, "estimated", "missed")
    assert "ước đạt 12.210 tỷ đồng" in result.sentence_vi


@pytest.mark.parametrize(
    ("status", "now", "reason"),
    [
        ("nil", "undefined", "no_target"),
        ("missing", "no_data", "no_data"),
        ("not_applicable", "undefined", "not_applicable"),
    ],
)
def test_the_kinds_of_nothing_stay_apart(store: Store, status: str, now: str, reason: str) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P6M", None, status=status)])
    result = evaluate(store, DISBURSED, "42", HALF)
    assert (result.actual.value, result.actual.status, result.now, result.reason) == (None, status, now, reason)


def test_the_plan_in_force_is_the_latest_known(store: Store) -> None:
    plan = [say(DISBURSED, "42", "2020-01/P12M", v, "target", authority="hdnd_tinh", version=name, decided_on=day)
            for v, name, day in (("100", "initial", "2019-12-15"), ("120", "adjusted-1", "2020-05-01"),
                                 ("150", "adjusted-2", "2020-11-01"))]  # fmt: skip
    tell(store, [*plan, say(DISBURSED, "42", "2020-01/P6M", "60"), say(DISBURSED, "42", "2020-01/P12M", "150")])
    assert evaluate(store, DISBURSED, "42", HALF).percent_of_target == 50
    assert evaluate(store, DISBURSED, "42", YEAR).percent_of_target == 100
