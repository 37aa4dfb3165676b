"""What a row of `indicators.csv` or `units.csv` says that cannot be: every bad row is named, with row and column.

A rate is never summed (the rate of a province is Σ numerators / Σ denominators, the practice of the
statistical indicator system, QĐ 05/2023/QĐ-TTg), a rank has no sum, a stock is its last value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

RATES = ("ratio", "growth", "index", "change_of_ratio", "rank")
"""Kinds whose values mean nothing when they are added, over areas or over time."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One column of one row that contradicts something, and what was expected."""

    file: str
    row: int
    code: str
    column: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file} row {self.row} ({self.code}): {self.column} {self.expected}"


def told(faults: Iterable[Fault]) -> str:
    """All faults in one message, a line each, in the order of the rows."""
    return "\n".join(str(fault) for fault in faults)


def sums_of_rates(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Rates, growth, indexes, changes of rates and ranks are never added; a stock is not added over time."""
    kind, found = row["kind"], []
    if kind in RATES:
        found += [
            (column, f"is 'sum', but a value of kind '{kind}' is never summed")
            for column in ("area_aggregation", "time_aggregation") if row[column] == "sum"
        ]  # fmt: skip
    if kind == "stock" and row["time_aggregation"] == "sum":
        found.append(("time_aggregation", "is 'sum', but a stock is its last value"))
    if kind == "rank" and row["direction"] == "up":
        found.append(("direction", "is 'up', but rank 1 is the best: expected down"))
    return found


def parts_of_ratios(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """A numerator needs a denominator and both need a ratio; Σ/Σ over areas needs both."""
    top, bottom, found = row["numerator"], row["denominator"], []
    if bool(top) != bool(bottom):
        missing = "denominator" if top else "numerator"
        found.append((missing, f"is empty, but the other part of the ratio is {top or bottom!r}"))
    if row["area_aggregation"] == "ratio":
        if not top and not bottom:
            found.append(("area_aggregation", "is 'ratio', but numerator and denominator are empty"))
        if row["kind"] != "ratio":
            found.append(("area_aggregation", f"is 'ratio', but the kind is {row['kind']!r}"))
    if top and row["kind"] != "ratio":
        found.append(("numerator", f"is given, but the kind is {row['kind']!r}: expected ratio"))
    return found


def unknown_words(
    row: Mapping[str, str], codes: Collection[str], units: Collection[str], dimensions: Collection[str]
) -> list[tuple[str, str]]:  # fmt: skip
    """Units, parts and dimensions that no other row defines."""
    found = []
    if row["unit"] not in units:
        found.append(("unit", f"is {row['unit']!r}, which units.csv does not know"))
    found += [
        (column, f"is {row[column]!r}, which is not an indicator")
        for column in ("numerator", "denominator") if row[column] and row[column] not in codes
    ]  # fmt: skip
    if row["split_dimension"] and row["split_dimension"] not in dimensions:
        found.append(("split_dimension", f"is {row['split_dimension']!r}, which dimensions.csv does not know"))
    found += [(column, "is empty") for column in ("code", "name_vi", "name_en", "sector") if not row[column]]
    return found


def catalogue_faults(
    rows: Iterable[Mapping[str, str]], units: Collection[str], dimensions: Collection[str]
) -> list[Fault]:  # fmt: skip
    """Every contradiction of the catalogue; row numbers count the heading as row 1."""
    every = list(rows)
    codes = {row["code"] for row in every}
    seen: set[str] = set()
    faults = []
    for number, row in enumerate(every, start=2):
        said = [*sums_of_rates(row), *parts_of_ratios(row), *unknown_words(row, codes, units, dimensions)]
        if row["code"] in seen:
            said.append(("code", f"{row['code']!r} stands twice"))
        seen.add(row["code"])
        faults += [Fault("indicators.csv", number, row["code"], column, expected) for column, expected in said]
    return faults


def unit_faults(rows: Iterable[Mapping[str, str]]) -> list[Fault]:
    """A base must itself be a unit, and its own base, or amounts could not be converted back."""
    every = list(rows)
    bases = {row["unit"]: row["base"] or row["unit"] for row in every}
    faults = []
    for number, row in enumerate(every, start=2):
        base = row["base"] or row["unit"]
        if base not in bases:
            faults.append(Fault("units.csv", number, row["unit"], "base", f"is {base!r}, which is not a unit"))
        elif bases[base] != base:
            faults.append(Fault("units.csv", number, row["unit"], "base", f"{base!r} has itself another base"))
    return faults
