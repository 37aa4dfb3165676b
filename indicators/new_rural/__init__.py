"""New rural communes: criteria by commune, levels that contain one another, who fell back and who is near.

QĐ 1980/QĐ-TTg (2016-2020) and QĐ 318/QĐ-TTg (2021-2025), 19 criteria each; Hà Tĩnh adds a twentieth.
Only communes (xã) are counted: wards and townships have other standards.
"""

from __future__ import annotations

from indicators.new_rural.communes import communes_at
from indicators.new_rural.levels import Levels, Share, levels, printed_as
from indicators.new_rural.matrix import Commune, Matrix, matrix
from indicators.new_rural.sentences import sentences
from indicators.registry import Family

FAMILY = Family(
    "new_rural", "Nông thôn mới", "New rural communes",
    frozenset({"rural_communes", "new_rural_communes", "new_rural_rate", "new_rural_advanced_communes",
               "new_rural_model_communes", "new_rural_model_hamlets", "new_rural_gardens", "new_rural_criteria_met",
               "new_rural_criterion", "new_rural_year", "ocop_products"}),
)  # fmt: skip

__all__ = [
    "FAMILY", "Commune", "Levels", "Matrix", "Share", "communes_at", "levels", "matrix", "printed_as", "sentences",
]  # fmt: skip
