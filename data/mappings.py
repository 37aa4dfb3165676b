"""Learned mappings: what analysts answered about a sender's form, kept for the months to come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from data import schema
from data.clock import now
from data.database import reading, writing
from data.model import Slot
from data.store import Store


@dataclass(frozen=True, slots=True)
class Mapping:
    """The answers (JSON) that hold for one sender's form, and the file they were first given for."""

    mapping_id: int
    sender: str
    form: str
    answers: str
    learned_at: dt.datetime
    file_name: str


def remembered(store: Store, slot: Slot) -> str:
    """The answers for this sender and form as JSON; empty when nothing was ever asked."""
    table = schema.mapping
    here = (table.c.sender == slot.sender) & (table.c.form == slot.form)
    with reading(store.engine) as connection:
        return connection.scalar(sa.select(table.c.answers).where(here)) or ""


def remember(store: Store, slot: Slot, answers: str, file_name: str) -> None:
    """Keep the answers for this sender and form in place of what was kept before."""
    table = schema.mapping
    here = (table.c.sender == slot.sender) & (table.c.form == slot.form)
    with writing(store.engine) as connection:
        connection.execute(sa.delete(table).where(here))
        row = {
            "sender": slot.sender,
            "form": slot.form,
            "answers": answers,
            "learned_at": now(),
            "file_name": file_name,
        }
        connection.execute(sa.insert(table), [row])


def mappings(store: Store) -> list[Mapping]:
    """All that was learned, by sender and form."""
    table = schema.mapping
    names = ("mapping_id", "sender", "form", "answers", "learned_at", "file_name")
    query = sa.select(*(table.c[name] for name in names)).order_by(table.c.sender, table.c.form)
    with reading(store.engine) as connection:
        return [Mapping(*row) for row in connection.execute(query)]


def forget(store: Store, mapping_id: int) -> bool:
    """Unlearn one mapping; False when there is none of that number."""
    table = schema.mapping
    with writing(store.engine) as connection:
        gone = connection.execute(sa.delete(table).where(table.c.mapping_id == mapping_id))
        return gone.rowcount > 0
