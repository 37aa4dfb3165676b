"""The growth table of a year: each sector's growth, weight, contribution and share, and whether it adds up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from data.store import Store
from indicators.actuals import Figure, figure
from indicators.arithmetic import contribution, number
from indicators.breakdown import Asked, member_name, readings_of
from indicators.evaluation import Question, evaluate_from
from indicators.growth.contributions import (
    SumCheck,
    adds_up,
    growth_together,
    implied_weight,
    rounding,
    weights_of,
)
from indicators.growth.sectors import (
    FOUR,
    SERVICES,
    SERVICES_WITH_TAXES,
    TAXES,
    WITHIN,
    Convention,
    convention_of,
    parts_of,
)
from indicators.growth.structure import Structure, named, structure_of
from indicators.growth.words import growth_sentence
from indicators.reading import Readings
from indicators.result import Part, Result, Source

GROWTH, CONTRIBUTION = "grdp_growth", "grdp_contribution"
STRUCTURE, CONSTANT = "grdp_structure", "grdp_constant"
WeightBasis = Literal["constant_prices", "implied"]
ALL_SECTORS = (*FOUR, SERVICES_WITH_TAXES, *WITHIN)


class SectorGrowth(Part):
    """One sector: growth and weight in percent, contribution in points; `of_which` is a subset and is never added.

    `contribution` is as published; `computed` is w × g / 100 where the weight is known from
    constant-price values (not from the contribution itself).
    """

    sector: str
    name_vi: str
    name_en: str
    growth: Decimal | None
    contribution: Decimal | None
    computed: Decimal | None
    weight: Decimal | None
    weight_basis: WeightBasis | None
    share: Decimal | None
    share_change: Decimal | None
    status: str
    of_which: tuple[SectorGrowth, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def points(self) -> Decimal | None:
        """The contribution to use: published, else computed."""
        return self.contribution if self.contribution is not None else self.computed


class GrowthTable(Part):
    """Growth of a year with its parts, in the order of the reference file.

    `check` is Σ contributions against the total growth, `services_with_taxes` the growth of
    services as the three-part convention would print it.
    """

    result: Result
    convention: Convention
    sectors: tuple[SectorGrowth, ...]
    check: SumCheck
    weights_sum: Decimal | None
    structure: Structure
    services_with_taxes: Decimal | None
    inputs: tuple[Source, ...] = ()
    sentence_vi: str = ""
    sentence_en: str = ""

    @property
    def worst_first(self) -> tuple[SectorGrowth, ...]:
        """Sectors by what they added, the largest loss first; those without a contribution last."""
        return tuple(sorted(self.sectors, key=lambda s: (s.points is None, s.points or Decimal(0), s.sector)))


def growth_table(store: Store, asked: Asked) -> GrowthTable:
    """The table of the area and period asked; one read."""
    return growth_table_from(readings_of(store, (GROWTH, CONTRIBUTION, STRUCTURE, CONSTANT), asked), asked)


def growth_table_from(readings: Readings, asked: Asked) -> GrowthTable:
    """`growth_table` from readings that are there."""
    growth, points = (figures(readings, code, asked) for code in (GROWTH, CONTRIBUTION))
    result = evaluate_from(
        readings, Question(readings.definitions[GROWTH], asked.place, asked.period, "", asked.authority)
    )  # fmt: skip
    whole = result.actual.value
    printed = named(values(points), whole, rounding(2, 3))
    if SERVICES_WITH_TAXES in printed and SERVICES not in printed:  # services were called plainly, with taxes inside
        growth, points = renamed(growth), renamed(points)
    structure = structure_of(
        values(figures(readings, STRUCTURE, asked)), values(figures(readings, STRUCTURE, earlier(asked)))
    )
    constant = weights_before(readings, asked)
    convention = convention_of([*growth, *points])
    sectors = tuple(
        sector_of(sector, growth, points, constant, structure)
        for sector in parts_of(convention, {**growth, **points})
    )  # fmt: skip
    return said(GrowthTable(
        result=result, convention=convention, sectors=sectors, structure=structure,
        check=adds_up([sector.points for sector in sectors], whole, decimals=2),
        weights_sum=sum_known([sector.weight for sector in sectors]),
        services_with_taxes=with_taxes(sectors, growth, structure),
        inputs=(*result.inputs, *(source for sector in sectors for source in sector.sources)),
    ))  # fmt: skip


def earlier(asked: Asked) -> Asked:
    return Asked(asked.area, asked.period.shifted(-1), asked.authority, asked.known_at)


def figures(readings: Readings, indicator: str, asked: Asked) -> dict[str, Figure]:
    """Sector → figure for every sector of which anything was said, missing ones among them."""
    definition, key = readings.definitions[indicator], asked.place.key
    found = {
        sector: figure(readings.series(indicator, key, f"contribution={sector}"), definition, asked.period)
        for sector in ALL_SECTORS
    }  # fmt: skip
    return {sector: known for sector, known in found.items() if known.sources}


def values(found: Mapping[str, Figure]) -> dict[str, Decimal | None]:
    """The numbers of top sectors; branches printed under "trong đó" are left out."""
    return {sector: known.counted for sector, known in found.items() if sector not in WITHIN}


def renamed(found: dict[str, Figure]) -> dict[str, Figure]:
    return {SERVICES_WITH_TAXES if sector == SERVICES else sector: known for sector, known in found.items()}


def weights_before(readings: Readings, asked: Asked) -> dict[str, Decimal]:
    """Shares of last year's same months at constant prices, in percent; empty where they are not stored."""
    before = earlier(asked)
    whole = figure(readings.series(CONSTANT, before.place.key), readings.definitions[CONSTANT], before.period)
    found = {sector: known.counted for sector, known in figures(readings, CONSTANT, before).items()}
    return weights_of(found, whole.counted)


