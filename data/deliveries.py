"""When each office's reports arrived: the first file of every slot, with the day it became known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from data import schema
from data.clock import day_of, end_of
from data.database import reading
from data.store import Store


@dataclass(frozen=True, slots=True)
class Delivery:
    """One slot that an office filled: what it was for and the day (Hà Nội) on which it first spoke."""

    sender: str
    form: str
    period: str
    arrived: dt.date
    file: str
    sha256: str
    dataset_id: int


def deliveries(
    store: Store, senders: Collection[str] = (), known_at: dt.date | None = None
) -> list[Delivery]:  # fmt: skip
    """The first published file of each slot (withdrawn ones and drafts do not count), by day of arrival.

    A later correction of the same slot does not make a report late; a report that was withdrawn has
    not been sent.
    """
    d, slot = schema.dataset, schema.slot
    standing: sa.ColumnElement[bool] = d.c.withdrawn_at.is_(None)
    if known_at is not None:
        standing = (d.c.known_at <= end_of(known_at)) & (standing | (d.c.withdrawn_at > end_of(known_at)))
    turn = sa.func.row_number().over(partition_by=d.c.slot_id, order_by=(d.c.known_at, d.c.dataset_id))
    first = sa.select(d, turn.label("turn")).where(d.c.state != "draft", standing).subquery()
    query = (
        sa.select(slot.c.sender, slot.c.form, slot.c.period, first.c.known_at, first.c.file_name, first.c.sha256,
                  first.c.dataset_id)
        .join(slot, slot.c.slot_id == first.c.slot_id)
        .where(first.c.turn == 1)
        .order_by(first.c.known_at, first.c.dataset_id)
    )  # fmt: skip
    if senders:
        query = query.where(slot.c.sender.in_(sorted(senders)))
    with reading(store.engine) as connection:
        return [
            Delivery(sender, form, period, day_of(known), file, sha256, number)
            for sender, form, period, known, file, sha256, number in connection.execute(query)
        ]
