"""The plan seen from every side: bases of authority and scope, sources, owners, what is not yet allocated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from data.store import Store
from indicators.arithmetic import number, percent_of
from indicators.breakdown import Asked, along, along_from, readings_of
from indicators.engine import aggregate, evaluate
from indicators.evaluation import Question, evaluate_from
from indicators.public_investment import DISBURSEMENT
from indicators.rebase import percentages
from indicators.result import Aggregate, Result, Target

TOP_SOURCES = ("local", "central_in_province")
"""The split that Hà Tĩnh publishes: capital the province manages, central capital spent in it."""
BUDGETS = ("nsdp", "nstw", "tpcp")
"""The split by budget that project lists print: local budget, central budget, government bonds."""
SCOPES = ("", "current_year", "carryover", "incl_carryover")


@dataclass(frozen=True, slots=True)
class BySource:
    """A result for each source of capital, and Σ disbursed / Σ plan of the split that is reported."""

    results: dict[str, Result]
    total: Aggregate
    split: tuple[str, ...] = ()


def by_source(store: Store, asked: Asked) -> BySource:
    """Each source's disbursement against its own plan; the total is Σ/Σ, never a mean of rates.

    H1-2020: local 45,43 %, central 16,46 %, total 42,07 % (not 30,9 %).
    """
    results = along(store, DISBURSEMENT, asked, "source")
    splits = [s for s in (TOP_SOURCES, BUDGETS) if any(source in results for source in s)]
    reported = [
        s for s in splits if any(source in results and results[source].actual.value is not None for source in s)
    ]
    split = next(iter([*reported, *splits]), ())
    present = tuple(source for source in split if source in results)
    return BySource(results, aggregate([results[source] for source in present]), present)


def by_owner(store: Store, asked: Asked) -> dict[str, Result]:
    """Project owner → result; owners that group others ("UBND các huyện") stand beside them, so never add them up."""
    return along(store, DISBURSEMENT, asked, "owner")


def with_carry_over(store: Store, asked: Asked) -> dict[str, Result]:
    """Results by scope of the plan (carry-over, including carry-over ...), each against its own plan."""
    return along(store, DISBURSEMENT, asked, "capital")


@dataclass(frozen=True, slots=True)
class Base:
    """One plan base: its scope ('' = as reported, else a member of `capital`), the plan, what was done of it.

    `percent` in points; None where the scope has no figure of its own. `derived`: the figure is not
    printed for that scope but follows from the others.
    """

    scope: str
    target: Target
    actual: Decimal | None
    percent: Decimal | None
    in_force: bool
    derived: bool = False


def bases(store: Store, asked: Asked) -> tuple[Base, ...]:
    """All plans of the year beside one another: TTg, HĐND, adjusted, and the carried-over ones apart.

    9M-2024: the same 4.249 tỷ are 79,6 % of the plan the Prime Minister assigned and 48,4 % of the
    province's. Where a plan including carry-over stands beside the carried-over payments, the whole
    sum is compared with that plan, and the rest of the sum with the year's own.
    """
    readings = readings_of(store, (DISBURSEMENT,), asked)
    definition = readings.definitions[DISBURSEMENT]
    whole = evaluate_from(readings, Question(definition, asked.place, asked.period, "", asked.authority))
    by_scope = {"": whole} | along_from(readings, DISBURSEMENT, asked, "capital")
    printed = [
        Base(scope, target, result.actual.value, percent, target == result.target)
        for scope, result in sorted(by_scope.items(), key=lambda pair: scope_order(pair[0]))
        for target, percent in percentages(result)
    ]  # fmt: skip
    carried = by_scope["carryover"].actual.value if "carryover" in by_scope else None
    return tuple(followed(base, whole, carried) for base in [*printed, *own_year(whole, carried, by_scope)])


def followed(base: Base, whole: Result, carried: Decimal | None) -> Base:
    """The plan with carry-over against the whole sum, where that is known to hold payments of both."""
    if base.scope != "incl_carryover" or base.actual is not None or carried is None:
        return base
    percent = number(percent_of(whole.actual.value, base.target.value))
    return replace(base, actual=whole.actual.value, percent=percent, derived=True)


def own_year(whole: Result, carried: Decimal | None, by_scope: dict[str, Result]) -> list[Base]:
    """The year's own plan against the sum without carried-over payments, unless the sheet prints that itself."""
    if whole.target is None or whole.actual.value is None or carried is None:
        return []
    if "current_year" in by_scope or "incl_carryover" not in by_scope:
        return []
    left = whole.actual.value - carried
    percent = number(percent_of(left, whole.target.value))
    return [Base("current_year", whole.target, left, percent, in_force=True, derived=True)]


def scope_order(scope: str) -> int:
    return SCOPES.index(scope) if scope in SCOPES else len(SCOPES)


@dataclass(frozen=True, slots=True)
class Payments:
    """What was paid for work done and what was advanced: total = completed volume + advances not yet recovered."""

    total: Decimal | None
    volume: Decimal | None
    advance: Decimal | None
    unexplained: Decimal | None


def payments(store: Store, asked: Asked) -> Payments:
    """Disbursement split into payments for completed volume and advances (NĐ 99/2021/NĐ-CP); in tỷ đồng."""
    readings = readings_of(store, (DISBURSEMENT,), asked)
    definition = readings.definitions[DISBURSEMENT]
    whole = evaluate_from(readings, Question(definition, asked.place, asked.period)).actual.value
    parts = along_from(readings, DISBURSEMENT, asked, "part")
    volume, advance = (parts[name].actual.value if name in parts else None for name in ("completed_volume", "advance"))
    known = whole is not None and volume is not None and advance is not None
    return Payments(whole, volume, advance, whole - volume - advance if known else None)  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class Allocation:
    """Capital assigned to the province, how much of it is allocated to projects in detail, and the rest; tỷ đồng."""

    assigned: Decimal | None
    allocated: Decimal | None
    unallocated: Decimal | None
    percent: Decimal | None


def allocation(store: Store, asked: Asked) -> Allocation:
    """Unallocated capital is a headline of its own: nothing can be disbursed of it."""
    found = [
        evaluate(store, code, asked.area, asked.period, known_at=asked.known_at).actual.value
        for code in ("assigned_capital", "allocated_capital")
    ]
    assigned, allocated = found
    rest = None if assigned is None or allocated is None else assigned - allocated
    return Allocation(assigned, allocated, rest, number(percent_of(allocated, assigned)))


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Parts that do not add up to their whole: both numbers and which parts; amounts in tỷ đồng."""

    of: str
    whole: Decimal
    parts: Decimal
    members: tuple[str, ...]


def mismatches(whole: Result, parts: dict[str, Result], split: Sequence[str]) -> tuple[Mismatch, ...]:
    """Σ of a complete split against its total, for what was done and for the plan.

    Tolerated: half a unit of the last printed digit for each figure, |Δ| ≤ 0,5·10⁻ᵈ·(n + 1) with the
    three decimals that amounts in tỷ đồng are printed with (DOMAIN 3.17).
    """
    found = []
    for of in ("actual", "target"):
        sides = [getattr(parts[m], of) for m in split if m in parts]
        own = getattr(whole, of)
        values = [side.value if side is not None else None for side in sides]
        if own is None or own.value is None or not values or None in values:
            continue
        total = sum((value for value in values if value is not None), Decimal(0))
        if abs(total - own.value) > Decimal("0.0005") * (len(values) + 1):
            found.append(Mismatch(of, own.value, total, tuple(m for m in split if m in parts)))
    return tuple(found)
