"""The project list of 9/2020 (forms/07): plan bases, projects and what they hold, compared with the sheet by hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from data.period import Period
from data.settings import Settings
from data.store import Store, open_store
from indicators.breakdown import Asked
from indicators.public_investment.plans import bases, by_owner, by_source
from indicators.public_investment.projects import Project, concentration, projects, stuck
from loaders.context import Options
from loaders.load import load_file

FILE = Path(__file__).resolve().parents[3] / "shared" / "forms" / "07_Giai_ngan_DTC_T9_2020.xlsx"
ASKED = Asked("42", Period.parse("2020-01/P9M"))

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    if not FILE.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{FILE.name} is missing")
        pytest.skip(f"{FILE.name} is missing: the forms are not here")
    store = open_store(Settings(data_dir=tmp_path_factory.mktemp("projects")))
    load_file(store, FILE.name, FILE.read_bytes(), Options(), Settings())
    yield store
    store.close()


def test_plan_bases_beside_one_another(listed: Store) -> None:
    """Row 9: TTg 153.500 (63,3 %), HĐND and adjusted 171.000, with carry-over 182.123 (53,37 %), carried 11.123."""
    found = {
        (b.scope, b.target.authority, b.target.version): (b.target.value, b.actual, b.percent and round(b.percent, 2))
        for b in bases(listed, ASKED)
    }
    done = Decimal("97.191")
    assert found == {
        ("", "none", "adjusted-1"): (Decimal("171"), done, Decimal("56.84")),
        ("", "hdnd_tinh", "initial"): (Decimal("171"), done, Decimal("56.84")),
        ("", "ttg", "initial"): (Decimal("153.5"), done, Decimal("63.32")),
        ("carryover", "none", "initial"): (Decimal("11.123"), Decimal("10.009"), Decimal("89.98")),
        ("incl_carryover", "none", "initial"): (Decimal("182.123"), done, Decimal("53.37")),
        ("current_year", "none", "adjusted-1"): (Decimal("171"), Decimal("87.182"), Decimal("50.98")),
    }


def test_owners_add_up_to_the_plan_in_force(listed: Store) -> None:
    """A + B + C: 35.500 + 11.500 + 124.000 = 171.000; 26.052 + 9.681 + 60.958 is 500 short of 97.191, as printed."""
    owners = by_owner(listed, ASKED)
    plans = [r.target.value for r in owners.values() if r.target is not None]
    assert sorted(filter(None, plans)) == [Decimal("11.5"), Decimal("35.5"), Decimal("124")]
    assert sum(r.actual.value or 0 for r in owners.values()) == Decimal("96.691")
    assert by_source(listed, ASKED).split == ("nsdp", "nstw")


def by_code(store: Store) -> dict[str, Project]:
    return {project.code: project for project in projects(store, ASKED)}


def test_projects_with_their_words(listed: Store) -> None:
    found = by_code(listed)
    assert len(found) == 13
    bridge = found["7903078"]
    assert (bridge.name, bridge.owner, bridge.area.code) == (
        "Cầu Bàu Trạng trên tuyến Rú Nậy",
        "UBND thị xã Kỳ Anh",
        "449",
    )
    assert (bridge.plan, bridge.disbursed, bridge.undisbursed) == (21, Decimal("3.597"), Decimal("17.403"))
    assert bridge.record is not None
    assert (bridge.record.attributes["name"].cell, bridge.record.said("built")) == ("B25", "2017-2020")
    assert found["7767004"].disbursed == Decimal("13.1")  # the text cell M12
    assert found["7542196"].sources == {"nstw": Decimal("2.7"), "nsdp": Decimal("1.8")}


def test_carried_over_capital_is_part_of_what_can_be_paid(listed: Store) -> None:
    """Row 13: 4.500 after adjustment + 7.692 carried over = 12.192, 8.815 paid = 72,3 % as printed, 3.377 left."""
    project = by_code(listed)["7662886"]
    assert (project.plan, project.carried, project.capital) == (Decimal("4.5"), Decimal("7.692"), Decimal("12.192"))
    assert project.undisbursed == Decimal("3.377")
    assert round(project.percent or 0, 2) == Decimal("72.30")


def test_a_project_without_a_plan_is_no_division(listed: Store) -> None:
    project = by_code(listed)["7505778"]
    assert (project.capital, project.percent, project.result.reason) == (0, None, "zero_target")


def test_five_projects_hold_most_of_what_is_left(listed: Store) -> None:
    found = concentration(projects(listed, ASKED))
    assert [p.code for p in found.ordered[:5]] == ["7903078", "7822653", "7767004", "8016906", "7874953"]
    assert found.for_80 == 6
    assert found.unknown == ()
    assert [p.code for p in stuck(projects(listed, ASKED))][:2] == ["7903078", "7822653"]
