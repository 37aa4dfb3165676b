"""Publishing: a slot is revised, never a stranger's figure; nothing is half-stored, ever."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import datasets, schema
from data.currency import STATUS_ORDER, preferred
from data.database import reading
from data.datasets import preview, publish, withdraw
from data.model import RecordAttribute, Status
from data.queries import Wanted, conflicts, history, original, record_rows, values
from data.settings import Settings
from data.store import Store, open_store
from tests.data.telling import HA_TINH, current, dataset, said, tell

JANUARY, JUNE = "2020-01/P1M", "2020-01/P6M"


def counted(store: Store) -> dict[str, int]:
    with reading(store.engine) as connection:
        return {
            t.name: connection.scalar(sa.select(sa.func.count()).select_from(t)) or 0
            for t in schema.metadata.sorted_tables
        }


def recomputed(store: Store) -> set[tuple[int, int]]:
    """What is current by the rule itself, without the table that keeps the answer."""
    chosen = preferred()
    with reading(store.engine) as connection:
        return {tuple(row) for row in connection.execute(sa.select(chosen.c.series_id, chosen.c.observation_id))}


def kept(store: Store) -> set[tuple[int, int]]:
    c = schema.current_value
    with reading(store.engine) as connection:
        return {tuple(row) for row in connection.execute(sa.select(c.c.series_id, c.c.observation_id))}


# ---- one slot


def test_a_first_statement_is_all_new(any_store: Store) -> None:
    change = tell(any_store, said("38"), said("40", period=JANUARY))
    assert (len(change.new), len(change.changed), len(change.same), change.removed, change.unchanged) == (
        2,
        0,
        0,
        [],
        False,
    )
    assert current(any_store) == ["40", "38"]


def test_a_revision_is_new_changed_same_and_removed(any_store: Store) -> None:
    tell(any_store, said("38"), said("5", item="revenue=aid"), said("7", item="revenue=domestic"), known="2020-07-01")
    change = tell(
        any_store, said("31"), said("5", item="revenue=aid"), said("9", item="revenue=crude_oil"), known="2020-08-01"
    )
    assert [o.value for o in change.new] == ["9"]
    assert [o.value for o in change.changed] == ["31"]
    assert [o.value for o in change.same] == ["5"]
    assert len(change.removed) == 1
    assert sorted(filter(None, current(any_store))) == ["31", "5", "9"]


def test_the_same_file_again_changes_nothing(any_store: Store) -> None:
    tell(any_store, said("38"), known="2020-07-01")
    before = counted(any_store)
    change = tell(any_store, said("38"), known="2020-08-01")
    assert change.unchanged
    assert len(change.same) == 1
    assert counted(any_store) == before


def test_a_preview_says_what_would_change_and_stores_nothing(any_store: Store) -> None:
    tell(any_store, said("38"), said("7", item="revenue=aid"))
    before = counted(any_store)
    change = preview(any_store, dataset(said("31"), said("2", period=JANUARY)))
    assert (len(change.new), len(change.changed), len(change.removed)) == (1, 1, 1)
    assert counted(any_store) == before


def test_both_figures_of_a_revision_are_found_by_the_day(any_store: Store) -> None:
    """C27: 38, then 31 for the same cell; the council's pack of 7 December still says 38."""
    tell(any_store, said("38"), known="2020-12-01T03:00")
    tell(any_store, said("31"), known="2020-12-10T03:00")
    assert current(any_store) == ["31"]
    days = {day: current(any_store, known_at=dt.date(2020, 12, day)) for day in (1, 7, 9, 10)}
    assert days == {1: ["38"], 7: ["38"], 9: ["38"], 10: ["31"]}
    assert current(any_store, known_at=dt.date(2020, 11, 30)) == []
    newest = values(any_store, Wanted())[0]
    assert [row.value for row in history(any_store, newest.observation_id)] == ["31", "38"]


def test_a_day_is_the_day_of_ha_noi(any_store: Store) -> None:
    """17:00 UTC is midnight in Hà Nội: what came at 16:59 UTC was known on the 7th, at 17:00 on the 8th (C13)."""
    tell(any_store, said("38"), known="2020-12-07T16:59:59")
    tell(any_store, said("31"), known="2020-12-07T17:00:00")
    assert current(any_store, known_at=dt.date(2020, 12, 7)) == ["38"]
    assert current(any_store, known_at=dt.date(2020, 12, 8)) == ["31"]


def test_the_same_instant_is_decided_by_the_later_dataset(any_store: Store) -> None:
    tell(any_store, said("38"), known="2020-12-01")
    tell(any_store, said("31"), known="2020-12-01")
    assert current(any_store) == ["31"]
    assert current(any_store, known_at=dt.date(2020, 12, 1)) == ["31"]


