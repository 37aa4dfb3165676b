"""Public investment: a year of 13 months, plan bases side by side, sources that add up, carry-over apart.

Payments of a year's plan run to 31 January of the next (Law on Public Investment 39/2019/QH14,
article 68; from 2025 Law 58/2024/QH15). Carried-over capital is a plan of its own: the dimension
`capital` is parallel and never feeds the total.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.catalogue import members_by_code
from data.model import item_parts, item_text
from data.period import Period
from data.store import Store
from indicators.engine import aggregate, known
from indicators.evaluation import Question, evaluate_from
from indicators.reading import Readings, area_at, read
from indicators.registry import Family
from indicators.result import Aggregate, Result

DISBURSEMENT = "investment_disbursement"
FAMILY = Family(
    "public_investment", "Đầu tư công", "Public investment",
    frozenset({DISBURSEMENT, "investment_realised", "completed_volume"}), last_month=13, parallel=("capital",),
)  # fmt: skip
TOP_SOURCES = ("local", "central_in_province")
"""The exhaustive split that Hà Tĩnh publishes: capital the province manages, central capital spent in it."""


@dataclass(frozen=True, slots=True)
class BySource:
    """A result for each source of capital, and Σ disbursed / Σ plan of the top split."""

    results: dict[str, Result]
    total: Aggregate


def by_source(
    store: Store, area: str, period: Period, authority: str = "", known_at: dt.date | None = None
) -> BySource:  # fmt: skip
    """Each source's disbursement against its own plan; the total is Σ/Σ, never a mean of rates.

    H1-2020: local 45,43 %, central 16,46 %, total 42,07 % (not 30,9 %).
    """
    results = along(store, area, period, "source", authority, known_at)
    split = [results[source] for source in TOP_SOURCES if source in results]
    return BySource(results, aggregate(split))


def with_carry_over(
    store: Store, area: str, period: Period, authority: str = "", known_at: dt.date | None = None
) -> dict[str, Result]:  # fmt: skip
    """Results by scope of the plan (carry-over, including carry-over ...), each against its own plan."""
    return along(store, area, period, "capital", authority, known_at)


def along(
    store: Store, area: str, period: Period, dimension: str, authority: str, known_at: dt.date | None
) -> dict[str, Result]:  # fmt: skip
    """Member → result for the items that name one member of the dimension and nothing else; one read."""
    place = area_at(area, period.last_day)
    readings = read(store, (DISBURSEMENT,), (place.key,), period.year, item=None, known_at=known_at)
    definition = known(readings, store, DISBURSEMENT, known_at)
    found: dict[str, Result] = {}
    for member in sorted(members_in(readings, dimension), key=lambda code: place_of(dimension, code)):
        item = item_text([(dimension, member)])
        found[member] = evaluate_from(readings, Question(definition, place, period, item, authority))
    return found


def members_in(readings: Readings, dimension: str) -> set[str]:
    items = (item_parts(item) for _, _, item in readings.table)
    return {parts[0][1] for parts in items if len(parts) == 1 and parts[0][0] == dimension}


def place_of(dimension: str, member: str) -> tuple[int, str]:
    """Members in the order of the reference file, unknown ones last."""
    order = [code for own, code in members_by_code() if own == dimension]
    return (order.index(member) if member in order else len(order)), member