def sector_of(
    sector: str, growth: Mapping[str, Figure], points: Mapping[str, Figure], constant: Mapping[str, Decimal],
    structure: Structure,
) -> SectorGrowth:  # fmt: skip
    """One row with its branches below it."""
    own, added = growth.get(sector), points.get(sector)
    rate, stated = own.counted if own else None, added.counted if added else None
    weight, basis = constant.get(sector), "constant_prices"
    computed = None if weight is None or rate is None else contribution(weight, rate)
    if weight is None:
        weight, basis = number(implied_weight(stated, rate)), "implied"
    return SectorGrowth(
        sector=sector, name_vi=member_name("contribution", sector, "vi"),
        name_en=member_name("contribution", sector, "en"), growth=rate, contribution=stated, computed=computed,
        weight=weight, weight_basis=None if weight is None else basis,
        share=structure.shares.get(sector), share_change=structure.changes.get(sector),
        status=own.status if own else "missing",
        of_which=tuple(
            sector_of(branch, growth, points, constant, structure)
            for branch, parent in WITHIN.items() if parent == sector and (branch in growth or branch in points)
        ),
        sources=(*(own.sources if own else ()), *(added.sources if added else ())),
    )  # fmt: skip


def with_taxes(
    sectors: tuple[SectorGrowth, ...], growth: Mapping[str, Figure], structure: Structure
) -> Decimal | None:  # fmt: skip
    """Growth of services together with product taxes; by weights, else by the share that is published."""
    stated = growth.get(SERVICES_WITH_TAXES)
    if stated is not None:
        return stated.counted
    both = [sector for sector in sectors if sector.sector in (SERVICES, TAXES)]
    if len(both) < 2:
        return None
    added = [sector.points for sector in both]
    share = structure.shares.get(SERVICES_WITH_TAXES)
    weights = [share] if share is not None else [sector.weight for sector in both]
    return number(growth_together(added, weights))


def sum_known(weights: list[Decimal | None]) -> Decimal | None:
    known = [weight for weight in weights if weight is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(weights) else None


def said(table: GrowthTable) -> GrowthTable:
    return table.model_copy(update={
        "sentence_vi": growth_sentence(table, "vi"), "sentence_en": growth_sentence(table, "en"),
    })  # fmt: skip
