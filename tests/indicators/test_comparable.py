"""Areas over time (CASES 16-18): exact where units merged, estimated by weights, else a break; old lines stay."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import indicators.comparable
from data.areas import Area, Succession, directory, lineage
from data.catalogue import catalogue
from data.period import Period
from data.queries import Wanted, values
from data.store import Store
from indicators.actuals import Figure
from indicators.comparable import Piece, PieceFigure, added, history, pieces_on, weight_of
from tests.indicators.telling import say, tell

TODAY, BEFORE = dt.date(2025, 12, 31), dt.date(2024, 12, 31)
END = Period.parse("2025-12/P0M")


def merged_of_three() -> tuple[Area, list[Area]]:
    """A commune of 2025 that three whole communes became, and those three as they were in 2024."""
    for area in directory().areas:
        if area.level == "commune" and area.valid_at(TODAY):
            pieces = pieces_on(area, BEFORE)
            if len(pieces) == 3 and all(piece.whole for piece in pieces):
                return area, [piece.area for piece in pieces]
    raise AssertionError("no such commune")


NEW, OLD = merged_of_three()


def told(store: Store, indicator: str, figures: list[str]) -> None:
    rows = [say(indicator, area.code, "2024-12/P0M", value) for area, value in zip(OLD, figures, strict=True)]
    assert {o.key.area for o in rows} == {area.key for area in OLD}
    tell(store, rows)


def test_16_a_merger_adds_up_what_adds_up(store: Store) -> None:
    """120 + 90 + 30 poor households of 1.500 + 1.000 + 500: 240, and 8,0 % - not the mean 7,7 %, not the last 30."""
    told(store, "poor_households", ["120", "90", "30"])
    told(store, "households", ["1500", "1000", "500"])
    poor = history(store, "poor_households", NEW.code, END)[-2]
    assert (poor.basis, poor.figure.value, len(poor.figure.sources)) == ("merged", 240, 3)
    rate = history(store, "poverty_rate", NEW.code, END)[-2]
    assert (rate.basis, rate.figure.value) == ("merged", 8)


def test_16_where_only_rates_exist_the_old_lines_stay(store: Store) -> None:
    told(store, "poverty_rate", ["8", "9", "6"])
    found = history(store, "poverty_rate", NEW.code, END)[-2]
    assert (found.basis, found.figure.value, found.figure.reason) == ("", None, "not_additive")
    assert sorted(part.figure.value or 0 for part in found.pieces) == [6, 8, 9]


def test_one_missing_unit_leaves_no_sum(store: Store) -> None:
    tell(store, [say("poor_households", area.code, "2024-12/P0M", "10") for area in OLD[:2]])
    assert history(store, "poor_households", NEW.code, END)[-2].figure.reason == "incomplete"
    assert history(store, "households", NEW.code, END)[-2].figure.reason == "no_data"


def split(share: str) -> list[Succession]:
    """X of 2024 becomes two communes on 1/7/2025, with these shares or none."""
    x = OLD[0].key
    y, z = [a for a in directory().areas if a.level == "commune" and a.valid_at(TODAY)][:2]
    rest = str(1 - Decimal(share)) if share else ""
    when = dt.date(2025, 7, 1)
    return [
        Succession(when, x, y.key, "part", share, share, "NQ"),
        Succession(when, x, z.key, "part", rest, rest, "NQ"),
    ]


def test_17_a_split_by_weights_conserves_the_total(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """X 1.000 ha, 60 % to Y and 40 % to Z: 600 and 400, called estimates."""
    steps = split("0.6")
    monkeypatch.setattr(indicators.comparable, "lineage", lambda: tuple(steps))
    tell(store, [say("land_area", OLD[0].code, "2024-12/P0M", "1000")])
    found = [history(store, "land_area", step.new.code, END)[-2] for step in steps]
    assert [f.figure.value for f in found] == [600, 400]
    assert {(f.basis, f.figure.is_estimate) for f in found} == {("weighted", True)}


def test_17_without_weights_the_series_breaks(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = split("")
    monkeypatch.setattr(indicators.comparable, "lineage", lambda: tuple(steps))
    tell(store, [say("land_area", OLD[0].code, "2024-12/P0M", "1000")])
    found = history(store, "land_area", steps[0].new.code, END)[-2]
    assert (found.basis, found.figure.value, found.figure.reason) == ("", None, "no_weights")
    assert found.pieces[0].figure.value == 1000


def test_17_money_is_never_divided_by_people_or_land() -> None:
    piece = Piece(OLD[0], Decimal("0.6"), Decimal("0.7"))
    weights = {code: weight_of(piece, catalogue()[code]) for code in ("land_area", "households", "budget_revenue")}
    assert weights == {"land_area": Decimal("0.6"), "households": Decimal("0.7"), "budget_revenue": None}


def test_18_one_code_two_places(store: Store) -> None:
    """18073 was Phường Nam Hà and is Phường Thành Sen: both survive, and without a date both show."""
    tell(store, [say("households", "18073", "2025-05/P0M", "100"), say("households", "18073", "2025-08/P0M", "900")])
    found = {(row.area_name, row.value) for row in values(store, Wanted(areas=("18073",)))}
    assert found == {("Phường Nam Hà", "100"), ("Phường Thành Sen", "900")}
    assert history(store, "households", "18073", Period.parse("2025-08/P0M"))[-1].figure.value == 900


def test_a_unit_that_went_on_is_its_own_history(store: Store) -> None:
    tell(store, [say("households", "42", f"{year}-12/P0M", str(year)) for year in (2023, 2024)])
    found = history(store, "households", "42", END)
    assert [(f.basis, f.figure.value) for f in found][-3:] == [("reported", 2023), ("reported", 2024), ("", None)]


def test_the_69_communes_cover_the_whole_of_2024() -> None:
    """Every commune of 2024 goes somewhere; where only wholes went, they add up to it exactly once."""
    communes = [area for area in directory().areas if area.level == "commune" and area.valid_at(TODAY)]
    found: dict[str, list[Piece]] = {}
    for area in communes:
        for piece in pieces_on(area, BEFORE):
            found.setdefault(piece.area.code, []).append(piece)
    before = {a.code for a in directory().areas if a.level == "commune" and a.valid_at(BEFORE)}
    assert len(communes) == 69
    assert set(found) == before
    for pieces in found.values():
        shares = [piece.share_area for piece in pieces]
        assert None in shares or sum(filter(None, shares)) == 1


shares = st.lists(st.decimals(0, 1, places=3), min_size=1, max_size=5)


@given(shares, st.decimals(-1000, 1000, places=2), st.randoms())
def test_weights_that_add_up_conserve_every_amount(weights: list[Decimal], amount: Decimal, chance: object) -> None:
    whole = [*weights, 1 - sum(weights, Decimal(0))]
    place = Piece(OLD[0], None, None)
    parts = [added(END, (PieceFigure(place, Figure(amount, "normal"), w),)).figure.counted for w in whole if w]
    assert sum((part or 0 for part in parts), Decimal(0)) == amount


def test_two_ways_from_one_old_unit_are_added() -> None:
    """W gives 0,5 to each of X and Y, and Z is made of both: Z is the whole of W."""
    z, x, y, w = NEW.key, OLD[0].key, OLD[1].key, OLD[2].key
    first, second = dt.date(2025, 1, 1), dt.date(2025, 7, 1)
    steps = [Succession(first, w, unit, "part", "0.5", "0.5", "") for unit in (x, y)]
    steps += [Succession(second, unit, z, "whole", "1", "1", "") for unit in (x, y)]
    (piece,) = pieces_on(NEW, BEFORE, steps)
    assert (piece.area.key, piece.whole) == (w, True)


def test_the_lineage_names_only_known_areas() -> None:
    known = directory().by_key
    assert [s for s in lineage() if s.old not in known or s.new not in known] == []
