"""Identities that a sheet itself writes down: Excel formulas and the formulas of the numbering row.

A column in which some rows say `=D13+E13`, or whose number is `(4)=(5)+(6)`, means it of all its rows:
a figure typed over the formula is held against it (DOMAIN 3.17).
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from data.cells import address, split_address
from data.model import Problem
from loaders.figures import Figure, TableReading
from loaders.tolerance import additive, slack_of

SUM = re.compile(r"SUM\(((?:[A-Z]{1,3}[0-9]+(?::[A-Z]{1,3}[0-9]+)?[,;]?)+)\)")
SIGNED = re.compile(r"[+\-]?[A-Z]{1,3}[0-9]+(?:[+\-][A-Z]{1,3}[0-9]+)+")
NUMBERED = re.compile(r"\(?\d+\)?(?:\s*[+\-]\s*\(?\d+\)?)+")
LARGEST = 500
Terms = tuple[tuple[int, int], ...]
"""Sign and column of each part of a sum along a row."""


def terms_of(formula: str) -> list[tuple[int, str]]:
    """Sign and cell of each part of `SUM(D6:F6)`, `SUM(A1,A2)`, `D13+E13` or `C5-D5`; nothing for any other formula."""
    if not formula:
        return []
    bare = formula.replace("$", "").replace(" ", "").lstrip("=")
    if inside := SUM.fullmatch(bare):
        return [(1, ref) for ref in summed(inside[1])]
    if SIGNED.fullmatch(bare):
        return [(-1 if sign == "-" else 1, ref) for sign, ref in re.findall(r"([+\-]?)([A-Z]{1,3}[0-9]+)", bare)]
    return []


def summed(ranges: str) -> list[str]:
    refs: list[str] = []
    for part in re.split(r"[,;]", ranges):
        first, _, last = part.partition(":")
        (top, left), (bottom, right) = split_address(first), split_address(last or first)
        if (bottom - top + 1) * (right - left + 1) > LARGEST:
            return []
        refs += [address(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
    return refs


def formula_findings(reading: TableReading) -> list[Problem]:
    """Stored results against the cells their formula names: Excel's SUM skips text, and a cache may be stale."""
    computed = [figure for figure in reading.figures if figure.reading.cell.formula]
    by_ref = {figure.ref: figure for figure in reading.figures} if computed else {}
    found = []
    for figure in computed:
        terms = terms_of(figure.reading.cell.formula or "")
        parts = [(sign, by_ref[ref]) for sign, ref in terms if ref in by_ref]
        if figure.reading.value is None or figure.sense.check or len(parts) < 2 or len(parts) != len(terms):
            continue
        total = sum_of_terms(parts)
        if total is not None and abs(total - figure.reading.value) > Decimal("0.000001") * (abs(total) + 1):
            found.append(mismatch(figure, total, [part for _, part in parts]))
    return found


def sum_of_terms(parts: list[tuple[int, Figure]]) -> Decimal | None:
    """The signed sum; None where a part holds something unread."""
    values = []
    for sign, part in parts:
        if part.reading.value is None and part.reading.status not in ("nil", "missing"):
            return None
        values.append(sign * (part.reading.value or Decimal(0)))
    return sum(values, Decimal(0))


def row_identities(reading: TableReading) -> dict[int, Terms]:
    """Column -> the sum of columns it is in every row, where formulas or the numbering row say so."""
    found: dict[int, Terms] = {}
    by_column: dict[int, Counter[Terms]] = {}
    for figure in (figure for figure in reading.figures if figure.reading.cell.formula):
        along = along_row(figure)
        if along:
            by_column.setdefault(figure.sense.column.index, Counter())[along] += 1
    for column, patterns in by_column.items():
        terms, times = patterns.most_common(1)[0]
        if times >= 2 or len(patterns) == 1:
            found[column] = terms
    return numbered_identities(reading) | found


def along_row(figure: Figure) -> Terms:
    """The columns a formula adds up within its own row."""
    row = figure.row.index
    terms = [(sign, *split_address(ref)) for sign, ref in terms_of(figure.reading.cell.formula or "")]
    return tuple((sign, column) for sign, _, column in terms) if terms and all(r == row for _, r, _ in terms) else ()


def numbered_identities(reading: TableReading) -> dict[int, Terms]:
    """`(4)=(5)+(6)` in the numbering row, as columns; ratios and ranges with `...` are other rules' matter."""
    by_number = {s.column.number: s.column.index for s in reading.senses if s.column.number}
    found: dict[int, Terms] = {}
    for sense in reading.senses:
        formula = sense.column.formula
        if sense.check or not NUMBERED.fullmatch(formula):
            continue
        parts = re.findall(r"([+\-]?)\s*\(?(\d+)\)?", formula)
        if all(number in by_number for _, number in parts):
            found[sense.column.index] = tuple((-1 if sign == "-" else 1, by_number[n]) for sign, n in parts)
    return found


def identity_findings(reading: TableReading) -> list[Problem]:
    """Typed figures against the identity of their column."""
    identities = row_identities(reading)
    places = reading.by_place() if identities else {}
    found = []
    for column, terms in identities.items():
        for row in reading.rows:
            whole = places.get((row.index, column))
            if whole is None or whole.sense.check or whole.reading.value is None or not additive(whole):
                continue
            parts = [(sign, places[row.index, index]) for sign, index in terms if (row.index, index) in places]
            total = sum_of_terms(parts) if parts else None
            if total is None or abs(total - whole.reading.value) <= slack_of(whole, [part for _, part in parts]):
                continue
            found.append(mismatch(whole, total, [part for _, part in parts]))
    return found


def mismatch(whole: Figure, total: Decimal, parts: list[Figure]) -> Problem:
    params = {"printed": str(whole.reading.value), "sum": str(total)}
    return Problem("total_mismatch", "warning", whole.ref, (whole.ref, *(part.ref for part in parts)), params)
