"""Ids of indicators, areas, items and series: found in bulk, made where they are new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.model import ProposedIndicator, SeriesKey, item_parts
from data.text import finding_key, sort_key

CHUNK = 900  # SQLite's limit on bound values is higher, but one statement text serves every chunk


def chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def lookup(connection: Connection, key: sa.Column[Any], value: sa.Column[Any], wanted: Iterable[str]) -> dict[str, int]:
    """Key -> id for those of `wanted` that the table holds."""
    found: dict[str, int] = {}
    for part in chunks(sorted(set(wanted))):
        found.update(connection.execute(sa.select(key, value).where(key.in_(part))).all())
    return found


def series_hash(key: SeriesKey) -> str:
    return hashlib.sha256(key.text().encode()).hexdigest()


def propose(connection: Connection, proposals: Iterable[ProposedIndicator]) -> None:
    """Store indicators that only sheets know so far, once each."""
    wanted = {proposal.code: proposal for proposal in proposals}
    table = schema.indicator
    known = lookup(connection, table.c.code, table.c.indicator_id, wanted)
    fresh = [
        {"code": p.code, "name_vi": p.name_vi, "unit": p.unit, "kind": p.kind, "path": p.path, "proposed": True,
         "merged_into": None, "merged_item": None, "search_key": finding_key(p.name_vi),
         "sort_key": sort_key(p.name_vi)}
        for p in wanted.values() if p.code not in known
    ]  # fmt: skip
    if fresh:
        connection.execute(sa.insert(table), fresh)


def merged(connection: Connection) -> dict[str, tuple[str, str]]:
    """Proposed code -> the catalogue code it was merged into, and the item it became there."""
    table = schema.indicator
    rows = sa.select(table.c.code, table.c.merged_into, table.c.merged_item).where(table.c.merged_into.is_not(None))
    return {code: (into, item or "") for code, into, item in connection.execute(rows)}


def item_ids(connection: Connection, items: Iterable[str]) -> dict[str, int]:
    table = schema.item
    wanted = set(items)
    found = lookup(connection, table.c.item_key, table.c.item_id, wanted)
    fresh = sorted(wanted - found.keys())
    if fresh:
        connection.execute(sa.insert(table), [{"item_key": text} for text in fresh])
        made = lookup(connection, table.c.item_key, table.c.item_id, fresh)
        parts = [
            {"item_id": made[text], "dimension": dimension, "member": member}
            for text in fresh for dimension, member in item_parts(text)
        ]  # fmt: skip
        if parts:
            connection.execute(sa.insert(schema.item_part), parts)
        found |= made
    return found


def series_ids(connection: Connection, keys: Iterable[SeriesKey]) -> dict[SeriesKey, int]:
    """The id of each series, made where new. Indicators and areas must already stand in the store."""
    wanted = {series_hash(key): key for key in keys}
    table = schema.series
    found = lookup(connection, table.c.series_key, table.c.series_id, wanted)
    fresh = {hashed: key for hashed, key in wanted.items() if hashed not in found}
    if fresh:
        insert_series(connection, fresh)
        found |= lookup(connection, table.c.series_key, table.c.series_id, fresh)
    return {key: found[hashed] for hashed, key in wanted.items()}


def insert_series(connection: Connection, fresh: dict[str, SeriesKey]) -> None:
    area, indicator = schema.area, schema.indicator
    areas = lookup(connection, area.c.area_key, area.c.area_id, {str(key.area) for key in fresh.values()})
    indicators = lookup(
        connection, indicator.c.code, indicator.c.indicator_id, {key.indicator for key in fresh.values()}
    )
    items = item_ids(connection, {key.item for key in fresh.values()})
    rows = [
        {"series_key": hashed, "indicator_id": indicators[key.indicator], "area_id": areas[str(key.area)],
         "item_id": items[key.item], "period_start": key.period.start, "period_months": key.period.months,
         "role": key.role, "authority": key.authority, "version": key.version, "decided_on": key.decided_on,
         "as_of": key.as_of}
        for hashed, key in fresh.items()
    ]  # fmt: skip
    connection.execute(sa.insert(schema.series), rows)
