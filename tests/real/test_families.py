"""Land use, new rural communes and competitiveness on the forms 10, 13 and 19 and on PAPI, in one loaded store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from data.period import Period
from data.settings import Settings
from data.store import Store, open_store
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.competitiveness import papi, pci, units
from indicators.land_use import land_table, land_tables, listed_projects
from indicators.land_use import sentences as land_sentences
from indicators.new_rural import levels, matrix
from indicators.new_rural import sentences as rural_sentences
from loaders.context import Options
from loaders.load import load_file

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = ("forms/10_KHSDD_2021_VuQuang_02CH_06CH_10CH.xlsx", "forms/13_PCI_DDCI.xlsx",
         "forms/19_NTM_Huong Son_2020.xlsx", "samples/papi/PAPI_2011-2016.xlsx")  # fmt: skip

pytestmark = pytest.mark.real


@pytest.fixture(scope="session")  # once in each process of `pytest -n`
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The four files in one store; tests only read it."""
    absent = [name for name in FILES if not (SHARED / name).exists()]
    if absent:
        if os.environ.get("CI"):
            pytest.fail(f"{absent} missing")
        pytest.skip(f"{absent} missing: the forms are not here")
    settings = Settings(data_dir=tmp_path_factory.mktemp("families"))
    store = open_store(settings)
    for name in FILES:
        path = SHARED / name
        load_file(store, path.name, path.read_bytes(), Options(), settings)
    yield store
    store.close()


def asked(area: str, year: int) -> Asked:
    return Asked(area, Period.year_of(year))


def test_vu_quang_2020_plan_against_result(office: Store) -> None:
    table = land_table(office, asked("441", 2020))
    assert (table.regime, len(table.rows)) == ("TT29/2014", 51)
    rows = {row.code: row for row in table.rows}
    assert rows["lua"].difference == Decimal("49.70")
    assert rows["lua"].result.sources[0].cell == "E9"
    assert (rows["nkh"].difference, rows["skn"].difference) == (-22, -15)
    assert [round(rows[code].percent, 2) for code in ("skn", "tmd", "ont")] == [  # type: ignore[arg-type, type-var]
        Decimal("38.22"), Decimal("72.45"), Decimal("97.16")]  # fmt: skip
    assert rows["lua"].realised == Undefined("no_baseline")
    assert rows["skt"].percent == Undefined("zero_target")
    assert (rows["skt"].plan.status, rows["lmu"].plan.status, rows["lmu"].plan.value) == ("nil", "normal", 0)


def test_vu_quang_2020_a_group_printed_1_20_ha_too_large_is_found_twice(office: Store) -> None:
    table = land_table(office, asked("441", 2020))
    assert [(f.kind, f.subject, f.stated, f.computed) for f in table.disagreements] == [
        ("natural_area", "", Decimal("36515.8"), Decimal("36517.0")),
        ("parent", "pnn", Decimal(6083), Decimal("6081.80"))]  # fmt: skip
    assert all(f.agrees for f in table.plan_checks)
    assert next(f for f in table.result_checks if f.kind == "natural_leaves").agrees


def test_vu_quang_2021_the_formula_that_was_never_computed_stays_missing(office: Store) -> None:
    own, *communes = land_tables(office, asked("441", 2021))
    roads = own.row("dgt")
    assert roads is not None
    assert (roads.plan.value, roads.start.value) == (None, Decimal("1439.32"))
    open_ones = [(f.kind, f.subject, f.missing) for f in own.plan_checks if f.agrees is None]
    assert open_ones == [("natural_leaves", "", ("dgt",)), ("parent", "dht", ("dgt",))]
    assert len(communes) == 10
    assert {table.regime for table in communes} == {"TT29/2014"}
    wrong = {table.area_name: table.disagreements for table in communes if table.disagreements}
    assert list(wrong) == ["Xã Đức Giang"]
    assert {f.difference for f in wrong["Xã Đức Giang"]} == {Decimal("-1755024.48")}


def test_vu_quang_2021_communes_add_up_to_the_district(office: Store) -> None:
    own, *communes = land_tables(office, asked("441", 2021))
    for code in ("", "nnp", "rsx", "hnk", "csd"):
        row = own.row(code)
        assert row is not None
        below = [found.plan.counted for table in communes if (found := table.row(code))]
        assert sum(value or Decimal(0) for value in below) == row.plan.value


def test_vu_quang_2021_the_list_says_nothing_of_what_was_done(office: Store) -> None:
    found = listed_projects(office, asked("441", 2021))
    assert (found.listed, found.not_reported, found.listed_area.value) == (11, 11, Decimal("17.95"))
    assert sorted(p.registered or 0 for p in found.projects) == [2019] * 4 + [2020] * 5 + [2021] * 2
    assert (found.stale, found.deadline and found.deadline.years) == ((), 3)
    assert found.projects[0].attributes["registered"].sheet == "10CH"


