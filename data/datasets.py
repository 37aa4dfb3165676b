"""Publishing what an office said: one dataset, one transaction, nothing half-stored, ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import count, islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.bulk import AT_ONCE, ids_given, insert_rows, lookup, next_id
from data.clock import now
from data.currency import Spoken, live_datasets, make_current, of_current, refresh, spoken_by
from data.database import reading, writing
from data.identities import MOMENT, SeriesIds, merged, moment_of, propose
from data.model import (
    Dataset,
    Observation,
    ProposedIndicator,
    RecordAttribute,
    SeriesKey,
    Slot,
    item_parts,
    item_text,
)
from data.store import Store


@dataclass(frozen=True)
class Statement:
    """Everything one dataset says."""

    dataset: Dataset
    observations: Sequence[Observation]
    proposed: Sequence[ProposedIndicator] = ()
    records: Sequence[RecordAttribute] = ()
    precedence: int = 50
    unread: Sequence[SeriesKey] = ()
    """Series whose cell could not be read: what the slot said of them before stays."""


@dataclass
class Change:
    """What publishing a statement does to its slot: cells by what becomes of them, and the ids of observations that
    it no longer says (`removed`) or holds in an unreadable cell (`upheld`: they stand)."""

    new: Sequence[Observation] = ()
    changed: list[Observation] = field(default_factory=list)
    same: list[Observation] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    upheld: list[int] = field(default_factory=list)
    unchanged: bool = False
    dataset_id: int | None = None


def preview(store: Store, statement: Statement) -> Change:
    """What publishing would change; stores nothing."""
    with reading(store.engine) as connection:
        renamed = rename(statement, merged(connection))
        previous = previous_dataset(connection, renamed.dataset.slot)
        return compare(connection, renamed, previous)


def publish(store: Store, statement: Statement) -> Change:
    """Store a statement in one transaction; the same content again in its slot changes nothing."""
    with writing(store.engine) as connection:
        statement = rename(statement, merged(connection))
        previous = previous_dataset(connection, statement.dataset.slot)
        change = compare(connection, statement, previous)
        if change.unchanged:
            return change
        propose(connection, statement.proposed)
        change.dataset_id = insert_dataset(connection, statement)
        spoken = insert_observations(connection, change.dataset_id, statement.observations)
        insert_records(connection, change.dataset_id, statement.records)
        uphold(connection, change)
        if not statement.dataset.draft:
            retract(connection, change, previous)
            make_current(connection, spoken, previous)
        return change


@dataclass(frozen=True, slots=True)
class Published:
    """A published dataset as an office names it; `live` = it speaks for its slot now."""

    dataset_id: int
    file: str
    sha256: str
    slot: Slot
    live: bool


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What taking a dataset back did: figures no longer current, and current again by the file that says them."""

    withdrawn: int
    restored: dict[str, int]


def published(store: Store, named: str) -> list[Published]:
    """The datasets published and not withdrawn of a file name, a sha256 or a number (`#12`), newest first."""
    d, s = schema.dataset, schema.slot
    number = int(named[1:]) if named.startswith("#") and named[1:].isascii() and named[1:].isdigit() else -1
    query = (
        sa.select(d.c.dataset_id, d.c.file_name, d.c.sha256, s.c.sender, s.c.form, s.c.period,
                  d.c.dataset_id.in_(live_datasets()).label("live"))
        .join(s, s.c.slot_id == d.c.slot_id)
        .where(d.c.state == "published", (d.c.file_name == named) | (d.c.sha256 == named) | (d.c.dataset_id == number))
        .order_by(d.c.known_at.desc(), d.c.dataset_id.desc())
    )  # fmt: skip
    with reading(store.engine) as connection:
        return [Published(i, f, sha, Slot(*slot), bool(live)) for i, f, sha, *slot, live in connection.execute(query)]


def withdraw(store: Store, dataset_id: int, reason: str = "") -> Withdrawal:
    """Take a dataset back; what it had superseded in its slot speaks again.

    The dataset, its figures and the reason stay: `known_at` a day before still finds them.
    """
    with writing(store.engine) as connection:
        table = schema.dataset
        row = connection.execute(sa.select(table).where(table.c.dataset_id == dataset_id)).mappings().one()
        same_slot = list(connection.scalars(sa.select(table.c.dataset_id).where(table.c.slot_id == row["slot_id"])))
        before = current_of(connection, same_slot)
        words = "; ".join(part for part in (row["reason"], reason) if part)
        connection.execute(
            sa.update(table).where(table.c.dataset_id == dataset_id)
            .values(state="withdrawn", withdrawn_at=now(), reason=words)
        )  # fmt: skip
        refresh(connection, same_slot)
        after = current_of(connection, same_slot)
    gone = sum(found not in after for found in before)
    return Withdrawal(gone, dict(Counter(file for found, file in after.items() if found not in before)))


