"""Growth scenarios side by side with the target, recomputed from assumed sector growth and last year's weights.

A scenario (kịch bản) is what the planners assume for every sector; its total is no free number but
Σ w_i × a_i / 100 with w_i the shares of last year at constant prices.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from data.model import AreaKey, item_parts, item_text
from data.numbers import decimals_of, divide
from data.store import Store
from indicators.actuals import Figure, figure
from indicators.arithmetic import HUNDRED, Amount, Undefined, contribution, number, total
from indicators.breakdown import Asked, member_name, place_of, readings_of
from indicators.evaluation import Question, evaluate_from
from indicators.growth.contributions import (
    HALF,
    SumCheck,
    adds_up,
    implied_weight,
    rolled,
    weight_error,
    weights_of,
)
from indicators.growth.sectors import SERVICES_WITH_TAXES, WITHIN, convention_of, in_three, parts_of
from indicators.growth.table import CONSTANT, CONTRIBUTION, GROWTH, earlier, figures
from indicators.growth.words import scenario_sentence
from indicators.reading import Readings
from indicators.result import Part, Source, Target, YearEnd
from indicators.targets import plan_number
from indicators.verdict import reached


class WhatIf(Part):
    """A scenario recomputed: contributions in points and their sum, against the total that was printed.

    `total` is None with `reason` "incomplete" while a sector is missing (`missing` names them);
    `needed` is then the growth, in percent, that the only missing sector must have for the printed
    total. `weight_sum` says how far the weights are from 100 (weights implied by rounded figures
    seldom sum to it exactly; they are used as they are).
    """

    total: Decimal | None
    contributions: dict[str, Decimal]
    weights: dict[str, Decimal]
    weight_sum: Decimal | None
    missing: tuple[str, ...] = ()
    needed: Decimal | None = None
    check: SumCheck | None = None
    reason: str | None = None


class Scenario(Part):
    """One column: what is printed (percent), what that gives, and how it stands to the target.

    `gap` is the printed total less the target in points; `verdict` in the official classes.
    """

    code: str
    name_vi: str
    name_en: str
    total: Decimal | None
    sectors: dict[str, Decimal | None]
    recomputed: WhatIf
    gap: Decimal | None
    verdict: YearEnd
    sources: tuple[Source, ...] = ()


class ScenarioTable(Part):
    """Scenarios of a year beside its target and last year's growth, with the weights they were recomputed on."""

    area: AreaKey
    period: str
    target: Target | None
    last_year: Decimal | None
    weights: dict[str, Decimal]
    weight_basis: str
    scenarios: tuple[Scenario, ...]
    sentence_vi: str = ""
    sentence_en: str = ""


def what_if(
    assumed: Mapping[str, Decimal | None], weights: Mapping[str, Decimal], printed: Decimal | None = None,
    errors: Mapping[str, Decimal] | None = None,
) -> WhatIf:  # fmt: skip
    """Σ w_i × a_i / 100 over the sectors that add up; `assumed` and `weights` in percent.

    Branches ("trong đó") are ignored. Where the assumption has services with taxes and the weights
    have them apart, the weights are added first; the other way round nothing can be computed.
    `errors` are what rounding may hide in the weights and widens the comparison with `printed`.
    """
    convention = convention_of(assumed)
    parts = parts_of(convention, assumed)
    if SERVICES_WITH_TAXES in parts:
        joined = in_three(dict(weights))
        weights = {} if isinstance(joined, Undefined) else {s: w for s, w in joined.items() if w is not None}
    used = {sector: weights[sector] for sector in parts if sector in weights}
    if not parts or len(used) < len(parts):
        return WhatIf(total=None, contributions={}, weights=used, weight_sum=None, reason="no_weights")
    given = {sector: own for sector in parts if (own := assumed.get(sector)) is not None}
    added = {sector: contribution(used[sector], own) for sector, own in given.items()}
    missing = tuple(sector for sector in parts if sector not in given)
    summed = total([Amount(added[sector]) if sector in added else None for sector in parts])
    return WhatIf(
        total=number(summed), contributions=added, weights=used, weight_sum=sum(used.values(), Decimal(0)),
        missing=missing, needed=needed_of(missing, added, used, printed),
        check=compared(summed, printed, given, errors or {}),
        reason=summed.reason if isinstance(summed, Undefined) else None,
    )  # fmt: skip


def needed_of(
    missing: tuple[str, ...], added: Mapping[str, Decimal], weights: Mapping[str, Decimal], printed: Decimal | None
) -> Decimal | None:  # fmt: skip
    """(g − Σ k) / w × 100: the growth of the one sector that is missing, for the printed total."""
    if printed is None or len(missing) != 1 or weights[missing[0]] == 0:
        return None
    return divide((printed - sum(added.values(), Decimal(0))) * HUNDRED, weights[missing[0]])