def test_vu_quang_2021_what_the_list_takes_from_rice_land(office: Store) -> None:
    found = listed_projects(office, asked("441", 2021))
    taken = {code: own.value for code, own in found.taken.items()}
    assert taken == {"hnk": Decimal("5.31"), "lua": Decimal("12.64")}
    assert sum(v for v in taken.values() if v is not None) == found.listed_area.value
    assert found.disagreements == ()
    assert all(c.agrees for p in found.projects for c in p.checks if c.kind == "project_taken")
    health = next(p for p in found.projects if p.code == "tram_y_te_xa_da_han_va_xa_hoa_binh_thuong")
    assert [(c.kind, c.difference, c.agrees, c.missing) for c in health.checks] == [
        ("project_area", 5, None, ("existing",)), ("project_taken", 0, True, ())]  # fmt: skip
    road = next(p for p in found.projects if p.code == "duong_giao_thong_lien_xa_nha_do_hoa_lac")
    assert (road.whole.value, road.existing.value, road.listed.value) == (
        Decimal("3.36"), Decimal("1.24"), Decimal("2.12"))  # fmt: skip


def test_vu_quang_is_told_within_120_words(office: Store) -> None:
    for language in ("vi", "en"):
        text = land_sentences(land_table(office, asked("441", 2020)), language)  # type: ignore[arg-type]
        assert len(text.split()) <= 120
    text = land_sentences(land_table(office, asked("441", 2020)))
    assert "đất trồng lúa của Huyện Vũ Quang là 4.968,36 ha, cao hơn kế hoạch 49,70 ha" in text
    assert "36.515,80 ha nhưng các phần cộng lại 36.517,00 ha" in text


def test_huong_son_2020_criteria(office: Store) -> None:
    found = matrix(office, asked("439", 2020))
    assert (len(found.communes), len(found.criteria), found.set) == (23, 19, "2016-2020")
    met = {c.area_name: c.met for c in found.communes}
    assert [met[f"Xã {name}"] for name in ("Sơn Hồng", "Sơn Trung", "Quang Diệm", "Sơn Giang")] == [16, 19, 14, 17]
    assert [one.area_name for one in found.not_reported] == ["Xã Sơn Bình", "Xã Sơn Long", "Xã Sơn Hàm"]
    assert [(f.stated, f.computed) for f in found.miscounted] == [(18, 17)]
    assert found.miscounted[0].sources[0].cell == "V9"
    assert (found.mean, found.mean_reported) == (Undefined("incomplete"), Decimal("16.65"))
    assert found.by_criterion("5") == {"met": 15, "not_met": 5, "not_reported": 3, "not_applicable": 0}


def test_huong_son_2020_twelve_certified_communes_lack_a_criterion(office: Store) -> None:
    found = matrix(office, asked("439", 2020))
    assert len(found.fallback) == 12
    assert found.fallback[-1].area_name == "Xã Sơn Phú"
    assert "Xã Sơn Trung" not in {one.area_name for one in found.fallback}
    assert [one.area_name for one in found.nearest[:3]] == ["Xã Sơn Hồng", "Xã An Hòa Thịnh", "Xã Sơn Trà"]
    share = levels(office, asked("439", 2020)).certified
    assert (share.count.value, share.count.bound, share.communes, share.percent) == (
        13, ">=", 23, Undefined("incomplete"))  # fmt: skip
    for language in ("vi", "en"):
        text = rural_sentences(found, levels(office, asked("439", 2020)), language)  # type: ignore[arg-type]
        assert len(text.split()) <= 120


def test_pci_of_form_13(office: Store) -> None:
    found = pci(office, asked("42", 2020))
    assert (found.edition.score.change, found.edition.rank.steps, found.edition.crossed) == (Decimal("-0.90"), 6, True)
    assert found.edition.score.now.sources[0].cell == "B8"
    assert [one.now.sources[0].cell for one in found.subindices] == [f"G{row}" for row in range(4, 14)]
    later = pci(office, asked("42", 2023))
    assert (later.edition.score.now.value, later.edition.score.now.status) == (None, "missing")
    assert [one.year for one in later.editions] == list(range(2016, 2024))


def test_ddci_of_form_13_has_the_classes_that_were_printed(office: Store) -> None:
    found = units(office, asked("42", 2021))
    scored = [one for one in found.units if one.rank is not None]
    words = ["" if isinstance(one.band, Undefined) else one.band.name_vi for one in scored]
    assert words == ["Rất tốt", "Rất tốt", "Tốt", "Tốt", "Khá", "Trung bình", "Rất thấp"]
    assert [one.score.now.sources[0].cell for one in scored] == [f"C{row}" for row in range(4, 11)]
    assert [one.area for one in found.outliers] == ["446"]


def test_papi_of_the_province(office: Store) -> None:
    found = papi(office, asked("42", 2016))
    assert found.dimensions[0].now.value == Decimal("6.809286594390869")
    assert found.check is None or found.check.agrees


def test_provinces_by_papi(office: Store) -> None:
    found = units(office, asked("VN", 2016), "papi_participation")
    assert len(found.units) == 63
    assert found.unit("42") is not None
    assert all(one.printed_rank is None for one in found.units)
