"""Labels -> indicators: by the catalogue's names and aliases, else a proposed indicator.

A label that the catalogue does not know is never dropped: it is stored under a proposed indicator
whose code comes from its path and unit, visible and marked, to be merged later.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from data.catalogue import Definition, catalogue, dimensions, members, names, proposed
from data.model import ProposedIndicator
from data.text import clean, match_key, slug
from data.units import find_unit
from loaders.phrases import plain
from loaders.vocabulary import said

NOISE = re.compile(r"\s*\((?:[\d*]{1,2}|%|lũy kế|luỹ kế|giá ss 20\d\d)\)\s*", re.IGNORECASE)
PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*$")
GROWTH = re.compile(r"^(toc do|ty le|muc) tang|^tang truong|^chi so gia")
ANIMALS = "con"
QUALIFIERS = frozenset(
    match_key(word)
    for word in ("cho", "được", "dùng", "sử", "có", "khó", "là", "thuộc", "nữ", "bị", "vay", "chưa", "không", "từ",
                 "thiếu", "phải", "đang", "đã")
)  # fmt: skip
"""Words that make a part of what stands before them: `Số hộ` | `dùng nước sạch`, `việc làm` | `cho lao động nữ`."""


def core(label: str) -> str:
    """A label without its unit: `Bò (con)` -> `Bò`, `Tỷ lệ hộ nghèo (%)` -> `Tỷ lệ hộ nghèo`."""
    found = PARENTHESIS.search(label)
    return label[: found.start()] if found and find_unit(found[1]) is not None else label


@dataclass(frozen=True, slots=True)
class Named:
    """The indicator of a row or column and the item below it; `proposal` when only the sheet knows it."""

    definition: Definition
    items: tuple[tuple[str, str], ...] = ()
    proposal: ProposedIndicator | None = None


def same_kind_of_unit(unit: str, definition: Definition) -> bool:
    """Whether a printed unit can be the indicator's: same base, or one of the two unknown."""
    if not unit or not definition.unit:
        return True
    mine, theirs = find_unit(definition.unit), find_unit(unit)
    return mine is not None and theirs is not None and mine.base == theirs.base


def known(label: str, unit: str) -> Definition | None:
    """The catalogue indicator of exactly this name, if the unit agrees."""
    for text in (clean(label), clean(core(label)), clean(NOISE.sub(" ", core(label)))):
        code = names().get(match_key(text))
        if code is not None and same_kind_of_unit(unit, catalogue()[code]):
            return catalogue()[code]
    return None


@lru_cache(maxsize=8192)
def contained(text: str, unit: str = "") -> Definition | None:
    """The catalogue indicator with the longest name found inside a longer heading or title."""
    key = f" {match_key(text)} "
    fits = [name for name, code in names().items() if len(name) >= 6 and f" {name} " in key
            and same_kind_of_unit(unit, catalogue()[code])]  # fmt: skip
    longest = max(fits, key=len, default="")
    return catalogue()[names()[longest]] if longest and names_the_whole(key, longest) else None


def whole_name(text: str, unit: str) -> Definition | None:
    """The catalogue indicator that a heading names and nothing else, but for the English of a bilingual one."""
    words = clean(text).split(" ")
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            rest = [*words[:start], *words[start + size :]]
            found = known(" ".join(words[start : start + size]), unit) if all(word.isascii() for word in rest) else None
            if found is not None and (not rest or size > 1):
                return found
    return None


def names_the_whole(key: str, name: str) -> bool:
    """Whether a name stands in a heading without a word behind it that narrows it to a part of its population."""
    return any(after.split(" ", 1)[0] not in QUALIFIERS for after in key.split(f" {name} ")[1:])


def member_of(dimension: str, label: str) -> str:
    """The member of a dimension that a label names; a slug of the label when the list does not know it."""
    own = members().get(dimension, {})
    bare = core(label)
    found = own.get(match_key(label)) or own.get(match_key(bare)) or own.get(match_key(NOISE.sub(" ", bare)))
    return found.code if found else slug(bare) or "other"


def known_member(definition: Definition, label: str) -> Named | None:
    """A label that the list of the indicator's members knows."""
    dimension = definition.split_dimension
    own = members().get(dimension, {})
    found = own.get(match_key(label)) or own.get(match_key(core(label)))
    return Named(definition, ((dimension, found.code),)) if found else None


def as_member(label: str, unit: str) -> Named | None:
    """A label that is a member of exactly one indicator's split: `Tiền sử dụng đất` is budget revenue."""
    key = match_key(core(label))
    for dimension, own in members().items():
        if key in own and dimensions().get(dimension) == "split":
            fits = [
                d
                for d in catalogue().values()
                if d.split_dimension == dimension and same_kind_of_unit(unit, d) and unit
            ]
            if len(fits) == 1:
                return Named(fits[0], ((dimension, own[key].code),))
    return None


def split_below(parent: Named, label: str) -> Named:
    """The item that a row below an indicator's row stands for."""
    dimension = parent.definition.split_dimension or "part"
    return Named(parent.definition, (*parent.items, (dimension, member_of(dimension, label))), parent.proposal)


def propose(path: tuple[str, ...], unit: str, state: bool | None) -> Named:
    """A proposed indicator from the label's path; ratio, stock or flow as unit and words say; no stock for None."""
    path = tuple(core(part) for part in path)
    leaf = path[-1]
    known_unit = find_unit(unit)
    herd = known_unit is not None and known_unit.base == ANIMALS  # animals are counted, they do not add up over months
    rising = unit == "%" and GROWTH.search(plain(leaf))
    kind = (
        "growth"
        if rising
        else "ratio"
        if unit in ("%", "‰")
        else "stock"
        if state is not None and (state or herd or said("state", leaf))
        else "flow"
    )
    full = " > ".join(path)
    digest = hashlib.sha256(f"{match_key(full)}|{known_unit.base if known_unit else unit}".encode()).hexdigest()[:6]
    code = f"p_{slug(leaf, 40)}_{digest}"
    return Named(proposed(code, leaf, unit, kind), (), ProposedIndicator(code, leaf, unit, kind, full))
