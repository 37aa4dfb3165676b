"""Sentences short enough to be read aloud: whole clauses, the most important first, at most 120 words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

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
