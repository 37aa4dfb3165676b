"""Public investment: a year of 13 months, plan bases side by side, sources that add up, carry-over apart.

Payments of a year's plan run to 31 January of the next (Law on Public Investment 39/2019/QH14,
article 68; from 2025 Law 58/2024/QH15). Carried-over capital is a plan of its own: the dimension
`capital` is parallel and never feeds the total.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.period import Period
from data.store import Store
from indicators.breakdown import Asked, along
from indicators.engine import aggregate
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
    results = along(store, DISBURSEMENT, Asked(area, period, authority, known_at), "source")
    split = [results[source] for source in TOP_SOURCES if source in results]
    return BySource(results, aggregate(split))


def with_carry_over(
    store: Store, area: str, period: Period, authority: str = "", known_at: dt.date | None = None
) -> dict[str, Result]:  # fmt: skip
    """Results by scope of the plan (carry-over, including carry-over ...), each against its own plan."""
    return along(store, DISBURSEMENT, Asked(area, period, authority, known_at), "capital")
