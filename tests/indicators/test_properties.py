"""What must hold for all figures, not only for the chosen ones."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from data.period import Period
from indicators.actuals import figure
from indicators.arithmetic import (
    Amount,
    Undefined,
    compound_growth,
    contribution,
    cumulate,
    difference,
    percent_of,
    progress,
    ratio_of_sums,
    rebased,
    total,
)
from indicators.reading import Point, Series
from indicators.result import Source, Target
from indicators.targets import standing
from indicators.verdict import Thresholds, faithful_decimals, now_of, reached

numbers = st.decimals(-(10**9), 10**9, places=3)
positive = st.decimals("0.001", 10**9, places=3)
flows = st.lists(numbers, min_size=1, max_size=13)
nothing = st.sampled_from(["missing", "not_applicable"])


def point(role: str, period: Period, value: Decimal | None, status: str = "normal", version: str = "initial") -> Point:
    source = Source(file="f", sheet="s", cell="A1", value=str(value), unit="", role=role)
    return Point(period, role, value, status, None, "none", version, None, "=", None, None, source)


@given(flows)
def test_difference_undoes_cumulate(months: list[Decimal]) -> None:
    summed = cumulate([Amount(month) for month in months])
    assert difference([step.value for step in summed]) == months
    assert all(step.complete for step in summed)


@given(st.lists(st.one_of(st.none(), numbers.map(Amount), nothing.map(lambda s: Amount(None, s))), max_size=13))
def test_missing_never_becomes_zero(months: list[Amount | None]) -> None:
    summed = cumulate(months)
    first_gap = next((n for n, m in enumerate(months) if m is None or m.counted is None), len(months))
    assert [step.complete for step in summed] == [n < first_gap for n in range(len(months))]
    if first_gap < len(months):
        assert isinstance(total(months), Undefined)


@given(st.lists(st.tuples(positive, positive), min_size=2, max_size=20), st.data())
def test_aggregation_is_associative_and_ignores_order(
    pairs: list[tuple[Decimal, Decimal]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(pairs) - 1))
    parts = [(sum(a for a, _ in half), sum(b for _, b in half)) for half in (pairs[:cut], pairs[cut:])]
    whole = ratio_of_sums(pairs)
    assert ratio_of_sums([(Decimal(a), Decimal(b)) for a, b in parts]) == whole
    assert ratio_of_sums(data.draw(st.permutations(pairs))) == whole


@given(st.lists(st.tuples(positive, positive), min_size=1, max_size=9))
def test_one_missing_part_leaves_no_ratio(pairs: list[tuple[Decimal, Decimal]]) -> None:
    assert ratio_of_sums([*pairs, (None, Decimal(1))]) == Undefined("incomplete")


@given(numbers, numbers)
def test_a_verdict_never_contradicts_its_numbers(value: Decimal, plan: Decimal) -> None:
    target = Target(value=plan)
    up, down = reached(value, target, "up"), reached(value, target, "down")
    assert (up == "missed") == (value < plan)
    assert (down == "missed") == (value > plan)
    assert (up == "exceeded") == (value > plan)
    assert (reached(value, Target(value=plan, bound="<"), "up") == "met") == (value < plan)


@given(st.decimals(-100, 100, places=6))
def test_text_and_colour_agree(gap: Decimal) -> None:
    rules = Thresholds()
    decimals = faithful_decimals(gap, rules.edges(), 1)
    printed = Decimal(f"{gap:.6f}").quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")
    assert now_of(printed, rules) == now_of(gap, rules)


@given(st.permutations(range(1, 7)), st.lists(numbers, min_size=6, max_size=6))
def test_the_order_of_rows_changes_nothing(order: list[int], months: list[Decimal]) -> None:
    from data.catalogue import catalogue

    def summed(turn: list[int]) -> Decimal | None:
        series = Series()
        for month in turn:
            series.add(point("actual", Period.month_of(2020, month), months[month - 1]))
        return figure(series, catalogue()["investment_disbursement"], Period.parse("2020-01/P6M")).value

    assert summed(order) == summed(sorted(order)) == sum(months)


@given(st.permutations([("initial", 1), ("adjusted-1", 2), ("adjusted-2", 3)]))
def test_the_plan_in_force_does_not_depend_on_order(versions: list[tuple[str, int]]) -> None:
    plans = [point("target", Period.year_of(2020), Decimal(n), version=name) for name, n in versions]
    assert standing(plans, Period.year_of(2020).last_day).value == 3


def test_words_instead_of_infinity() -> None:
    assert percent_of(Decimal(1), Decimal(0)) == Undefined("zero_target")
    assert percent_of(None, Decimal(1)) == Undefined("no_data")
    assert progress(Decimal(4), Decimal(4), Decimal(4)) == Undefined("no_baseline")
    assert compound_growth(Decimal(1), Decimal(0), 3) == Undefined("zero_base")
    assert rebased({2019: Decimal(0)}, 2019) == Undefined("zero_base")


def test_contributions_add_up_to_the_growth() -> None:
    weights = {"13.3": "3.76", "43.8": "0.48", "33.3": "0.69", "9.0": "-4.57"}
    parts = [contribution(Decimal(w), Decimal(g)).quantize(Decimal("0.01")) for w, g in weights.items()]
    assert parts == [Decimal("0.50"), Decimal("0.21"), Decimal("0.23"), Decimal("-0.41")]
    assert sum(parts) == Decimal("0.53")


def test_rebasing_and_compound_growth() -> None:
    assert rebased({2014: Decimal(50), 2019: Decimal(100)}, 2014) == {2014: 100, 2019: 200}
    grown = compound_growth(Decimal(121), Decimal(100), 2)
    assert not isinstance(grown, Undefined)
    assert round(grown, 9) == 10
