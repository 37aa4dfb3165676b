"""Several figures in one cell: `LUA: 3,57 ha; HNK: 0,78 ha`, `0,15 LUA`, `3,15 LUA, 0,46 HNK`.

The land a project takes is written so in the list of projects (biểu 10/CH, TT 01/2021/TT-BTNMT):
land code and area, in either order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.text import clean
from loaders.numbers import Written, written_number

NUMBER = r"\d+(?:[.,]\d+)*"
CODE = r"[A-ZĐ]{3}"
CODE_FIRST = re.compile(rf"({CODE})\s*[:=\-–]?\s*\(?({NUMBER})\)?\s*(ha|m2|m²)?")
NUMBER_FIRST = re.compile(rf"\(?({NUMBER})\)?\s*(ha|m2|m²)?\s*(?:đất\s*)?({CODE})")
BETWEEN = re.compile(r"\s*[;,+/.]?\s*(?:và\s+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a packed cell: the code it is of, the number as written, its unit or empty."""

    code: str
    number: Written
    unit: str


def is_packed(text: str) -> bool:
    return bool(unpacked(text))


def unpacked(text: str) -> list[Part]:
    """The figures of a cell in order; nothing unless every piece of the text is one."""
    for pattern, order in ((CODE_FIRST, (1, 2, 3)), (NUMBER_FIRST, (3, 1, 2))):
        found = in_order(clean(text), pattern, order)
        if found:
            return found
    return []


def in_order(text: str, pattern: re.Pattern[str], order: tuple[int, int, int]) -> list[Part]:
    parts: list[Part] = []
    place = 0
    while place < len(text):
        found = pattern.match(text, place)
        number = written_number(found[order[1]]) if found else None
        if found is None or number is None:
            return []
        unit = (found[order[2]] or "").replace("m²", "m2")
        parts.append(Part(found[order[0]], number, unit))
        gap = BETWEEN.match(text, found.end())
        place = gap.end() if gap else found.end()
    return parts
