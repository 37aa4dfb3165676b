"""Proposed indicators: those that only sheets know, and merging one into the catalogue with its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.currency import refresh
from data.database import reading, writing
from data.identities import LINE, MOMENT, item_ids
from data.model import item_parts, item_text
from data.store import Store
from data.units import find_unit


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed indicator as the office sees it in a list."""

    code: str
    name_vi: str
    unit: str
    path: str
    figures: int


def proposals(store: Store) -> list[Proposed]:
    """Proposed indicators not merged yet, those with most figures first."""
    i, s, o = schema.indicator, schema.series, schema.observation
    count = sa.func.count(o.c.observation_id)
    query = (
        sa.select(i.c.code, i.c.name_vi, i.c.unit, i.c.path, count)
        .select_from(i.outerjoin(s, s.c.indicator_id == i.c.indicator_id).outerjoin(o, o.c.series_id == s.c.series_id))
        .where(i.c.proposed, i.c.merged_into.is_(None))
        .group_by(i.c.code, i.c.name_vi, i.c.unit, i.c.path)
        .order_by(count.desc(), i.c.code)
    )
    with reading(store.engine) as connection:
        return [Proposed(*row) for row in connection.execute(query)]


def merge(store: Store, code: str, into: str, item: str = "") -> int:
    """Give a proposed indicator's whole history to a catalogue indicator; returns the series moved.

    `item` (`revenue=other`) is added to every series where the proposal is a part of the other.
    Later files that use the proposed name go straight to the catalogue indicator. Raises
    ValueError when `code` is not a proposed indicator or `into` not one of the catalogue.
    """
    with writing(store.engine) as connection:
        source, target = indicator(connection, code, proposed=True), indicator(connection, into, proposed=False)
        same_measure(connection, source, target)
        rows = connection.execute(moving(source)).mappings().all()
        datasets = list(connection.scalars(sa.select(schema.observation.c.dataset_id).distinct().where(
            schema.observation.c.series_id.in_([row["series_id"] for row in rows]))))  # fmt: skip
        connection.execute(sa.delete(schema.current_value).where(schema.current_value.c.indicator_id == source))
        for row in rows:
            move(connection, row, target, item)
        table = schema.indicator
        connection.execute(
            sa.update(table).where(table.c.indicator_id == source).values(merged_into=into, merged_item=item)
        )
        refresh(connection, datasets)
        return len(rows)


def indicator(connection: Connection, code: str, *, proposed: bool) -> int:
    table = schema.indicator
    found = connection.scalar(sa.select(table.c.indicator_id).where(table.c.code == code, table.c.proposed == proposed))
    if found is None:
        raise ValueError(f"{code!r} is not a {'proposed' if proposed else 'catalogue'} indicator")
    return int(found)


def same_measure(connection: Connection, source: int, target: int) -> None:
    """Hectares never become money: both units must have one base."""
    table = schema.indicator
    units = [
        connection.scalar(sa.select(table.c.unit).where(table.c.indicator_id == i)) or "" for i in (source, target)
    ]
    bases = {found.base if (found := find_unit(unit)) else unit for unit in units}
    if len(bases) > 1:
        raise ValueError(f"{units[0]!r} cannot be counted in {units[1]!r}")


def moving(source: int) -> sa.Select[Any]:
    s, t = schema.series, schema.item
    return sa.select(s, t.c.item_key).join(t, t.c.item_id == s.c.item_id).where(s.c.indicator_id == source)


def move(connection: Connection, row: Any, target: int, item: str) -> None:
    """Re-key one series; where the catalogue already has that series its observations join it."""
    parts = item_text([*item_parts(row["item_key"]), *item_parts(item)])
    s, o = schema.series, schema.observation
    place = {"indicator_id": target, "item_id": item_ids(connection, [parts])[parts]}
    named = {name: row[name] for name in (*LINE, *MOMENT)} | place
    same = (s.c[name] == sa.literal(value, s.c[name].type) for name, value in named.items())
    standing = connection.scalar(sa.select(s.c.series_id).where(*same))
    if standing is None:
        connection.execute(sa.update(s).where(s.c.series_id == row["series_id"]).values(**place))
        return
    r = schema.retraction
    twice = sa.select(r.c.dataset_id).where(r.c.series_id == standing)
    connection.execute(sa.delete(r).where(r.c.series_id == row["series_id"], r.c.dataset_id.in_(twice)))
    for table in (o, r):
        connection.execute(sa.update(table).where(table.c.series_id == row["series_id"]).values(series_id=standing))
    connection.execute(sa.delete(s).where(s.c.series_id == row["series_id"]))
