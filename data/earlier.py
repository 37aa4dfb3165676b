"""What the store holds of the series around a new file: earlier months, the year's plans."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.bulk import FEW
from data.currency import of_current
from data.database import reading
from data.model import AreaKey
from data.period import Period, from_start
from data.store import Store


@dataclass(frozen=True, slots=True)
class Known:
    """One current figure: its coordinates, what it says, and the file that says it."""

    indicator: str
    area: AreaKey
    item: str
    role: str
    authority: str
    period: Period
    value: str
    unit: str
    base: Decimal
    unit_base: str
    file: str
    sha256: str


def known_figures(
    store: Store, indicators: Collection[str], areas: Collection[AreaKey], since: int, until: int
) -> list[Known]:
    """The current figures of these indicators and areas whose periods begin within these months (YYYYMM)."""
    with reading(store.engine) as connection:
        return [
            found for codes in portions(sorted(indicators)) for keys in portions(sorted(map(str, areas)))
            for found in portion(connection, codes, keys, since, until)
        ]  # fmt: skip


def portions(names: list[str]) -> Iterator[list[str]]:
    yield from (names[start : start + FEW] for start in range(0, len(names), FEW))


def portion(connection: Connection, codes: list[str], keys: list[str], since: int, until: int) -> Iterator[Known]:
    c, s, o, i, a = schema.current_value, schema.series, schema.observation, schema.indicator, schema.area
    query = (
        sa.select(i.c.code, a.c.code, a.c.valid_from, schema.item.c.item_key, c.c.role, s.c.authority,
                  c.c.period_start, c.c.period_months, o.c.value, o.c.unit, o.c.value_base, o.c.unit_base,
                  schema.dataset.c.file_name, schema.dataset.c.sha256)
        .select_from(c)
        .join(i, i.c.indicator_id == c.c.indicator_id)
        .join(a, a.c.area_id == c.c.area_id)
        .join(schema.item, schema.item.c.item_id == c.c.item_id)
        .join(s, of_current(s))
        .join(o, o.c.observation_id == c.c.observation_id)
        .join(schema.dataset, schema.dataset.c.dataset_id == o.c.dataset_id)
        .where(i.c.code.in_(codes), a.c.area_key.in_(keys), c.c.period_start.between(since, until),
               o.c.value_base.is_not(None))
    )  # fmt: skip
    for code, area, valid_from, item, role, authority, start, months, *said in connection.execute(query):
        yield Known(code, AreaKey(area, valid_from), item, role, authority, from_start(start, months), *said)
