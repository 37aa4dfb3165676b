"""Records as they stand now or stood on a past day - projects, tasks, official labels - with each attribute's cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from data import schema
from data.clock import end_of
from data.currency import live_datasets
from data.database import reading
from data.model import AreaKey
from data.store import Store


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a record as its latest live file says it, with the cell it was read from."""

    value: str
    value_type: str
    file: str
    sheet: str
    cell: str
    sha256: str
    known_at: dt.datetime


@dataclass(slots=True)
class Record:
    """A thing with typed attributes (`name`, `owner`, `group`, `lead` ...): a project, a task, an indicator's label."""

    kind: str
    code: str
    area: AreaKey
    label: str = ""
    attributes: dict[str, Attribute] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """An attribute's words, empty where no file says them."""
        found = self.attributes.get(name)
        return found.value if found else ""


def official_code(indicator: str, item: str, year: int) -> str:
    """The code of the record that keeps the officials' label (`Vượt`, `Đạt`, `Không đạt`) of a target of a year."""
    return f"{indicator}|{item}|{year}"


def records(store: Store, kind: str, known_at: dt.date | None = None, areas: Iterable[AreaKey] = ()) -> list[Record]:
    """Records of a kind in their files' order; of what several files say of one attribute the latest known stands."""
    r, t, a, d = schema.record, schema.record_attribute, schema.area, schema.dataset
    live = live_datasets(None if known_at is None else end_of(known_at))
    query = (
        sa.select(r.c.code, a.c.code.label("area"), a.c.valid_from, t.c.label, t.c.name, t.c.value, t.c.value_type,
                  d.c.file_name, t.c.sheet, t.c.cell, d.c.sha256, d.c.known_at)
        .join(t, t.c.record_id == r.c.record_id)
        .join(a, a.c.area_id == r.c.area_id)
        .join(d, d.c.dataset_id == t.c.dataset_id)
        .where(r.c.kind == kind, t.c.dataset_id.in_(live))
        .order_by(d.c.known_at, t.c.attribute_id)
    )  # fmt: skip
    wanted = [str(key) for key in areas]
    if wanted:
        query = query.where(a.c.area_key.in_(wanted))
    with reading(store.engine) as connection:
        return gathered(kind, connection.execute(query).mappings())


def gathered(kind: str, rows: Iterable[Any]) -> list[Record]:
    """One record of the rows of its attributes; a later row of the same attribute replaces the earlier."""
    found: dict[tuple[str, AreaKey], Record] = {}
    for row in rows:
        key = AreaKey(row["area"], row["valid_from"])
        record = found.setdefault((row["code"], key), Record(kind, row["code"], key))
        record.label = row["label"] or record.label
        record.attributes[row["name"]] = Attribute(
            row["value"], row["value_type"], row["file_name"], row["sheet"], row["cell"], row["sha256"], row["known_at"]
        )
    return list(found.values())
