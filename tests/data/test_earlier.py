"""What the store holds around a new file's series, the same on both databases."""

from __future__ import annotations

from decimal import Decimal

from data.earlier import known_figures
from data.model import AreaKey
from data.store import Store
from tests.data.telling import HA_TINH, REVENUE, said, tell


def test_current_figures_of_the_wanted_series_within_the_months(any_store: Store) -> None:
    tell(any_store, said("100", period="2020-01/P6M"), period="2020-01/P6M", name="6.xlsx")
    tell(any_store, said("110", period="2020-01/P7M"), period="2020-01/P7M", name="7.xlsx")
    tell(any_store, said("90", period="2018-01/P7M"), period="2018-01/P7M", name="cu.xlsx")
    tell(any_store, said("5", period="2020-01/P7M", area=AreaKey("436", None)), sender="khac", name="tp.xlsx")
    found = known_figures(any_store, {REVENUE, "p_khac"}, {HA_TINH}, 201901, 202012)
    assert sorted((str(one.period), one.value, one.base, one.unit_base, one.file) for one in found) == [
        ("2020-01/P6M", "100", Decimal(100_000_000), "đồng", "6.xlsx"),
        ("2020-01/P7M", "110", Decimal(110_000_000), "đồng", "7.xlsx"),
    ]
    assert {(one.indicator, one.area, one.item, one.role) for one in found} == {(REVENUE, HA_TINH, "", "actual")}


def test_a_kind_of_nothing_and_a_figure_of_yesterday_are_not_known(any_store: Store) -> None:
    tell(any_store, said("100"), known="2020-07-01")
    tell(any_store, said("120"), known="2020-07-02")
    tell(any_store, said(None, status="missing", item="revenue=other"), sender="khac")
    found = known_figures(any_store, {REVENUE}, {HA_TINH}, 201901, 202012)
    assert [one.value for one in found] == ["120"]
    assert known_figures(any_store, set(), {HA_TINH}, 201901, 202012) == []
