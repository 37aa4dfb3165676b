"""Labels -> members of an indicator's split: the item that a row or a heading stands for.

A member is named together with its indicator (`Diện tích lúa`), below it, beside it or alone. Alone it counts only
where the catalogue says which indicator a lone member speaks of.
"""

from __future__ import annotations

from functools import lru_cache

from data.catalogue import Definition, Member, Phrase, catalogue, members, phrases, usual_indicators
from data.text import clean, match_key
from loaders.indicator_names import NOISE, Named, core, known_member, member_of, same_kind_of_unit


@lru_cache(maxsize=8192)
def phrased(label: str, unit: str) -> Named | None:
    """A label that an alias with a member fits: `Diện tích gieo cấy lúa` by `Diện tích gieo cấy {crop}`."""
    key = match_key(clean(NOISE.sub(" ", core(label))))
    for phrase in phrases():
        member = member_inside(phrase, key)
        definition = catalogue()[phrase.indicator]
        if member is not None and same_kind_of_unit(unit, definition):
            return Named(definition, ((phrase.dimension, member.code),))
    return None


def member_inside(phrase: Phrase, key: str) -> Member | None:
    """The member that stands where the alias has its braces."""
    before, after = f"{phrase.before} " if phrase.before else "", f" {phrase.after}" if phrase.after else ""
    if len(key) <= len(before) + len(after) or not (key.startswith(before) and key.endswith(after)):
        return None
    return members().get(phrase.dimension, {}).get(key[len(before) : len(key) - len(after)])


BEFORE_A_MEMBER = frozenset(match_key(word) for word in ("cây", "trồng", "xuất", "lượng", "tích", "suất", "cấy", "đàn"))
"""Words before a member of one syllable, so that `xã Hòa Lạc` is no title about peanuts."""


def phrased_about(noun: str, text: str, unit: str) -> Named | None:
    """`Diện tích` in a table about `lúa vụ Xuân`: the noun of an alias and the one member that the title has."""
    key = match_key(core(noun))
    for phrase in (p for p in phrases() if p.before == key and not p.after):
        definition = catalogue()[phrase.indicator]
        member = only_member_in(phrase.dimension, match_key(text))
        if member is not None and same_kind_of_unit(unit, definition):
            return Named(definition, ((phrase.dimension, member.code),))
    return None


def only_member_in(dimension: str, key: str) -> Member | None:
    """The member that a title names, if it names one: the longest name, and no other outside of it."""
    own, inside = members().get(dimension, {}), f" {key} "
    named = [name for name in own if f" {name} " in inside]
    telling = [name for name in named if " " in name or follows_a_noun(name, inside)]
    if not telling:
        return None
    longest = max(telling, key=len)
    others = [name for name in named if name not in longest and own[name].code != own[longest].code]
    return None if others else own[longest]


def follows_a_noun(name: str, inside: str) -> bool:
    before = inside.split(f" {name} ")[0].rsplit(" ", 1)[-1]
    return before in BEFORE_A_MEMBER


def lone_member(label: str, unit: str) -> Named | None:
    """A label that is a member and nothing else: `Tiền sử dụng đất` in money is budget revenue."""
    key = match_key(core(label))
    for dimension, code in usual_indicators().items():
        member = members().get(dimension, {}).get(key)
        telling = member is not None and member.code != "other" and " " in key
        if telling and unit and same_kind_of_unit(unit, catalogue()[code]):
            return Named(catalogue()[code], ((dimension, member.code),))  # type: ignore[union-attr]
    return None


def split_below(parent: Named, label: str, code: str = "") -> Named:
    """The item that a row below an indicator's row stands for; its code (`LUA/PNN`) says more than its label."""
    definition = parent.definition
    dimension = definition.split_dimension or "part"
    if code and (found := known_member(definition, code)) is not None:
        return Named(definition, (*parent.items, *found.items), parent.proposal)
    whole = phrased(label, "")
    if whole is not None and whole.definition is definition:
        return Named(definition, (*parent.items, *whole.items), parent.proposal)
    return Named(definition, (*parent.items, (dimension, member_of(dimension, label))), parent.proposal)


def fits_member(definition: Definition | None, unit: str) -> bool:
    """Whether rows printed in `unit` can be members of the indicator."""
    return definition is not None and bool(definition.split_dimension) and same_kind_of_unit(unit, definition)
