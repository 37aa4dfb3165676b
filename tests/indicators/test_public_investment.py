"""Public investment: plan bases, stuck projects, the capital few of them hold, and moves that add up to zero."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import directory
from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.engine import evaluate
from indicators.public_investment import DISBURSEMENT
from indicators.public_investment.deadlines import deadlines
from indicators.public_investment.plans import allocation, bases, by_source, mismatches, payments
from indicators.public_investment.projects import Project, concentration, projects, stuck
from indicators.public_investment.reallocation import Move, Rule, givers, takers, what_if
from indicators.result import Actual, Result, Target
from tests.indicators.telling import say, tell

NINE = Asked("42", Period.parse("2024-01/P9M"))
HALF = Asked("42", Period.parse("2020-01/P6M"))
RULE = Rule(Decimal(50), Decimal(90))


def test_the_same_money_against_two_plans(store: Store) -> None:
    """9M-2024: 4.249 tỷ are 79,6 % of the Prime Minister's plan and 48,4 % of the province's."""
    tell(store, [say(DISBURSEMENT, "42", "2024-01/P9M", "4249"),
                 say(DISBURSEMENT, "42", "2024-01/P12M", "5338", "target", authority="ttg"),
                 say(DISBURSEMENT, "42", "2024-01/P12M", "8778.9", "target", authority="hdnd_tinh"),
                 say(DISBURSEMENT, "42", "2024-01/P9M", "30", item="capital=carryover"),
                 say(DISBURSEMENT, "42", "2024-01/P12M", "120", "target", item="capital=carryover")])  # fmt: skip
    found = {(base.scope, base.target.authority): base for base in bases(store, NINE)}
    shares = {key: round(base.percent, 1) for key, base in found.items() if base.percent is not None}
    assert shares == {("", "hdnd_tinh"): Decimal("48.4"), ("", "ttg"): Decimal("79.6"), ("carryover", "none"): 25}
    assert [base.target.authority for base in found.values() if base.in_force] == ["hdnd_tinh", "none"]


def test_both_sums_of_the_half_year_are_exact(published: Store) -> None:
    """2.628,673 + 125,050 = 2.753,723 and 5.786,668 + 759,531 = 6.546,199 (article of 7/2020)."""
    found = by_source(published, HALF)
    whole = evaluate(published, DISBURSEMENT, "42", HALF.period)
    assert mismatches(whole, found.results, found.split) == ()
    assert (found.total.actual, found.total.target) == (Decimal("2753.723"), Decimal("6546.199"))


def test_parts_that_do_not_add_up_show_both_numbers(store: Store) -> None:
    rows = [("", "80"), ("source=local", "40"), ("source=central_in_province", "39")]
    tell(store, [say(DISBURSEMENT, "42", "2020-01/P6M", value, item=item) for item, value in rows])
    found = by_source(store, HALF)
    (gap,) = mismatches(evaluate(store, DISBURSEMENT, "42", HALF.period), found.results, found.split)
    assert (gap.of, gap.whole, gap.parts, gap.members) == ("actual", 80, 79, ("local", "central_in_province"))


def test_advances_and_volume_make_the_total(store: Store) -> None:
    parts = [("", "100"), ("part=completed_volume", "70"), ("part=advance", "25")]
    tell(store, [say(DISBURSEMENT, "42", "2020-01/P6M", value, item=item) for item, value in parts])
    assert payments(store, HALF).unexplained == 5
    assert payments(store, Asked("447", HALF.period)).unexplained is None


def test_what_is_not_yet_allocated(store: Store) -> None:
    tell(
        store,
        [say("assigned_capital", "42", "2020-06/P0M", "200"), say("allocated_capital", "42", "2020-06/P0M", "150")],
    )
    found = allocation(store, HALF)
    assert (found.unallocated, found.percent) == (50, 75)
    assert allocation(store, Asked("447", HALF.period)).unallocated is None


# ---- projects


def told(store: Store) -> None:
    """Five projects in the province and one in a district: A hardly moved, E has no figure yet."""
    figures = [("a", "100", "5", "42"), ("b", "60", "20", "42"), ("c", "40", "38", "42"), ("d", "30", "9", "447")]
    rows = []
    for code, plan, done, area in figures:
        rows.append(say(DISBURSEMENT, area, "2020-01/P12M", plan, "target", item=f"project={code}"))
        rows.append(say(DISBURSEMENT, area, "2020-01/P6M", done, item=f"project={code}"))
    rows.append(say(DISBURSEMENT, "42", "2020-01/P12M", "70", "target", item="project=e"))
    rows.append(say(DISBURSEMENT, "42", "2020-01/P12M", "100", "target", item="project=a;source=nstw"))
    tell(store, rows)


def test_the_few_that_hold_the_money(store: Store) -> None:
    """Left: A 95, B 40, D 21, C 2 of 158; A alone holds 60,1 %, and A, B hold 85,4 %. E is named, not counted."""
    told(store)
    found = concentration(projects(store, HALF), few=2)
    assert [p.code for p in found.ordered] == ["a", "b", "d", "c"]
    assert (found.total, found.few_percent and round(found.few_percent, 1)) == (158, Decimal("85.4"))
    assert (found.for_80, found.unknown, round(found.shares[0], 1)) == (2, ("e",), Decimal("60.1"))


def test_stuck_projects_are_late_and_hold_capital(store: Store) -> None:
    told(store)
    assert [p.code for p in stuck(projects(store, HALF))] == ["a", "b", "d"]


def test_who_could_give_and_who_could_use_more(store: Store) -> None:
    """Twice the half year: A 10 of 100, B 40 of 60, D 18 of 30 give; C 76 of 40 could use 36 more."""
    told(store)
    every = projects(store, HALF)
    assert [(c.project.code, c.amount) for c in givers(every, RULE)] == [("a", 90), ("b", 20), ("d", 12)]
    assert [(c.project.code, c.amount) for c in takers(every)] == [("c", 36)]


def test_moves_add_up_to_zero(store: Store) -> None:
    told(store)
    found = what_if(projects(store, HALF), [Move("a", "c", Decimal(36), "nstw"), Move("a", "b", Decimal(60))])
    assert (found.total_before, found.total_after) == (300, 300)
    (a, c) = found.outcomes
    assert (a.plan_after, c.plan_after, c.percent_before, c.percent_after) == (64, 76, 95, 50)
    (no,) = found.refused
    assert (no.reason, no.most) == ("not_so_much_left", 59)


@pytest.mark.parametrize(
    ("move", "reason"),
    [
        (Move("a", "b", Decimal(0)), "not_positive"), (Move("a", "a", Decimal(1)), "same_project"),
        (Move("a", "x", Decimal(1)), "unknown_project"), (Move("b", "a", Decimal(1), "nstw"), "other_source"),
        (Move("c", "a", Decimal(3)), "not_so_much_left"),
    ],
)  # fmt: skip
def test_a_move_that_cannot_be_says_why(store: Store, move: Move, reason: str) -> None:
    told(store)
    found = what_if(projects(store, HALF), [move])
    assert [no.reason for no in found.refused] == [reason]
    assert found.moves == ()
    assert found.total_after == found.total_before


def invented(code: str, plan: Decimal, done: Decimal) -> Project:
    """A project of numbers alone."""
    result = Result(
        indicator=DISBURSEMENT, name_vi="", name_en="", sector="", kind="flow", direction="up", decimals=3,
        proposed=False, area="42", area_valid_from=None, area_name="", item=f"project={code}", period="2020-01/P6M",
        as_of=None, unit="tỷ đồng", actual=Actual(value=done), target=Target(value=plan),
    )  # fmt: skip
    place = directory().nearest("42", dt.date(2020, 6, 30))
    assert place is not None
    return Project(code, code, "", place, result, {})


amounts = st.decimals(0, 1000, places=3)


@given(st.lists(st.tuples(amounts, amounts), min_size=2, max_size=6), st.data())
def test_no_move_creates_or_loses_capital(figures: list[tuple[Decimal, Decimal]], data: st.DataObject) -> None:
    listed = [invented(str(n), plan, done) for n, (plan, done) in enumerate(figures)]
    codes = st.sampled_from([p.code for p in listed])
    moves = data.draw(st.lists(st.builds(Move, codes, codes, st.decimals(-10, 500, places=3)), max_size=8))
    found = what_if(listed, moves)
    assert found.total_after == found.total_before
    assert len(found.moves) + len(found.refused) == len(moves)
    assert all(o.plan_after >= 0 for o in found.outcomes)


@given(st.lists(st.tuples(amounts, amounts), min_size=1, max_size=8), st.randoms())
def test_the_order_of_projects_changes_nothing(figures: list[tuple[Decimal, Decimal]], chance: object) -> None:
    listed = [invented(str(n), plan, done) for n, (plan, done) in enumerate(figures)]
    mixed = list(listed)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = concentration(listed), concentration(mixed)
    assert [p.code for p in one.ordered] == [p.code for p in other.ordered]
    assert one.shares == other.shares
    assert not one.shares or one.shares[-1] == 100


# ---- days


def test_what_the_next_milestone_needs(store: Store) -> None:
    """60 % of 1.000 by 30/9/2021, 410 done on 31/8: 190 are needed in 30 days."""
    tell(
        store,
        [say(DISBURSEMENT, "42", "2021-01/P12M", "1000", "target"), say(DISBURSEMENT, "42", "2021-01/P8M", "410")],
    )
    result = evaluate(store, DISBURSEMENT, "42", Period.parse("2021-01/P8M"))
    found = deadlines(result, 2021, dt.date(2021, 8, 31))
    assert [(d.day, d.kind) for d in found][-1] == (dt.date(2022, 1, 31), "payments_close")
    first = found[0]
    assert (first.day, first.percent, first.days, first.needed, first.reached) == (
        dt.date(2021, 9, 30), 60, 30, 190, False)  # fmt: skip
    assert first.per_month is not None
    assert round(first.per_month, 1) == Decimal("192.5")
    assert found[-1].needed == 590
    assert {d.needed for d in found if d.kind == "advances_close"} == {None}
