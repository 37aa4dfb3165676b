"""The catalogue: every definition can stand, and says how it adds up."""

from __future__ import annotations

import pytest

from data import catalogue as module
from data.catalogue import catalogue, dimensions, members, members_by_code, names, proposed
from data.reference_files import BadReference, rows
from data.text import match_key
from data.units import find_unit

DEFINITIONS = list(catalogue().values())
RATIOS = [d for d in DEFINITIONS if (d.numerator or d.denominator) and d.code != "grdp_per_capita"]


def test_there_are_enough_indicators_for_the_report() -> None:
    assert len(DEFINITIONS) >= 60
    assert {
        "budget_revenue",
        "investment_disbursement",
        "grdp_growth",
        "poverty_rate",
        "jobs_created",
    } <= catalogue().keys()


@pytest.mark.parametrize("found", DEFINITIONS, ids=lambda found: found.code)
def test_a_definition_is_complete(found: module.Definition) -> None:
    assert found.code.isidentifier()
    assert found.code == found.code.lower()
    assert found.name_vi
    assert found.name_en
    assert found.definition_vi
    assert found.definition_en
    assert found.sector
    assert found.frequency
    assert find_unit(found.unit) is not None, found.unit
    assert 0 <= found.decimals <= 4
    assert not found.proposed
    assert (found.name("vi"), found.name("en")) == (found.name_vi, found.name_en)


@pytest.mark.parametrize("found", DEFINITIONS, ids=lambda found: found.code)
def test_a_rate_is_never_summed(found: module.Definition) -> None:
    if found.kind in ("ratio", "growth", "index", "change_of_ratio", "rank"):
        assert found.area_aggregation != "sum"
        assert found.time_aggregation != "sum"
    if found.area_aggregation == "ratio":
        assert found.numerator
        assert found.denominator
    if found.kind == "stock":
        assert found.time_aggregation in ("last", "none")


@pytest.mark.parametrize("found", RATIOS, ids=lambda found: found.code)
def test_numerator_and_denominator_add_up_over_areas(found: module.Definition) -> None:
    assert found.numerator
    assert found.denominator
    for part in (found.numerator, found.denominator):
        assert catalogue()[part].kind in ("flow", "stock")
        assert catalogue()[part].area_aggregation == "sum", part


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("kind", "flux"),
        ("direction", "sideways"),
        ("area_aggregation", "mean"),
        ("time_aggregation", "avg"),
        ("decimals", "two"),
    ],
)
def test_a_row_that_cannot_stand_is_named(column: str, wrong: str) -> None:
    row = dict(rows("indicators")[0]) | {column: wrong}
    with pytest.raises(BadReference, match=r"indicators\.csv row 7 .*" + column):
        module.checked(row, 7)


def test_a_name_or_alias_finds_its_indicator_whatever_its_spelling() -> None:
    for found in DEFINITIONS:
        assert names()[match_key(found.name_vi.upper())] in catalogue()
    assert names()[match_key("THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN")] == "budget_revenue"
    assert names()[match_key("tỉ lệ hộ nghèo")] == "poverty_rate"


def test_no_two_indicators_share_their_own_name() -> None:
    own = [match_key(found.name_vi) for found in DEFINITIONS]
    assert len(own) == len(set(own))


def test_members_belong_to_a_dimension_that_says_how_they_add_up() -> None:
    assert set(dimensions().values()) <= {"split", "subset", "parallel"}
    assert set(members()) <= set(dimensions())
    assert {found.split_dimension for found in DEFINITIONS if found.split_dimension} <= set(dimensions())
    assert members()["revenue"][match_key("Thu NĐ")].code == "domestic"
    assert members_by_code()["revenue", "land_use_fee"].name_vi


def test_nothing_is_assumed_of_a_proposed_indicator() -> None:
    rate, flow, odd = (proposed("p_x", "X", unit, kind) for unit, kind in (("%", "ratio"), ("ha", "flow"), ("ha", "?")))
    assert (rate.area_aggregation, rate.proposed) == ("none", True)
    assert (flow.area_aggregation, flow.time_aggregation) == ("sum", "sum")
    assert odd.kind == "flow"