def current_of(connection: Connection, datasets: list[int]) -> dict[int, str]:
    """Current observation -> its file, for every series that these datasets speak of."""
    o, c, d, s = schema.observation, schema.current_value, schema.dataset, schema.series
    touched = sa.select(o.c.series_id).where(spoken_by(datasets))
    query = (
        sa.select(c.c.observation_id, d.c.file_name)
        .select_from(s.join(c, of_current(s)))
        .join(o, o.c.observation_id == c.c.observation_id)
        .join(d, d.c.dataset_id == o.c.dataset_id)
        .where(s.c.series_id.in_(touched))
    )
    return dict(connection.execute(query).all())


def rename(statement: Statement, merges: dict[str, tuple[str, str]]) -> Statement:
    """Figures of a proposed indicator that was merged go straight to the catalogue one, as the item it became."""
    if not merges:
        return statement
    moved = [o._replace(key=merged_key(o.key, merges)) for o in statement.observations]
    unread = [merged_key(key, merges) for key in statement.unread]
    kept = [proposal for proposal in statement.proposed if proposal.code not in merges]
    return replace(statement, observations=moved, unread=unread, proposed=kept)


def merged_key(key: SeriesKey, merges: dict[str, tuple[str, str]]) -> SeriesKey:
    if key.indicator not in merges:
        return key
    into, item = merges[key.indicator]
    parts = item_text([*item_parts(key.item), *item_parts(item)])
    return key._replace(indicator=into, item=parts)


def previous_dataset(connection: Connection, slot: Slot) -> int | None:
    """The dataset that speaks for the slot now."""
    table = schema.slot
    here = (table.c.sender == slot.sender) & (table.c.form == slot.form) & (table.c.period == slot.period)
    live = (
        sa.select(schema.dataset.c.dataset_id)
        .join(table, table.c.slot_id == schema.dataset.c.slot_id)
        .where(here, schema.dataset.c.dataset_id.in_(live_datasets()))
    )
    return connection.scalar(live)


Told = tuple[Any, ...]
"""Everything of a series key, in plain values: what two statements of one series agree in."""


def told_key(key: SeriesKey) -> Told:
    return key.indicator, str(key.area), key.item, *moment_of(key)


def compare(connection: Connection, statement: Statement, previous: int | None) -> Change:
    """New, changed, same and removed against what the slot says now."""
    change = Change()
    if previous is None:
        change.new = statement.observations
        return change
    said = statements_of(connection, previous)
    kept: set[Told] = set()
    new: list[Observation] = []
    for observation in statement.observations:
        key = told_key(observation.key)
        kept.add(key)
        before = said.get(key)
        kind = new if before is None else change.same if before[1] == signature(observation) else change.changed
        kind.append(observation)
    change.new = new
    blocked = {told_key(key) for key in statement.unread} - kept
    change.upheld = [before[0] for key, before in said.items() if key in blocked]
    change.removed = [before[0] for key, before in said.items() if key not in kept and key not in blocked]
    if not (change.new or change.changed or change.removed):
        sha = connection.scalar(sa.select(schema.dataset.c.sha256).where(schema.dataset.c.dataset_id == previous))
        change.unchanged = sha == statement.dataset.sha256
    return change


def signature(observation: Observation) -> Told:
    """What an observation says of its series; numbers as the database gives them back."""
    o = observation
    said = o.value_base if o.value_base is not None else o.value
    return o.status, o.value_type, plain_text(said), o.unit_base, o.bound, plain_text(o.low), plain_text(o.high)


def plain_text(value: Decimal | str | None) -> str:
    return "" if value is None else str(value)


def statements_of(connection: Connection, dataset_id: int) -> dict[Told, tuple[int, Told]]:
    """Series -> (observation id, what it says) for one dataset."""
    o, s, i, a, t = schema.observation, schema.series, schema.indicator, schema.area, schema.item
    said = (o.c.value_base, o.c.value, o.c.status, o.c.value_type, o.c.unit_base, o.c.bound, o.c.low, o.c.high)
    rows = connection.execute(
        sa.select(i.c.code, a.c.area_key, t.c.item_key, *(s.c[name] for name in MOMENT), o.c.observation_id, *said)
        .join_from(o, s, s.c.series_id == o.c.series_id)
        .join(i, i.c.indicator_id == s.c.indicator_id)
        .join(a, a.c.area_id == s.c.area_id)
        .join(t, t.c.item_id == s.c.item_id)
        .where(spoken_by([dataset_id])).order_by(o.c.observation_id.desc())
    )  # fmt: skip
    found: dict[Told, tuple[int, Told]] = {}
    for row in rows:
        observation, base, value, status, kind, unit, bound, low, high = row[10:]
        number = plain_text(base if base is not None else value)
        found[tuple(row[:10])] = observation, (status, kind, number, unit, bound, plain_text(low), plain_text(high))
    return found


