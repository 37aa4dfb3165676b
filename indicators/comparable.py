"""Areas over time: what today's territory had in years when it was other units, or why that cannot be said.

Three answers, never a silent one: exact where whole units merged (the parts add up), an estimate
where units were divided by published weights, and a break of the series where neither holds. The old
units' own figures always stay beside it. Rates are Σ numerators / Σ denominators of the old units, or
not computable (DHIS2's merge rule is the same: no mean of rates).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.areas import Area, Succession, directory, lineage
from data.catalogue import Definition
from data.model import AreaKey
from data.period import Period
from data.store import Store
from data.units import find_unit
from indicators.actuals import Figure, figure
from indicators.areas_sum import ratio_of_areas
from indicators.reading import Readings, area_at, read

PAST = 5
"""How many years of history are looked for."""
PEOPLE = frozenset({"người", "hộ", "lao động", "lượt người"})
LAND = frozenset({"ha", "m2", "km2"})
Shares = tuple[Decimal | None, Decimal | None]
"""Of land and of people."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An old unit, whole or in part, that today's territory is made of; shares None where none was published."""

    area: Area
    share_area: Decimal | None
    share_population: Decimal | None

    @property
    def whole(self) -> bool:
        return self.share_area == 1 and self.share_population == 1


@dataclass(frozen=True, slots=True)
class PieceFigure:
    """What an old unit reported itself, and the weight with which it counts; the line that can still be viewed."""

    piece: Piece
    figure: Figure
    weight: Decimal | None


@dataclass(frozen=True, slots=True)
class Comparable:
    """The figure of today's territory in one period.

    `basis`: `reported` (the same unit), `merged` (exact), `weighted` (an estimate), or empty with the
    figure's `reason`: `no_weights`, `not_additive`, `incomplete`, `no_data`.
    """

    period: Period
    figure: Figure
    basis: str
    pieces: tuple[PieceFigure, ...] = ()


def pieces_on(area: Area, day: dt.date, steps: Sequence[Succession] | None = None) -> tuple[Piece, ...]:
    """The units of a past day that the area is made of; the area itself where it stood unchanged."""
    every = lineage() if steps is None else tuple(steps)
    found: dict[AreaKey, Shares] = {area.key: (Decimal(1), Decimal(1))}
    dates = sorted({s.effective for s in every if s.effective > day}, reverse=True)
    for effective in dates:
        found = one_step_back(found, [s for s in every if s.effective == effective])
    places = directory().by_key
    return tuple(Piece(places[key], *shares) for key, shares in found.items() if key in places)


def one_step_back(units: dict[AreaKey, Shares], steps: Iterable[Succession]) -> dict[AreaKey, Shares]:
    """Replace every unit that a reform formed by the units that it was formed of, shares multiplied."""
    formed = list(steps)
    found: dict[AreaKey, Shares] = {}
    for key, (area, people) in units.items():
        sources = [s for s in formed if s.new == key]
        if not sources:
            found[key] = (area, people)
        for step in sources:
            before = found.get(step.old, (Decimal(0), Decimal(0)))
            found[step.old] = (
                plus(before[0], times(area, step.share_area)), plus(before[1], times(people, step.share_population))
            )  # fmt: skip
    return found


def plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def times(share: Decimal | None, more: str) -> Decimal | None:
    return None if share is None or not more else share * Decimal(more)


def weight_of(piece: Piece, definition: Definition) -> Decimal | None:
    """The weight with which an old unit's amount counts: by people, by land, or only whole."""
    known = find_unit(definition.unit)
    base = known.base if known else definition.unit
    if piece.whole or (piece.share_area == 0 and piece.share_population == 0):
        return piece.share_area
    if definition.unit in PEOPLE or base in PEOPLE:
        return piece.share_population
    return piece.share_area if definition.unit in LAND or base in LAND else None


def comparable_figure(
    readings: Readings, definition: Definition, area: Area, pieces: Sequence[Piece], item: str, period: Period
) -> Comparable:  # fmt: skip
    """What the old units of today's territory had together in a period, from readings that hold them."""
    if [piece.area.key for piece in pieces] == [area.key]:
        own = figure(readings.series(definition.code, area.key, item), definition, period)
        return Comparable(period, own, "reported" if own.counted is not None else "")
    told = tuple(
        PieceFigure(piece, figure(readings.series(definition.code, piece.area.key, item), definition, period),
                    weight_of(piece, definition))
        for piece in pieces
    )  # fmt: skip
    if definition.area_aggregation == "sum":
        return added(period, told)
    return of_rates(readings, definition, told, item, period)


def added(period: Period, told: tuple[PieceFigure, ...]) -> Comparable:
    """Σ weight × amount; one missing unit or weight leaves no sum."""
    if any(part.weight is None for part in told):
        return Comparable(period, Figure(None, reason="no_weights"), "", told)
    counting = [part for part in told if part.weight]
    if all(part.figure.counted is None for part in counting):
        return Comparable(period, Figure(None, reason="no_data"), "", told)
    if any(part.figure.counted is None for part in counting):
        return Comparable(period, Figure(None, reason="incomplete"), "", told)
    total = sum((part.weight * part.figure.counted for part in counting), Decimal(0))  # type: ignore[operator]
    exact = all(part.weight == 1 for part in counting)
    sources = tuple(source for part in counting for source in part.figure.sources)
    status = "normal" if exact else "estimated"
    return Comparable(period, Figure(total, status, not exact, None, sources), "merged" if exact else "weighted", told)


def of_rates(
    readings: Readings, definition: Definition, told: tuple[PieceFigure, ...], item: str, period: Period
) -> Comparable:  # fmt: skip
    """Σ numerators / Σ denominators of whole old units; where only rates exist, not computable."""
    found = Figure(None, reason="not_additive")
    if definition.numerator and definition.denominator and all(part.piece.whole for part in told):
        keys = [part.piece.area.key for part in told]
        summed = ratio_of_areas(readings, definition, keys, item, period)
        found = found if summed.reason == "no_data" and any(p.figure.sources for p in told) else summed
    if not any(part.figure.sources for part in told) and found.value is None and not found.sources:
        found = Figure(None, reason="no_data")
    return Comparable(period, found, "merged" if found.value is not None else "", told)


def history(
    store: Store, indicator: str, area: str, period: Period, item: str = "", known_at: dt.date | None = None,
    years: int = PAST,
) -> tuple[Comparable, ...]:  # fmt: skip
    """The same months of this and the past years on today's territory, oldest first; two reads at most.

    Raises ValueError for an unknown area or indicator.
    """
    place = area_at(area, period.last_day)
    periods = [period.shifted(-back) for back in range(years, -1, -1)]
    made_of = {when: pieces_on(place, when.last_day) for when in periods}
    keys = dict.fromkeys([place.key, *(piece.area.key for parts in made_of.values() for piece in parts)])
    readings = read(store, (indicator,), keys, period.year, item=item, known_at=known_at, past=years)
    definition = readings.definitions.get(indicator)
    if definition is None:
        raise ValueError(f"no indicator has the code {indicator!r}")
    return tuple(comparable_figure(readings, definition, place, made_of[when], item, when) for when in periods)
