"""Budget revenue: two estimates side by side, items that add up, with and without land money, who collects what.

The Ministry of Finance and the council each set an estimate (State Budget Law 83/2015/QH13); the
council's is the higher one, so the same revenue is 51,2 % of one and 46,1 % of the other. "Thu trên
địa bàn", "thu ngân sách địa phương được hưởng" and "tổng thu cân đối" are three different things.
"""

from __future__ import annotations

from indicators.registry import Family

REVENUE = "budget_revenue"
FAMILY = Family("budget_revenue", "Thu ngân sách", "Budget revenue", frozenset({REVENUE, "local_budget_revenue"}))