def insert_dataset(connection: Connection, statement: Statement) -> int:
    made = statement.dataset
    if made.content and not connection.scalar(
        sa.select(schema.original.c.sha256).where(schema.original.c.sha256 == made.sha256)
    ):
        connection.execute(sa.insert(schema.original).values(sha256=made.sha256, content=made.content))
    result = connection.execute(
        sa.insert(schema.dataset).values(
            slot_id=slot_id(connection, made.slot), sha256=made.sha256, file_name=made.file_name, kind=made.kind,
            state="draft" if made.draft else "published", known_at=made.known_at or now(), withdrawn_at=None,
            precedence=statement.precedence, document=made.document, reason=made.reason,
            illustration=made.illustration, report=made.report,
        )
    )  # fmt: skip
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def slot_id(connection: Connection, slot: Slot) -> int:
    table = schema.slot
    here = (table.c.sender == slot.sender) & (table.c.form == slot.form) & (table.c.period == slot.period)
    found = connection.scalar(sa.select(table.c.slot_id).where(here))
    if found is None:
        made = connection.execute(sa.insert(table).values(sender=slot.sender, form=slot.form, period=slot.period))
        key = made.inserted_primary_key
        assert key is not None
        found = int(key[0])
    return int(found)


OBSERVED = ("observation_id", "series_id", "dataset_id", "status", "value_type", "value", "unit", "value_base",
            "unit_base", "bound", "low", "high", "sheet", "cell", "note")  # fmt: skip


def insert_observations(connection: Connection, dataset_id: int, observations: Sequence[Observation]) -> Spoken:
    """Store what is said, with the series that nobody has spoken of before."""
    series = SeriesIds(connection)
    number = schema.observation.c.observation_id
    turn, said = count(next_id(connection, number)), iter(observations)
    while some := list(islice(said, AT_ONCE)):
        rows = (
            (next(turn), series_id, dataset_id, o.status, o.value_type, o.value, o.unit, o.value_base, o.unit_base,
             o.bound, o.low, o.high, o.sheet, o.cell, o.note)
            for series_id, o in zip(series.stored([o.key for o in some]), some, strict=True)
        )  # fmt: skip
        insert_rows(connection, schema.observation, OBSERVED, rows)
    for column in (schema.series.c.series_id, number):
        ids_given(connection, column)
    return Spoken(dataset_id, None if series.twice else series.first)


def insert_records(connection: Connection, dataset_id: int, attributes: Sequence[RecordAttribute]) -> None:
    areas = lookup(connection, schema.area.c.area_key, schema.area.c.area_id, {str(a.area) for a in attributes})
    ids: dict[tuple[str, str, int], int] = {}
    for attribute in attributes:
        key = (attribute.kind, attribute.code, areas[str(attribute.area)])
        if key not in ids:
            ids[key] = record_id(connection, *key)
    rows = [
        {"record_id": ids[a.kind, a.code, areas[str(a.area)]], "dataset_id": dataset_id, "name": a.name,
         "value_type": a.value_type, "value": a.value, "label": a.label, "sheet": a.sheet, "cell": a.cell}
        for a in attributes
    ]  # fmt: skip
    if rows:
        connection.execute(sa.insert(schema.record_attribute), rows)


def record_id(connection: Connection, kind: str, code: str, area_id: int) -> int:
    table = schema.record
    here = (table.c.kind == kind) & (table.c.code == code) & (table.c.area_id == area_id)
    found = connection.scalar(sa.select(table.c.record_id).where(here))
    if found is None:
        made = connection.execute(sa.insert(table).values(kind=kind, code=code, area_id=area_id))
        key = made.inserted_primary_key
        assert key is not None
        found = key[0]
    return int(found)


def uphold(connection: Connection, change: Change) -> None:
    """Write down which older figures go on speaking because the newer file's cell could not be read."""
    rows = [{"dataset_id": change.dataset_id, "observation_id": found} for found in change.upheld]
    if rows:
        connection.execute(sa.insert(schema.unread), rows)


def retract(connection: Connection, change: Change, previous: int | None) -> None:
    """Write down which figures of the slot are no longer said, so that history can show them."""
    if previous is None or not change.removed:
        return
    o = schema.observation
    rows = connection.execute(sa.select(o.c.series_id, o.c.observation_id).where(spoken_by([previous])))
    by_observation = {observation: series for series, observation in rows}
    connection.execute(
        sa.insert(schema.retraction),
        [{"dataset_id": change.dataset_id, "series_id": by_observation[found], "observation_id": found}
         for found in change.removed],
    )  # fmt: skip
