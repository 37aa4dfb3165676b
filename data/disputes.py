"""Figures that are told in more than one way: by several live files at once, or by the same office over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from data import schema
from data.clock import end_of
from data.currency import live_datasets, of_current, preferred, spoken_by
from data.database import reading
from data.model import AreaKey
from data.queries import ValueRow, columns, detailed, value_row
from data.store import Store


@dataclass(frozen=True, slots=True)
class Revision:
    """What stood at a past day and what stands now of the same series; `new` None where nobody says it any more."""

    old: ValueRow
    new: ValueRow | None


def within(areas: Iterable[AreaKey], start: int | None, end: int | None) -> Any:
    """The condition on a series: its area among these (none = all), its period starting in these months (YYYYMM)."""
    s, a = schema.series, schema.area
    condition: Any = sa.true()
    keys = [str(key) for key in areas]
    if keys:
        condition &= s.c.area_id.in_(sa.select(a.c.area_id).where(a.c.area_key.in_(keys)))
    if start is not None:
        condition &= s.c.period_start >= start
    if end is not None:
        condition &= s.c.period_start <= end
    return condition


def content_order() -> tuple[Any, ...]:
    """Series by what they are of, never by when they were first stored."""
    s = schema.series
    return (
        schema.indicator.c.code, schema.area.c.area_key, schema.item.c.item_key, s.c.role, s.c.period_start,
        s.c.period_months, s.c.authority, s.c.version, s.c.decided_on, s.c.as_of,
    )  # fmt: skip


def rival_statements(
    store: Store, areas: Iterable[AreaKey] = (), start: int | None = None, end: int | None = None
) -> list[ValueRow]:  # fmt: skip
    """Every statement that live files make of a series of which they say different things; the current one first."""
    o, s, c = schema.observation, schema.series, schema.current_value
    disputed = sa.select(c.c.series_id).where(c.c.rivals > 0)
    current = sa.case((c.c.observation_id == o.c.observation_id, 1), else_=0)
    source = sa.select(*columns(current, c.c.rivals)).select_from(
        o.join(s, s.c.series_id == o.c.series_id).join(c, of_current(s))
    )
    query = (
        detailed(source)
        .where(s.c.series_id.in_(disputed), spoken_by(live_datasets()), within(areas, start, end))
        .order_by(*content_order(), current.desc(), schema.dataset.c.sha256, o.c.observation_id)
    )
    with reading(store.engine) as connection:
        return [value_row(tuple(row)) for row in connection.execute(query)]


def revisions(
    store: Store, since: dt.date, areas: Iterable[AreaKey] = (), start: int | None = None, end: int | None = None
) -> list[Revision]:  # fmt: skip
    """What was known at the end of `since` and is told otherwise now, or not at all; first reports are none.

    Only series of slots in which something was published or withdrawn since then are looked at.
    """
    o, s, d, c = schema.observation, schema.series, schema.dataset, schema.current_value
    then = end_of(since)
    moved = sa.select(d.c.slot_id).where((d.c.known_at > then) | (d.c.withdrawn_at > then))
    touched = (
        sa.select(o.c.series_id)
        .join(d, d.c.dataset_id == o.c.dataset_id)
        .join(s, s.c.series_id == o.c.series_id)
        .where(d.c.slot_id.in_(moved), within(areas, start, end))
    )
    before = preferred(then, within=touched)
    old = detailed(
        sa.select(before.c.series_id, *columns(sa.false(), before.c.rivals)).select_from(
            before.join(o, o.c.observation_id == before.c.observation_id).join(s, s.c.series_id == o.c.series_id)
        )
    ).order_by(*content_order())
    new = detailed(
        sa.select(c.c.series_id, *columns(sa.true(), c.c.rivals)).select_from(
            s.join(c, of_current(s)).join(o, o.c.observation_id == c.c.observation_id)
        )
    ).where(s.c.series_id.in_(touched))
    with reading(store.engine) as connection:
        now = {row[0]: value_row(tuple(row[1:])) for row in connection.execute(new)}
        was = [(row[0], value_row(tuple(row[1:]))) for row in connection.execute(old)]
    pairs = [Revision(row, now.get(series)) for series, row in was]
    return [pair for pair in pairs if pair.new is None or statement(pair.old) != statement(pair.new)]


def statement(row: ValueRow) -> tuple[Any, ...]:
    """What a row says of its series, wherever it was printed and in whatever unit."""
    value = row.value_base if row.value_base is not None else row.value
    return row.status, value, row.unit_base, row.bound, row.low, row.high
