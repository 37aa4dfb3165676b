"""The matrix of land conversions (biểu 12, 13/CH, TT 01/2021/TT-BTNMT): rows are what land was, columns what it is."""

from __future__ import annotations

import re

from data.catalogue import catalogue
from loaders.columns import Sense
from loaders.indicator_names import Named
from loaders.phrases import plain

INCREASE = re.compile(r"^cong tang")
EDGE = re.compile(r"^(tong )?dien tich (dat )?(dau|cuoi) (ky|nam)\b")
"""`Diện tích cuối kỳ, năm 2022` below the matrix: not a kind of land but an area of each column's."""


def converts(sense: Sense) -> bool:
    """Whether a column is one of what land becomes."""
    return bool(dict(sense.items).get("to", ""))


def converted(label: str, sense: Sense, named: Named) -> Named:
    """A cell of the matrix: land that changes its type is a conversion from one to the other; the rest is land area.

    The diagonal is what stays what it is; the last rows sum up what a type gains and what it has at the end.
    """
    to = dict(sense.items).get("to", "")
    if not to or named.definition.split_dimension != "land":
        return named
    conversion, words = catalogue()["land_conversion_area"], plain(label)
    if EDGE.match(words):
        return Named(named.definition, (("land", to),))
    if INCREASE.match(words):
        return Named(conversion, (("to", to),))
    land = dict(named.items).get("land", "")
    stays = land == to or not land
    return (
        Named(named.definition, (*named.items, ("to", to)))
        if stays
        else Named(conversion, (("from", land), ("to", to)))
    )
