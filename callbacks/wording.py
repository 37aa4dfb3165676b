"""Filters given on the command line, in words, for the head of a workbook."""

from __future__ import annotations

from data.areas import directory
from data.catalogue import catalogue
from data.clock import today
from data.locale import text
from data.queries import Wanted


def filters_given(wanted: Wanted, language: str) -> tuple[str, ...]:
    """One line a filter; four areas chosen are four names."""
    names = [catalogue()[code].name(language) for code in wanted.indicators if code in catalogue()]
    places = [area.name_vi for code in wanted.areas if (area := directory().nearest(code, today()))]
    pairs = (
        ("column.indicator", ", ".join(names) or wanted.text), ("column.area", ", ".join(places)),
        ("column.period", str(wanted.period or "")), ("column.plan", wanted.authority), ("column.file", wanted.file),
    )  # fmt: skip
    return tuple(f"{text(key, language)}: {words}" for key, words in pairs if words)