def test_what_is_no_longer_said_is_retracted_and_stays_in_history(any_store: Store) -> None:
    tell(any_store, said("38"), said("7", item="revenue=aid"), known="2020-07-01")
    change = tell(any_store, said("38"), known="2020-08-01")
    assert current(any_store) == ["38"]
    assert sorted(filter(None, current(any_store, known_at=dt.date(2020, 7, 15)))) == ["38", "7"]
    with reading(any_store.engine) as connection:
        gone = connection.execute(sa.select(schema.retraction)).mappings().all()
    assert [(row["dataset_id"], row["observation_id"]) for row in gone] == [(change.dataset_id, change.removed[0])]


# ---- several slots


def test_an_unreadable_cell_takes_nothing_back(any_store: Store) -> None:
    """A correction with `8 tỷ` in the cell says nothing; the figure of the earlier file stands, with its file."""
    aid, domestic = said("5", item="revenue=aid", cell="C7"), said("7", item="revenue=domestic", cell="C8")
    tell(any_store, aid, domestic, known="2020-07-01", name="first.xlsx")
    bad = replace(
        dataset(said("6", item="revenue=aid", cell="C7"), known="2020-08-01", name="second.xlsx"), unread=[domestic.key]
    )
    change = publish(any_store, bad)
    assert (len(change.changed), len(change.upheld), change.removed) == (1, 1, [])
    found = {row.item: (row.value, row.file) for row in values(any_store, Wanted())}
    assert found == {"revenue=aid": ("6", "second.xlsx"), "revenue=domestic": ("7", "first.xlsx")}
    assert publish(any_store, bad).unchanged
    assert recomputed(any_store) == kept(any_store)


def test_what_stood_because_of_an_unreadable_cell_is_corrected_or_retracted_by_the_next_file(any_store: Store) -> None:
    aid, domestic = said("5", item="revenue=aid"), said("7", item="revenue=domestic")
    tell(any_store, aid, domestic, known="2020-07-01")
    publish(any_store, replace(dataset(aid, known="2020-08-01", name="b"), unread=[domestic.key]))
    publish(any_store, replace(dataset(aid, known="2020-09-01", name="c"), unread=[domestic.key]))
    assert current(any_store) == ["5", "7"]
    change = tell(any_store, aid, known="2020-10-01", name="d")
    assert len(change.removed) == 1
    assert current(any_store) == ["5"]
    assert recomputed(any_store) == kept(any_store)
    withdraw(any_store, change.dataset_id or 0)
    assert current(any_store) == ["5", "7"]
    assert recomputed(any_store) == kept(any_store)


def test_another_office_never_overwrites(any_store: Store) -> None:
    tell(any_store, said("38"), sender="stc", precedence=20)
    tell(any_store, said("40"), sender="ct", precedence=30)
    row = values(any_store, Wanted())[0]
    assert (row.value, row.sender, row.rivals) == ("38", "stc", 1)
    assert [found.value for found in conflicts(any_store)] == ["38"]
    assert {found.value for found in history(any_store, row.observation_id)} == {"38", "40"}


def test_two_offices_of_one_opinion_are_no_conflict(any_store: Store) -> None:
    tell(any_store, said("38"), sender="stc")
    tell(any_store, said("38"), sender="ct")
    assert conflicts(any_store) == []


@pytest.mark.parametrize(
    ("better", "worse"), [("normal", "provisional"), ("revised", "estimated"), ("provisional", "estimated")]
)
def test_the_surer_status_wins_over_the_more_trusted_sender(any_store: Store, better: Status, worse: Status) -> None:
    tell(any_store, said("40", status=worse), sender="ttg", precedence=5)
    tell(any_store, said("38", status=better), sender="xa", precedence=90)
    assert current(any_store) == ["38"]


def test_a_figure_wins_over_one_that_is_missing(any_store: Store) -> None:
    tell(any_store, said(None, status="missing"), sender="stc", precedence=5)
    tell(any_store, said("38", status="estimated"), sender="ct", precedence=90)
    assert current(any_store) == ["38"]


statements = st.lists(
    st.tuples(st.sampled_from(sorted(STATUS_ORDER)), st.integers(1, 3), st.integers(1, 99)), min_size=2, max_size=4
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statements, st.randoms(use_true_random=False))
def test_what_is_current_does_not_depend_on_the_order_of_loading(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[Status, int, int]], random: object
) -> None:
    made = [
        dataset(
            said(None if status in ("nil", "missing", "not_applicable") else str(value), status=status),
            sender=f"s{number}",
            precedence=rank,
            known="2020-07-01",
        )
        for number, (status, rank, value) in enumerate(told)
    ]
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = []
    for order in (made, shuffled):
        opened = open_store(Settings(data_dir=tmp_path_factory.mktemp("order")))
        for statement in order:
            publish(opened, statement)
        found += [[(row.value, row.sender, row.status, row.rivals) for row in values(opened, Wanted())]]
        assert kept(opened) == recomputed(opened)
        opened.close()
    assert found[0] == found[1]
    assert len(found[0]) == 1


