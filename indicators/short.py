"""Sentences short enough to be read aloud: whole clauses, the most important first, at most 120 words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from data.areas import directory
from indicators.wording import Language, fixed_text

LIMIT = 120


def limited(clauses: Iterable[str], words: int = LIMIT) -> str:
    """The clauses that fit, in their order, each a sentence of its own; none is cut in the middle."""
    found: list[str] = []
    for clause in clauses:
        if not clause:
            continue
        sentence = f"{clause[0].upper()}{clause[1:].rstrip('.')}."
        if sum(len(one.split()) for one in (*found, sentence)) > words:
            break
        found.append(sentence)
    return " ".join(found)


def lowered(text: str) -> str:
    """A name inside a sentence: first letter small ("đất trồng lúa"), abbreviations as they are."""
    return text if len(text) < 2 or text[1].isupper() else text[0].lower() + text[1:]


def place_name(code: str, name: str, day: dt.date, language: Language) -> str:
    """An area as the reader's language names it; `name` where the directory of that day has no other.

    A result names its area in Vietnamese, as the sheets do; English sentences take the English name.
    """
    own = directory().nearest(code, day)
    return own.name_en if language == "en" and own is not None and own.name_en and own.name_vi == name else name


def several(count: int, name: str) -> str:
    """A number of things in English: 1 unit, 2 units."""
    return f"{count} {name if count == 1 else name + 's'}"


def listing(names: Iterable[str], language: Language, most: int = 5) -> str:
    """Up to `most` names and how many more there are."""
    every = list(names)
    more = len(every) - most
    if more <= 0:
        return ", ".join(every)
    rest = {"vi": f"và {more} đơn vị khác", "en": f"and {more} more"}[language]
    return f"{', '.join(every[:most])} {rest}"


def percent_text(value: Decimal, language: Language, decimals: int = 1) -> str:
    return f"{fixed_text(value, decimals, language)}%"
