"""The Provincial Competitiveness Index: score and rank of every edition, and the ten sub-indices."""

from __future__ import annotations

from dataclasses import dataclass

from data.areas import Area
from data.catalogue import catalogue, members_by_code
from data.store import Store
from indicators.arithmetic import Undefined, number
from indicators.breakdown import Asked, member_name
from indicators.competitiveness.bands import Band, band_of
from indicators.competitiveness.steps import Move, move_of
from indicators.reading import Readings, read

SCORE, RANK, SUBINDEX = "pci_score", "pci_rank", "pci_subindex"
PAST = 20
"""PCI is published since 2005; all editions make the trend."""
FORMER = ("implementation", "soe_bias", "private_policy")
"""Sub-indices of editions until 2012: they are shown only where the year or the one before has them."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One year's PCI of a province: score (points of 100) and rank, each beside the year before, and the band."""

    year: int
    score: Move
    rank: Move
    band: Band | Undefined

    @property
    def crossed(self) -> bool:
        """Score and rank moved in opposite senses: 2020 fell 0,90 points and rose 6 places."""
        score, steps = self.score.change, self.rank.steps
        return not isinstance(score, Undefined) and not isinstance(steps, Undefined) and score * steps < 0


@dataclass(frozen=True, slots=True)
class Pci:
    """The asked edition, all editions that were read (oldest first), and the sub-indices in VCCI's order.

    Sub-indices are points of 10 (entry, land, transparency, time, informal charges, competition, proactivity,
    support, labour, legal). The score is their weighted sum; the weights are not stored, so it is not recomputed.
    """

    area: str
    area_name: str
    edition: Edition
    editions: tuple[Edition, ...]
    subindices: tuple[Move, ...]

    @property
    def fell(self) -> tuple[Move, ...]:
        """Sub-indices below the year before, the deepest fall first."""
        return tuple(
            sorted((one for one in self.subindices if one.fell), key=lambda one: (number(one.change) or 0, one.code))
        )

    @property
    def weakest(self) -> tuple[Move, ...]:
        """Sub-indices with a score, the lowest first."""
        known = [one for one in self.subindices if one.now.value is not None]
        return tuple(sorted(known, key=lambda one: (one.now.value or 0, one.code)))


def pci(store: Store, asked: Asked) -> Pci:
    """PCI of a province in the year of the period; one read. Raises ValueError for an unknown area."""
    readings = read(
        store, (SCORE, RANK, SUBINDEX), (asked.place.key,), asked.period.year, item=None, known_at=asked.known_at,
        past=PAST,
    )  # fmt: skip
    return pci_of(readings, asked)


def pci_of(readings: Readings, asked: Asked) -> Pci:
    """The same from readings that are there."""
    place, year = asked.place, asked.period.year
    years = sorted(
        {p.year for code in (SCORE, RANK) for p in readings.series(code, place.key).actuals if p.year <= year}
    )
    moves = (
        move_of(readings, SUBINDEX, place, year, f"pci={code}",
                (member_name("pci", code, "vi"), member_name("pci", code, "en")))
        for dimension, code in members_by_code() if dimension == "pci"
    )  # fmt: skip
    return Pci(
        place.code, place.name_vi, edition_of(readings, place, year),
        tuple(edition_of(readings, place, one) for one in years),
        tuple(one for one in moves if one.code not in FORMER or one.now.sources or one.before.sources),
    )  # fmt: skip


def edition_of(readings: Readings, place: Area, year: int) -> Edition:
    score, rank = (
        move_of(readings, code, place, year, "", (catalogue()[code].name_vi, catalogue()[code].name_en))
        for code in (SCORE, RANK)
    )
    return Edition(year, score, rank, band_of("pci", year, score.now.value))
