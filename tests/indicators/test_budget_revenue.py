"""Budget revenue by item: both estimates, sums, memo lines, groups that a report does not print."""

from __future__ import annotations

from decimal import Decimal

from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.budget_revenue import REVENUE
from indicators.budget_revenue.items import items, outline
from tests.indicators.telling import say, tell

HALF = Asked("42", Period.parse("2020-01/P6M"))


def done(member: str, value: str | None, status: str = "") -> object:
    return say(REVENUE, "42", "2020-01/P6M", value, item=f"revenue={member}" if member else "", status=status)


def planned(member: str, value: str, authority: str) -> object:
    item = f"revenue={member}" if member else ""
    return say(REVENUE, "42", "2020-01/P12M", value, "target", item=item, authority=authority)


def test_domestic_against_both_estimates(store: Store) -> None:
    """H1-2020: 4.162 tỷ are 69,8 % of the Ministry's estimate and 57,8 % of the council's."""
    tell(
        store, [done("domestic", "4162"), planned("domestic", "5963", "btc"), planned("domestic", "7200", "hdnd_tinh")]
    )
    (_, domestic) = items(store, HALF).lines
    shares = {authority: round(percent or 0, 1) for authority, percent in domestic.percent_of.items()}
    assert shares == {"hdnd_tinh": Decimal("57.8"), "btc": Decimal("69.8")}


def test_the_outline_passes_over_groups_that_are_not_printed(store: Store) -> None:
    """Without a row "các khoản thu về nhà, đất" the land-use fee stands directly under domestic revenue."""
    tell(store, [done("", "100"), done("domestic", "80"), done("land_use_fee", "30"), done("fees", "50"),
                 done("import_export", "20"), done("domestic_excl_land", "50")])  # fmt: skip
    found = items(store, HALF)
    assert [(line.member, line.depth, line.memo) for line in found.lines] == [
        ("", 0, False), ("domestic", 1, False), ("fees", 2, False), ("land_use_fee", 2, False),
        ("domestic_excl_land", 2, True), ("import_export", 1, False),
    ]  # fmt: skip
    assert found.shortfalls == ()


def test_items_that_do_not_add_up_show_both_numbers(store: Store) -> None:
    """12.832 = 8.018 + 4.814 adds up; 79 of 80 does not, and a missing item says nothing."""
    tell(store, [done("", "12832"), done("domestic", "8018"), done("import_export", "4814"), done("fees", "4000"),
                 done("lottery", "4017")])  # fmt: skip
    (gap,) = items(store, HALF).shortfalls
    assert (gap.group, gap.stated, gap.added, gap.members) == ("domestic", 8018, 8017, ("fees", "lottery"))


def test_a_group_without_a_figure_shows_what_its_items_come_to(store: Store) -> None:
    tell(store, [planned("domestic", "100", "btc"), done("fees", "40"), done("lottery", None, "nil")])
    (_, domestic, *_) = items(store, HALF).lines
    assert (domestic.result.actual.value, domestic.added) == (None, 40)
    tell(store, [done("dividends", None, "missing")])
    assert items(store, HALF).lines[1].added is None


def test_every_item_of_the_tree_is_known() -> None:
    assert outline()["land_use_fee"].parent == "land_house"
    assert {place.relation for place in outline().values()} == {"split", "memo"}
