"""Ids of indicators, areas, items and series: found in bulk, made where they are new."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.bulk import insert_rows, lookup
from data.model import ProposedIndicator, SeriesKey, item_parts
from data.text import finding_key, sort_key


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


SERIES = ("series_key", "indicator_id", "area_id", "item_id", "period_start", "period_months", "role", "authority",
          "version", "decided_on", "as_of")  # fmt: skip


def series_ids(connection: Connection, wanted: Mapping[str, SeriesKey]) -> dict[str, int]:
    """Hash -> id of each series, made where new. Indicators and areas must already stand in the store."""
    table = schema.series
    found = lookup(connection, table.c.series_key, table.c.series_id, wanted)
    fresh = {hashed: key for hashed, key in wanted.items() if hashed not in found}
    if fresh:
        insert_series(connection, fresh)
        found |= lookup(connection, table.c.series_key, table.c.series_id, fresh)
    return found


def insert_series(connection: Connection, fresh: dict[str, SeriesKey]) -> None:
    area, indicator = schema.area, schema.indicator
    names = {key.area: str(key.area) for key in fresh.values()}
    areas = lookup(connection, area.c.area_key, area.c.area_id, set(names.values()))
    indicators = lookup(
        connection, indicator.c.code, indicator.c.indicator_id, {key.indicator for key in fresh.values()}
    )
    items = item_ids(connection, {key.item for key in fresh.values()})
    rows = (
        (hashed, indicators[key.indicator], areas[names[key.area]], items[key.item], key.period.start,
         key.period.months, key.role, key.authority, key.version, key.decided_on, key.as_of)
        for hashed, key in fresh.items()
    )  # fmt: skip
    insert_rows(connection, schema.series, SERIES, rows)
