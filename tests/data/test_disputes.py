"""What live files dispute, what was revised since a day, and when reports arrived: the same on both databases."""

from __future__ import annotations

import datetime as dt

from data.datasets import withdraw
from data.deliveries import deliveries
from data.disputes import revisions, rival_statements
from data.queries import version
from data.store import Store
from tests.indicators.telling import say, tell

JOBS = "jobs_created"
SINCE = dt.date(2020, 9, 30)


def at(day: str) -> str:
    return f"{day}T05:00:00"


def last_dataset(store: Store) -> int:
    return version(store)[0]


def test_both_sides_of_a_dispute_are_told_the_current_one_first(any_store: Store) -> None:
    tell(any_store, [say(JOBS, "42", "2020-01/P6M", "100", cell="C1"), say(JOBS, "42", "2020-01/P3M", "5")])
    tell(any_store, [say(JOBS, "42", "2020-01/P6M", "90", cell="D2"), say(JOBS, "42", "2020-01/P3M", "5")])
    tell(any_store, [say(JOBS, "436", "2020-01/P6M", "7")])
    rows = rival_statements(any_store)
    assert {(row.value, row.cell) for row in rows} == {("100", "C1"), ("90", "D2")}
    assert [row.current for row in rows] == [True, False]
    assert [row.rivals for row in rows] == [1, 1]
    assert rival_statements(any_store, start=202101) == []


def test_a_correction_in_one_slot_is_a_revision_and_no_dispute(any_store: Store) -> None:
    tell(any_store, [say(JOBS, "42", "2020-01/P8M", "38", cell="C5")], "jobs", at("2020-09-12"))
    tell(any_store, [say(JOBS, "42", "2020-01/P8M", "31", cell="C6"), say(JOBS, "42", "2020-01/P9M", "40")], "jobs",
         at("2020-10-03"))  # fmt: skip
    pairs = revisions(any_store, SINCE)
    assert [(p.old.value, p.old.cell, p.new.value if p.new else None) for p in pairs] == [("38", "C5", "31")]
    assert rival_statements(any_store) == []
    assert revisions(any_store, dt.date(2020, 10, 3)) == []


def test_what_a_newer_file_no_longer_says_is_removed(any_store: Store) -> None:
    tell(any_store, [say(JOBS, "42", "2020-01/P8M", "38"), say(JOBS, "436", "2020-01/P8M", "3")], "jobs",
         at("2020-09-12"))  # fmt: skip
    tell(any_store, [say(JOBS, "42", "2020-01/P8M", "38")], "jobs", at("2020-10-03"))
    pairs = revisions(any_store, SINCE)
    assert [(p.old.area.code, p.new) for p in pairs] == [("436", None)]


def test_a_withdrawal_brings_the_earlier_figure_back(any_store: Store) -> None:
    tell(any_store, [say(JOBS, "42", "2020-01/P8M", "38")], "jobs", at("2020-09-12"))
    tell(any_store, [say(JOBS, "42", "2020-01/P8M", "31")], "jobs", at("2020-09-20"))
    withdraw(any_store, last_dataset(any_store), "nhầm biểu")
    pairs = revisions(any_store, SINCE)
    assert [(p.old.value, p.new.value if p.new else None) for p in pairs] == [("31", "38")]


def test_the_first_file_of_a_slot_is_its_arrival(any_store: Store) -> None:
    for day, value in (("2020-09-28", "1"), ("2020-10-05", "2")):
        tell(any_store, [say(JOBS, "447", "2020-01/P9M", value)], "jobs", at(day), sender="ubnd_447",
             period="2020-01/P9M")  # fmt: skip
    tell(any_store, [say(JOBS, "448", "2020-01/P9M", "1")], "jobs", at("2020-10-01"), sender="ubnd_448",
         period="2020-01/P9M")  # fmt: skip
    found = deliveries(any_store)
    assert [(one.sender, one.arrived) for one in found] == [
        ("ubnd_447", dt.date(2020, 9, 28)), ("ubnd_448", dt.date(2020, 10, 1)),
    ]  # fmt: skip
    assert [one.sender for one in deliveries(any_store, ("ubnd_448",))] == ["ubnd_448"]
    assert [one.sender for one in deliveries(any_store, known_at=dt.date(2020, 9, 30))] == ["ubnd_447"]


def test_a_withdrawn_report_has_not_been_sent(any_store: Store) -> None:
    tell(any_store, [say(JOBS, "447", "2020-01/P9M", "1")], "jobs", at("2020-09-28"), sender="ubnd_447")
    withdraw(any_store, last_dataset(any_store), "nhầm biểu")
    assert deliveries(any_store) == []
