"""One indicator along a dimension: a result for every member, each figure against its own target.

What every family's tables are made of: disbursement by source or owner, land by type, documents by
type. One read for the whole table; members stand in the order of the reference file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from data.areas import Area
from data.catalogue import members_by_code
from data.model import item_parts, item_text
from data.period import Period
from data.store import Store
from indicators.engine import known
from indicators.evaluation import Question, evaluate_from
from indicators.reading import Readings, area_at, read
from indicators.result import Result


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures a family reads: an area at a period, on one plan base, as known at a day."""

    area: str
    period: Period
    authority: str = ""
    known_at: dt.date | None = None

    @property
    def place(self) -> Area:
        """The area that carries the code at the period's end. Raises ValueError for an unknown code."""
        return area_at(self.area, self.period.last_day)


def readings_of(store: Store, indicators: Iterable[str], asked: Asked) -> Readings:
    """Everything stored of some indicators in the area and year asked, with all items; one read."""
    return read(
        store, indicators, (asked.place.key,), asked.period.year, item=None, known_at=asked.known_at
    )  # fmt: skip


def along(store: Store, indicator: str, asked: Asked, dimension: str) -> dict[str, Result]:
    """Member → result for the items that name one member of the dimension and nothing else; one read."""
    readings = readings_of(store, (indicator,), asked)
    known(readings, store, indicator, asked.known_at)
    return along_from(readings, indicator, asked, dimension)


def along_from(
    readings: Readings, indicator: str, asked: Asked, dimension: str, within: tuple[tuple[str, str], ...] = ()
) -> dict[str, Result]:  # fmt: skip
    """`along` from readings that are there; `within` names members of other dimensions that all items share."""
    definition = readings.definitions[indicator]
    found: dict[str, Result] = {}
    for member in sorted(members_in(readings, indicator, dimension, within), key=lambda m: place_of(dimension, m)):
        item = item_text([*within, (dimension, member)])
        found[member] = evaluate_from(readings, Question(definition, asked.place, asked.period, item, asked.authority))
    return found


def members_in(
    readings: Readings, indicator: str, dimension: str, within: tuple[tuple[str, str], ...] = ()
) -> set[str]:  # fmt: skip
    """The members of a dimension that items with exactly that dimension (and `within`) name."""
    found = set()
    for code, _, item in readings.table:
        parts = dict(item_parts(item))
        if code == indicator and dimension in parts and item == item_text([*within, (dimension, parts[dimension])]):
            found.add(parts[dimension])
    return found


def place_of(dimension: str, member: str) -> tuple[int, str]:
    """Members in the order of the reference file, unknown ones last."""
    order = [code for own, code in members_by_code() if own == dimension]
    return (order.index(member) if member in order else len(order)), member


def member_name(dimension: str, member: str, language: str) -> str:
    """A member's name in the reader's language; an unknown one is shown by its code."""
    known_member = members_by_code().get((dimension, member))
    if known_member is None:
        return member
    return known_member.name_en if language == "en" and known_member.name_en else known_member.name_vi
