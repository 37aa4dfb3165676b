"""Revenue by item: the outline that the budget law prints, each item against both estimates, sums checked.

Outline of TT 342/2016/TT-BTC and TT 343/2016/TT-BTC: domestic revenue, import-export, crude oil,
aid; a group that a report does not print (state enterprises, land and housing) is passed over and
its items stand under the next group above. Memo lines ("thu nội địa trừ tiền sử dụng đất") add to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from data.reference_files import BadReference, rows
from data.store import Store
from indicators.breakdown import Asked, along_from, readings_of
from indicators.budget_revenue import REVENUE
from indicators.evaluation import Question, evaluate_from
from indicators.rebase import by_authority
from indicators.result import Result

WHOLE = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in the outline: its group, and whether it adds to it (`split`) or is a memo line."""

    parent: str
    relation: str


@lru_cache(maxsize=1)
def outline() -> dict[str, Place]:
    """Item → its place, in the order of `revenue_tree.csv`. Raises BadReference for an unknown group."""
    found = {row["member"]: Place(row["parent"], row["relation"]) for row in rows("revenue_tree")}
    for number, row in enumerate(rows("revenue_tree"), start=2):
        if row["parent"] and row["parent"] not in found:
            raise BadReference(f"revenue_tree.csv row {number}: {row['parent']!r} is no item")
    return found


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the revenue table: the item ('' = total), its depth, its result, its percentage of each estimate.

    `percent_of` authority → percent in points; None where that authority set no estimate for the item.
    `added` = Σ of its own items where all are known (tỷ đồng): what a group comes to that has no figure itself.
    """

    member: str
    depth: int
    memo: bool
    result: Result
    percent_of: dict[str, Decimal | None]
    added: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Items that do not add up to their group, beyond rounding: both numbers, in tỷ đồng."""

    group: str
    stated: Decimal
    added: Decimal
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """The revenue table of an area, top down, and what does not add up in it."""

    lines: tuple[Item, ...]
    shortfalls: tuple[Shortfall, ...]


def items(store: Store, asked: Asked) -> Items:
    """All items that the area reported or planned in the year; one read."""
    readings = readings_of(store, (REVENUE,), asked)
    definition = readings.definitions[REVENUE]
    whole = evaluate_from(readings, Question(definition, asked.place, asked.period, "", asked.authority))
    results = {WHOLE: whole} | along_from(readings, REVENUE, asked, "revenue")
    parents = {member: group_of(member, results) for member in results if member != WHOLE}
    ordered = [WHOLE, *ordered_below(WHOLE, parents)]
    lines = tuple(
        Item(m, depth_of(m, parents), is_memo(m), results[m], by_authority(results[m]), sum_below(m, results, parents))
        for m in ordered
    )  # fmt: skip
    return Items(lines, tuple(found for group in ordered if (found := shortfall(group, results, parents)) is not None))


def group_of(member: str, present: Mapping[str, Result]) -> str:
    """The nearest group above the item that the report prints."""
    above = outline()[member].parent if member in outline() else WHOLE
    while above and above not in present:
        above = outline()[above].parent
    return above


def ordered_below(group: str, parents: Mapping[str, str]) -> list[str]:
    """Items of a group, each followed by its own, in the outline's order; unknown ones last."""
    order = list(outline())
    own = sorted((m for m, above in parents.items() if above == group),
                 key=lambda m: (order.index(m) if m in order else len(order), m))  # fmt: skip
    return [found for member in own for found in (member, *ordered_below(member, parents))]


def depth_of(member: str, parents: Mapping[str, str]) -> int:
    depth = 0
    while member:
        member, depth = parents.get(member, WHOLE), depth + 1
    return depth


def is_memo(member: str) -> bool:
    return member in outline() and outline()[member].relation == "memo"


def below(group: str, parents: Mapping[str, str]) -> list[str]:
    """The items that add up to a group."""
    return [member for member, above in parents.items() if above == group and not is_memo(member)]


def sum_below(group: str, results: Mapping[str, Result], parents: Mapping[str, str]) -> Decimal | None:
    """Σ of a group's items; None with fewer than two, or while one has no figure."""
    values = [counted(results[member]) for member in below(group, parents)]
    if len(values) < 2 or None in values:
        return None
    return sum((value for value in values if value is not None), Decimal(0))


def shortfall(group: str, results: Mapping[str, Result], parents: Mapping[str, str]) -> Shortfall | None:
    """|Σ items − group| beyond 0,5·10⁻³·(n + 1) tỷ đồng (DOMAIN 3.17); None while an item has no figure."""
    stated, added, members = results[group].actual.value, sum_below(group, results, parents), below(group, parents)
    if stated is None or added is None or abs(added - stated) <= Decimal("0.0005") * (len(members) + 1):
        return None
    return Shortfall(group, stated, added, tuple(members))


def counted(result: Result) -> Decimal | None:
    return Decimal(0) if result.actual.status == "nil" else result.actual.value
