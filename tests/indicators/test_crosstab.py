"""The analyst's table: every cell by its indicator's rules, totals that are sums over sums, nothing cut off."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import Area, directory
from data.store import Store
from indicators.crosstab import Cell, Line, TooLarge, crosstab, total_cell
from tests.indicators.telling import say, tell

DISBURSED = "investment_disbursement"
MONTHS = [(2020, 1), (2020, 2), (2020, 3)]


def areas(count: int) -> list[Area]:
    return list(directory().real_children("42", dt.date(2020, 6, 30))[:count])


def table(store: Store, measure: str, *codes: str, count: int = 2) -> dict[tuple[str, str], Line]:
    lines = crosstab(store, codes or (DISBURSED,), areas(count), MONTHS, measure)  # type: ignore[arg-type]
    return {(line.definition.code, line.area.code if line.area else ""): line for line in lines}


def told(store: Store) -> tuple[str, str]:
    """Two districts with plans of 100 and 50; the second says nothing of February and "..." of March."""
    one, other = (area.code for area in areas(2))
    rows = [say(DISBURSED, one, f"2020-0{m}/P1M", "10") for m in (1, 2, 3)]
    rows += [say(DISBURSED, other, "2020-01/P1M", "5"), say(DISBURSED, other, "2020-03/P1M", None, status="missing")]
    rows += [
        say(DISBURSED, one, "2020-01/P12M", "100", "target"),
        say(DISBURSED, other, "2020-01/P12M", "50", "target"),
    ]
    tell(store, rows)
    return one, other


def test_months_and_sums_keep_the_kinds_of_nothing(store: Store) -> None:
    one, other = told(store)
    own = table(store, "thang")
    assert [(c.value, c.status) for c in own[DISBURSED, other].cells] == [(5, "normal"), (None, ""), (None, "missing")]
    assert [c.value for c in own[DISBURSED, ""].cells] == [15, None, None]
    assert [c.value for c in table(store, "luyke")[DISBURSED, one].cells] == [10, 20, 30]


def test_the_rate_of_a_total_is_a_sum_over_a_sum(store: Store) -> None:
    """10 of 100 and 5 of 50 are 10 % each and together 15 of 150; never 20 %."""
    told(store)
    own = table(store, "phantram")
    assert own[DISBURSED, ""].cells[0].value == 10
    assert own[DISBURSED, ""].cells[1].status == "incomplete"
    assert [c.value for c in table(store, "kehoach")[DISBURSED, ""].cells] == [150, 150, 150]


def test_what_does_not_add_up_has_no_total(store: Store) -> None:
    tell(store, [say("poverty_rate", area.code, "2020-03/P0M", "5") for area in areas(2)])
    assert table(store, "thang", "poverty_rate")["poverty_rate", ""].cells[2] == Cell(status="not_additive")


def test_too_large_a_table_is_refused_and_never_cut_off(store: Store) -> None:
    with pytest.raises(TooLarge):
        crosstab(store, [DISBURSED] * 2000, areas(13), MONTHS, "thang")
    assert crosstab(store, [], areas(2), MONTHS, "thang") == ()


cells = st.builds(Cell, st.one_of(st.none(), st.decimals(0, 100, places=1)), st.sampled_from(["", "normal", "missing"]))


@given(st.lists(cells, min_size=1, max_size=8), st.randoms())
def test_the_order_of_areas_changes_no_total_and_missing_is_never_zero(column: list[Cell], chance: object) -> None:
    mixed = list(column)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = total_cell(column, "thang")
    assert total_cell(mixed, "thang").value == found.value
    if any(cell.value is None for cell in column):
        assert found.value is None
    else:
        assert found.value == sum((cell.value for cell in column if cell.value is not None), Decimal(0))
