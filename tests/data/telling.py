"""Datasets as an office would say them: a few figures, a sender, a form, a day."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal

from data.datasets import Change, Statement, publish
from data.model import AreaKey, Dataset, Observation, ProposedIndicator, SeriesKey, Slot, Status
from data.period import Period
from data.queries import Wanted, values
from data.store import Store
from data.units import to_base

HA_TINH = AreaKey("42")
REVENUE = "budget_revenue"


def said(
    value: str | None,
    *,
    indicator: str = REVENUE,
    area: AreaKey = HA_TINH,
    period: str = "2020-01/P6M",
    item: str = "",
    role: str = "actual",
    unit: str = "triệu đồng",
    status: Status = "normal",
    cell: str = "C44",
) -> Observation:
    """One figure; `value` None is one of the kinds of nothing that `status` names."""
    key = SeriesKey(indicator, area, item, Period.parse(period), role)  # type: ignore[arg-type]
    if value is None:
        return Observation(key, status, None, unit, sheet="M09", cell=cell)
    base, base_unit = to_base(Decimal(value), unit)
    return Observation(key, status, value, unit, base, base_unit, sheet="M09", cell=cell)


def dataset(
    *observations: Observation,
    sender: str = "stc",
    form: str = "revenue",
    period: str = "2020-01/P6M",
    known: str = "",
    draft: bool = False,
    precedence: int = 50,
    name: str = "",
    proposed: tuple[ProposedIndicator, ...] = (),
) -> Statement:
    """What one office says once; the content's hash follows what is said, as that of a file would."""
    content = name.encode() + repr([(o.key.text(), o.value, o.status, o.unit) for o in observations]).encode()
    sha = hashlib.sha256(content).hexdigest()
    when = dt.datetime.fromisoformat(known) if known else None
    made = Dataset(
        sha, name or f"{sha[:8]}.xlsx", Slot(sender, form, period), content=content, known_at=when, draft=draft
    )
    return Statement(made, observations, proposed, precedence=precedence)


def tell(store: Store, *observations: Observation, **more: object) -> Change:
    return publish(store, dataset(*observations, **more))  # type: ignore[arg-type]


def current(store: Store, **wanted: object) -> list[str | None]:
    """The current values, as printed, in the store's order."""
    return [row.value for row in values(store, Wanted(**wanted))]  # type: ignore[arg-type]
