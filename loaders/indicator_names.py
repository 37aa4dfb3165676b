"""Labels -> indicators: by the catalogue's names and aliases, else a proposed indicator.

A label that the catalogue does not know is never dropped: it is stored under a proposed indicator
whose code comes from its path and unit, visible and marked, to be merged later.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from data.catalogue import Definition, catalogue, members, namesakes, proposed
from data.model import ProposedIndicator
from data.text import clean, match_key, search_key, slug
from data.units import find_unit, fitted
from loaders.phrases import plain
from loaders.vocabulary import said

NOISE = re.compile(
    r"\s*\((?:[\d*]{1,2}|%|lũy kế|luỹ kế|giá ss 20\d\d|cuối kỳ|chuẩn [^()]*|điểm tối đa[^()]*|\d{1,2} tháng"
    r"|tháng \d{1,2})\)\s*",
    re.IGNORECASE,
)
PARENTHESIS = re.compile(r"\s*\(([^()]*)\)\s*$")
GROWTH = re.compile(r"^(toc do|ty le|muc) tang|^tang truong|^chi so gia")
ANIMALS = "con"
QUALIFIERS = frozenset(
    match_key(word)
    for word in ("cho", "được", "dùng", "sử", "có", "khó", "là", "thuộc", "nữ", "bị", "vay", "chưa", "không", "từ",
                 "thiếu", "phải", "đang", "đã", "trung")
)  # fmt: skip
"""Words that make a part of what stands before them: `Số hộ` | `dùng nước sạch`, `việc làm` | `cho lao động nữ`,
`chi ngân sách` | `trung ương`."""


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
    """Whether a printed unit can be the indicator's, or one of the two is unknown."""
    return not unit or not definition.unit or bool(fitted(unit, definition.unit))


@lru_cache(maxsize=1)
def unaccented_namesakes() -> dict[str, tuple[str, ...]]:
    """The names without diacritics, for files that have none: `thu ngan sach`."""
    table: dict[str, tuple[str, ...]] = {}
    for definition in catalogue().values():
        for name in (definition.name_vi, *definition.aliases):
            if " " in name.strip():
                table[search_key(name)] = (*table.get(search_key(name), ()), definition.code)
    return table


def bearing(label: str) -> tuple[str, ...]:
    """The indicators of exactly this name, in the catalogue's order."""
    for text in (clean(label), clean(core(label)), clean(NOISE.sub(" ", core(label)))):
        if codes := namesakes().get(match_key(text)):
            return codes
    return unaccented_namesakes().get(search_key(core(label)), ()) if label.isascii() else ()


def known(label: str, unit: str, subject: Definition | None = None) -> Definition | None:
    """The catalogue indicator of exactly this name whose unit agrees; `subject` is what the table's title names.

    Where the unit leaves several of one name (GRDP at current or at constant prices), only the title decides.
    """
    fits = [found for code in bearing(label) if same_kind_of_unit(unit, found := catalogue()[code])]
    if len(fits) < 2 or not unit:
        return fits[0] if fits else None
    return subject if subject in fits else None


@lru_cache(maxsize=8192)
def contained(text: str, unit: str = "") -> Definition | None:
    """The catalogue indicator with the longest name found inside a longer heading or title."""
    table, key = (unaccented_namesakes(), search_key(text)) if text.isascii() else (namesakes(), match_key(text))
    key = f" {key} "
    fits = [(name, codes) for name, codes in table.items() if len(name) >= 6 and f" {name} " in key]
    found = [(name, code) for name, codes in fits for code in codes if same_kind_of_unit(unit, catalogue()[code])]
    longest, code = max(found, key=lambda pair: len(pair[0]), default=("", ""))
    return catalogue()[code] if longest and names_the_whole(key, longest) else None


def names_the_whole(key: str, name: str) -> bool:
    """Whether a name stands in a heading without a word that narrows it to a part (`| cho lao động nữ`) or that makes
    it half of a pair (`thu, | chi ngân sách`)."""
    parts = key.split(f" {name} ")
    return any(
        after.split(" ", 1)[0] not in QUALIFIERS and not before.endswith(" thu") for before, after in pairwise(parts)
    )


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


def short_for(subject: Definition, label: str, unit: str) -> bool:
    """Whether a label is some words out of the subject's own name: `Tổng thu` below a title about revenue.

    `Số hộ` is not short for `Số hộ nghèo`: a number without what it is narrowed to is a number of more.
    """
    key, words = match_key(core(label)), plain(core(label)).split()
    enough = 4 if words[:1] and words[0] in NUMBERING else 3
    if (len(words) < enough and " ".join(words) not in SIDES) or not same_kind_of_unit(unit, subject):
        return False
    return any(f" {key} " in f" {match_key(name)} " for name in (subject.name_vi, *subject.aliases))


NUMBERING = frozenset(("so", "tong", "ty", "dien"))
SIDES = frozenset(("tong thu", "tong chi", "tong diem"))


RANK_WORD = re.compile(r"^(xếp hạng|thứ hạng|hạng|xếp thứ)\s+", re.IGNORECASE)


def rank_of(subject: Definition) -> Definition | None:
    """The rank that goes with an index or a result: Xếp hạng PCI with PCI."""
    codes = (bearing(f"Xếp hạng {name}") for name in (subject.name_vi, *subject.aliases))
    return next((catalogue()[code[0]] for code in codes if code), None)


def ranked_by(rank: Definition) -> Definition | None:
    """The index that a rank goes by: DDCI with Xếp hạng DDCI."""
    codes = (bearing(RANK_WORD.sub("", name)) for name in (rank.name_vi, *rank.aliases))
    return next((catalogue()[code[0]] for code in codes if code and code[0] != rank.code), None)


def propose(path: tuple[str, ...], unit: str, state: bool) -> Named:
    """A proposed indicator from the label's path; ratio, stock or flow as unit and words say."""
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
        if state or herd or said("state", leaf)
        else "flow"
    )
    full = " > ".join(path)
    digest = hashlib.sha256(f"{match_key(full)}|{known_unit.base if known_unit else unit}".encode()).hexdigest()[:6]
    code = f"p_{slug(leaf, 40)}_{digest}"
    return Named(proposed(code, leaf, unit, kind), (), ProposedIndicator(code, leaf, unit, kind, full))
