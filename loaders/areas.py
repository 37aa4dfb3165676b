"""Names in a sheet -> areas, at the date the sheet speaks of.

Bare "Kỳ Anh" is the district only where the same table also names the town; bare "Hà Tĩnh" is the
province in a table of provinces. A name that fits two places is asked about, never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from data.areas import Area, directory
from data.text import clean, match_key, search_key
from loaders.phrases import plain

OFFICE = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hđnd|hội đồng nhân dân)\s+", re.IGNORECASE)
KIND_WORDS = {
    "city": ("thành phố", "tp.", "tp", "t.p"), "town": ("thị xã", "tx.", "tx"), "district": ("huyện", "h."),
    "township": ("thị trấn", "tt.", "tt"), "ward": ("phường", "p."), "commune": ("xã", "x."), "province": ("tỉnh",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """What a name turned out to be: one area, or the candidates that must be asked about."""

    area: Area | None
    candidates: tuple[Area, ...] = ()


@dataclass(slots=True)
class Names:
    """The areas valid at a date by the key of their bare name."""

    when: dt.date
    by_name: dict[str, list[Area]] = field(default_factory=dict)

    folded: dict[str, list[Area]] = field(default_factory=dict)

    def named(self, text: str) -> list[Area]:
        """The areas of a name; of one written without any diacritics, those that read so without theirs."""
        found = self.by_name.get(match_key(text).replace(" ", ""), [])
        return found or (self.folded.get(search_key(text).replace(" ", ""), []) if text.isascii() else [])

    def add(self, name: str, area: Area) -> None:
        known = self.by_name.setdefault(match_key(name).replace(" ", ""), [])
        if area not in known:
            known.append(area)
        plain = self.folded.setdefault(search_key(name).replace(" ", ""), [])
        if area not in plain:
            plain.append(area)


def bare_name(text: str) -> tuple[str, str]:
    """(kind said by the prefix or empty, name without it): `TX. Kỳ Anh` -> (town, Kỳ Anh)."""
    name = OFFICE.sub("", clean(text))
    lowered = name.lower()
    for kind, words in KIND_WORDS.items():
        for word in words:
            if (
                lowered.startswith(word)
                and len(name) > len(word)
                and (word.endswith(".") or not name[len(word)].isalpha())
            ):
                return kind, name[len(word) :].strip(" .-")
    return "", name


@lru_cache(maxsize=16)
def names_at(when: dt.date) -> Names:
    names = Names(when)
    for area in directory().areas:
        if area.valid_at(when):
            names.add(bare_name(area.name_vi)[1], area)
            for alias in area.aliases:
                names.add(alias, area)
                names.add(bare_name(alias)[1], area)
    return names


def candidates(text: str, when: dt.date) -> tuple[str, tuple[Area, ...]]:
    """Kind said and every area of that name at that date, the kind honoured where it decides."""
    kind, name = bare_name(text)
    names = names_at(when)
    whole = names.named(text)
    found = whole if whole and not kind else names.named(name) or whole
    if kind:
        kinds = {"city": ("city",), "district": ("district",), "town": ("town",)}.get(kind, (kind,))
        found = [area for area in found if area.kind in kinds]
    return kind, tuple(found)


def resolve(text: str, when: dt.date, level: str = "", siblings: Iterable[str] = ()) -> Place:
    """The area a label names, preferring `level`; ambiguous names come back as candidates."""
    _, found = candidates(text, when)
    if level:
        found = tuple(area for area in found if area.level == level) or found
    if len(found) <= 1:
        return Place(found[0] if found else None)
    _, name = bare_name(text)
    key = match_key(name)
    namesakes = [other for other in siblings if other != text and match_key(bare_name(other)[1]) == key]
    sure = [places[0] for other in namesakes if len(places := candidates(other, when)[1]) == 1]
    others = {area.key for area in sure}
    left = tuple(area for area in found if area.key not in others)
    if others and len(left) == 1:
        return Place(left[0])
    return Place(None, found)


def level_of(labels: list[str], when: dt.date) -> str:
    """The level most labels of a table fit: its rows are provinces, districts or communes.

    Two of them have to; one alone only when it says its kind (`Xã Cẩm Tuyền`, not a bare `Kỳ Anh`).
    """
    counts = dict.fromkeys(("province", "district", "commune"), 0)
    for label in labels:
        for level in {area.level for area in candidates(label, when)[1]}:
            if level in counts:
                counts[level] += 1
    best = max(counts, key=lambda level: counts[level])
    enough = counts[best] >= 2 or (len(labels) == 1 and counts[best] == 1 and bool(bare_name(labels[0])[0]))
    return best if counts[best] * 2 >= len(labels) and enough else ""


def mentioned(text: str, when: dt.date) -> Area | None:
    """A unit named inside a longer line (`UBND huyện Kỳ Anh`, `HUYỆN KỲ ANH`); a bare name does not count."""
    line = clean(text)
    for kind, words in KIND_WORDS.items():
        for word in words:
            for found in re.finditer(rf"(?<!\w){re.escape(word)}\s*([^\W\d_][\w\s]*)", line, re.IGNORECASE):
                area = longest(found[1], kind, when)
                if area is not None:
                    return area
    return None


def longest(rest: str, kind: str, when: dt.date) -> Area | None:
    words = rest.split()
    for size in range(min(4, len(words)), 0, -1):
        name = " ".join(words[:size])
        if not name[:1].isupper():
            continue
        found = [a for a in names_at(when).by_name.get(match_key(name).replace(" ", ""), []) if a.kind == kind]
        if len(found) == 1:
            return found[0]
    return None


def level_said(heading: str) -> str:
    """The level that the heading over the labels names: `Tên xã` are communes though none was recognised."""
    phrase = plain(heading)
    levels = (
        ("commune", r"(?<!thi )\bxa\b|phuong|thi tran"),
        ("district", r"huyen|thi xa|\btx\b"),
        ("province", r"\btinh\b"),
    )
    return next((level for level, pattern in levels if re.search(pattern, phrase)), "")
