"""Phrases as the vocabulary sees them: without diacritics, lower case, punctuation kept."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from data.text import DASHES, clean, without_marks


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """`Luỹ kế đến 30/9/2020` -> `luy ke den 30/9/2020`."""
    lowered = clean(text).translate(DASHES).lower().replace("đ", "d")
    return unicodedata.normalize("NFC", without_marks(lowered))


@lru_cache(maxsize=65536)
def spelled(text: str) -> str:
    """A phrase in which a name made by a program is words again: `ActualOutput_Q1` -> `actual output q1`."""
    if not text.isascii() or ("_" not in text and not HUMP.search(text)):
        return plain(text)
    return plain(HUMP.sub(" ", text.replace("_", " ")))


HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
"""Between two words written as one (`AnnualTarget`), not within a unit (`kWh`)."""

ENGLISH = re.compile(
    r"\b(the|of|and|to|for|by|in|from|total|transfers?|budget|balanc\w+|revenues?|expenditures?|programs?|projects?|"
    r"names?|ratio|investment|items?|plan|no|billions?|millions?|dong|grants?|north|south|east|west|central|land|delta|"
    r"area|coastal|including|which|tax|fees?|enterprises?|cuu long|highlands?|region|table|additionals?|local|other|"
    r"lottery|network|charges?|shared|income|oil|education|defen[cs]e|salary|provinces?|cit(?:y|ies))\b",
    re.IGNORECASE,
)


def is_english(text: str) -> bool:
    """Plain ASCII words of which at least one is English: never a Vietnamese name such as LONG AN."""
    return text.isascii() and bool(re.search(r"[A-Za-z]{2}", text)) and bool(ENGLISH.search(text))


@lru_cache(maxsize=65536)
def vietnamese_part(text: str) -> str:
    """Drop the English half of a bilingual heading: `Chỉ tiêu - Items` -> `Chỉ tiêu`."""
    bare = text.replace("\u00a0", " ")
    halves = [half for half in re.split(r"\n|\s[-–]\s?|[-–]\s", bare) if half.strip(" \t.:*")]
    english = next((half for half in halves[1:] if is_english(half.strip())), None)
    if english is None or is_english(halves[0].strip()):
        return clean(text)
    kept = bare[: bare.index(english)].rstrip(" -–\n")
    return clean(kept)