# ---- withdrawing, drafts, failures


def test_withdrawing_brings_the_earlier_statement_back(any_store: Store) -> None:
    tell(any_store, said("38"), said("7", item="revenue=aid"), known="2020-07-01")
    wrong = tell(any_store, said("31"), known="2020-08-01")
    assert wrong.dataset_id is not None
    withdraw(any_store, wrong.dataset_id)
    assert sorted(filter(None, current(any_store))) == ["38", "7"]
    assert kept(any_store) == recomputed(any_store)


def test_withdrawing_the_only_statement_leaves_no_current_value(any_store: Store) -> None:
    change = tell(any_store, said("38"))
    assert change.dataset_id is not None
    withdraw(any_store, change.dataset_id)
    assert current(any_store) == []
    assert len(values(any_store, Wanted(file=dataset(said("38")).dataset.sha256))) == 1  # the observation itself stays


def test_what_was_withdrawn_was_still_known_before(any_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    change = tell(any_store, said("38"), known="2020-07-01")
    assert change.dataset_id is not None
    monkeypatch.setattr(datasets, "now", lambda: dt.datetime(2020, 9, 1))
    withdraw(any_store, change.dataset_id)
    assert current(any_store, known_at=dt.date(2020, 8, 1)) == ["38"]
    assert current(any_store, known_at=dt.date(2020, 9, 2)) == []


def test_a_draft_is_not_current(any_store: Store) -> None:
    tell(any_store, said("38"), known="2020-07-01")
    tell(any_store, said("31"), known="2020-08-01", draft=True)
    assert current(any_store) == ["38"]
    assert current(any_store, known_at=dt.date(2020, 9, 1)) == ["38"]
    assert kept(any_store) == recomputed(any_store)


@pytest.mark.parametrize("step", ["propose", "insert_observations", "insert_records", "retract", "make_current"])
def test_a_failure_half_way_leaves_nothing(any_store: Store, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    tell(any_store, said("38"), said("7", item="revenue=aid"), known="2020-07-01")
    before = counted(any_store), kept(any_store)

    def fail(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(datasets, step, fail)
    with pytest.raises(RuntimeError, match="disk"):
        tell(any_store, said("31"), said("2", item="project=new"), known="2020-08-01")
    monkeypatch.undo()
    assert (counted(any_store), kept(any_store)) == before
    assert not tell(any_store, said("31"), known="2020-08-01").unchanged  # and the store still works


def test_an_unknown_area_stores_nothing(any_store: Store) -> None:
    from data.model import AreaKey

    before = counted(any_store)
    with pytest.raises(KeyError):
        tell(any_store, said("1"), said("2", area=AreaKey("00000")))
    assert counted(any_store) == before


# ---- exactness and what the rows say


@pytest.mark.parametrize(
    "value", ["0.1", "9157954.517776", "1234567890123456789.123456789", "-0.000000000001", "0", "100.10"]
)
def test_decimals_are_exact_in_and_out(any_store: Store, value: str) -> None:
    tell(any_store, said(value, unit="đồng"))
    row = values(any_store, Wanted())[0]
    assert row.value == value
    assert row.value_base == Decimal(value)


def test_the_kinds_of_nothing_stay_apart(any_store: Store) -> None:
    nothings: tuple[Status, ...] = ("nil", "missing", "not_applicable")
    tell(any_store, *(said(None, status=status, item=f"project={status}") for status in nothings), said("0"))
    found = {row.item: (row.status, row.value, row.value_base) for row in values(any_store, Wanted())}
    assert found[""] == ("normal", "0", Decimal(0))
    for status in nothings:
        assert found[f"project={status}"] == (status, None, None)


def test_a_value_knows_the_cell_it_was_read_from(any_store: Store) -> None:
    tell(any_store, said("4920000", cell="C44"), name="Plan_2014.xls")
    row = values(any_store, Wanted())[0]
    assert (row.file, row.sheet, row.cell, row.unit, row.value_base) == (
        "Plan_2014.xls",
        "M09",
        "C44",
        "triệu đồng",
        Decimal("4920000000000"),
    )


def test_the_original_bytes_are_kept(any_store: Store) -> None:
    statement = dataset(said("38"), name="Thu ngân sách.xlsx")
    publish(any_store, statement)
    assert original(any_store, statement.dataset.sha256) == ("Thu ngân sách.xlsx", statement.dataset.content)
    assert original(any_store, "0" * 64) is None


def test_values_are_narrowed(any_store: Store) -> None:
    tell(
        any_store,
        said("1"),
        said("2", item="revenue=aid"),
        said("3", period="2019-01/P6M"),
        said("4", role="target"),
        said("5", indicator="jobs_created", unit="người"),
    )
    assert current(any_store, indicators=("jobs_created",)) == ["5"]
    assert current(any_store, text="thu ngan sach", members=(("revenue", "aid"),)) == ["2"]
    assert current(any_store, role="target") == ["4"]
    assert current(any_store, end=201912) == ["3"]
    assert current(any_store, areas=("42",), item="", start=202001, role="actual", indicators=("budget_revenue",)) == [
        "1"
    ]
    assert current(any_store, areas=("436",)) == []
    assert current(any_store, text="100%_") == []


def test_records_keep_each_attribute_with_its_cell(any_store: Store) -> None:
    statement = dataset(said("1"), name="du_an.xlsx")
    attribute = RecordAttribute(
        "project", "8028364", HA_TINH, "thoi_gian", "2019-2021", "text", "S1", "D12", "Kè Sông Trí"
    )
    publish(any_store, datasets.Statement(statement.dataset, statement.observations, (), (attribute, attribute)))
    found = record_rows(any_store, "du_an.xlsx")
    assert [(row["code"], row["value"], row["cell"], row["area"]) for row in found] == [
        ("8028364", "2019-2021", "D12", "42")
    ] * 2


def test_the_current_values_are_those_of_the_rule(any_store: Store) -> None:
    """After an ordinary life - revisions, rivals, a draft, a withdrawal - the kept answer is the recomputed one."""
    tell(any_store, said("1"), said("2", item="revenue=aid"), known="2020-07-01")
    tell(any_store, said("3"), said("4", item="revenue=domestic"), sender="ct", precedence=10, known="2020-07-02")
    tell(any_store, said("5"), known="2020-07-03")
    tell(any_store, said("6"), draft=True, known="2020-07-04")
    last = tell(
        any_store,
        said("7", status="estimated"),
        said("8", period=JANUARY),
        sender="ct",
        precedence=10,
        known="2020-07-05",
    )
    assert kept(any_store) == recomputed(any_store)
    assert last.dataset_id is not None
    withdraw(any_store, last.dataset_id)
    assert kept(any_store) == recomputed(any_store)
    assert sorted(filter(None, current(any_store))) == ["3", "4"]


def test_a_store_outlives_its_process(tmp_path: Path) -> None:
    first = open_store(Settings(data_dir=tmp_path))
    tell(first, said("38"))
    first.close()
    again = open_store(Settings(data_dir=tmp_path))
    assert current(again) == ["38"]
    again.close()


def test_a_draft_takes_nothing_back(any_store: Store) -> None:
    tell(any_store, said("38"), said("7", item="revenue=aid"), known="2020-07-01")
    tell(any_store, said("38"), known="2020-08-01", draft=True)
    assert counted(any_store)["retraction"] == 0
    assert sorted(filter(None, current(any_store))) == ["38", "7"]


def test_one_amount_in_two_units_is_one_opinion(any_store: Store) -> None:
    """C21: 1.5 tỷ of one office and 1500 triệu of another."""
    tell(any_store, said("1.5", unit="tỷ đồng"), sender="stc", precedence=10)
    tell(any_store, said("1500", unit="triệu đồng"), sender="ct", precedence=20)
    assert [(row.value, row.rivals) for row in values(any_store, Wanted())] == [("1.5", 0)]
    assert conflicts(any_store) == []


def plan_of(store: Store, wanted: Wanted | None, observation: int = 1) -> list[str]:
    """SQLite's own account of how it looks for the rows."""
    seen: list[str] = []

    def explain(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        if statement.startswith("SELECT"):
            found = connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            seen.extend(row[3] for row in found)

    sa.event.listen(store.engine, "before_cursor_execute", explain)
    try:
        history(store, observation) if wanted is None else values(store, wanted)
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", explain)
    return seen


@pytest.mark.parametrize("wanted", [None, Wanted(file="a.xlsx")], ids=["history", "file"])
def test_one_file_and_one_history_are_found_by_an_index(store: Store, wanted: Wanted | None) -> None:
    tell(store, said("38"), name="a.xlsx")
    steps = plan_of(store, wanted)
    assert steps
    assert [step for step in steps if re.match(r"SCAN (current_value|observation)\b(?!.* USING )", step)] == []


@pytest.mark.parametrize("typed", ["ti le", "tỉ lệ", "ty le", "TỶ LỆ"])
def test_a_rate_is_found_however_its_name_is_typed(any_store: Store, typed: str) -> None:
    tell(any_store, said("8.5", indicator="poverty_rate", unit="%", period="2020-12/P0M"), said("38"))
    assert current(any_store, text=typed) == ["8.5"]
