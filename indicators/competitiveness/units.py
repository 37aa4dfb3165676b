"""Units beside one another by score: ranks recomputed, bands, and scores so far off that they need a second look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.areas import Area
from data.catalogue import catalogue
from data.store import Store
from indicators.actuals import NOTHING
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.competitiveness.bands import Band, band_of
from indicators.competitiveness.steps import Move, move_of
from indicators.figures import Finding
from indicators.reading import Readings, children_at, read

RANKS = {"ddci_score": "ddci_rank", "pci_score": "pci_rank"}
ENOUGH = 5
"""Fewer scores than this say nothing of what is usual."""
FAR = Decimal("3.5")
"""Modified z-score beyond which a value is called an outlier (Iglewicz and Hoaglin 1993)."""
NORMAL = Decimal("0.6745")
"""Makes the median absolute deviation comparable to a standard deviation of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: score beside the year before, the rank printed and the rank its score gives among those scored.

    `rank` is None without a score; equal scores share a rank. `outlier`: flagged, kept in every count and rank.
    """

    area: str
    area_name: str
    score: Move
    printed_rank: Move | None
    rank: int | None
    band: Band | Undefined
    outlier: bool


@dataclass(frozen=True, slots=True)
class Units:
    """The units of an area by score, best first, those without one last in administrative order.

    `median` in points, None without a score. `checks`: printed ranks that the scores do not give; only made
    when every unit is scored, else a rank among a part would be held against a rank among all.
    """

    indicator: str
    name_vi: str
    name_en: str
    area: str
    area_name: str
    year: int
    units: tuple[Unit, ...]
    median: Decimal | None
    checks: tuple[Finding, ...]

    @property
    def without(self) -> tuple[Unit, ...]:
        """Units of which no score is published."""
        return tuple(one for one in self.units if one.rank is None)

    @property
    def outliers(self) -> tuple[Unit, ...]:
        return tuple(one for one in self.units if one.outlier)

    def unit(self, area: str) -> Unit | None:
        return next((one for one in self.units if one.area == area), None)


def units(store: Store, asked: Asked, indicator: str = "ddci_score") -> Units:
    """Scores of the units directly below an area in the year of the period: districts for DDCI, provinces (`VN`)
    for PCI and PAPI; one read. Raises ValueError for an unknown area."""
    places = children_at(asked.place, asked.period.last_day)
    codes = (indicator, *([RANKS[indicator]] if indicator in RANKS else []))
    keys = [place.key for place in places] or [asked.place.key]
    readings = read(store, codes, keys, asked.period.year, known_at=asked.known_at, past=1)
    return units_of(readings, asked, places, indicator)


def units_of(readings: Readings, asked: Asked, places: Sequence[Area], indicator: str) -> Units:
    """The same from readings that are there."""
    year, definition = asked.period.year, catalogue()[indicator]
    names = (definition.name_vi, definition.name_en)
    scores = {place: move_of(readings, indicator, place, year, "", names) for place in places}
    known = {place.code: m.now.value for place, m in scores.items() if m.now.value is not None}
    ranks, far = ranked(known), outliers(known)
    index = indicator.partition("_")[0]
    made = [
        Unit(place.code, place.name_vi, move, printed(readings, indicator, place, year), ranks.get(place.code),
             band_of(index, year, move.now.value), place.code in far)
        for place, move in scores.items()
    ]  # fmt: skip
    made.sort(key=lambda one: (one.rank is None, one.rank or 0))
    checks = tuple(rank_checks(made)) if len(known) == len(places) else ()
    return Units(
        indicator, *names, asked.place.code, asked.place.name_vi, year, tuple(made), median(list(known.values())),
        checks,
    )  # fmt: skip


def printed(readings: Readings, indicator: str, place: Area, year: int) -> Move | None:
    """The rank as a sheet prints it, None for an index that publishes none."""
    code = RANKS.get(indicator)
    if code is None:
        return None
    return move_of(readings, code, place, year, "", (catalogue()[code].name_vi, catalogue()[code].name_en))


def ranked(scores: Mapping[str, Decimal]) -> dict[str, int]:
    """Rank by score, 1 = highest; equal scores share the better rank and the next one is left out (1, 2, 2, 4)."""
    return {code: 1 + sum(1 for other in scores.values() if other > value) for code, value in scores.items()}


def median(values: Sequence[Decimal]) -> Decimal | None:
    """The middle score, the mean of the two middle ones where their number is even."""
    if not values:
        return None
    row, middle = sorted(values), len(values) // 2
    return row[middle] if len(row) % 2 else (row[middle - 1] + row[middle]) / 2


def outliers(scores: Mapping[str, Decimal]) -> frozenset[str]:
    """Codes whose |0.6745 (x − median) / MAD| exceeds 3.5; none among fewer than five scores or without spread.

    The median and its deviation are not moved by the value they judge, as a mean would be: Cẩm Xuyên's 13,77 of
    DDCI 2021 is 5,6 deviations off.
    """
    middle = median(list(scores.values()))
    if middle is None or len(scores) < ENOUGH:
        return frozenset()
    spread = median([abs(value - middle) for value in scores.values()])
    if not spread:
        return frozenset()
    return frozenset(code for code, value in scores.items() if NORMAL * abs(value - middle) > FAR * spread)


def rank_checks(units: Sequence[Unit]) -> list[Finding]:
    """The printed rank of each unit against the rank of its score."""
    found = []
    for one in units:
        said = NOTHING if one.printed_rank is None else one.printed_rank.now
        if said.value is not None and one.rank is not None:
            sources = (*said.sources, *one.score.now.sources)
            agrees = said.value == one.rank
            found.append(Finding("rank", one.area, said.value, Decimal(one.rank), agrees, (), sources))
    return found
