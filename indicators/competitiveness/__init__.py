"""Competitiveness: PCI score and rank together, sub-indices that fell, DDCI and PAPI by unit, bands by edition.

PCI (VCCI, since 2005) and PAPI (UNDP, CECODES) measure provinces once a year, DDCI the districts and departments of one
province. A score may fall while the rank improves; a smaller rank is better.
"""

from __future__ import annotations

from indicators.competitiveness.bands import Band, band_of
from indicators.competitiveness.papi import Papi, papi
from indicators.competitiveness.pci import Edition, Pci, pci
from indicators.competitiveness.sentences import sentences, units_sentences
from indicators.competitiveness.steps import Move, rank_text
from indicators.competitiveness.units import Unit, Units, units
from indicators.registry import Family

PAPI = ("papi_participation", "papi_transparency", "papi_accountability", "papi_corruption_control",
        "papi_procedures", "papi_services", "papi_total")  # fmt: skip
FAMILY = Family(
    "competitiveness", "Năng lực cạnh tranh", "Competitiveness",
    frozenset({"pci_score", "pci_rank", "pci_subindex", "ddci_score", "ddci_rank", *PAPI}),
)  # fmt: skip

__all__ = [
    "FAMILY", "Band", "Edition", "Move", "Papi", "Pci", "Unit", "Units", "band_of", "papi", "pci", "rank_text",
    "sentences", "units", "units_sentences",
]  # fmt: skip
