"""Public investment: a year of 13 months, plan bases side by side, sources that add up, carry-over apart.

Payments of a year's plan run to 31 January of the next (Law on Public Investment 39/2019/QH14,
article 68; from 2025 Law 58/2024/QH15). Carried-over capital is a plan of its own: the dimension
`capital` is parallel and never feeds the total.
"""

from __future__ import annotations

from indicators.registry import Family

DISBURSEMENT = "investment_disbursement"
FAMILY = Family(
    "public_investment", "Đầu tư công", "Public investment",
    frozenset({DISBURSEMENT, "investment_realised", "completed_volume"}), last_month=13, parallel=("capital",),
)  # fmt: skip
