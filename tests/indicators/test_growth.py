"""GRDP growth: contributions add up, conventions are told apart, scenarios are recomputed, a year is finished."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.numbers import rounded
from data.period import Period
from data.store import Store
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.engine import evaluate
from indicators.growth.contributions import adds_up, growth_together, implied_weight, rolled
from indicators.growth.remaining import remaining_growth, required_rate
from indicators.growth.scenarios import scenarios, what_if
from indicators.growth.sectors import AGRICULTURE, FOUR, INDUSTRY, SERVICES, SERVICES_WITH_TAXES, TAXES, convention_of
from indicators.growth.structure import structure_of
from indicators.growth.table import growth_table
from tests.indicators.telling import say, tell

Y2020, Y2021 = Asked("42", Period.parse("2020-01/P12M")), Asked("42", Period.parse("2021-01/P12M"))
D = Decimal
GROWTH = dict(zip(FOUR, map(D, ("3.76", "0.48", "0.69", "-4.57")), strict=True))
POINTS = dict(zip(FOUR, map(D, ("0.50", "0.21", "0.23", "-0.41")), strict=True))
SHARES_2020 = {AGRICULTURE: D("15.82"), INDUSTRY: D("41.95"), SERVICES_WITH_TAXES: D("42.23")}
SHARES_2021 = dict(zip(FOUR, map(D, ("15.52", "43.95", "31.76", "8.77")), strict=True))
percents = st.decimals("-20", "30", places=2)


def published_2020(store: Store) -> None:
    """Growth, contributions and structures that Hà Tĩnh published (DOMAIN.md, section 5)."""
    rows = [say("grdp_growth", "42", "2020-01/P12M", "0.53"),
            say("grdp_growth", "42", "2020-01/P12M", None, "target", authority="hdnd_tinh", bound="range",
                low="10.5", high="11")]  # fmt: skip
    for code, table in (("grdp_growth", GROWTH), ("grdp_contribution", POINTS)):
        rows += [say(code, "42", "2020-01/P12M", str(v), item=f"contribution={s}") for s, v in table.items()]
    for branch, growth, points in (("agriculture", "3.59", "0.38"), ("forestry", "2.81", "0.03")):
        rows += [say("grdp_growth", "42", "2020-01/P12M", growth, item=f"contribution={branch}"),
                 say("grdp_contribution", "42", "2020-01/P12M", points, item=f"contribution={branch}")]  # fmt: skip
    for year, shares in (("2020", SHARES_2020), ("2021", SHARES_2021)):
        rows += [say("grdp_structure", "42", f"{year}-01/P12M", str(v), item=f"contribution={s}")
                 for s, v in shares.items()]  # fmt: skip
    tell(store, rows)


def test_published_contributions_add_up_to_the_growth(store: Store) -> None:
    published_2020(store)
    table = growth_table(store, Y2020)
    assert (table.convention, table.check.sum, table.check.agrees) == ("taxes_apart", D("0.53"), True)
    weights = {s.sector: rounded(s.weight or D(0), 1) for s in table.sectors}
    assert weights == dict(zip(FOUR, map(D, ("13.3", "43.8", "33.3", "9.0")), strict=True))
    assert rounded(table.weights_sum or D(0), 1) == D("99.4")
    assert {s.weight_basis for s in table.sectors} == {"implied"}


def test_of_which_is_never_added(store: Store) -> None:
    published_2020(store)
    table = growth_table(store, Y2020)
    agriculture = next(s for s in table.sectors if s.sector == AGRICULTURE)
    assert [(b.sector, b.contribution) for b in agriculture.of_which] == [
        ("agriculture", D("0.38")), ("forestry", D("0.03")),
    ]  # fmt: skip
    assert [s.sector for s in table.sectors] == list(FOUR)
    assert agriculture.contribution == D("0.50")  # 0,38 + 0,03 is less: fishery is not printed


def test_services_by_the_other_convention_shrink(store: Store) -> None:
    published_2020(store)
    found = growth_table(store, Y2020).services_with_taxes
    assert found is not None
    assert rounded(found, 2) == D("-0.43")
    direct = growth_together([D("0.23"), D("-0.41")], [D("42.23")])
    assert direct == found


def test_the_structure_sums_to_100_and_changes_on_one_convention(store: Store) -> None:
    published_2020(store)
    first, second = growth_table(store, Y2020).structure, growth_table(store, Y2021).structure
    assert (first.convention, first.check.sum, first.check.agrees) == ("taxes_in_services", D("100.00"), True)
    assert (second.convention, second.check.sum, second.check.agrees) == ("taxes_apart", D("100.00"), True)
    assert second.compared_on == "taxes_in_services"
    assert second.changes == {AGRICULTURE: D("-0.30"), INDUSTRY: D("2.00"), SERVICES_WITH_TAXES: D("-1.70")}


def test_three_parts_called_plainly_services_hold_the_taxes() -> None:
    plain = {AGRICULTURE: D("15.82"), INDUSTRY: D("41.95"), SERVICES: D("42.23")}
    assert structure_of(plain, {}).convention == "taxes_in_services"
    assert structure_of(plain | {SERVICES: D("33.4")}, {}).convention == "unknown"
    assert convention_of(FOUR) == "taxes_apart"


def test_shares_that_miss_a_sector_have_no_sum() -> None:
    found = structure_of(SHARES_2021 | {TAXES: None}, {})
    assert (found.check.sum, found.check.agrees, found.check.reason) == (None, None, "incomplete")


def test_a_target_missed_comes_first_and_losses_lead_the_list(store: Store) -> None:
    published_2020(store)
    table = growth_table(store, Y2020)
    assert table.sentence_vi == (
        "GRDP của Tỉnh Hà Tĩnh năm 2020 tăng 0,53%, không đạt mục tiêu 10,5–11%. Đóng góp (điểm %): thuế sản phẩm "
        "trừ trợ cấp sản phẩm −0,41; công nghiệp - Xây dựng +0,21; dịch vụ +0,23; nông, lâm nghiệp, thủy sản +0,50. "
        "Cộng lại bằng 0,53, khớp mức tăng chung."
    )
    assert "grew by 0.53%, missing the target of 10.5–11%" in table.sentence_en
    assert len(table.sentence_vi.split()) <= 120


def test_weights_at_constant_prices_beat_implied_ones(store: Store) -> None:
    published_2020(store)
    values = dict(zip((*FOUR, ""), ("6000", "20000", "15000", "4000", "45000"), strict=True))
    tell(store, [say("grdp_constant", "42", "2019-01/P12M", v, item=f"contribution={s}" if s else "")
                 for s, v in values.items()])  # fmt: skip
    sector = growth_table(store, Y2020).sectors[0]
    assert (sector.weight_basis, rounded(sector.weight or D(0), 2), rounded(sector.computed or D(0), 2)) == (
        "constant_prices", D("13.33"), D("0.50"),
    )  # fmt: skip
    assert sector.points == D("0.50")


def test_a_sum_that_does_not_agree_says_so(store: Store) -> None:
    published_2020(store)
    tell(store, [say("grdp_contribution", "42", "2020-01/P12M", "0.61", item=f"contribution={SERVICES}",
                     as_of="2020-12-31")])  # fmt: skip
    table = growth_table(store, Y2020)
    assert table.check.agrees is False
    assert "Cộng lại bằng 0,91, lệch mức tăng chung 0,53." in table.sentence_vi


# ---- scenarios


@pytest.mark.real
def test_the_scenarios_of_the_form(forms: Store) -> None:
    table = scenarios(forms, Y2021)
    assert [(s.code, s.total, s.gap, s.verdict) for s in table.scenarios] == [
        ("kb1", 5, -4, "missed"), ("kb2", D("7.2"), D("-1.8"), "missed"), ("kb3", 9, 0, "missed"),
    ]  # fmt: skip
    assert table.target is not None
    assert (table.target.bound, table.weight_basis, table.last_year) == (">", "implied", D("0.53"))
    first, second, third = table.scenarios
    assert [rounded(s.recomputed.total or D(0), 2) for s in (first, second)] == [D("5.03"), D("7.17")]
    assert all(s.recomputed.check and s.recomputed.check.agrees for s in (first, second))
    assert (third.recomputed.total, third.recomputed.reason) == (None, "incomplete")
    assert third.recomputed.missing == (INDUSTRY,)
    assert rounded(third.recomputed.needed or D(0), 1) == D("13.0")
    assert "Kịch bản 3 9,00% (không đạt)" in table.sentence_vi
    assert "phải tăng 13,05%" in table.sentence_vi
    assert first.sources[0].cell == "E5"


@pytest.mark.real
def test_the_form_s_own_table(forms: Store) -> None:
    table = growth_table(forms, Y2020)
    assert (table.check.sum, table.check.agrees) == (D("0.53"), True)
    assert {s.status for s in table.sectors} == {"provisional"}
    assert [b.sector for b in table.sectors[0].of_which] == ["agriculture", "forestry"]


def test_a_scenario_never_feeds_the_total(store: Store) -> None:
    tell(store, [say("grdp_growth", "42", "2021-01/P12M", "9", "estimate", item="scenario=kb3")])
    assert evaluate(store, "grdp_growth", "42", Y2021.period).actual.value is None
    assert scenarios(store, Y2021).scenarios[0].recomputed.reason == "no_weights"


def test_what_if_takes_services_as_the_assumption_prints_them() -> None:
    weights = dict(zip(FOUR, map(D, ("15", "45", "30", "10")), strict=True))
    three = what_if({AGRICULTURE: D(2), INDUSTRY: D(10), SERVICES_WITH_TAXES: D(5)}, weights, D("6.8"))
    assert (three.total, three.weight_sum) == (D("6.8"), D(100))
    assert three.check is not None
    assert three.check.agrees
    joined = {AGRICULTURE: D(15), INDUSTRY: D(45), SERVICES_WITH_TAXES: D(40)}
    assert what_if(GROWTH, joined).reason == "no_weights"


def test_a_printed_total_that_its_sectors_do_not_give(store: Store) -> None:
    published_2020(store)
    rows = [say("grdp_growth", "42", "2021-01/P12M", "9.9", "estimate", item="scenario=kb1")]
    rows += [say("grdp_growth", "42", "2021-01/P12M", "5", "estimate", item=f"contribution={s};scenario=kb1")
             for s in FOUR]  # fmt: skip
    tell(store, rows)
    table = scenarios(store, Y2021)
    assert "Kịch bản 1 in 9,90% nhưng tính lại từ các khu vực là 4,97%." in table.sentence_vi
    assert "Scenario 1 is printed as 9.90% but its sectors give 4.97%." in table.sentence_en


@given(st.lists(percents, min_size=4, max_size=4), st.permutations(FOUR), st.sampled_from(FOUR))
def test_what_if_ignores_order_and_keeps_missing_missing(
    rates: list[Decimal], order: list[str], gone: str
) -> None:  # fmt: skip
    weights = dict(zip(FOUR, map(D, ("15", "45", "30", "10")), strict=True))
    assumed = dict(zip(FOUR, rates, strict=True))
    whole = what_if(assumed, weights)
    assert what_if({s: assumed[s] for s in order}, weights).total == whole.total
    assert whole.total == sum(whole.contributions.values())
    without = what_if(assumed | {gone: None}, weights, D(5))
    assert (without.total, without.missing) == (None, (gone,))
    needed = without.needed
    assert needed is not None
    assert abs((what_if(assumed | {gone: needed}, weights).total or D(0)) - 5) < D("1e-20")


@given(st.lists(percents, min_size=4, max_size=4))
def test_weights_carried_a_year_on_still_sum_to_the_whole(rates: list[Decimal]) -> None:
    weights = dict(zip(FOUR, map(D, ("15", "45", "30", "10")), strict=True))
    growth = dict(zip(FOUR, rates, strict=True))
    total = what_if(growth, weights).total
    assert total is not None
    assert abs(sum(rolled(weights, growth, total).values()) - 100) < D("1e-20")


def test_words_where_no_weight_can_be() -> None:
    assert implied_weight(D("0.1"), D(0)) == Undefined("zero_base")
    assert implied_weight(None, D(1)) == Undefined("no_data")
    assert growth_together([D(1)], [D(0)]) == Undefined("zero_base")
    assert adds_up([D(1), None], D(1)).agrees is None


# ---- what the rest of the year must bring


def test_the_rate_the_remaining_quarters_need(store: Store) -> None:
    """Last year's quarters 20, 25, 25, 30: with +2 % on 45 of 100, the other 55 need (10,5 − 0,9) / 0,55 = 17,45 %."""
    rows = [say("grdp_constant", "42", f"2019-{m:02}/P3M", v) for m, v in ((1, "20"), (4, "25"), (7, "25"), (10, "30"))]
    rows += [say("grdp_growth", "42", "2020-01/P6M", "2"),
             say("grdp_growth", "42", "2020-01/P12M", "10.5", "target", authority="hdnd_tinh")]  # fmt: skip
    tell(store, rows)
    found = remaining_growth(store, Asked("42", Period.parse("2020-01/P6M")))
    assert (found.basis, found.share, found.reason) == ("quarters", 45, None)
    assert rounded(found.rate or D(0), 2) == D("17.45")
    assert "6 tháng còn lại phải tăng 17,45% (theo tỷ trọng các quý năm trước)" in found.sentence_vi
    assert "must grow by 17.45% (on the weights of last year's quarters)" in found.sentence_en


