"""Bands of a score ("Rất tốt", "Tốt" ...): dated data of an edition, never constants."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.reference_files import rows
from indicators.arithmetic import Undefined


@dataclass(frozen=True, slots=True)
class Band:
    """One class of one edition: number 1 is best; `low` and `high` are included, None = no edge was seen.

    `certainty` says how the edges are known: most are read off published scores, not off a rule.
    """

    number: int
    name_vi: str
    name_en: str
    low: Decimal | None
    high: Decimal | None
    source: str
    certainty: str

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_vi


def bands_of(index: str, edition: int) -> tuple[Band, ...]:
    """The bands of an index (`pci`, `ddci`, `papi`) in an edition's year, best first; () where none are entered."""
    found = [
        row for row in rows("bands")
        if row["index"] == index and int(row["first_edition"]) <= edition <= int(row["last_edition"] or 9999)
    ]  # fmt: skip
    return tuple(band(row) for row in sorted(found, key=lambda row: int(row["band"])))


def band(row: dict[str, str]) -> Band:
    low, high = (Decimal(row[edge]) if row[edge] else None for edge in ("low", "high"))
    return Band(int(row["band"]), row["name_vi"], row["name_en"], low, high, row["source"], row["certainty"])


def band_of(index: str, edition: int, score: Decimal | None) -> Band | Undefined:
    """The band a score falls in.

    `no_data` without a score, `no_bands` for an edition without any, `between_bands` where the score lies between the
    edges that were seen: then nobody outside the publisher can say.
    """
    if score is None:
        return Undefined("no_data")
    every = bands_of(index, edition)
    if not every:
        return Undefined("no_bands")
    for one in every:
        if one.low is None or score >= one.low:
            return one if one.high is None or score <= one.high else Undefined("between_bands")
    return Undefined("between_bands")
