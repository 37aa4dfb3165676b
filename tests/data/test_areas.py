"""Areas: codes and names are used again after 1/7/2025, so a place is a code *during a time*."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest

from data.areas import directory, lineage
from data.model import AreaKey

OLD, NEW, LAST_OLD, FIRST_NEW = dt.date(2020, 6, 30), dt.date(2025, 12, 31), dt.date(2025, 6, 30), dt.date(2025, 7, 1)


def test_one_code_is_two_places_before_and_after_the_merger() -> None:
    before, after = directory().at("18073", LAST_OLD), directory().at("18073", FIRST_NEW)
    assert before is not None
    assert after is not None
    assert (before.name_vi, before.parent_code, before.valid_from) == ("Phường Nam Hà", "436", None)
    assert (after.name_vi, after.parent_code, after.valid_from) == ("Phường Thành Sen", "42", FIRST_NEW)
    assert before.key != after.key
    assert len(directory().by_code["18073"]) == 2  # asked without a date, both are shown


def test_a_key_finds_its_place_whatever_the_day() -> None:
    assert directory().by_key[AreaKey("18073")].name_vi == "Phường Nam Hà"
    assert directory().by_key[AreaKey("18073", FIRST_NEW)].name_vi == "Phường Thành Sen"


@pytest.mark.parametrize(
    ("when", "districts"), [("2020-06-30", 13), ("2025-01-01", 12), ("2025-06-30", 12), ("2025-07-01", 0)]
)
def test_districts_of_the_province(when: str, districts: int) -> None:
    day = dt.date.fromisoformat(when)
    found = [area for area in directory().real_children("42", day) if area.level == "district"]
    assert len(found) == districts


@pytest.mark.parametrize(("when", "communes"), [("2020-06-30", 216), ("2025-01-01", 209), ("2025-07-01", 69)])
def test_communes_of_the_province(when: str, communes: int) -> None:
    day = dt.date.fromisoformat(when)
    districts = {area.code for area in directory().real_children("42", day) if area.level == "district"} | {"42"}
    found = [a for a in directory().areas if a.level == "commune" and a.parent_code in districts and a.valid_at(day)]
    assert len(found) == communes


def test_the_216_units_of_2020_by_kind() -> None:
    found = Counter(a.kind for a in directory().areas if a.level == "commune" and a.valid_at(OLD))
    assert (found["commune"], found["township"], found["ward"]) == (182, 13, 21)


def test_a_code_means_at_most_one_place_on_any_day() -> None:
    for code, areas in directory().by_code.items():
        spans = sorted((a.valid_from or dt.date.min, a.valid_to or dt.date.max) for a in areas)
        assert all(start <= end for start, end in spans), code
        assert all(this[1] < following[0] for this, following in pairwise(spans)), code


def test_every_parent_exists_on_every_day_of_its_child() -> None:
    for area in directory().areas:
        if area.parent_code:
            for day in (area.valid_from or OLD, area.valid_to or NEW):
                if area.valid_at(day):
                    assert directory().at(area.parent_code, day) is not None, area


def test_a_day_without_the_code_gives_none_and_the_nearest_on_request() -> None:
    lo_ha = next(a for a in directory().areas if a.name_vi == "Huyện Lộc Hà")
    assert lo_ha.valid_to is not None
    assert directory().at(lo_ha.code, NEW) is None
    assert directory().nearest(lo_ha.code, NEW) == lo_ha
    assert directory().nearest("99999", NEW) is None


def test_what_was_merged_speaks_of_places_that_existed() -> None:
    for step in lineage():
        old, new = directory().by_key[step.old], directory().by_key[step.new]
        assert old.valid_at(step.effective - dt.timedelta(days=1)), step
        assert new.valid_at(step.effective), step
        for share in (step.share_area, step.share_population):
            assert share == "" or 0 <= float(share) <= 1  # 0: the land went elsewhere than the people


def test_every_old_commune_of_the_province_has_a_successor_in_2025() -> None:
    steps = {step.old for step in lineage() if step.effective == FIRST_NEW}
    districts = {
        a.code for a in directory().areas if a.level == "district" and a.parent_code == "42" and a.valid_at(LAST_OLD)
    }
    communes = [
        a for a in directory().areas if a.level == "commune" and a.parent_code in districts and a.valid_at(LAST_OLD)
    ]
    assert len(communes) == 209
    assert {a.key for a in communes} <= steps
