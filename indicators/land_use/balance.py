"""Whether the areas of a land table come out: parts to parents, everything to the natural area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from indicators.actuals import Figure
from indicators.figures import Finding, known, tolerance
from indicators.land_use.codes import Regime


def balances(figures: Mapping[str, Figure], regime: Regime, decimals: int = 2) -> tuple[Finding, ...]:
    """Every sum that can be drawn from areas by code ("" = natural area), in ha, with both numbers.

    `natural_area`: the three groups NNP + PNN + CSD are the natural area. `natural_leaves`: so is the sum of
    the leaf codes, which finds a wrong group. `parent`: every group is the sum of its children. Subsets
    ("trong đó" LUC, RSN) and functional areas (KCN, KKT ...) overlap others and are in no sum. A group of
    which no child is said is a leaf; one with a child missing and a rest left over cannot be judged (None).
    """
    values = known(figures)
    found = []
    if "" in values:
        found.append(compared("natural_area", "", regime.children(""), figures, values, decimals))
        found.append(compared("natural_leaves", "", said_leaves(values, regime), figures, values, decimals))
    found += [
        compared("parent", code, children, figures, values, decimals)
        for code in regime.codes if code in values
        for children in (regime.children(code), regime.details(code))
    ]  # fmt: skip
    return tuple(one for one in found if one is not None)


def compared(
    kind: str, code: str, parts: Sequence[str], figures: Mapping[str, Figure], values: Mapping[str, Decimal],
    decimals: int,
) -> Finding | None:  # fmt: skip
    """One sum; None where no part is known at all."""
    there = [part for part in parts if part in values]
    absent = tuple(part for part in parts if part not in values)
    if not there:
        return None
    computed = sum((values[part] for part in there), Decimal(0))
    rest = values[code] - computed
    agrees: bool | None = abs(rest) <= tolerance(decimals, len(there))
    if not agrees and absent and rest > 0:
        agrees = None
    sources = tuple(source for part in (code, *there) for source in figures[part].sources)
    return Finding(kind, code, values[code], computed, agrees, absent, sources)


def said_leaves(values: Mapping[str, Decimal], regime: Regime, parent: str = "") -> tuple[str, ...]:
    """The finest additive codes that are said: a group stands for itself only while no child is said."""
    found: list[str] = []
    for code in regime.children(parent):
        below = said_leaves(values, regime, code)
        inside = any(one in values for one in below)
        found += below if inside else [code]
    return tuple(found)
