"""Land use: plan against result by the code tree of the circular in force, conversion, recovery, projects.

Forms 01-13/CH of TT 01/2021/TT-BTNMT and of TT 29/2014/TT-BTNMT before it, TT 08/2024/TT-BTNMT for
the codes since 2025. Areas are hectares with two decimals; the natural area is constant.
"""

from __future__ import annotations

from indicators.land_use.balance import balances
from indicators.land_use.conversion import Taken, TakenRow, conversion, recovery
from indicators.land_use.matrix import TransferMatrix, matrix_findings, transfer_matrix
from indicators.land_use.projects import ListedProject, ProjectList, listed_projects
from indicators.land_use.sentences import sentences
from indicators.land_use.table import LandRow, LandTable, land_table, land_tables
from indicators.registry import Family

FAMILY = Family(
    "land_use", "Sử dụng đất", "Land use",
    frozenset({"land_area", "land_conversion_area", "land_recovery_area", "unused_land_used", "land_projects_listed",
               "land_projects_done", "land_project_area", "land_project_added_area",
               "land_project_current_area", "land_plans_approved", "land_master_plan_progress"}),
)  # fmt: skip

__all__ = [
    "FAMILY", "LandRow", "LandTable", "ListedProject", "ProjectList", "Taken", "TakenRow", "TransferMatrix",
    "balances", "conversion", "land_table", "land_tables", "listed_projects", "matrix_findings", "recovery",
    "sentences", "transfer_matrix",
]  # fmt: skip
