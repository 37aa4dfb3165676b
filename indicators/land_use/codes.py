"""The land codes of each circular: a tree with subsets and functional areas, and what became of a code.

`data/reference/land_codes.csv` holds the trees, `land_regimes.csv` which circular holds from which
plan year, `land_code_map.csv` what the next circular made of a code. Under TT 29/2014 DDT, DRA, TON
and NTD stand beside DHT, under TT 01/2021 inside it: a parent of two circulars is not one thing, so
only leaf codes are compared across them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, cast

from data.reference_files import rows

Relation = Literal["additive", "detail", "subset", "functional", "unplaced"]


@dataclass(frozen=True, slots=True)
class LandCode:
    """One land code under one circular.

    `additive` codes add up to their parent; `detail` ones too, but plans need not print them; a
    `subset` ("trong đó": LUC of LUA, RSN of RSX) and a `functional` area (KCN, KKT ...) overlap others
    and are never added. `protected`: converting it needs the council (LUA, RPH, RDD; Law on Land
    45/2013/QH13 article 58).
    """

    code: str
    parent: str
    relation: Relation
    protected: bool
    marks: bool
    name_vi: str
    name_en: str
    depth: int

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_vi


@dataclass(frozen=True, slots=True)
class Regime:
    """A circular with its codes in the order it prints them."""

    code: str
    document: str
    first_year: int
    codes: dict[str, LandCode] = field(hash=False)

    def children(self, parent: str) -> tuple[str, ...]:
        """The codes that must add up to `parent` ("" = the natural area)."""
        return tuple(own.code for own in self.codes.values() if own.parent == parent and own.relation == "additive")

    def details(self, parent: str) -> tuple[str, ...]:
        """A finer split that plans need not print (BHK and NHK of HNK)."""
        return tuple(own.code for own in self.codes.values() if own.parent == parent and own.relation == "detail")

    def leaves(self) -> tuple[str, ...]:
        """Additive codes that no other additive code divides: their sum is the natural area."""
        return tuple(
            own.code for own in self.codes.values() if own.relation == "additive" and not self.children(own.code)
        )


@lru_cache(maxsize=1)
def regimes() -> dict[str, Regime]:
    """Circular → its codes, in order of time."""
    found = {
        row["regime"]: Regime(row["regime"], row["document"], int(row["first_year"]), {})
        for row in sorted(rows("land_regimes"), key=lambda row: int(row["first_year"]))
    }
    for row in rows("land_codes"):
        own = found[row["regime"]].codes
        depth = own[row["parent"]].depth + 1 if row["parent"] else 0
        own[row["code"]] = LandCode(
            row["code"], row["parent"], cast(Relation, row["relation"]), row["protected"] == "1", row["marks"] == "1",
            row["name_vi"], row["name_en"], depth,
        )  # fmt: skip
    return found


def regime_of(codes: Iterable[str], year: int) -> Regime:
    """The circular a sheet was made under: by a code that only one has (SKT, DKG, CNT, DDD), else by the year.

    A plan of 2021 approved before 12/4/2021 follows TT 29/2014: its row SKT says so.
    """
    present = set(codes)
    marked = [own for own in regimes().values() if any(c in present and own.codes[c].marks for c in own.codes)]
    if len(marked) == 1:
        return marked[0]
    every = list(regimes().values())
    return next((own for own in reversed(every) if own.first_year <= year), every[0])


@dataclass(frozen=True, slots=True)
class LeafGroup:
    """Leaf codes of two circulars that mean the same land: {DDT, DDL} before, {DDD} after."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=8)
def leaf_groups(before: str, after: str) -> tuple[LeafGroup, ...]:
    """The smallest sets of leaf codes that can be compared from circular `before` to a later one.

    Codes without a successor (SKX after 2024), or new ones taken from nowhere known, are in no group.
    """
    order = list(regimes())
    first, last = order.index(before), order.index(after)
    links = {leaf: frozenset([leaf]) for leaf in regimes()[before].leaves()}
    for earlier, later in zip(order[first:last], order[first + 1 : last + 1], strict=True):
        links = {leaf: followed(targets, earlier, later) for leaf, targets in links.items()}
    return components(links)


def followed(codes: frozenset[str], earlier: str, later: str) -> frozenset[str]:
    """What the next circular made of these codes: the mapped codes, else the same code; one lost loses all."""
    steps = [successors(code, earlier, later) for code in codes]
    return frozenset().union(*steps) if steps and all(steps) else frozenset()


def successors(code: str, earlier: str, later: str) -> frozenset[str]:
    mapped = [
        row["to_code"] for row in rows("land_code_map")
        if (row["from_regime"], row["to_regime"], row["from_code"]) == (earlier, later, code)
    ]  # fmt: skip
    if mapped:
        return frozenset(target for target in mapped if target)
    return frozenset([code]) if code in regimes()[later].leaves() else frozenset()


def components(links: dict[str, frozenset[str]]) -> tuple[LeafGroup, ...]:
    """Codes that share a successor belong together; a code without one drops its whole group."""
    groups: list[tuple[set[str], set[str]]] = []
    for leaf, targets in links.items():
        touching = [group for group in groups if group[1] & targets]
        merged = ({leaf}.union(*(g[0] for g in touching)), set(targets).union(*(g[1] for g in touching)))
        groups = [group for group in groups if group not in touching] + ([merged] if targets else [])
    return tuple(LeafGroup(tuple(sorted(b)), tuple(sorted(a))) for b, a in groups)
