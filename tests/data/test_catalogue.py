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


GOOD = {row["code"]: dict(row) for row in rows("indicators")}


def faults(changes: dict[str, dict[str, str]], units: tuple[dict[str, str], ...] = ()) -> list[str]:
    """What is wrong once some rows of the catalogue say something else."""
    changed = [row | changes.get(code, {}) for code, row in GOOD.items()]
    return [str(fault) for fault in module.faults_of(changed, units or rows("units"))]


def row_of(code: str) -> int:
    return 2 + list(GOOD).index(code)


@pytest.mark.parametrize(
    ("code", "column", "change", "said"),
    [
        ("poverty_rate", "area_aggregation", {"area_aggregation": "sum"}, "'ratio' is never summed"),
        ("grdp_growth", "time_aggregation", {"time_aggregation": "sum"}, "'growth' is never summed"),
        ("cpi", "area_aggregation", {"area_aggregation": "sum"}, "'index' is never summed"),
        ("pci_rank", "area_aggregation", {"area_aggregation": "sum"}, "'rank' is never summed"),
        ("pci_rank", "direction", {"direction": "up"}, "rank 1 is the best"),
        ("population", "time_aggregation", {"time_aggregation": "sum"}, "a stock is its last value"),
        ("poverty_rate", "denominator", {"denominator": ""}, "the other part of the ratio is 'poor_households'"),
        ("poverty_rate", "numerator", {"numerator": ""}, "the other part of the ratio is 'households'"),
        ("poverty_rate", "area_aggregation", {"numerator": "", "denominator": ""}, "numerator and denominator are em"),
        ("poverty_rate", "numerator", {"kind": "growth", "area_aggregation": "none"}, "expected ratio"),
        ("jobs_created", "area_aggregation", {"area_aggregation": "ratio", "numerator": "", "denominator": ""},
         "numerator and denominator are empty"),
        ("poverty_rate", "numerator", {"numerator": "poor_people"}, "'poor_people', which is not an indicator"),
        ("jobs_created", "unit", {"unit": "đầu người"}, "'đầu người', which units.csv does not know"),
        ("jobs_created", "split_dimension", {"split_dimension": "colour"}, "dimensions.csv does not know"),
        ("jobs_created", "name_en", {"name_en": ""}, "is empty"),
        ("jobs_created", "code", {"code": "labour_exported"}, "stands twice"),
        ("jobs_created", "kind", {"kind": "flux"}, "expected one of flow"),
    ],
)  # fmt: skip
def test_a_contradiction_is_named_with_its_row_and_column(
    code: str, column: str, change: dict[str, str], said: str
) -> None:
    found = faults({code: change})
    number = row_of(code) + (1 if "code" in change else 0)
    told = [line for line in found if line.startswith(f"indicators.csv row {number} (") and f"): {column} " in line]
    assert any(said in line for line in told), found


def test_every_bad_row_is_named_and_not_only_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = [GOOD[c] | {"unit": "?"} if c in ("population", "cpi") else row for c, row in GOOD.items()]
    monkeypatch.setattr(module, "rows", lambda name: tuple(bad) if name == "indicators" else rows(name))
    catalogue.cache_clear()
    with pytest.raises(BadReference) as raised:
        catalogue()
    catalogue.cache_clear()
    assert str(raised.value).count("unit is '?'") == 2


def test_a_unit_s_base_is_a_unit_and_its_own_base() -> None:
    unit = {"unit": "bó", "name_en": "bundle", "factor": "10", "aliases": ""}
    assert faults({}, (*rows("units"), unit | {"base": "cây"}))[0].endswith("base is 'cây', which is not a unit")
    assert faults({}, (*rows("units"), unit | {"base": "tỷ đồng"}))[0].endswith(
        "base 'tỷ đồng' has itself another base"
    )


def test_the_catalogue_itself_has_no_fault() -> None:
    assert faults({}) == []