def compared(
    summed: Decimal | Undefined, printed: Decimal | None, given: Mapping[str, Decimal], errors: Mapping[str, Decimal]
) -> SumCheck | None:  # fmt: skip
    """The recomputed total against the printed one: half a printed digit and what the weights' rounding may hide."""
    if printed is None:
        return None
    shown = max(decimals_of(value) for value in (printed, *given.values()))
    hidden = sum((errors.get(s, Decimal(0)) * abs(own) / HUNDRED for s, own in given.items()), Decimal(0))
    allowed = HALF.scaleb(-shown) + hidden
    if isinstance(summed, Undefined):
        return SumCheck(sum=None, total=printed, difference=None, tolerance=allowed, agrees=None, reason=summed.reason)
    return adds_up([summed], printed, tolerance=allowed)


def scenarios(store: Store, asked: Asked) -> ScenarioTable:
    """All scenarios of the area and year asked, in the order of the reference file; one read."""
    readings = readings_of(store, (GROWTH, CONTRIBUTION, CONSTANT), asked)
    result = evaluate_from(
        readings, Question(readings.definitions[GROWTH], asked.place, asked.period, "", asked.authority)
    )  # fmt: skip
    weights, errors, basis = last_year_weights(readings, asked)
    codes = {dict(item_parts(item)).get("scenario", "") for code, _, item in readings.table if code == GROWTH} - {""}
    columns = tuple(
        column(readings, asked, code, weights, errors, result.target)
        for code in sorted(codes, key=lambda code: place_of("scenario", code))
    )  # fmt: skip
    before = figure(readings.series(GROWTH, asked.place.key), readings.definitions[GROWTH], earlier(asked).period)
    table = ScenarioTable(
        area=asked.place.key, period=str(asked.period), target=result.target, last_year=before.value,
        weights=weights, weight_basis=basis, scenarios=tuple(found for found in columns if found.sources),
    )  # fmt: skip
    return table.model_copy(update={
        "sentence_vi": scenario_sentence(table, "vi"), "sentence_en": scenario_sentence(table, "en"),
    })  # fmt: skip


def last_year_weights(
    readings: Readings, asked: Asked
) -> tuple[dict[str, Decimal], dict[str, Decimal], str]:  # fmt: skip
    """Weights for the year asked, their possible errors and their basis.

    From last year's constant-price values where they are stored; else those implied by last year's
    growth and contributions (shares of the year before it), carried one year on.
    """
    last = earlier(asked)
    key = last.place.key
    whole = figure(readings.series(CONSTANT, key), readings.definitions[CONSTANT], last.period).counted
    exact = weights_of({s: f.counted for s, f in figures(readings, CONSTANT, last).items()}, whole)
    if exact:
        return exact, {}, "constant_prices"
    growth, points = (figures(readings, code, last) for code in (GROWTH, CONTRIBUTION))
    pairs = {s: (points[s].counted, growth[s].counted) for s in growth if s in points and s not in WITHIN}
    implied = {s: w for s, (k, g) in pairs.items() if (w := number(implied_weight(k, g))) is not None}
    errors = {s: weight_error(k, g) for s, (k, g) in pairs.items() if k is not None and g}
    total_growth = figure(readings.series(GROWTH, key), readings.definitions[GROWTH], last.period).counted
    found = rolled(implied, {s: f.counted for s, f in growth.items()}, total_growth)
    return found, errors, "implied" if found else ""


def column(
    readings: Readings, asked: Asked, code: str, weights: Mapping[str, Decimal], errors: Mapping[str, Decimal],
    target: Target | None,
) -> Scenario:  # fmt: skip
    """One scenario's figures; a sector said to be missing stays missing."""
    definition, key = readings.definitions[GROWTH], asked.place.key
    whole = figure(readings.series(GROWTH, key, f"scenario={code}"), definition, asked.period)
    named: dict[str, Figure] = {}
    for found, _, item in readings.table:
        parts = dict(item_parts(item))
        if found == GROWTH and parts.get("scenario") == code and "contribution" in parts:
            own = item_text([("scenario", code), ("contribution", parts["contribution"])])
            named[parts["contribution"]] = figure(readings.series(GROWTH, key, own), definition, asked.period)
    order = sorted(named, key=lambda sector: place_of("contribution", sector))
    sectors = {sector: named[sector].counted for sector in order}
    if convention_of(sectors) != "taxes_in_services":  # a sector whose cell was not read is missing, not absent
        sectors = dict.fromkeys(parts_of(convention_of(weights), weights)) | sectors
    plan = plan_number(target, definition.direction)
    return Scenario(
        code=code, name_vi=member_name("scenario", code, "vi"), name_en=member_name("scenario", code, "en"),
        total=whole.value, sectors=sectors, recomputed=what_if(sectors, weights, whole.value, errors),
        gap=None if whole.value is None or plan is None else whole.value - plan,
        verdict="unknown" if whole.value is None or target is None else reached(
            whole.value, target, definition.direction),
        sources=(*whole.sources, *(source for sector in order for source in named[sector].sources)),
    )  # fmt: skip
