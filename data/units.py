"""Units of measure: the spellings met in sheets, and exact conversion to a base unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from data.numbers import plain
from data.reference_files import listed, rows
from data.text import clean, search_key


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` base units make one: triệu đồng = 1 000 000 đồng."""

    code: str
    name_en: str
    base: str
    factor: Decimal


def unit_key(text: str) -> str:
    return clean(text).lower().replace(" ", "").strip(".:;,()")


@lru_cache(maxsize=1)
def unit_table() -> dict[str, Unit]:
    """Every spelling (folded) -> its unit."""
    table: dict[str, Unit] = {}
    for row in rows("units"):
        unit = Unit(row["unit"], row["name_en"], row["base"] or row["unit"], Decimal(row["factor"] or "1"))
        for name in (row["unit"], *listed(row["aliases"])):
            table.setdefault(unit_key(name), unit)
    return table


@lru_cache(maxsize=1)
def folded_units() -> dict[str, Unit]:
    """The spellings without diacritics, for files that have none: `trieu dong`."""
    table: dict[str, Unit] = {}
    for name, unit in unit_table().items():
        table.setdefault(search_key(name).replace(" ", ""), unit)
    return table


@lru_cache(maxsize=8192)
def find_unit(text: str) -> Unit | None:
    """The unit of a spelling such as "Tr.đồng" or "In billions of dong"; None when unknown."""
    key = unit_key(text)
    found = unit_table().get(key)
    return folded_units().get(key) if found is None and len(key) > 3 and key.isascii() else found


@lru_cache(maxsize=1)
def scaled_bases() -> frozenset[str]:
    """Bases that are printed at more than one scale: đồng, triệu đồng; con, nghìn con."""
    bases = [row["base"] or row["unit"] for row in rows("units")]
    return frozenset(base for base in bases if bases.count(base) > 1)


def has_one_scale(unit: str) -> bool:
    """Whether a count in this unit can only mean one thing: points, ranks, communes are never in thousands."""
    known = find_unit(unit)
    return known is not None and known.base not in scaled_bases()


COUNTABLE = frozenset({"con", "người", "lượt người", "hộ"})
"""Counted bases that are also printed in thousands; other scaled bases (đồng, ha, tấn ...) are measured."""


def is_counted(unit: str) -> bool:
    """Whether whole numbers of this unit are counts, so that their sums carry no rounding."""
    known = find_unit(unit)
    if known is None:
        return bool(unit)
    return known.factor == 1 and (known.base in COUNTABLE or known.base not in scaled_bases())


def to_base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """The value in the unit's base; an unknown unit is its own base."""
    scale = scale_of(unit)
    return (value, unit) if scale is None else (exact_product(value, scale[0]), scale[1])


@lru_cache(maxsize=8192)
def scale_of(unit: str) -> tuple[Decimal, str] | None:
    known = find_unit(unit)
    return (known.factor, known.base) if known else None


EXACT = Context(prec=200)


def exact_product(value: Decimal, factor: Decimal) -> Decimal:
    """Every digit kept, however long, and written in one way: 1.5 tỷ and 1500 triệu are the same text."""
    return Decimal(plain(value if factor == 1 else EXACT.multiply(value, factor)))


PER_YEAR = "/năm"


@lru_cache(maxsize=8192)
def fitted(unit: str, wanted: str) -> str:
    """The unit of a figure printed in `unit` of something that is measured in `wanted`; empty when it cannot be.

    What is counted per something is often printed without it: `Thu nhập bình quân đầu người` in triệu đồng is
    triệu đồng/người, `Số giường bệnh trên vạn dân` in giường. A change of a rate in % is in percentage points.
    """
    mine, theirs = find_unit(unit.removesuffix(PER_YEAR)), find_unit(wanted)
    if theirs is None:
        return unit
    if mine is None:
        return ""
    if mine.base == theirs.base:
        return unit if find_unit(unit) else mine.code
    if (mine.code, theirs.code) == ("%", "điểm %"):
        return theirs.code
    per = find_unit(f"{mine.code}/{wanted.partition('/')[2]}") if "/" in wanted else None
    return per.code if per is not None and per.base == theirs.base else ""


def from_base(value: Decimal, unit: str) -> Decimal:
    """The value in `unit` of a number given in that unit's base."""
    known = find_unit(unit)
    return value / known.factor if known else value
