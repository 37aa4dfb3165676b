"""Proposed indicators: what only sheets know is kept, listed, and later merged with its whole history."""

from __future__ import annotations

import pytest

from data.model import ProposedIndicator
from data.proposals import merge, proposals
from data.queries import Wanted, values
from data.store import Store
from tests.data.telling import current, said, tell

OLD = ProposedIndicator(
    "p_thu_khac_abc123", "Thu khác ngân sách", "triệu đồng", "flow", "Thu nội địa > Thu khác ngân sách"
)


def tell_proposed(store: Store, value: str, **more: object) -> None:
    tell(store, said(value, indicator=OLD.code), proposed=(OLD,), **more)


def test_a_proposed_indicator_is_stored_and_marked(any_store: Store) -> None:
    tell_proposed(any_store, "12")
    row = values(any_store, Wanted())[0]
    assert (row.indicator, row.indicator_name, row.proposed, row.value) == (OLD.code, OLD.name_vi, True, "12")
    assert [(p.code, p.path, p.figures) for p in proposals(any_store)] == [(OLD.code, OLD.path, 1)]
    assert current(any_store, text="thu khac ngan sach") == ["12"]


def test_merging_gives_the_whole_history_to_the_catalogue(any_store: Store) -> None:
    tell_proposed(any_store, "12", known="2020-07-01")
    tell_proposed(any_store, "13", known="2020-08-01")
    assert merge(any_store, OLD.code, "budget_revenue", "revenue=other") == 1
    row = values(any_store, Wanted())[0]
    assert (row.indicator, row.item, row.value, row.proposed) == ("budget_revenue", "revenue=other", "13", False)
    assert proposals(any_store) == []
    assert len(values(any_store, Wanted(indicators=(OLD.code,)))) == 0


def test_later_files_go_straight_to_the_catalogue(any_store: Store) -> None:
    tell_proposed(any_store, "12", known="2020-07-01")
    merge(any_store, OLD.code, "budget_revenue")
    tell_proposed(any_store, "14", known="2020-09-01")
    assert [(row.indicator, row.value) for row in values(any_store, Wanted())] == [("budget_revenue", "14")]
    assert proposals(any_store) == []


def test_merging_into_a_series_that_stands_lists_the_difference(any_store: Store) -> None:
    tell(any_store, said("20"), sender="stc", precedence=10)
    tell_proposed(any_store, "12", sender="ct", precedence=50)
    merge(any_store, OLD.code, "budget_revenue")
    rows = values(any_store, Wanted())
    assert [(row.indicator, row.value, row.rivals) for row in rows] == [("budget_revenue", "20", 1)]


@pytest.mark.parametrize(
    ("code", "into"), [("budget_revenue", "budget_revenue"), (OLD.code, "p_nothing"), ("p_nothing", "budget_revenue")]
)
def test_only_a_proposal_is_merged_and_only_into_the_catalogue(any_store: Store, code: str, into: str) -> None:
    tell_proposed(any_store, "12")
    with pytest.raises(ValueError, match="is not a"):
        merge(any_store, code, into)
    assert current(any_store, indicators=(OLD.code,)) == ["12"]


@pytest.mark.parametrize("later", ["14", "12"])
def test_a_later_figure_lands_on_the_item_it_was_merged_into(any_store: Store, later: str) -> None:
    tell_proposed(any_store, "12", known="2020-07-01")
    merge(any_store, OLD.code, "budget_revenue", item="revenue=other")
    tell_proposed(any_store, later, known="2020-09-01", name="next.xlsx")
    rows = values(any_store, Wanted())
    assert [(row.indicator, row.item, row.value) for row in rows] == [("budget_revenue", "revenue=other", later)]


def test_a_measure_in_another_unit_is_never_merged(any_store: Store) -> None:
    land = ProposedIndicator("p_dat_abc123", "Đất khác", "ha", "flow", "Đất khác")
    tell(any_store, said("12", indicator=land.code, unit="ha"), proposed=(land,))
    with pytest.raises(ValueError, match="ha"):
        merge(any_store, land.code, "budget_revenue")
    assert current(any_store, indicators=(land.code,)) == ["12"]


def test_two_names_that_one_file_took_back_are_merged_one_after_the_other(any_store: Store) -> None:
    """The office said both, then neither: each merger moves its own retraction."""
    twin = ProposedIndicator("p_thu_khac_def456", "Khoản thu khác", "triệu đồng", "flow", "Khoản thu khác")
    both = (said("12", indicator=OLD.code), said("13", indicator=twin.code))
    tell(any_store, *both, said("5", item="revenue=aid"), proposed=(OLD, twin), known="2020-07-01")
    tell(any_store, said("5", item="revenue=aid"), known="2020-08-01")
    for code in (OLD.code, twin.code):
        assert merge(any_store, code, "budget_revenue", "revenue=other") == 1
    assert proposals(any_store) == []
    assert [(row.item, row.value) for row in values(any_store, Wanted())] == [("revenue=aid", "5")]
