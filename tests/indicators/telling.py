"""Saying figures as a loader would: one observation, one dataset."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from decimal import Decimal

from data.areas import directory
from data.catalogue import catalogue
from data.datasets import Statement, publish
from data.model import Dataset, Observation, RecordAttribute, SeriesKey, Slot, ValueType
from data.period import Period
from data.store import Store
from data.units import to_base

COUNTER = itertools.count(1)


def say(
    indicator: str, area: str, period: str, value: str | None, role: str = "actual", *, item: str = "",
    authority: str = "none", version: str = "initial", as_of: str = "", decided_on: str = "", bound: str = "=",
    low: str = "", high: str = "", status: str = "", unit: str = "", cell: str = "",
) -> Observation:  # fmt: skip
    """One observation in the indicator's own unit, as a loader would store it."""
    when = Period.parse(period)
    place = directory().nearest(area, when.last_day)
    assert place is not None
    own = unit or catalogue()[indicator].unit
    number = None if value is None else to_base(Decimal(value), own)
    key = SeriesKey(
        indicator, place.key, item, when, role, authority, version,  # type: ignore[arg-type]
        dt.date.fromisoformat(decided_on) if decided_on else None,
        dt.date.fromisoformat(as_of) if as_of else None,
    )  # fmt: skip
    return Observation(
        key, status or ("estimated" if role == "estimate" else "normal"), value, own,  # type: ignore[arg-type]
        number[0] if number else None, number[1] if number else own, bound=bound,  # type: ignore[arg-type]
        low=Decimal(low) if low else None, high=Decimal(high) if high else None, sheet="S1", cell=cell or "A1",
    )  # fmt: skip


def say_day(
    indicator: str, area: str, period: str, day: str, role: str = "actual", *, item: str = "", as_of: str = "",
    cell: str = "",
) -> Observation:  # fmt: skip
    """A day (ISO) or words in its place, as a loader stores a deadline or the day of completion."""
    said = say(indicator, area, period, None, role, item=item, as_of=as_of, cell=cell, status="normal")
    kind: ValueType = "date" if day[:4].isdigit() else "text"
    return said._replace(value=day, value_type=kind)


def attributes(kind: str, code: str, area: str, when: str, **words: str) -> list[RecordAttribute]:
    """What a register says of one thing in words, each attribute with a cell."""
    place = directory().nearest(area, dt.date.fromisoformat(when))
    assert place is not None
    return [RecordAttribute(kind, code, place.key, name, value, "text", "S1", f"B{number}", words.get("name", code))
            for number, (name, value) in enumerate(words.items(), start=1)]  # fmt: skip


def tell(
    store: Store, observations: Sequence[Observation], slot: str = "", known_at: str = "", *,
    sender: str = "office", period: str = "any", records: Sequence[RecordAttribute] = (),
) -> None:  # fmt: skip
    """Publish observations as one dataset of its own slot, or of the named one."""
    number = next(COUNTER)
    made = Dataset(
        sha256=f"{number:064d}", file_name=f"f{number}.xlsx", slot=Slot(sender, slot or f"form{number}", period),
        known_at=dt.datetime.fromisoformat(known_at) if known_at else None,
    )  # fmt: skip
    publish(store, Statement(made, observations, records=records))
