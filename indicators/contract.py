"""Results as the JSON of the command line: plain decimal text, ISO days, English codes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from data.numbers import plain
from indicators.result import Actual, Forecast, Official, Overview, Result, SamePeriod, Source, Target, Trajectory


def text(value: Decimal | None) -> str | None:
    """Plain decimal text of at most 28 significant digits."""
    if value is None:
        return None
    return plain(value if len(value.as_tuple().digits) <= 28 else +value)


def day(value: dt.date | None) -> str | None:
    return None if value is None else value.isoformat()


def result_json(result: Result) -> dict[str, Any]:
    """The document of `result --json` (CONTRACT.md)."""
    return {
        "indicator": result.indicator, "area": result.area, "item": result.item, "period": result.period,
        "as_of": day(result.as_of), "unit": result.unit, "actual": actual_json(result.actual),
        "target": None if result.target is None else target_json(result.target),
        "other_targets": [target_json(target) for target in result.other_targets],
        "percent_of_target": text(result.percent_of_target), "same_period": same_json(result.same_period),
        "trajectory": trajectory_json(result.trajectory), "pace_points": text(result.pace_points),
        "gap": text(result.gap), "percent_of_trajectory": text(result.percent_of_trajectory),
        "now": result.now, "year_end": result.year_end, **official_json(result.official),
        "forecast": forecast_json(result.forecast), "required_per_month": text(result.required_per_month),
        "times_average": text(result.times_average), "reason": result.reason,
        "sentences": {"vi": result.sentence_vi, "en": result.sentence_en},
        "inputs": [source_json(source) for source in result.inputs],
    }  # fmt: skip


def actual_json(actual: Actual) -> dict[str, Any]:
    return {"value": text(actual.value), "is_estimate": actual.is_estimate, "status": actual.status}


def target_json(target: Target) -> dict[str, Any]:
    return {
        "value": text(target.value), "low": text(target.low), "high": text(target.high), "bound": target.bound,
        "authority": target.authority, "version": target.version, "decided_on": day(target.decided_on),
    }  # fmt: skip


def same_json(same: SamePeriod) -> dict[str, Any]:
    """`difference` and a shortened `period` are added only where they say something."""
    found: dict[str, Any] = {"value": text(same.value), "index": text(same.index), "reason": same.reason}
    if same.difference is not None:
        found["difference"] = text(same.difference)
    return found | ({"period": same.period} if same.period else {})


def official_json(official: Official | None) -> dict[str, Any]:
    """`official` is the class, else the words; the words and whether the figures agree only where there is a label."""
    if official is None:
        return {"official": None}
    return {
        "official": official.label or official.words, "official_words": official.words,
        "official_agrees": official.agrees,
    }  # fmt: skip


def trajectory_json(drawn: Trajectory | None) -> dict[str, Any] | None:
    return None if drawn is None else {"basis": drawn.basis, "share": text(drawn.share), "value": text(drawn.value)}


def forecast_json(found: Forecast | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"value": text(found.value), "low": text(found.low), "high": text(found.high), "method": found.method}


def source_json(source: Source) -> dict[str, Any]:
    return {"file": source.file, "sheet": source.sheet, "cell": source.cell, "value": source.value}


def overview_json(overview: Overview) -> dict[str, Any]:
    """The document of `overview --json`: results with their sector, worst first, and the tally."""
    return {
        "area": overview.area, "period": overview.period,
        "results": [{"sector": result.sector} | result_json(result) for result in overview.results],
        "tally": overview.tally.model_dump(),
        "sentences": {"vi": overview.sentence_vi, "en": overview.sentence_en},
        "statements": [statement.model_dump() for statement in overview.statements],
    }  # fmt: skip
