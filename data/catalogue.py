"""The indicator catalogue: definitions as data that an office edits, checked when read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from data.catalogue_checks import Fault, catalogue_faults, told, unit_faults
from data.reference_files import BadReference, listed, rows
from data.text import match_key

Kind = Literal["flow", "stock", "ratio", "growth", "index", "change_of_ratio", "rank", "milestone"]
Direction = Literal["up", "down", "band"]
AreaAggregation = Literal["sum", "ratio", "none"]
TimeAggregation = Literal["sum", "last", "none"]


@dataclass(frozen=True, slots=True)
class Definition:
    """What one indicator means: unit, kind, direction, how it adds up over areas and over time."""

    code: str
    name_vi: str
    name_en: str
    sector: str
    unit: str
    kind: Kind
    direction: Direction
    area_aggregation: AreaAggregation
    time_aggregation: TimeAggregation
    numerator: str
    denominator: str
    decimals: int
    agency: str
    legal_basis: str
    frequency: str
    split_dimension: str
    aliases: tuple[str, ...]
    definition_vi: str
    definition_en: str
    proposed: bool = False

    @property
    def is_state(self) -> bool:
        """Whether a value speaks of the end of a period (herd, rate) and not of what happened in it."""
        return self.kind in ("stock", "ratio") and self.time_aggregation != "sum"

    def name(self, language: str) -> str:
        return self.name_en if language == "en" and self.name_en else self.name_vi


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a dimension: revenue=land_use_fee, source=nstw."""

    dimension: str
    code: str
    name_vi: str
    name_en: str
    aliases: tuple[str, ...]


ALLOWED: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind), "direction": get_args(Direction), "area_aggregation": get_args(AreaAggregation),
    "time_aggregation": get_args(TimeAggregation),
}  # fmt: skip


def unreadable(row: dict[str, str], number: int) -> list[Fault]:
    """Columns of a row that hold a word outside their list, or decimals that are no number."""
    found = [
        Fault("indicators.csv", number, row["code"], column,
              f"is {row[column]!r}, expected one of {', '.join(allowed)}")
        for column, allowed in ALLOWED.items() if row[column] not in allowed
    ]  # fmt: skip
    if not row["decimals"].isdigit():
        found.append(Fault("indicators.csv", number, row["code"], "decimals", "must be a whole number"))
    return found


def checked(row: dict[str, str], number: int) -> Definition:
    """The definition of a row; raises BadReference naming its row and every bad column."""
    if faults := unreadable(row, number):
        raise BadReference(told(faults))
    return Definition(
        row["code"], row["name_vi"], row["name_en"], row["sector"], row["unit"], cast(Kind, row["kind"]),
        cast(Direction, row["direction"]), cast(AreaAggregation, row["area_aggregation"]),
        cast(TimeAggregation, row["time_aggregation"]), row["numerator"], row["denominator"], int(row["decimals"]),
        row["agency"], row["legal_basis"], row["frequency"], row["split_dimension"], listed(row["aliases"]),
        row["definition_vi"], row["definition_en"],
    )  # fmt: skip


def faults_of(definitions: Sequence[dict[str, str]], unit_rows: Sequence[dict[str, str]]) -> list[Fault]:
    """Everything that contradicts itself in the rows of both files: units first, then indicators by row."""
    units = {name for row in unit_rows for name in (row["unit"], *listed(row["aliases"]))}
    bad = [fault for number, row in enumerate(definitions, start=2) for fault in unreadable(row, number)]
    bad += catalogue_faults(definitions, units, set(dimensions()))
    return [*unit_faults(unit_rows), *sorted(bad, key=lambda fault: fault.row)]


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Definition]:
    """Code -> definition, in file order. Raises BadReference naming every row that cannot stand."""
    if faults := faults_of(rows("indicators"), rows("units")):
        raise BadReference(told(faults))
    return {row["code"]: checked(row, number) for number, row in enumerate(rows("indicators"), start=2)}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Folded name or alias -> indicator code; the first in file order where several have the name."""
    return {name: codes[0] for name, codes in namesakes().items()}


@lru_cache(maxsize=1)
def namesakes() -> dict[str, tuple[str, ...]]:
    """Folded name or alias -> every indicator of that name: `Hộ nghèo` is a number of hộ and a rate in %."""
    table: dict[str, dict[str, None]] = {}
    for definition in catalogue().values():
        for name in (definition.name_vi, definition.name_en, *definition.aliases):
            if not MEMBER_IN_NAME.search(name):
                table.setdefault(match_key(name), {})[definition.code] = None
    return {name: tuple(codes) for name, codes in table.items()}


@dataclass(frozen=True, slots=True)
class Phrase:
    """An alias with a member in it: `Diện tích {crop}` is sown area of any crop."""

    indicator: str
    dimension: str
    before: str
    after: str


MEMBER_IN_NAME = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """The aliases that hold a member, in file order."""
    found = []
    for definition in catalogue().values():
        for alias in definition.aliases:
            if place := MEMBER_IN_NAME.search(alias):
                before, after = match_key(alias[: place.start()]), match_key(alias[place.end() :])
                found.append(Phrase(definition.code, place[1], before, after))
    return tuple(found)


@lru_cache(maxsize=1)
def members() -> dict[str, dict[str, Member]]:
    """Dimension -> folded name or alias -> member."""
    table: dict[str, dict[str, Member]] = {}
    for row in rows("members"):
        member = Member(row["dimension"], row["member"], row["name_vi"], row["name_en"], listed(row["aliases"]))
        own = table.setdefault(row["dimension"], {})
        for name in (member.name_vi, member.name_en, *member.aliases):
            own.setdefault(match_key(name), member)
    return table


@lru_cache(maxsize=1)
def members_by_code() -> dict[tuple[str, str], Member]:
    own = {(m.dimension, m.code): m for members_of in members().values() for m in members_of.values()}
    twins = [(row["dimension"], row["members_of"]) for row in rows("dimensions") if row["members_of"]]
    return own | {(twin, code): m for twin, of in twins for (dimension, code), m in own.items() if dimension == of}


@lru_cache(maxsize=1)
def dimensions() -> dict[str, str]:
    """Dimension -> split (members add up to the total), subset ("of which") or parallel."""
    return {row["dimension"]: row["kind"] for row in rows("dimensions")}


@lru_cache(maxsize=1)
def usual_indicators() -> dict[str, str]:
    """Dimension -> the indicator that a member speaks of where nothing else says it: revenue -> budget_revenue."""
    return {row["dimension"]: row["usual"] for row in rows("dimensions") if row["usual"]}


def proposed(code: str, name_vi: str, unit: str, kind: str) -> Definition:
    """A definition for an indicator that only sheets know so far: nothing is assumed but what they say."""
    known = cast(Kind, kind) if kind in get_args(Kind) else "flow"
    return Definition(
        code, name_vi, "", "proposed", unit, known, "up", "sum" if known in ("flow", "stock") else "none",
        "sum" if known == "flow" else "last", "", "", 1, "", "", "", "", (), "", "", proposed=True,
    )  # fmt: skip
