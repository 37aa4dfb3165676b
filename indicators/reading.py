"""What an evaluation needs from the store: typed points, read once for many indicators and areas.

A point's value is in the definition's own unit, exact. The five kinds of nothing stay apart:
zero is a value, nil (`-`), missing (`...`) and not applicable (`x`) are points without one, and a
blank is no point at all.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from data.areas import Area, directory
from data.catalogue import Definition, catalogue, proposed
from data.clock import day_of
from data.model import AreaKey
from data.period import Period
from data.queries import ValueRow, Wanted, values
from data.records import Attribute
from data.store import Store
from data.units import find_unit, from_base, to_base
from indicators.result import Source

PAST_YEARS = 5
"""How many years before the asked one are read: enough for a seasonal shape and its spread."""

POINTS = frozenset({"%", "điểm %"})
"""Bases that reports use for one another: a rate's change is printed in both."""


@dataclass(frozen=True, slots=True)
class Point:
    """One stored value of one series, in the definition's unit, with its cell."""

    period: Period
    role: str
    value: Decimal | None
    status: str
    as_of: dt.date | None
    authority: str
    version: str
    decided_on: dt.date | None
    bound: str
    low: Decimal | None
    high: Decimal | None
    source: Source

    @property
    def cut_off(self) -> dt.date:
        """The day the figure speaks of: its `as_of`, else the end of its period."""
        return self.as_of or self.period.last_day


@dataclass(slots=True)
class Series:
    """All points of one indicator × area × item; for each period the latest cut-off stands."""

    actuals: dict[Period, Point] = field(default_factory=dict)
    estimates: dict[Period, Point] = field(default_factory=dict)
    targets: list[Point] = field(default_factory=list)

    def add(self, point: Point) -> None:
        if point.role == "target":
            self.targets.append(point)
            return
        table = self.actuals if point.role == "actual" else self.estimates
        before = table.get(point.period)
        if before is None or rank(point) > rank(before):
            table[point.period] = point

    def has_figures(self, year: int) -> bool:
        return any(period.year == year for table in (self.actuals, self.estimates) for period in table)


def rank(point: Point) -> tuple[dt.date, bool, str]:
    """Later cut-off first, a dated one before an undated; never the order of rows."""
    return point.cut_off, point.as_of is not None, f"{point.source.file}|{point.source.cell}|{point.source.value}"


@dataclass(slots=True)
class Readings:
    """Everything read for one question: definitions, and points by indicator, area and item."""

    definitions: dict[str, Definition] = field(default_factory=dict)
    table: dict[tuple[str, AreaKey, str], Series] = field(default_factory=lambda: defaultdict(Series))
    labels: dict[tuple[str, AreaKey], Attribute] = field(default_factory=dict)
    """Official labels by the code of their record and area; empty unless `official.with_labels` read them."""

    def series(self, indicator: str, area: AreaKey, item: str = "") -> Series:
        return self.table.get((indicator, area, item)) or Series()

    def add(self, rows: Iterable[ValueRow]) -> None:
        for row in rows:
            definition = self.definitions.setdefault(row.indicator, definition_of(row))
            if row.value_type == "number" and same_measure(definition.unit, row):
                self.table[row.indicator, row.area, row.item].add(point_of(row, definition.unit))


def definition_of(row: ValueRow) -> Definition:
    """The catalogue's definition, else one made of what the sheet says."""
    known = catalogue().get(row.indicator)
    return known or proposed(row.indicator, row.indicator_name, row.unit, kind_of(row))


def kind_of(row: ValueRow) -> str:
    """What a sheet's own indicator probably is: a rate in %, a state at a month's end, else a flow."""
    if row.unit.strip() in ("%", "‰"):
        return "ratio"
    return "stock" if row.period.is_state else "flow"


def same_measure(unit: str, row: ValueRow) -> bool:
    """Whether the row's figure can be said in `unit`: money never becomes hectares."""
    if row.value_base is None or not unit or not row.unit_base:
        return True
    known, theirs = find_unit(unit), find_unit(row.unit_base)
    bases = {known.base if known else unit, theirs.base if theirs else row.unit_base}
    return len(bases) == 1 or bases <= POINTS


def point_of(row: ValueRow, unit: str) -> Point:
    """A row in the definition's unit; `low` and `high` are stored in the printed unit, as in the sheet."""
    low, high = (
        None if edge is None else from_base(to_base(edge, row.unit)[0], unit) for edge in (row.low, row.high)
    )  # fmt: skip
    # a unit that was unknown when it was stored is its own base there; today it may have another
    value = None if row.value_base is None else from_base(to_base(row.value_base, row.unit_base)[0], unit)
    return Point(
        row.period, row.role, value, row.status, row.as_of, row.authority, row.version, row.decided_on,
        row.bound, low, high, source_of(row),
    )  # fmt: skip


def source_of(row: ValueRow) -> Source:
    return Source(
        file=row.file, sheet=row.sheet, cell=row.cell, value=row.value or "", unit=row.unit, role=row.role,
        sha256=row.sha256, observation_id=row.observation_id, known_on=day_of(row.known_at),
        illustration=row.illustration, rivals=row.rivals,
    )  # fmt: skip


def source_of_attribute(found: Attribute) -> Source:
    """The cell of an attribute of a record."""
    return Source(
        file=found.file, sheet=found.sheet, cell=found.cell, value=found.value, unit="", role="actual",
        sha256=found.sha256, known_on=day_of(found.known_at),
    )  # fmt: skip


def read(
    store: Store, indicators: Iterable[str], areas: Iterable[AreaKey], year: int, *,
    item: str | None = "", known_at: dt.date | None = None, into: Readings | None = None, past: int = PAST_YEARS,
) -> Readings:  # fmt: skip
    """One query: these indicators (none = all) of these areas in `year` and the years before it."""
    codes = with_parts(indicators)
    wanted = Wanted(
        indicators=codes, area_keys=tuple(dict.fromkeys(areas)), start=(year - past) * 100 + 1,
        end=year * 100 + 12, item=item, known_at=known_at,
    )  # fmt: skip
    readings = into if into is not None else Readings()
    for code in codes:
        if code in catalogue():
            readings.definitions[code] = catalogue()[code]
    readings.add(values(store, wanted))
    return readings


def with_parts(indicators: Iterable[str]) -> tuple[str, ...]:
    """The indicators with the numerators and denominators that their ratios are made of."""
    found: dict[str, None] = {}
    for code in indicators:
        definition = catalogue().get(code)
        parts = (definition.numerator, definition.denominator) if definition else ()
        found.update(dict.fromkeys(part for part in (code, *parts) if part))
    return tuple(found)


def area_at(code: str, day: dt.date) -> Area:
    """The area that carried `code` on `day`, else the nearest in time. Raises ValueError for an unknown code."""
    found = directory().nearest(code, day)
    if found is None:
        raise ValueError(f"no area has the code {code!r}")
    return found


def children_at(area: Area, day: dt.date) -> tuple[Area, ...]:
    """The real units directly below an area on a day: no pseudo-areas, no regions."""
    return directory().real_children(area.code, day) if area.valid_at(day) else ()
