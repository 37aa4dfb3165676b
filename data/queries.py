"""Reading the store: values with their provenance, now or as known at a past day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from data import schema
from data.clock import end_of
from data.currency import of_current, preferred
from data.database import reading
from data.model import AreaKey
from data.period import Period, from_start
from data.store import Store
from data.text import finding_key


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One observation with everything a reader may ask of it."""

    indicator: str
    indicator_name: str
    proposed: bool
    area: AreaKey
    area_name: str
    item: str
    period: Period
    as_of: dt.date | None
    role: str
    authority: str
    version: str
    decided_on: dt.date | None
    bound: str
    low: Decimal | None
    high: Decimal | None
    status: str
    value_type: str
    value: str | None
    unit: str
    value_base: Decimal | None
    unit_base: str
    current: bool
    rivals: int
    known_at: dt.datetime
    file: str
    sha256: str
    sheet: str
    cell: str
    sender: str
    illustration: bool
    dataset_id: int
    observation_id: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which values: every field narrows; empty = all."""

    indicators: tuple[str, ...] = ()
    text: str = ""
    areas: tuple[str, ...] = ()
    area_keys: tuple[AreaKey, ...] = ()
    period: Period | None = None
    start: int | None = None
    end: int | None = None
    role: str = ""
    authority: str = ""
    item: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    file: str = ""
    known_at: dt.date | None = None


def columns(current: Any, rivals: Any) -> list[Any]:
    i, a, s, o, d = schema.indicator, schema.area, schema.series, schema.observation, schema.dataset
    return [
        i.c.code, i.c.name_vi.label("indicator_name"), i.c.proposed, a.c.code.label("area_code"), a.c.valid_from,
        a.c.name_vi.label("area_name"), schema.item.c.item_key, s.c.period_start, s.c.period_months, s.c.as_of,
        s.c.role, s.c.authority, s.c.version, s.c.decided_on, o.c.bound, o.c.low, o.c.high, o.c.status,
        o.c.value_type, o.c.value, o.c.unit, o.c.value_base, o.c.unit_base, current, rivals, d.c.known_at,
        d.c.file_name, d.c.sha256, o.c.sheet, o.c.cell, schema.slot.c.sender, d.c.illustration, d.c.dataset_id,
        o.c.observation_id,
    ]  # fmt: skip


def joined(wanted: Wanted) -> sa.Select[Any]:
    """The rows before narrowing: of one file all, at a past day those known then, else the current ones."""
    o, s, c = schema.observation, schema.series, schema.current_value
    chosen_one = c.c.observation_id == o.c.observation_id
    if wanted.file:
        source = sa.select(*columns(c.c.series_id.is_not(None), sa.func.coalesce(c.c.rivals, 0))).select_from(
            o.join(s, s.c.series_id == o.c.series_id).outerjoin(c, of_current(s) & chosen_one)
        )
    elif wanted.known_at is not None:
        chosen = preferred(end_of(wanted.known_at))
        source = sa.select(*columns(sa.true(), chosen.c.rivals)).select_from(
            chosen.join(o, o.c.observation_id == chosen.c.observation_id).join(s, s.c.series_id == o.c.series_id)
        )
    else:
        source = sa.select(*columns(sa.true(), c.c.rivals)).select_from(c.join(o, chosen_one).join(s, of_current(s)))
    return detailed(source)


def detailed(source: sa.Select[Any]) -> sa.Select[Any]:
    """Observations with all that a reader may ask of them; `source` selects `columns` from series and observation."""
    o, s, d = schema.observation, schema.series, schema.dataset
    return (
        source.join(d, d.c.dataset_id == o.c.dataset_id)
        .join(schema.slot, schema.slot.c.slot_id == d.c.slot_id)
        .join(schema.indicator, schema.indicator.c.indicator_id == s.c.indicator_id)
        .join(schema.area, schema.area.c.area_id == s.c.area_id)
        .join(schema.item, schema.item.c.item_id == s.c.item_id)
    )


def narrowed(query: sa.Select[Any], wanted: Wanted) -> sa.Select[Any]:
    """The query with every filter that was given; values only ever travel as bound parameters."""
    i, a, s, d = schema.indicator, schema.area, schema.series, schema.dataset
    period = wanted.period
    conditions = (
        (bool(wanted.indicators), lambda: i.c.code.in_(wanted.indicators)),
        (bool(wanted.text), lambda: i.c.search_key.contains(finding_key(wanted.text), autoescape=True)),
        (bool(wanted.areas), lambda: a.c.code.in_(wanted.areas)),
        (bool(wanted.area_keys), lambda: a.c.area_key.in_([str(key) for key in wanted.area_keys])),
        (period is not None, lambda: in_period(period)),
        (wanted.start is not None, lambda: s.c.period_start >= wanted.start),
        (wanted.end is not None, lambda: s.c.period_start <= wanted.end),
        (bool(wanted.role), lambda: s.c.role == wanted.role),
        (bool(wanted.authority), lambda: s.c.authority.startswith(wanted.authority, autoescape=True)),
        (wanted.item is not None, lambda: schema.item.c.item_key == wanted.item),
        (bool(wanted.file), lambda: (d.c.file_name == wanted.file) | (d.c.sha256 == wanted.file)),
    )
    for given, condition in conditions:
        if given:
            query = query.where(condition())
    for dimension, member in wanted.members:
        query = query.where(s.c.item_id.in_(items_with(dimension, member)))
    return query


def in_period(period: Period | None) -> Any:
    s = schema.series
    return (s.c.period_start == period.start) & (s.c.period_months == period.months) if period else sa.true()


def items_with(dimension: str, member: str) -> sa.Select[Any]:
    part = schema.item_part
    return sa.select(part.c.item_id).where(part.c.dimension == dimension, part.c.member == member)


def values(store: Store, wanted: Wanted) -> list[ValueRow]:
    """The values asked for, by indicator, area, item, role and period."""
    s = schema.series
    query = narrowed(joined(wanted), wanted).order_by(
        schema.indicator.c.code, schema.area.c.code, schema.item.c.item_key, s.c.role, s.c.period_start,
        s.c.period_months, s.c.authority, s.c.version, s.c.as_of, schema.observation.c.observation_id,
    )  # fmt: skip
    with reading(store.engine) as connection:
        return [value_row(tuple(row)) for row in connection.execute(query)]


def value_row(row: tuple[Any, ...]) -> ValueRow:
    code, name, proposed, area, valid_from, area_name, item, start, months = row[:9]
    rest = list(row[9:])
    rest[14] = bool(rest[14])
    return ValueRow(
        code, name, bool(proposed), AreaKey(area, valid_from), area_name, item, from_start(start, months), *rest
    )


def record_rows(store: Store, file: str) -> list[dict[str, Any]]:
    """Record attributes of one file (by name or sha256), with the record they belong to."""
    r, t, a, d = schema.record, schema.record_attribute, schema.area, schema.dataset
    query = (
        sa.select(r.c.kind, r.c.code, a.c.code.label("area"), a.c.valid_from, a.c.name_vi, t.c.name, t.c.value_type,
                  t.c.value, t.c.label, t.c.sheet, t.c.cell, d.c.file_name, d.c.known_at)
        .join(t, t.c.record_id == r.c.record_id)
        .join(a, a.c.area_id == r.c.area_id)
        .join(d, d.c.dataset_id == t.c.dataset_id)
        .where((d.c.file_name == file) | (d.c.sha256 == file))
        .order_by(t.c.attribute_id)
    )  # fmt: skip
    with reading(store.engine) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def original(store: Store, sha256: str) -> tuple[str, bytes] | None:
    """File name and bytes as they arrived."""
    query = sa.select(schema.dataset.c.file_name, schema.original.c.content).join(
        schema.original, schema.original.c.sha256 == schema.dataset.c.sha256
    )
    with reading(store.engine) as connection:
        row = connection.execute(query.where(schema.dataset.c.sha256 == sha256)).first()
    return (row[0], bytes(row[1])) if row else None


def history(store: Store, observation_id: int) -> list[ValueRow]:
    """Every observation of the same series, newest first: what was said before."""
    o, s, c = schema.observation, schema.series, schema.current_value
    this = sa.select(o.c.series_id).where(o.c.observation_id == observation_id).scalar_subquery()
    query = (
        sa.select(*columns(c.c.series_id.is_not(None), sa.func.coalesce(c.c.rivals, 0)))
        .select_from(
            o.join(s, s.c.series_id == o.c.series_id).outerjoin(
                c, of_current(s) & (c.c.observation_id == o.c.observation_id)
            )
        )
        .join(schema.dataset, schema.dataset.c.dataset_id == o.c.dataset_id)
        .join(schema.slot, schema.slot.c.slot_id == schema.dataset.c.slot_id)
        .join(schema.indicator, schema.indicator.c.indicator_id == s.c.indicator_id)
        .join(schema.area, schema.area.c.area_id == s.c.area_id)
        .join(schema.item, schema.item.c.item_id == s.c.item_id)
        .where(o.c.series_id == this)
        .order_by(schema.dataset.c.known_at.desc(), o.c.observation_id.desc())
    )
    with reading(store.engine) as connection:
        return [value_row(tuple(row)) for row in connection.execute(query)]


def conflicts(store: Store) -> list[ValueRow]:
    """Current values of which another slot says something different, both sides listed by `history`."""
    c = schema.current_value
    query = narrowed(joined(Wanted()), Wanted()).where(c.c.rivals > 0)
    with reading(store.engine) as connection:
        return [value_row(tuple(row)) for row in connection.execute(query)]


def is_empty(store: Store) -> bool:
    """Whether nothing was ever loaded."""
    with reading(store.engine) as connection:
        return connection.scalar(sa.select(schema.dataset.c.dataset_id).limit(1)) is None


def version(store: Store) -> tuple[int, int, int]:
    """Changes whenever anything is published or withdrawn: what remembered answers are keyed by."""
    d = schema.dataset
    query = sa.select(
        sa.func.coalesce(sa.func.max(d.c.dataset_id), 0), sa.func.count(d.c.withdrawn_at), sa.func.count()
    )
    with reading(store.engine) as connection:
        newest, withdrawn, all_ = connection.execute(query.select_from(d)).one()
    return int(newest), int(withdrawn), int(all_)


def reported_periods(store: Store) -> list[Period]:
    """Every period of which an actual or an estimate is current."""
    c = schema.current_value
    query = sa.select(c.c.period_start, c.c.period_months).where(c.c.role != "target").distinct()
    with reading(store.engine) as connection:
        return [from_start(start, months) for start, months in connection.execute(query)]
