"""Arithmetic of the illustrations: totals spread over months and areas so that every sum is exact."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "reference"

DISTRICTS: dict[str, tuple[str, int, int]] = {
    "436": ("TP Hà Tĩnh", 104_500, 5), "437": ("TX Hồng Lĩnh", 38_400, 1), "449": ("TX Kỳ Anh", 82_900, 5),
    "439": ("Hương Sơn", 116_300, 23), "440": ("Đức Thọ", 104_800, 15), "441": ("Vũ Quang", 28_600, 9),
    "442": ("Nghi Xuân", 99_700, 15), "443": ("Can Lộc", 127_900, 16), "444": ("Hương Khê", 98_200, 20),
    "445": ("Thạch Hà", 132_700, 21), "446": ("Cẩm Xuyên", 141_600, 21), "447": ("Huyện Kỳ Anh", 119_800, 20),
    "448": ("Lộc Hà", 80_600, 11),
}  # fmt: skip
"""Code -> name as sheets print it, population (rounded, for weights), communes since 1/1/2020."""
PSEUDO = {"42-CT": "Cấp tỉnh", "42-TW": "Vốn TW trên địa bàn"}
PEOPLE = {code: people for code, (_, people, _) in DISTRICTS.items()}
COMMUNES = {code: communes for code, (_, _, communes) in DISTRICTS.items()}

Matrix = dict[str, list[int]]
"""Area code -> monthly figures in whole steps (of 0,001 tỷ đồng, of one person ...)."""


def area_label(code: str) -> str:
    return PSEUDO.get(code) or DISTRICTS[code][0]


def communes_of_2025() -> list[tuple[str, str]]:
    """Code and name of the 69 communes that exist since 1/7/2025."""
    with (REFERENCE / "areas.csv").open(encoding="utf-8", newline="") as handle:
        rows = [r for r in csv.DictReader(handle) if r["parent_code"] == "42" and r["valid_from"] == "2025-07-01"]
    return [(row["code"], row["name_vi"]) for row in rows if row["level"] == "commune"]


def spread(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in the proportion of the weights that add up to the total exactly (largest remainders)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    found = [int(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda n: (found[n] - exact[n], n))
    for place in order[: total - sum(found)]:
        found[place] += 1
    return found


@dataclass(frozen=True)
class Flow:
    """A year of an additive indicator: totals of the halves, the shape over months, shares and tempo of areas."""

    seed: str
    first_half: int
    year: int
    shape: Sequence[float]
    shares: Mapping[str, float]
    tempo: Mapping[str, Sequence[float]]
    noise: float = 0.12

    def matrix(self) -> Matrix:
        dice = random.Random(self.seed)
        wave = [weight * dice.uniform(0.94, 1.06) for weight in self.shape]
        columns = [*spread(self.first_half, wave[:6]), *spread(self.year - self.first_half, wave[6:])]
        table: Matrix = {code: [] for code in self.shares}
        for month, total in enumerate(columns):
            weights = [
                share * self.tempo.get(code, EVEN)[month] * dice.uniform(1 - self.noise, 1 + self.noise)
                for code, share in self.shares.items()
            ]
            for code, part in zip(self.shares, spread(total, weights), strict=True):
                table[code].append(part)
        return table


EVEN = (1.0,) * 12
LATE = (0.25, 0.3, 0.4, 0.45, 0.5, 0.5, 0.5, 0.55, 0.6, 0.6, 0.7, 0.8)
AHEAD = (1.9, 1.8, 1.6, 1.5, 1.4, 1.35, 1.2, 1.15, 1.1, 1.05, 1.0, 0.9)


def stock(seed: str, start: int, end: int, shares: Mapping[str, float], steady: bool = False) -> Matrix:
    """Twelve month ends between two totals; `steady` stocks never fall (communes once certified)."""
    dice = random.Random(seed)
    before, after = spread(start, list(shares.values())), spread(end, list(shares.values()))
    table: Matrix = {}
    for place, code in enumerate(shares):
        low, high = before[place], after[place]
        bend = dice.uniform(0.7, 1.5)
        line = [low + (high - low) * (month / 12) ** bend for month in range(1, 13)]
        shake = 0.0 if steady else 0.004
        table[code] = [round(point * dice.uniform(1 - shake, 1 + shake)) for point in line[:-1]] + [high]
    return table


def plan(total: int, shares: Mapping[str, float], step: int = 1) -> dict[str, int]:
    """A plan given to each area, in round steps."""
    return dict(zip(shares, (part * step for part in spread(total // step, list(shares.values()))), strict=True))


def normal(weights: Mapping[str, float]) -> dict[str, float]:
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()}


def weighted(power: float, **factors: float) -> dict[str, float]:
    """Shares after population, bent by a power and by factors for single districts (`d436=2`)."""
    return normal({code: people**power * factors.get(f"d{code}", 1.0) for code, people in PEOPLE.items()})
