"""Units that no longer exist at the time a sheet speaks of: merged, split, or of a level that has ended.

From 1/7/2025 a province has communes and no districts (Luật Tổ chức chính quyền địa phương 2025); which unit became
which is data (`data/reference/lineage.csv`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.areas import Area, directory, lineage
from data.model import AreaKey, Problem
from loaders.areas import level_said, resolve
from loaders.context import Context
from loaders.table import Table

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Former:
    """A unit as it was, its last day, and the units of today that it went into."""

    area: Area
    until: dt.date
    now: tuple[Area, ...]


def former(label: str, when: dt.date, level: str = "", siblings: tuple[str, ...] = ()) -> Former | None:
    """The unit of an earlier time that a label names, the latest first; None where no epoch knows it."""
    ends = {a.valid_to for a in directory().areas if a.valid_to is not None and a.valid_to < when}
    for last in sorted(ends, reverse=True):
        area = resolve(label, last, level, siblings).area
        if area is not None and not area.valid_at(when):
            return Former(area, area.valid_to or last, successors(area.key, when))
    return None


def successors(key: AreaKey, when: dt.date) -> tuple[Area, ...]:
    """The units of a day that an earlier one went into, through every merger in between."""
    places, reached, found = directory(), [key], []
    for step in sorted(lineage(), key=lambda step: step.effective):
        if step.old in reached and step.effective <= when:
            reached.append(step.new)
    for area in (places.by_key.get(one) for one in dict.fromkeys(reached[1:])):
        if area is not None and area.valid_at(when) and area not in found:
            found.append(area)
    return tuple(found)


def former_problem(row: int, label: str, found: Former) -> Problem:
    """What a unit became, as a question: its figures are not given to its successor without a word."""
    params = {"label": label, "until": f"{found.until:%d/%m/%Y}"}
    if not found.now:
        return Problem("former_level", "question", f"row {row}", (), params)
    params["areas"] = ", ".join(f"{area.name_vi} ({area.code})" for area in found.now)
    return Problem("former_area", "question", f"row {row}", (), params)


def level_ended(level: str, province: str, when: dt.date) -> dt.date | None:
    """The last day of a level of the province that has no unit of it any more on that day."""
    units = [a for a in directory().areas if a.level == level and a.parent_code == province]
    ends = [a.valid_to for a in units]
    if not units or None in ends or any(a.valid_at(when) for a in units):
        return None
    last = max(end for end in ends if end is not None)
    return last if last < when else None


def names_districts(table: Table, sender: str) -> str:
    """The heading of a column of districts, or the district office that sends the sheet; else nothing."""
    naming = ("label", "within", "area", "attribute")
    heads = [" ".join(column.path) for column in table.columns if column.use in naming]
    found = next((head for head in heads if level_said(head) == "district"), "")
    return found or (sender if level_said(sender) == "district" else "")


def two_levels(table: Table, context: Context) -> list[Problem]:
    """A column of districts in a sheet of a time without districts: told, whatever its rows turned out to be."""
    said = names_districts(table, context.unknown_area)
    last = level_ended("district", context.province, context.when) if said else None
    if last is None:
        return []
    params = {"label": said, "until": f"{last:%d/%m/%Y}"}
    return [Problem("district_level_ended", "warning", "", (), params)]
