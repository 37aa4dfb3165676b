"""GRDP growth: who contributes how much, by which convention, in which scenario, and what the rest of the year needs.

The statistics office publishes growth and contributions at constant prices of 2010 (statistical
indicator system: QĐ 54/2016/QĐ-TTg, from 15/4/2023 QĐ 05/2023/QĐ-TTg); the council promises the
year's growth (for 2020 NQ 168/2019/NQ-HĐND, for 2021 NQ 244/2020/NQ-HĐND).
"""

from __future__ import annotations

from indicators.registry import Family

FAMILY = Family(
    "growth", "Tăng trưởng GRDP", "GRDP growth",
    frozenset({"grdp_growth", "grdp_contribution", "grdp_structure", "grdp_current", "grdp_constant",
               "growth_scenario_updates"}),
    parallel=("contribution", "scenario"),
)  # fmt: skip
