"""Results that Excel stored before the cells below them changed: plain sums are added up again.

Only what can be added without doubt is: `SUM` of ranges and cells and `A1+B1` on the same sheet. As in
Excel, `SUM` passes over texts; a `+` with a text in it is left alone.
"""

from __future__ import annotations

import re
from decimal import Decimal

from data.cells import address, split_address
from data.numbers import plain
from loaders.reading.packing import Page

CELL = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
SUM = re.compile(rf"=?SUM\(({CELL}(?::{CELL})?(?:[,;]{CELL}(?::{CELL})?)*)\)")
PLUS = re.compile(rf"=?\+?({CELL}(?:\+{CELL})+)")
MAX_LOOKUPS = 500_000
"""Cells looked at on one sheet; a sheet of nothing but sums over everything is not worth more."""
TOLERANCE = Decimal("0.000001")


def note_stale(page: Page) -> None:
    """A warning at each stored sum that is not the sum of its cells, with both numbers."""
    sums = [
        (n, found) for n, text in page.cells.formulas.items() if (found := SUM.fullmatch(text) or PLUS.fullmatch(text))
    ]
    if not sums:
        return
    cells = page.cells
    places = dict(zip(zip(cells.rows, cells.columns, strict=True), range(len(cells.rows)), strict=True))
    left = MAX_LOOKUPS
    uncached = set(cells.uncached)
    for number, found in sums:
        wanted = addends(found[1], found.re is SUM)
        left -= len(wanted)
        if left < 0:
            return
        known = [n for place in wanted if (n := places.get(place)) is not None]
        if cells.kinds[number] == "n" and number not in uncached and not uncached.intersection(known):
            compare(page, number, known, found.re is SUM)


def addends(text: str, ranges: bool) -> list[tuple[int, int]]:
    """The places that a formula adds; a range too long to be a table's column counts as all that may be looked at."""
    found: list[tuple[int, int]] = []
    for part in re.split(r"[,;]" if ranges else r"\+", text.replace("$", "")):
        first, _, last = part.partition(":")
        (top, left), (bottom, right) = split_address(first), split_address(last or first)
        if (bottom - top + 1) * (right - left + 1) > MAX_LOOKUPS:
            return [(0, 0)] * (MAX_LOOKUPS + 1)
        found += [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    return found


def compare(page: Page, number: int, known: list[int], ranges: bool) -> None:
    cells = page.cells
    kinds = {cells.kinds[n] for n in known}
    if not kinds <= ({"n", "t"} if ranges else {"n"}):
        return  # an error, a date or a truth value among them: Excel has rules of its own
    total = sum((Decimal(cells.values[n]) for n in known if cells.kinds[n] == "n"), Decimal(0))
    printed = Decimal(cells.values[number])
    if abs(total - printed) > TOLERANCE * max(Decimal(1), abs(total), abs(printed)):
        where = address(cells.rows[number], cells.columns[number])
        page.problem("stale_formula", "warning", where, printed=plain(printed), sum=plain(total))
