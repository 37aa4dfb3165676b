"""Listed land projects: what was done of the list, and what has been listed longer than the law allows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from data.areas import directory
from data.datasets import Statement, publish
from data.model import Dataset, RecordAttribute, Slot
from data.period import Period
from data.store import Store
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.land_use import land_table, listed_projects, sentences
from indicators.land_use.projects import deadline_at, stale
from tests.indicators.telling import COUNTER, say, tell

TAKEN = "land_recovery_area"
Y2021 = "2021-01/P12M"


def project(
    store: Store, code: str, registered: str, listed: str, made: str | None = "", area: str = "18313", status: str = "",
    year: str = Y2021,
) -> None:  # fmt: skip
    """One project of the list with its record; `made` "" = nobody reports it, None = a dash."""
    place = directory().nearest(area, dt.date(2021, 12, 31))
    assert place is not None
    told = {"name": f"Dự án {code}", "registered": registered, "status": status}
    records = [RecordAttribute("project", code, place.key, name, value, "text", "10CH", f"I{n}", code)
               for n, (name, value) in enumerate(told.items()) if value]  # fmt: skip
    rows = [say(TAKEN, area, year, listed, "target", item=f"project={code}")]
    if made != "":
        rows.append(say(TAKEN, area, year, made, item=f"project={code}", status="" if made else "nil"))
    number = next(COUNTER)
    publish(store, Statement(Dataset(f"{number:064d}", f"p{number}.xlsx", Slot("o", f"p{number}", "a")), rows,
                             records=records))  # fmt: skip


def asked(year: int) -> Asked:
    return Asked("441", Period.year_of(year))


def test_projects_and_hectares_done_of_the_listed(store: Store) -> None:
    for code, made in (("a", "4"), ("b", "1"), ("c", "0"), ("d", None)):
        project(store, code, "2020", "4", made)
    found = listed_projects(store, asked(2021), TAKEN)
    assert [p.state for p in found.projects] == ["done", "started", "not_started", "not_started"]
    assert (found.listed, found.done, found.started, found.done_percent) == (4, 1, 1, 25)
    assert (found.listed_area.value, found.done_area.value, found.area_percent) == (16, 5, Decimal("31.25"))
    assert found.projects[0].attributes["registered"].cell == "I1"
    assert found.projects[0].listed.sources[0].role == "target"


def test_a_list_alone_says_nothing_of_what_was_done(store: Store) -> None:
    project(store, "a", "2020", "4")
    project(store, "b", "2020", "2", "2")
    found = listed_projects(store, asked(2021), TAKEN)
    assert [p.state for p in found.projects] == ["not_reported", "done"]
    assert (found.done_percent, found.area_percent, found.not_reported) == (
        Undefined("incomplete"), Undefined("incomplete"), 1)  # fmt: skip


@pytest.mark.parametrize(("year", "expected"), [(2021, ["a"]), (2022, ["a", "b"])])
def test_three_years_on_the_list_without_being_carried_out_is_stale(
    store: Store, year: int, expected: list[str]
) -> None:
    for code, registered, made in (("a", "2018", "0"), ("b", "Năm 2019", ""), ("c", "2018", "1"), ("d", "", "0")):
        project(store, code, registered, "4", made, year=f"{year}-01/P12M")
    found = listed_projects(store, asked(year), TAKEN)
    assert [p.code for p in found.stale] == expected
    assert next(p for p in found.projects if p.code == "d").stale is None
    assert found.deadline is not None
    assert found.deadline.years == 3


def test_since_the_law_of_2024_two_years_are_enough() -> None:
    before, after = deadline_at(dt.date(2024, 7, 31)), deadline_at(dt.date(2024, 8, 1))
    assert before is not None
    assert after is not None
    assert (before.years, after.years) == (3, 2)
    assert (stale("not_started", 2, before), stale("not_started", 2, after)) == (False, True)
    assert stale("done", 9, after) is False
    assert deadline_at(dt.date(1990, 1, 1)) is None


def test_what_a_follow_up_says_in_words_counts(store: Store) -> None:
    project(store, "a", "2015", "4", "", status="Đã thực hiện")
    project(store, "b", "2015", "4", "", status="Chưa thực hiện")
    found = listed_projects(store, asked(2021), TAKEN)
    assert [(p.state, p.stale) for p in found.projects] == [("done", False), ("not_started", True)]


def test_projects_of_other_years_and_other_districts_are_not_in_the_list(store: Store) -> None:
    project(store, "a", "2020", "4", year="2020-01/P12M")
    tell(store, [say(TAKEN, "436", Y2021, "4", "target", item="project=x")])
    found = listed_projects(store, asked(2021), TAKEN)
    assert (found.listed, found.done_percent, found.stale) == (0, Undefined("no_data"), ())


def test_the_sentence_names_the_stale_ones_first(store: Store) -> None:
    project(store, "a", "2015", "4")
    project(store, "b", "2021", "4")
    found = listed_projects(store, asked(2021), TAKEN)
    text = sentences(land_table(store, asked(2021)), projects=found)
    assert "1 dự án đã ghi danh mục từ 3 năm trở lên chưa thấy thực hiện, gồm Dự án a." in text
    assert text.endswith("Danh mục năm 2021 có 2 dự án: 0 đã thực hiện, 0 đang thực hiện, 2 chưa có báo cáo.")
