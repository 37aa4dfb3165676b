"""The officials' own label of a target beside the computed one: shown, compared, never overwritten.

Reports to the council class a year's targets as Vượt, Đạt, Không đạt (and Khó đạt on the way). The
label is what an office decided to say; where the figures say something else, the disagreement is
shown and the committee judges.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from data.model import AreaKey
from data.records import official_code, records
from data.reference_files import listed, rows
from data.store import Store
from data.text import match_key
from indicators.reading import Readings, source_of_attribute
from indicators.result import Official, YearEnd


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    """Folded label -> exceeded, met, missed or unlikely."""
    return {
        match_key(label): row["class"]
        for row in rows("official_labels") for label in (row["label_vi"], *listed(row["aliases"]))
    }  # fmt: skip


def class_of(words: str) -> str:
    """The class of a label as printed; empty when it is none of the usual ones."""
    return classes().get(match_key(words.strip(" .!;:")), "")


def with_labels(
    store: Store, readings: Readings, areas: Iterable[AreaKey], known_at: dt.date | None = None
) -> Readings:  # fmt: skip
    """The readings with the official labels of these areas; one read."""
    for record in records(store, "official", known_at, areas):
        if (label := record.attributes.get("label")) is not None:
            readings.labels[record.code, record.area] = label
    return readings


def official_of(
    readings: Readings, indicator: str, area: AreaKey, item: str, year: int, computed: YearEnd
) -> Official | None:  # fmt: skip
    """What the officials said of the year's target, and whether the figures agree.

    `agrees` is None while the year end is unknown, for `unlikely`, and for words of no known class.
    """
    label = readings.labels.get((official_code(indicator, item, year), area))
    if label is None:
        return None
    known = class_of(label.value)
    comparable = known in ("exceeded", "met", "missed") and computed != "unknown"
    return Official(
        words=label.value, label=known or None, agrees=known == computed if comparable else None,
        source=source_of_attribute(label),
    )  # fmt: skip
