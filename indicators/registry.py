"""Families of indicators with rules of their own: modules of this package that expose `FAMILY`."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import lru_cache

import indicators as package


@dataclass(frozen=True, slots=True)
class Family:
    """What is special to some indicators: the last month of their year, and parallel dimensions of the plan."""

    code: str
    name_vi: str
    name_en: str
    indicators: frozenset[str]
    last_month: int = 12
    parallel: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    """Every family of the package by its code. Adding one is adding a file."""
    found: dict[str, Family] = {}
    for module in pkgutil.iter_modules(package.__path__):
        family = getattr(importlib.import_module(f"indicators.{module.name}"), "FAMILY", None)
        if isinstance(family, Family):
            found[family.code] = family
    return found


def family_of(indicator: str) -> Family | None:
    return next((family for family in families().values() if indicator in family.indicators), None)


def last_month(indicator: str) -> int:
    """12, or 13 where payments of a year's plan run to 31 January of the next."""
    family = family_of(indicator)
    return family.last_month if family else 12
