"""Which figure of a broken sum or ratio is ten, a thousand or ten thousand times too large.

A sum that is right once one part is scaled names that part: an extra zero typed (`outlier`), or square metres among
hectares, đồng among thousands (`unit_suspect`).
"""

from __future__ import annotations

from decimal import Decimal

from data.model import Problem
from data.numbers import plain
from loaders.figures import Figure, TableReading

FACTORS = tuple(Decimal(text) for text in ("0.1", "10", "0.001", "1000", "0.0001", "10000", "0.000001", "1000000"))
CLOSE = Decimal("0.001")
NEARLY = (Decimal("0.5"), Decimal("2"))


def suspects(reading: TableReading, problems: list[Problem]) -> list[Problem]:
    """One problem for each part whose scaling mends a total of `problems`."""
    wrong = [problem for problem in problems if problem.code == "total_mismatch"]
    by_ref = {figure.ref: figure for figure in reading.figures} if wrong else {}
    found = []
    for problem in wrong:
        if not all(ref in by_ref for ref in problem.cells):
            continue
        whole, *parts = (by_ref[ref] for ref in problem.cells)
        total = Decimal(problem.params["sum"])
        printed = whole.reading.value or Decimal(0)
        for part in parts:
            factor = mending(part.reading.value or Decimal(0), total, printed)
            if factor is not None:
                found.append(suspect(part, whole, factor, parts))
    return found


def mending(value: Decimal, total: Decimal, printed: Decimal) -> Decimal | None:
    """The factor by which the part makes the sum right; only where the whole is off by more than that closeness."""
    limit = CLOSE * abs(printed)
    if not value or abs(total - printed) <= limit * 2:
        return None
    wanted = (printed - total + value) / value
    factor = next((factor for factor in FACTORS if NEARLY[0] <= wanted / factor <= NEARLY[1]), None)
    if factor is None:
        return None
    # a tenth is only believed exactly: small parts would fit by chance
    close = limit / 10 if factor in FACTORS[:2] else limit
    return factor if abs(total - value + value * factor - printed) <= close else None


def suspect(part: Figure, whole: Figure, factor: Decimal, parts: list[Figure]) -> Problem:
    value = part.reading.value or Decimal(0)
    if factor in FACTORS[:2]:
        middle = sorted(p.reading.value or Decimal(0) for p in parts)[len(parts) // 2]
        params = {"shown": str(value), "middle": str(middle), "expected": plain(value * factor)}
        return Problem("outlier", "warning", part.ref, (part.ref, whole.ref), params)
    times = max(factor, 1 / factor)
    params = {"shown": str(value), "expected": plain(value * factor), "times": f"{times:f}"}
    return Problem("unit_suspect", "warning", part.ref, (part.ref, whole.ref), params)
