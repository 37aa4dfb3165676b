"""The transfer matrix of forms 12/CH and 13/CH: what every land code gave and took, and its four identities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.areas import Area
from data.catalogue import catalogue
from data.model import item_parts
from data.period import Period
from data.store import Store
from indicators.actuals import Figure
from indicators.breakdown import Asked, readings_of
from indicators.figures import Finding, done, known, tolerance
from indicators.reading import Readings

LAND, CONVERSION = "land_area", "land_conversion_area"
Cells = Mapping[tuple[str, str], Figure]


@dataclass(frozen=True, slots=True)
class TransferMatrix:
    """From code × to code → ha, the diagonal being what stayed; start, end and net by code, and the natural area.

    Rows are codes at the start, columns codes at the end; only leaf codes, or sums count twice.
    `net` is the printed column "Biến động tăng (+), giảm (−)".
    """

    cells: Cells
    start: Mapping[str, Figure]
    end: Mapping[str, Figure]
    net: Mapping[str, Figure] = field(default_factory=dict)
    natural: Figure | None = None


def transfer_matrix(store: Store, asked: Asked) -> TransferMatrix:
    """The matrix of an area's year: items `from=…;to=…` of converted land, with the areas it begins and ends with.

    One read. Raises ValueError for an unknown area; without any cell the matrix is empty.
    """
    return matrix_of(readings_of(store, (LAND, CONVERSION), asked), asked.place, asked.period)


def matrix_of(readings: Readings, place: Area, period: Period) -> TransferMatrix:
    """The matrix from readings that are there."""
    cells = {}
    for indicator, area, text in readings.table:
        parts = dict(item_parts(text))
        if (indicator, area) == (CONVERSION, place.key) and set(parts) == {"from", "to"}:
            cells[parts["from"], parts["to"]] = done(readings, CONVERSION, place, text, period)
    codes = dict.fromkeys(code for pair in cells for code in pair)
    first, last = Period.state(period.year - 1, 12), Period.state(*period.end)
    return TransferMatrix(
        cells,
        {code: done(readings, LAND, place, f"land={code}", first) for code in codes},
        {code: done(readings, LAND, place, f"land={code}", last) for code in codes},
        natural=done(readings, LAND, place, "", last),
    )  # fmt: skip


def matrix_findings(matrix: TransferMatrix) -> tuple[Finding, ...]:
    """The four identities, each with both numbers in ha: disagreement is a finding, a gap is `agrees` None.

    `row_sum`: Σ of a row = area at the start. `column_sum`: Σ of a column = area at the end. `natural_area`:
    Σ of all cells = natural area. `net`: printed change = end − start.
    """
    return tuple(found(matrix))


def found(matrix: TransferMatrix) -> Iterator[Finding]:
    for kind, side, stated in (("row_sum", 0, matrix.start), ("column_sum", 1, matrix.end)):
        for code, value in known(stated).items():
            parts = {pair: own for pair, own in matrix.cells.items() if pair[side] == code}
            if parts:
                yield judged(kind, code, value, parts, stated[code])
    if matrix.natural is not None and matrix.natural.counted is not None and matrix.cells:
        yield judged("natural_area", "", matrix.natural.counted, matrix.cells, matrix.natural)
    starts, ends = known(matrix.start), known(matrix.end)
    for code, value in known(matrix.net).items():
        if code in starts and code in ends:
            computed = ends[code] - starts[code]
            sources = (*matrix.net[code].sources, *matrix.start[code].sources, *matrix.end[code].sources)
            yield Finding("net", code, value, computed, abs(value - computed) <= tolerance(places(), 2), (), sources)


def judged(kind: str, code: str, stated: Decimal, parts: Cells, own: Figure) -> Finding:
    """One sum of cells against the stated area; a cell that is missing leaves a positive rest open."""
    values = {pair: value for pair, cell in parts.items() if (value := cell.counted) is not None}
    absent = tuple("/".join(pair) for pair in parts if pair not in values)
    computed = sum(values.values(), Decimal(0))
    agrees: bool | None = abs(stated - computed) <= tolerance(places(), len(values))
    if not agrees and absent and stated > computed:
        agrees = None
    sources = (*own.sources, *(source for pair in values for source in parts[pair].sources))
    return Finding(kind, code, stated, computed, agrees, absent, sources)


def places() -> int:
    return catalogue()[LAND].decimals
