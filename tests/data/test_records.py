"""Records as they stand: the latest live file of each attribute, now and on a past day."""

from __future__ import annotations

import datetime as dt

from data.datasets import Statement, publish, withdraw
from data.model import AreaKey, Dataset, RecordAttribute, Slot
from data.records import records
from data.store import Store

ROAD = ("project", "7505778", AreaKey("42"))


def told(store: Store, number: int, slot: str, day: str, **attributes: str) -> int:
    """One file that says these attributes of the road."""
    rows = [RecordAttribute(*ROAD, name, value, "text", "S1", f"D{n}", "Đường") for n, (name, value) in
            enumerate(attributes.items(), start=5)]  # fmt: skip
    made = Dataset(
        f"{number:064d}", f"f{number}.xlsx", Slot("office", slot, slot), known_at=dt.datetime.fromisoformat(day)
    )
    found = publish(store, Statement(made, [], records=rows)).dataset_id
    assert found is not None
    return found


def test_a_later_file_adds_and_replaces_attributes(store: Store) -> None:
    told(store, 1, "june", "2020-07-01", name="Đường Đồng Sơn", owner="so_gtvt")
    second = told(store, 2, "july", "2020-08-01", owner="ban_qlda")
    (road,) = records(store, "project")
    assert (road.said("name"), road.said("owner"), road.said("status")) == ("Đường Đồng Sơn", "ban_qlda", "")
    assert (road.attributes["owner"].file, road.attributes["owner"].cell) == ("f2.xlsx", "D5")
    (before,) = records(store, "project", known_at=dt.date(2020, 7, 15))
    assert before.said("owner") == "so_gtvt"
    withdraw(store, second, "nhầm biểu")
    assert records(store, "project")[0].said("owner") == "so_gtvt"
    assert records(store, "project", areas=[AreaKey("447")]) == []
