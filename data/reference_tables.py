"""Taking the reference files over into the store: areas, lineage, catalogue indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.areas import directory, lineage
from data.catalogue import catalogue
from data.text import finding_key, sort_key


def take_over(connection: Connection) -> None:
    """Bring areas and indicators of the files into the tables; rows in use keep their ids."""
    upsert(connection, schema.area, "area_key", [area_row(area) for area in directory().areas])
    upsert(connection, schema.indicator, "code", [indicator_row(found) for found in catalogue().values()])
    ids = dict(connection.execute(sa.select(schema.area.c.area_key, schema.area.c.area_id)).all())
    connection.execute(sa.delete(schema.area_lineage))
    rows = [lineage_row(step, ids) for step in lineage()]
    if rows:
        connection.execute(sa.insert(schema.area_lineage), rows)
    empty = sa.select(schema.item.c.item_id).where(schema.item.c.item_key == "")
    if connection.scalar(empty) is None:
        connection.execute(sa.insert(schema.item).values(item_key=""))


def upsert(connection: Connection, table: sa.Table, key: str, rows: list[dict[str, Any]]) -> None:
    known = set(connection.scalars(sa.select(table.c[key])))
    fresh = [row for row in rows if row[key] not in known]
    if fresh:
        connection.execute(sa.insert(table), fresh)
    for row in rows:
        if row[key] in known:
            connection.execute(sa.update(table).where(table.c[key] == row[key]).values(**row))


def area_row(area: Any) -> dict[str, Any]:
    return {
        "area_key": str(area.key), "code": area.code, "valid_from": area.valid_from, "valid_to": area.valid_to,
        "name_vi": area.name_vi, "name_en": area.name_en, "kind": area.kind, "level": area.level,
        "parent_code": area.parent_code, "sort_order": area.sort_order,
        "search_key": finding_key(area.name_vi), "sort_key": sort_key(area.name_vi),
    }  # fmt: skip


def indicator_row(found: Any) -> dict[str, Any]:
    return {
        "code": found.code, "name_vi": found.name_vi, "unit": found.unit, "kind": found.kind, "path": found.name_vi,
        "proposed": False, "merged_into": None, "search_key": finding_key(found.name_vi),
        "sort_key": sort_key(found.name_vi),
    }  # fmt: skip


def lineage_row(step: Any, ids: dict[str, int]) -> dict[str, Any]:
    return {
        "old_area_id": ids[str(step.old)], "new_area_id": ids[str(step.new)], "effective": step.effective,
        "relation": step.relation, "basis": step.basis,
        "share_area": Decimal(step.share_area) if step.share_area else None,
        "share_population": Decimal(step.share_population) if step.share_population else None,
    }  # fmt: skip
