"""Ids of indicators, areas, items and series: found in bulk, made where they are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from data import schema
from data.bulk import FEW, insert_rows, lookup, next_id
from data.model import AreaKey, ProposedIndicator, SeriesKey, item_parts
from data.text import finding_key, sort_key


def propose(connection: Connection, proposals: Iterable[ProposedIndicator]) -> None:
    """Store indicators that only sheets know so far, once each."""
    wanted = {proposal.code: proposal for proposal in proposals}
    table = schema.indicator
    known = lookup(connection, table.c.code, table.c.indicator_id, wanted)
    fresh = [
        {"code": p.code, "name_vi": p.name_vi, "unit": p.unit, "kind": p.kind, "path": p.path, "proposed": True,
         "merged_into": None, "merged_item": None, "search_key": finding_key(p.name_vi),
         "sort_key": sort_key(p.name_vi)}
        for p in wanted.values() if p.code not in known
    ]  # fmt: skip
    if fresh:
        connection.execute(sa.insert(table), fresh)


def merged(connection: Connection) -> dict[str, tuple[str, str]]:
    """Proposed code -> the catalogue code it was merged into, and the item it became there."""
    table = schema.indicator
    rows = sa.select(table.c.code, table.c.merged_into, table.c.merged_item).where(table.c.merged_into.is_not(None))
    return {code: (into, item or "") for code, into, item in connection.execute(rows)}


def item_ids(connection: Connection, items: Iterable[str]) -> dict[str, int]:
    table = schema.item
    wanted = set(items)
    found = lookup(connection, table.c.item_key, table.c.item_id, wanted)
    fresh = sorted(wanted - found.keys())
    if fresh:
        connection.execute(sa.insert(table), [{"item_key": text} for text in fresh])
        made = lookup(connection, table.c.item_key, table.c.item_id, fresh)
        parts = [
            {"item_id": made[text], "dimension": dimension, "member": member}
            for text in fresh for dimension, member in item_parts(text)
        ]  # fmt: skip
        if parts:
            connection.execute(sa.insert(schema.item_part), parts)
        found |= made
    return found


Name = tuple[str, AreaKey, str]
Line = tuple[int, int, int]
"""Indicator, area and item: what the series of one row of a sheet share."""
Moment = tuple[Any, ...]
"""Role, period, authority, version and days: what the series of one column share."""
LINE = ("indicator_id", "area_id", "item_id")
MOMENT = ("role", "period_start", "period_months", "authority", "version", "decided_on", "as_of")


def moment_of(key: SeriesKey) -> Moment:
    period = key.period
    return key.role, period.start, period.months, key.authority, key.version, key.decided_on, key.as_of


class SeriesIds:
    """The ids of a statement's series: of those that stand in the store, and new ones for the others.

    Indicators and areas must already stand in the store; items are made.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.by_name: dict[Name, tuple[Line, dict[Moment, int]]] = {}
        self.by_line: dict[Line, dict[Moment, int]] = {}
        self.moments: dict[Moment, Moment] = {}
        self.first = self.next = next_id(connection, schema.series.c.series_id)
        """The first new id: what is below stood before."""
        self.twice = False
        """Whether a new series was said twice."""

    def stored(self, keys: Sequence[SeriesKey]) -> list[int]:
        """The id of each key's series, in their order; those that are new are stored."""
        names = dict.fromkeys((key.indicator, key.area, key.item) for key in keys)
        self.find_lines([name for name in names if name not in self.by_name])
        if self.first > 1:
            self.take_standing([*names], {key.period.start for key in keys})
        fresh: list[tuple[Any, ...]] = []
        ids = [self.numbered(key, fresh) for key in keys]
        insert_rows(self.connection, schema.series, ("series_id", *LINE, *MOMENT), fresh)
        return ids

    def find_lines(self, names: Sequence[Name]) -> None:
        """Find the ids of indicators, areas and items, once for all keys that share them."""
        area, indicator = schema.area, schema.indicator
        texts = {place: str(place) for place in {place for _, place, _ in names}}
        areas = lookup(self.connection, area.c.area_key, area.c.area_id, set(texts.values()))
        codes = {code for code, _, _ in names}
        indicators = lookup(self.connection, indicator.c.code, indicator.c.indicator_id, codes)
        items = item_ids(self.connection, {item for _, _, item in names})
        for code, place, item in names:
            line = indicators[code], areas[texts[place]], items[item]
            self.by_name[code, place, item] = line, self.by_line.setdefault(line, {})

    def take_standing(self, names: Sequence[Name], starts: set[int]) -> None:
        """Take over the ids of the series that stand."""
        s = schema.series
        lines = [self.by_name[name][0] for name in names]
        query = sa.select(*(s.c[name] for name in (*LINE, *MOMENT)), s.c.series_id)
        for indicators in batches(sorted({line[0] for line in lines})):
            for areas in batches(sorted({line[1] for line in lines})):
                here = s.c.indicator_id.in_(indicators), s.c.area_id.in_(areas), s.c.period_start.in_(sorted(starts))
                for indicator, area, item, *moment, found in self.connection.execute(query.where(*here)):
                    known = self.by_line.get((indicator, area, item))
                    if known is not None:
                        known[tuple(moment)] = found

    def numbered(self, key: SeriesKey, fresh: list[tuple[Any, ...]]) -> int:
        """A key's id; what does not stand gets the next one, and a row in `fresh`."""
        line, known = self.by_name[key.indicator, key.area, key.item]
        moment = moment_of(key)
        found = known.get(moment)
        if found is None:
            moment = self.moments.setdefault(moment, moment)
            found = known[moment] = self.next
            self.next += 1
            fresh.append((found, *line, *moment))
        elif found >= self.first:
            self.twice = True
        return found


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + FEW] for start in range(0, len(ids), FEW))
