"""The vocabulary: phrases of headings and labels -> coordinates. The phrases are data
(`data/reference/vocabulary.csv`); only the way of asking is here."""

from __future__ import annotations

import re
from functools import lru_cache

from data.reference_files import rows
from loaders.phrases import plain, spelled


@lru_cache(maxsize=1)
def entries() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """Coordinate -> its (value, pattern) pairs in file order; the first that fits wins."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for row in rows("vocabulary"):
        found.setdefault(row["coordinate"], []).append((row["value"], re.compile(row["pattern"])))
    return {coordinate: tuple(pairs) for coordinate, pairs in found.items()}


@lru_cache(maxsize=65536)
def said(coordinate: str, text: str) -> str:
    """What `text` says of a coordinate, or an empty text."""
    phrase = spelled(text).strip(" .:;*")
    return next((value for value, pattern in entries().get(coordinate, ()) if pattern.search(phrase)), "")


def all_said(coordinate: str, text: str) -> list[str]:
    """Every value a text says of a coordinate that may be said several times (items)."""
    phrase = plain(text)
    found: dict[str, str] = {}
    for value, pattern in entries().get(coordinate, ()):
        dimension = value.partition("=")[0]
        if pattern.search(phrase) and dimension not in found:
            found[dimension] = value
    return list(found.values())
