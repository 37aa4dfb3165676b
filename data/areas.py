"""Areas: places during a time, with what merged or split into what.

A code means a place only together with a date: 18073 was Phường Nam Hà and is Phường Thành Sen.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from data.model import AreaKey
from data.reference_files import listed, rows


@dataclass(frozen=True, slots=True)
class Area:
    """One unit during one epoch; `valid_from` None = since before the records begin."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    level: str
    parent_code: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    sort_order: int
    latitude: float | None
    longitude: float | None
    aliases: tuple[str, ...]
    key: AreaKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", AreaKey(self.code, self.valid_from))

    def valid_at(self, day: dt.date) -> bool:
        return (self.valid_from or dt.date.min) <= day <= (self.valid_to or dt.date.max)


@dataclass(frozen=True, slots=True)
class Succession:
    """What an old area became on `effective`; shares are None where they were not published."""

    effective: dt.date
    old: AreaKey
    new: AreaKey
    relation: str
    share_area: str
    share_population: str
    basis: str


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@dataclass(slots=True)
class AreaDirectory:
    """All areas of all epochs, found by key, by code and date, or by parent and date."""

    areas: tuple[Area, ...]
    by_key: dict[AreaKey, Area] = field(default_factory=dict)
    by_code: dict[str, list[Area]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for area in self.areas:
            self.by_key[area.key] = area
            self.by_code[area.code].append(area)

    def at(self, code: str, when: dt.date) -> Area | None:
        """The area that carried `code` on that day."""
        return next((area for area in self.by_code.get(code, ()) if area.valid_at(when)), None)

    def nearest(self, code: str, when: dt.date) -> Area | None:
        """The area that carried `code` then, else the one nearest in time."""
        found = self.by_code.get(code, [])
        return self.at(code, when) or (min(found, key=lambda area: distance(area, when)) if found else None)

    def children(self, code: str, when: dt.date) -> tuple[Area, ...]:
        """Units directly below `code` on that day, in administrative order, pseudo-areas last."""
        below = [area for area in self.areas if area.parent_code == code and area.valid_at(when)]
        return tuple(sorted(below, key=lambda area: (area.level == "pseudo", area.sort_order, area.code)))

    def real_children(self, code: str, when: dt.date) -> tuple[Area, ...]:
        return tuple(area for area in self.children(code, when) if area.level not in ("pseudo", "region"))


def distance(area: Area, when: dt.date) -> int:
    start, end = area.valid_from or dt.date.min, area.valid_to or dt.date.max
    return 0 if start <= when <= end else min(abs((start - when).days), abs((end - when).days))


def read_area(row: dict[str, str]) -> Area:
    number = float(row["latitude"]) if row["latitude"] else None
    return Area(
        code=row["code"], name_vi=row["name_vi"], name_en=row["name_en"], kind=row["kind"], level=row["level"],
        parent_code=row["parent_code"], valid_from=day(row["valid_from"]), valid_to=day(row["valid_to"]),
        sort_order=int(row["sort_order"] or 0), latitude=number,
        longitude=float(row["longitude"]) if row["longitude"] else None, aliases=listed(row["aliases"]),
    )  # fmt: skip


@lru_cache(maxsize=1)
def directory() -> AreaDirectory:
    return AreaDirectory(tuple(read_area(row) for row in rows("areas")))


@lru_cache(maxsize=1)
def lineage() -> tuple[Succession, ...]:
    return tuple(
        Succession(
            dt.date.fromisoformat(row["effective"]),
            AreaKey(row["old_code"], day(row["old_valid_from"])),
            AreaKey(row["new_code"], day(row["new_valid_from"])),
            row["relation"], row["share_area"], row["share_population"], row["basis"],
        )
        for row in rows("lineage")
    )  # fmt: skip