def test_without_last_year_s_quarters_months_count_alike(published: Store) -> None:
    found = remaining_growth(published, Asked("42", Period.parse("2020-01/P6M")))
    assert (found.basis, found.share, found.rate, found.rate_high) == ("linear", 50, D("20.9"), D("21.9"))
    assert "ước tăng 0,10%; để cả năm đạt 10,5–11%" in found.sentence_vi


@pytest.mark.parametrize(
    ("period", "reason"),
    [("2020-01/P12M", "period_over"), ("2020-01/P9M", "no_data"), ("2020-04/P3M", "not_cumulative")],
)
def test_words_where_no_rate_can_be(published: Store, period: str, reason: str) -> None:
    found = remaining_growth(published, Asked("42", Period.parse(period)))
    assert (found.rate, found.reason) == (None, reason)
    assert found.sentence_vi.startswith("Chưa tính được")


def test_a_year_without_a_target_needs_nothing(store: Store) -> None:
    tell(store, [say("grdp_growth", "42", "2020-01/P6M", "2")])
    assert remaining_growth(store, Asked("42", Period.parse("2020-01/P6M"))).reason == "no_target"


@given(percents, percents, st.decimals("1", "99", places=2))
def test_the_required_rate_brings_the_year_to_its_target(target: Decimal, reached: Decimal, share: Decimal) -> None:
    rate = required_rate(target, reached, share)
    assert not isinstance(rate, Undefined)
    year = (share * reached + (100 - share) * rate) / 100
    assert abs(year - target) < D("1e-18")
    assert required_rate(target, reached, D(100)) == Undefined("period_over")
