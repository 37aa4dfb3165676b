"""Which observation is current: one rule, as one SQL expression, for now and for any past day.

In each slot the latest published dataset speaks (a newer one revises it and, by not saying a
thing any more, retracts it; where it has a cell that nobody could read, the older figure goes on
speaking). Among slots: a normal figure before a provisional before an estimated
one, then the sender's precedence, then the content's own hash - never the order of loading.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data.schema import current_value, dataset, observation, series, slot, unread

STATUS_ORDER = {
    "normal": 0,
    "revised": 0,
    "nil": 0,
    "provisional": 1,
    "estimated": 2,
    "not_applicable": 3,
    "missing": 4,
}


def live_datasets(known_at: dt.datetime | None = None) -> sa.Select[Any]:
    """Ids of the datasets that speak for their slot, now or as known at an instant (UTC)."""
    published = dataset.c.state != "draft"
    if known_at is None:
        published = published & dataset.c.withdrawn_at.is_(None)
    else:
        withdrawn = dataset.c.withdrawn_at
        published = published & (dataset.c.known_at <= known_at) & (withdrawn.is_(None) | (withdrawn > known_at))
    newest = sa.func.row_number().over(
        partition_by=dataset.c.slot_id, order_by=(dataset.c.known_at.desc(), dataset.c.dataset_id.desc())
    )
    ranked = sa.select(dataset.c.dataset_id, newest.label("turn")).where(published).subquery()
    return sa.select(ranked.c.dataset_id).where(ranked.c.turn == 1)


def upheld_by(datasets: Any, known_at: dt.datetime | None = None) -> sa.Select[Any]:
    """Ids of older observations that stand because these datasets hold the figure in an unreadable cell; what its
    own file took back by then does not stand."""
    withdrawn = dataset.c.withdrawn_at
    standing = withdrawn.is_(None) if known_at is None else withdrawn.is_(None) | (withdrawn > known_at)
    older = observation.alias("older")
    return (
        sa.select(unread.c.observation_id)
        .join(older, older.c.observation_id == unread.c.observation_id)
        .join(dataset, dataset.c.dataset_id == older.c.dataset_id)
        .where(unread.c.dataset_id.in_(datasets), standing)
    )


def spoken_by(datasets: Any, known_at: dt.datetime | None = None) -> sa.ColumnElement[bool]:
    """The condition that an observation is said, or upheld, by one of these datasets."""
    upheld = upheld_by(datasets, known_at)
    return observation.c.dataset_id.in_(datasets) | observation.c.observation_id.in_(upheld)


def preferred(known_at: dt.datetime | None = None, within: Any = None) -> sa.Subquery:
    """The chosen observation of each series: columns series_id, observation_id, rivals.

    `rivals` counts the other statements that live slots make of the same series. One pass: the
    number of distinct statements is dense rank up + dense rank down - 1.
    """
    order = sa.case(STATUS_ORDER, value=observation.c.status, else_=9)
    said = sa.func.coalesce(sa.cast(observation.c.value_base, sa.Text), observation.c.value, observation.c.status)
    series_ = observation.c.series_id
    told_by = (dataset.c.sha256, slot.c.sender, slot.c.form, slot.c.period, observation.c.observation_id)
    turn = sa.func.row_number().over(partition_by=series_, order_by=(order, dataset.c.precedence, *told_by))
    up = sa.func.dense_rank().over(partition_by=series_, order_by=said)
    down = sa.func.dense_rank().over(partition_by=series_, order_by=said.desc())
    chosen = (
        sa.select(series_, observation.c.observation_id, turn.label("turn"), (up + down - 2).label("rivals"))
        .join(dataset, dataset.c.dataset_id == observation.c.dataset_id)
        .join(slot, slot.c.slot_id == dataset.c.slot_id)
        .where(spoken_by(live_datasets(known_at), known_at))
    )
    if within is not None:
        chosen = chosen.where(series_.in_(within))
    ranked = chosen.subquery()
    return sa.select(ranked.c.series_id, ranked.c.observation_id, ranked.c.rivals).where(ranked.c.turn == 1).subquery()


CURRENT_KEY = ("indicator_id", "area_id", "item_id", "role", "period_start", "period_months", "series_id")


def of_current(named: Any) -> sa.ColumnElement[bool]:
    """The condition that a current value is that of a series: all of its key, so that it is found by it."""
    return sa.and_(*(current_value.c[name] == named.c[name] for name in CURRENT_KEY))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a dataset has just said. Its series from the id `first` on are new; None when one is said twice."""

    dataset_id: int
    first: int | None


def make_current(connection: Connection, spoken: Spoken, previous: int | None) -> None:
    """Make `current_value` right after a statement: at once what nobody has spoken of before, by the rule the rest."""
    said_before = [found for found in (spoken.dataset_id, previous) if found is not None]
    if spoken.first is None:
        refresh(connection, said_before)
        return
    if spoken.first > 1:
        refresh(connection, said_before, spoken.first)
    new = (observation.c.dataset_id == spoken.dataset_id) & (series.c.series_id >= spoken.first)
    live = observation.c.dataset_id.in_(live_datasets())
    rows = sa.select(*(series.c[name] for name in CURRENT_KEY), observation.c.observation_id, sa.literal(0)).join(
        observation, observation.c.series_id == series.c.series_id
    )
    insert_current(connection, rows.where(new, live))


def refresh(connection: Connection, datasets: list[int], below: int | None = None) -> None:
    """Make `current_value` right again for every series (with an id below) that these datasets speak of."""
    said = observation.c.series_id < below if below is not None else sa.true()
    touched = sa.select(observation.c.series_id).where(spoken_by(datasets), said)
    keys = sa.select(*(series.c[name] for name in CURRENT_KEY)).where(series.c.series_id.in_(touched))
    mine = sa.tuple_(*(current_value.c[name] for name in CURRENT_KEY))
    connection.execute(sa.delete(current_value).where(mine.in_(keys)))
    chosen = preferred(within=touched)
    rows = sa.select(*(series.c[name] for name in CURRENT_KEY), chosen.c.observation_id, chosen.c.rivals).join(
        chosen, chosen.c.series_id == series.c.series_id
    )
    insert_current(connection, rows)


def insert_current(connection: Connection, rows: sa.Select[Any]) -> None:
    """In the order of the table's own key, which is twice as fast."""
    ordered = rows.order_by(*(series.c[name] for name in CURRENT_KEY))
    names = [*CURRENT_KEY, "observation_id", "rivals"]
    connection.execute(sa.insert(current_value).from_select(names, ordered))
