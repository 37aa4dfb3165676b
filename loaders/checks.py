"""Derived columns of a sheet (%, so sánh, còn lại): printed against recomputed, never stored as figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from data.cells import column_number, split_address
from data.model import Check, Problem
from data.numbers import decimals_of, divide
from data.text import clean
from loaders.columns import Sense
from loaders.figures import Figure, Places, TableReading
from loaders.formulas import terms_of
from loaders.numbers import written_number
from loaders.observing import observe

NUMBERED = re.compile(r"\(?(\d+)\)?\s*/\s*\(?(\d+)\)?(?:\s*[*x]\s*100)?\s*%?")
CELLS = re.compile(r"=\s*\$?([A-Z]+)\$?(\d+)\s*/\s*\$?([A-Z]+)\$?(\d+)(?:\s*\*\s*100)?")
HALF = Decimal("0.5")
FEW = 3
SAMPLE = 24
"""So many rows decide which columns a ratio compares; all are then held against it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Numerator and denominator of a printed ratio (or actual and plan of a remainder)."""

    above: Figure
    below: Figure


Pairs = dict[int, Pair | None]


def checks(reading: TableReading) -> list[Check]:
    """One check for every readable derived cell; adds `ratio_mismatch` problems to the reading."""
    derived = [f for f in reading.figures if f.sense.check and f.reading.readable and f.reading.value is not None]
    if not derived:
        return []
    places = reading.by_place()
    pairs = {id(figure): pair_of(figure, reading, places) for figure in derived}
    for column in {figure.sense.column.index for figure in derived}:
        mine = [figure for figure in derived if figure.sense.column.index == column]
        pairs |= better_pairs(mine, pairs, reading, places)
    found: list[Check] = []
    for figure in derived:
        settle(reading, figure, pairs[id(figure)])
    for figure in derived:
        check = check_of(figure, pairs[id(figure)])
        found.append(check)
        if check.agrees is False:
            reading.problems.append(mismatch(figure, check))
    return found


def better_pairs(derived: list[Figure], pairs: Pairs, reading: TableReading, places: Places) -> Pairs:
    """The pairs of a whole column, by the vote of its rows: a heading that leaves open which total it divides by
    which is settled where most rows agree on one choice and few on the first guess."""
    if not derived or any("/" in (f.reading.cell.formula or "") for f in derived):
        return {}
    if len(derived) < FEW:
        return only_pairs(derived, pairs, reading, places)
    most = share_agreeing(derived, pairs)
    if most >= HALF:
        return {}
    chosen: tuple[int, int] | None = None
    for actual, plan in candidate_pairs(derived[0], reading):
        tried = {id(f): pair_at(f, actual, plan, places) for f in derived[:SAMPLE]}
        if (agreeing := share_agreeing(derived[:SAMPLE], tried)) > max(most, HALF):
            chosen, most = (actual, plan), agreeing
    return {id(f): pair_at(f, *chosen, places) for f in derived} if chosen else {}


def only_pairs(derived: list[Figure], pairs: Pairs, reading: TableReading, places: Places) -> Pairs:
    """In a column of one or two rows: other columns, where those explain every row and the first guess explains none.
    `% KH` right of an estimate may well be of the actual before it."""
    if not all(check_of(figure, pairs[id(figure)]).agrees is False for figure in derived):
        return {}
    for actual, plan in candidate_pairs(derived[0], reading):
        tried = {id(figure): pair_at(figure, actual, plan, places) for figure in derived}
        if all(check_of(figure, tried[id(figure)]).agrees for figure in derived):
            return tried
    return {}


def candidate_pairs(figure: Figure, reading: TableReading) -> list[tuple[int, int]]:
    """Columns that a derived one may compare: done against planned, or any two where times are compared."""
    if figure.sense.check in ("plan", "remaining", "difference"):
        return list(product(columns_of(reading, ("actual", "estimate")), columns_of(reading, ("target",))))
    columns = [s.column.index for s in reading.senses if not s.check and s.role != "target"]
    return [pair for pair in product(columns, columns) if pair[0] != pair[1]]


def columns_of(reading: TableReading, roles: tuple[str, ...]) -> list[int]:
    return [s.column.index for s in reading.senses if s.role in roles and not s.check and not s.previous_year]


def pair_at(figure: Figure, actual: int, plan: int, places: Places) -> Pair | None:
    above, below = places.get((figure.row.index, actual)), places.get((figure.row.index, plan))
    return Pair(above, below) if above and below else None


def share_agreeing(derived: list[Figure], pairs: Pairs) -> Decimal:
    """Which part of a column's rows a choice of pairs explains; nothing where fewer than three can be compared."""
    told = [check.agrees for f in derived if (check := check_of(f, pairs[id(f)])).agrees is not None]
    return Decimal(sum(told)) / len(told) if len(told) >= FEW else Decimal(0)


def settle(reading: TableReading, figure: Figure, pair: Pair | None) -> None:
    """A printed ratio decides how `42,658` is meant where only one reading gives it."""
    if pair is None or figure.reading.value is None:
        return
    for part in (pair.above, pair.below):
        written = written_number(clean(part.reading.cell.value)) if part.reading.cell.kind == "text" else None
        if written is None or written.style not in ("one_dot", "one_comma"):
            continue
        before = part.reading.value
        fits_: list[Decimal] = []
        for style in ("vn", "us"):
            part.reading.value = written.value(style) if written else None
            recomputed = recompute(figure.sense.check, pair)
            if recomputed is not None and close(figure.reading.value, recomputed, figure.sense.check):
                fits_.append(part.reading.value or Decimal(0))
        part.reading.value = fits_[0] if len(fits_) == 1 else before
        if len(fits_) == 1 and fits_[0] != before:
            take(reading, part)


