"""Plan and figure of one series, each with its cell: what the tables of the families are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.areas import Area
from data.catalogue import Definition, catalogue, members_by_code
from data.period import Period
from indicators.actuals import NOTHING, Figure, figure, stated
from indicators.arithmetic import Amount, Undefined, total
from indicators.reading import Readings
from indicators.result import Source
from indicators.targets import in_force, plan_number, target_of

Ratio = Decimal | Undefined
"""A figure in points or in the indicator's unit, else the word for why there is none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Two numbers that should be one: what the sheet says and what its parts say, in the indicator's unit.

    `agrees` None = it cannot be told, because a part is missing. `kind` is a stable word, `subject`
    the code it speaks of. Statistical practice: parts agree within half a printed digit each.
    """

    kind: str
    subject: str
    stated: Decimal
    computed: Decimal
    agrees: bool | None
    missing: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def difference(self) -> Decimal:
        """Stated − computed."""
        return self.stated - self.computed


def done(readings: Readings, indicator: str, area: Area, item: str, period: Period) -> Figure:
    """The figure of a period as the engine takes it: actual, derived from actuals, estimate, else why not."""
    return figure(readings.series(indicator, area.key, item), defined(readings, indicator), period)


def defined(readings: Readings, indicator: str) -> Definition:
    """What the indicator means: as it was read, else as the catalogue says. Raises KeyError where neither knows it."""
    return readings.definitions.get(indicator) or catalogue()[indicator]


def planned(readings: Readings, indicator: str, area: Area, item: str, period: Period, authority: str = "") -> Figure:
    """The target in force at the period's end as a figure with its cell; of a range its nearer edge.

    A nil target (`-`) is kept as nil, a missing one as missing; without any the reason is `no_target`.
    """
    series, definition = readings.series(indicator, area.key, item), defined(readings, indicator)
    chosen, _ = in_force(series.targets, definition, period, period.last_day, authority, area.level)
    if chosen is not None:
        found = stated(chosen)
        return Figure(
            plan_number(target_of(chosen), definition.direction), found.status, False, found.as_of, found.sources,
            None, chosen.bound,
        )  # fmt: skip
    silent = [p for p in series.targets if p.period.year == period.year and p.value is None and p.low is None]
    return stated(silent[-1]) if silent else Figure(None, reason="no_target")


def missing(figure_: Figure, otherwise: str = "no_data") -> Undefined:
    """The word for a figure that is not there."""
    return Undefined(figure_.reason or otherwise)


def summed(figures: Iterable[Figure]) -> Figure:
    """Σ of figures with all their cells; `incomplete` as soon as one is missing, nil counts as zero."""
    every = list(figures)
    sources = tuple(source for one in every for source in one.sources)
    found = total([Amount(one.value, one.status) for one in every])
    if isinstance(found, Undefined):
        return Figure(None, sources=sources, reason=found.reason) if every else NOTHING
    return Figure(found, "normal", any(one.is_estimate for one in every), sources=sources)


def minus(first: Figure, second: Figure) -> Ratio:
    """First − second in their unit; the word of the one that is missing otherwise."""
    if first.counted is None:
        return missing(first)
    return missing(second) if second.counted is None else first.counted - second.counted


def tolerance(decimals: int, parts: int) -> Decimal:
    """0.5 · 10^−d · (n + 1): how far a sum of n parts printed with d decimals may be off (DOMAIN 3.17)."""
    return Decimal(5).scaleb(-decimals - 1) * (parts + 1)


def known(figures: Mapping[str, Figure]) -> dict[str, Decimal]:
    """Code → number of those that have one (nil is zero); a missing figure is left out, never zero."""
    return {code: value for code, one in figures.items() if (value := one.counted) is not None}


def member(dimension: str, code: str, language: str) -> str:
    """A member's name in the reader's language, its code where no reference file knows it."""
    found = members_by_code().get((dimension, code))
    if found is None:
        return code
    return found.name_en if language == "en" and found.name_en else found.name_vi
