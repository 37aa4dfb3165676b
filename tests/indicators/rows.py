"""Observations as the store would give them back, without a store: for properties that try many orders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from data.areas import directory
from data.catalogue import catalogue
from data.model import Observation
from data.queries import ValueRow
from indicators.actuals import Figure


def ha(value: Decimal | str | int | None) -> Figure:
    """A figure without a cell; None = said to be missing."""
    return Figure(None if value is None else Decimal(value), "missing" if value is None else "normal")


def told(observations: Iterable[Observation]) -> list[ValueRow]:
    """The rows of current values that these observations would become."""
    return [row_of(number, one) for number, one in enumerate(observations)]


def row_of(number: int, one: Observation) -> ValueRow:
    key, definition = one.key, catalogue()[one.key.indicator]
    return ValueRow(
        indicator=key.indicator, indicator_name=definition.name_vi, proposed=False, area=key.area,
        area_name=directory().by_key[key.area].name_vi, item=key.item, period=key.period, as_of=key.as_of,
        role=key.role, authority=key.authority, version=key.version, decided_on=key.decided_on, bound=one.bound,
        low=one.low, high=one.high, status=one.status, value_type=one.value_type, value=one.value, unit=one.unit,
        value_base=one.value_base, unit_base=one.unit_base, current=True, rivals=0,
        known_at=dt.datetime(2020, 12, 31), file="f.xlsx", sha256="", sheet=one.sheet, cell=one.cell, sender="office",
        illustration=False, dataset_id=1, observation_id=number,
    )  # fmt: skip