def take(reading: TableReading, figure: Figure) -> None:
    cell = figure.reading.cell
    params = {"shown": clean(cell.value), "value": str(figure.reading.value)}
    figure.reading.problems = [Problem("text_number", "info", cell.ref, (cell.ref,), params)]
    if figure.period is not None:
        observe(reading, figure)


def pair_of(figure: Figure, reading: TableReading, places: Places) -> Pair | None:
    """Which two figures a derived cell compares: by the numbering row, its own formula, or the roles."""
    row, sense = figure.row.index, figure.sense
    if found := NUMBERED.fullmatch(sense.column.formula.replace("%", "")):
        by_number = {s.column.number: s.column.index for s in reading.senses}
        above, below = (places.get((row, by_number.get(number, -1))) for number in found.groups())
        return Pair(above, below) if above and below else None
    formula = figure.reading.cell.formula or ""
    if "/" in formula and not CELLS.fullmatch(formula) and not CELLS.fullmatch(f"={formula}"):
        return None  # a formula of more cells is the sheet's own rule, not one to be guessed
    if found := CELLS.fullmatch(formula) or CELLS.fullmatch(f"={formula}"):
        above = places.get((int(found[2]), column_number(found[1])))
        below = places.get((int(found[4]), column_number(found[3])))
        return Pair(above, below) if above and below else None
    if sense.check in ("remaining", "difference") and (own := by_formula(figure, formula, places)):
        return own
    if sense.check in ("plan", "remaining", "difference"):
        return by_role(figure, reading, places)
    return by_place(figure, reading, places) if sense.check == "share" else None


def by_formula(figure: Figure, formula: str, places: Places) -> Pair | None:
    """`=G7-J7` names the two figures of a difference itself."""
    terms = terms_of(formula)
    if [sign for sign, _ in terms] != [1, -1]:
        return None
    plus, minus = (places.get(split_address(ref)) for _, ref in terms)
    if plus is None or minus is None:
        return None
    return Pair(minus, plus) if figure.sense.check == "remaining" else Pair(plus, minus)


def by_place(figure: Figure, reading: TableReading, places: Places) -> Pair | None:
    """A bare `Tỷ lệ (%)` where nothing is planned: the column before it as a share of the first of its group."""
    index, group = figure.sense.column.index, figure.sense.column.path[:-1]
    before = [s for s in reading.senses if not s.check and s.column.index < index and s.column.path[:-1] == group]
    if len(before) < 2:
        return None
    above = places.get((figure.row.index, before[-1].column.index))
    below = places.get((figure.row.index, before[0].column.index))
    return Pair(above, below) if above and below and above.unit == below.unit else None


def by_role(figure: Figure, reading: TableReading, places: Places) -> Pair | None:
    """The latest cumulative actual against the plan whose authority and capital the heading names."""
    row = figure.row.index
    year = figure.sense.spoken.year or reading.context.spoken.year
    figures = of_year([s for s in reading.senses if not s.check and not s.previous_year], year)
    actuals = [s for s in figures if s.role in ("actual", "estimate")]
    plans = [s for s in figures if s.role == "target" and fits(figure.sense, s)]
    actual = max(actuals, key=lambda s: (not s.items, s.spoken.months or 99, s.column.index), default=None)
    plan = plans[0] if plans else None
    if actual is None or plan is None:
        return None
    above, below = places.get((row, actual.column.index)), places.get((row, plan.column.index))
    return Pair(above, below) if above and below else None


def of_year(columns: list[Sense], year: int | None) -> list[Sense]:
    """Columns of the year compared: `TH năm 2019` and `KH năm 2021` stand beside it for the reader's sake."""
    return [sense for sense in columns if sense.spoken.year in (None, year)] or columns


def fits(ratio: Sense, plan: Sense) -> bool:
    wanted = ratio.authority
    same = wanted == "none" or plan.authority == wanted or plan.authority.startswith(wanted.split("_")[0])
    return same and dict(plan.items).get("capital") == dict(ratio.items).get("capital")


def check_of(figure: Figure, pair: Pair | None) -> Check:
    printed = figure.reading.value
    assert printed is not None
    recomputed = recompute(figure.sense.check, pair)
    cells = (figure.ref, pair.above.ref, pair.below.ref) if pair else (figure.ref,)
    agrees = None if recomputed is None else close(printed, recomputed, figure.sense.check)
    return Check(figure.ref, figure.sense.check, printed, recomputed, agrees, cells)


def recompute(kind: str, pair: Pair | None) -> Decimal | None:
    """The derived value from its parts; None where a part is missing or the base is zero."""
    if pair is None or pair.above.reading.value is None or pair.below.reading.value is None:
        return None
    above, below = pair.above.reading.value, pair.below.reading.value
    if kind == "remaining":
        return below - above
    if kind == "difference":
        return above - below
    return divide(above * 100, below) if below else None


def close(printed: Decimal, recomputed: Decimal, kind: str) -> bool:
    """Equal within a tenth of a point or the last printed digit: sources round or truncate (DOMAIN 3.17)."""
    last_digit = Decimal(1).scaleb(-decimals_of(printed))
    tolerance = max(Decimal("0.1"), last_digit) if kind not in ("remaining", "difference") else last_digit
    return abs(printed - recomputed) <= tolerance


def mismatch(figure: Figure, check: Check) -> Problem:
    recomputed = str(round(check.recomputed or Decimal(0), 2))
    if check.ratio_of in ("remaining", "difference"):
        params = {"printed": str(check.printed), "sum": recomputed}
        return Problem("total_mismatch", "warning", figure.ref, check.cells, params)
    params = {"printed": str(check.printed), "recomputed": recomputed}
    return Problem("ratio_mismatch", "warning", figure.ref, check.cells, params)
