"""Taking a published file back: the earlier figures count again, the history stays, a doubt is asked about."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from data import datasets, schema
from data.database import reading
from data.datasets import withdraw
from data.queries import Wanted, values
from data.store import Store
from data.withdrawals import chosen, withdrawal_json, withdrawal_text
from tests.data.telling import said, tell


def current(store: Store, known_at: dt.date | None = None) -> list[str | None]:
    return sorted(row.value or "" for row in values(store, Wanted(known_at=known_at)))


def revised(store: Store) -> None:
    """A good report of July, and August's wrong revision of it that drops one figure."""
    tell(store, said("38"), said("7", item="revenue=aid"), name="dung.xlsx", known="2020-07-01")
    tell(store, said("31"), said("2", item="revenue=domestic"), name="sai.xlsx", known="2020-08-01")


def test_the_earlier_revision_is_current_again_and_the_later_one_still_known(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    revised(any_store)
    assert current(any_store) == ["2", "31"]
    monkeypatch.setattr(datasets, "now", lambda: dt.datetime(2020, 9, 1))
    found = chosen(any_store, "sai.xlsx", "nhầm biểu", "vi")
    done = withdraw(any_store, found.dataset_id, "nhầm biểu")
    assert (done.withdrawn, done.restored) == (2, {"dung.xlsx": 2})
    assert current(any_store) == ["38", "7"]
    assert current(any_store, dt.date(2020, 7, 2)) == ["38", "7"]
    assert current(any_store, dt.date(2020, 8, 31)) == ["2", "31"]
    assert current(any_store, dt.date(2020, 9, 1)) == ["38", "7"]


def test_the_reason_is_kept_with_the_dataset(store: Store) -> None:
    revised(store)
    withdraw(store, chosen(store, "sai.xlsx", "x", "vi").dataset_id, "nhầm biểu")
    with reading(store.engine) as connection:
        d = schema.dataset
        rows = connection.execute(sa.select(d.c.file_name, d.c.state, d.c.reason).order_by(d.c.dataset_id)).all()
    assert [tuple(row) for row in rows] == [("dung.xlsx", "published", ""), ("sai.xlsx", "withdrawn", "nhầm biểu")]


def test_a_superseded_file_can_be_withdrawn_and_changes_no_current_figure(any_store: Store) -> None:
    revised(any_store)
    done = withdraw(any_store, chosen(any_store, "dung.xlsx", "x", "vi").dataset_id, "x")
    assert (done.withdrawn, done.restored) == (0, {})
    assert current(any_store) == ["2", "31"]
    last = withdraw(any_store, chosen(any_store, "sai.xlsx", "x", "vi").dataset_id, "x")
    assert (last.withdrawn, last.restored) == (2, {})
    assert current(any_store) == []


def test_one_name_twice_in_one_slot_is_the_one_that_speaks(store: Store) -> None:
    tell(store, said("38"), name="bao_cao.xlsx", known="2020-07-01")
    tell(store, said("31"), name="bao_cao.xlsx", known="2020-08-01")
    withdraw(store, chosen(store, "bao_cao.xlsx", "x", "vi").dataset_id)
    assert current(store) == ["38"]


def test_one_name_of_two_senders_is_asked_and_the_sha256_tells_them_apart(store: Store) -> None:
    tell(store, said("38"), name="bao_cao.xlsx", sender="a")
    tell(store, said("31"), name="bao_cao.xlsx", sender="b")
    with pytest.raises(ValueError) as asked:
        chosen(store, "bao_cao.xlsx", "x", "vi")
    lines = str(asked.value).splitlines()
    assert len(lines) == 3
    for line, sender in zip(lines[1:], ("b", "a"), strict=True):
        sha256, number = line.split()[:2]
        assert chosen(store, sha256, "x", "vi").slot.sender == sender
        assert chosen(store, number, "x", "vi").slot.sender == sender


@pytest.mark.parametrize(
    ("named", "reason", "said_so"),
    [("khong_co.xlsx", "x", "Không có dữ liệu"), ("dung.xlsx", "  ", "lý do"), ("#", "x", "Không có dữ liệu")],
)
def test_what_cannot_be_withdrawn_is_told(store: Store, named: str, reason: str, said_so: str) -> None:
    revised(store)
    with pytest.raises(ValueError, match=said_so):
        chosen(store, named, reason, "vi")


def test_a_file_is_withdrawn_once_and_a_draft_never(store: Store) -> None:
    revised(store)
    tell(store, said("40"), name="nhap.xlsx", draft=True)
    withdraw(store, chosen(store, "sai.xlsx", "x", "vi").dataset_id)
    for named in ("sai.xlsx", "nhap.xlsx"):
        with pytest.raises(ValueError):
            chosen(store, named, "x", "vi")


def test_the_answer_in_words_and_as_a_document(store: Store) -> None:
    revised(store)
    found = chosen(store, "sai.xlsx", "nhầm biểu", "vi")
    done = withdraw(store, found.dataset_id, "nhầm biểu")
    assert withdrawal_text(found, done, "nhầm biểu", "vi").splitlines() == [
        "Đã rút 2 số liệu của tệp “sai.xlsx”. Lý do: nhầm biểu",
        "2 số liệu của lần báo trước (dung.xlsx) lại là số hiện hành.",
    ]
    document = withdrawal_json(found, done, "nhầm biểu")
    assert (document["sha256"], document["withdrawn"]) == (found.sha256, 2)
    assert document["restored"] == [{"file": "dung.xlsx", "observations": 2}]
