"""Which communes there are, and which criteria they are measured by, on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from data.areas import Area, directory, lineage
from data.reference_files import rows
from indicators.arithmetic import Undefined


@lru_cache(maxsize=256)
def communes_at(area: str, day: dt.date) -> tuple[Area, ...]:
    """The communes (xã) in an area on a day; wards and townships are not counted (QĐ 1980, QĐ 318).

    In administrative order. Before and after a merger the number differs: 182 in Hà Tĩnh in 2020, 60 since
    1/7/2025. A commune asked for itself is its own only member.
    """
    own = directory().nearest(area, day)
    if own is not None and own.kind == "commune" and own.level == "commune":
        return (own,)
    found = [one for one in directory().areas if is_commune(one) and one.valid_at(day) and lies_in(one, area, day)]
    return tuple(sorted(found, key=lambda one: (one.parent_code, one.sort_order, one.code)))


def is_commune(area: Area) -> bool:
    return (area.kind, area.level) == ("commune", "commune")


def lies_in(area: Area, code: str, day: dt.date) -> bool:
    """Whether an area lies in another on a day, however many levels are between."""
    above: Area | None = area
    while above is not None and above.parent_code:
        if above.parent_code == code:
            return True
        above = directory().nearest(above.parent_code, day)
    return False


@lru_cache(maxsize=256)
def number_of_communes(area: str, day: dt.date) -> int | Undefined:
    """How many communes the directory knows in an area on a day.

    `directory_incomplete` where it knows communes made later but not of which ones: before 1/1/2020
    Hà Tĩnh had 229 communes of which the directory holds a part.
    """
    known_origin = {step.new for step in lineage()}
    later = [
        one for one in directory().areas
        if is_commune(one) and one.valid_from is not None and one.valid_from > day and one.key not in known_origin
        and lies_in(one, area, one.valid_from)
    ]  # fmt: skip
    return Undefined("directory_incomplete") if later else len(communes_at(area, day))


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """The criteria in force on a day, by number; `local` ones are added by the province and not always reported."""

    code: str
    document: str
    national: tuple[str, ...]
    local: tuple[str, ...]


def criteria_at(area: str, day: dt.date) -> CriteriaSet | None:
    """The set of criteria for an area on a day; None before the programme began."""
    found = [row for row in rows("new_rural_sets") if row["valid_from"] <= day.isoformat() <= (row["valid_to"] or "9")]
    national = next((row for row in found if not row["area"]), None)
    if national is None:
        return None
    local = [number for row in found if row["area"] and covers(row["area"], area, day) for number in numbers(row)]
    return CriteriaSet(national["code"], national["document"], tuple(numbers(national)), tuple(local))


def covers(whole: str, code: str, day: dt.date) -> bool:
    """Whether an area is the other one or lies in it."""
    own = directory().nearest(code, day)
    return own is not None and (own.code == whole or lies_in(own, whole, day))


def numbers(row: dict[str, str]) -> list[str]:
    return [str(number) for number in range(int(row["first"]), int(row["last"]) + 1)]
