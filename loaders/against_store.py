"""A new file against what the store knows: jumps of ten, a thousand or a million times, last month's figures sent
again, plans out of all proportion to what was done.

Warnings only: the figures are stored as read, and both numbers stand in the message. A month may well differ from the
one before; a factor of a thousand is nearly always a unit (triệu đồng for tỷ đồng), one of ten an extra zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.earlier import Known, known_figures
from data.model import AreaKey, Problem, SeriesKey, item_parts
from data.numbers import plain, rounded
from data.period import Period
from data.store import Store
from data.units import is_counted, to_base
from loaders.figures import Figure, TableReading

MONTHS_BACK = 13
"""How far an earlier figure may lie back: the same month of last year, and one for a late report."""
STEPS = (Decimal(1000), Decimal(1_000_000))
WITHIN = Decimal("0.4"), Decimal("2.5")
TENFOLD = Decimal("0.93"), Decimal("1.07")
STEADY_MONTHS = 6
"""A sum of so many months no longer moves tenfold by itself."""
SMALL = 5
"""Counts below it jump by nature: 3 projects, then 3 000 households is another matter."""
FEW_COPIES, DISTINCT = 5, 4
OUT_OF_PROPORTION = Decimal(400)
QUARTER = 3
LUMPY = frozenset({"project", "owner", "task", "criterion"})
"""Dimensions of single works, whose money comes in lumps."""
Line = tuple[str, AreaKey, str, str, str]
"""Indicator, area, item, done or planned, and a plan's authority: what the figures of one line share."""
PlanKey = tuple[str, AreaKey, str, int, str]
Plans = dict[PlanKey, tuple[str, str, Decimal]]
"""A year's plan as printed, with its unit, and in the base unit."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A new figure beside the earlier one of its series, and how many times the earlier one it would be expected."""

    figure: Figure
    known: Known
    expected: Decimal

    @property
    def times(self) -> Decimal:
        """How many times what was expected the new figure is."""
        return base_of(self.figure) / (self.known.base * self.expected)


def base_of(figure: Figure) -> Decimal:
    return to_base(figure.reading.value or Decimal(0), figure.unit)[0]


def key_of(figure: Figure) -> SeriesKey:
    assert figure.said_in is not None
    return figure.said_in.key_of(figure)


def findings(store: Store, sha256: str, tables: Sequence[tuple[str, TableReading]]) -> list[tuple[str, Problem]]:
    """What a file's tables (each with its sheet) say against the other files in the store, as (sheet, problem)."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for sheet, table in tables:
        figures[sheet] += [figure for figure in table.figures if is_comparable(figure)]
    said = [figure for found in figures.values() for figure in found]
    periods = [figure.period for figure in said if figure.period]
    if not periods:
        return []
    areas, codes = {figure.area.key for figure in said}, {figure.named.definition.code for figure in said}
    starts = [period.start for period in periods]
    known = known_figures(store, codes, areas, months_before(min(starts), MONTHS_BACK), max(starts))
    others = [one for one in known if one.sha256 != sha256]
    if not others and not any(figure.sense.role == "target" for figure in said):
        return []
    return [(sheet, problem) for sheet, found in figures.items() for problem in against(found, others)]


def months_before(start: int, months: int) -> int:
    """A month (YYYYMM) so many months earlier."""
    count = start // 100 * 12 + start % 100 - 1 - months
    return count // 12 * 100 + count % 12 + 1


def is_comparable(figure: Figure) -> bool:
    read = figure.reading
    return figure.said_in is not None and bool(read.value) and not read.word and read.bound == "="


def against(figures: list[Figure], known: Iterable[Known]) -> list[Problem]:
    """The findings of one sheet."""
    lines: dict[Line, list[Known]] = defaultdict(list)
    for one in known:
        lines[one.indicator, one.area, one.item, kind_of(one.role), one.authority].append(one)
    beside = ((figure, lines.get(line_of(figure))) for figure in (figures if lines else ()))
    pairs = [pair for figure, found in beside if found and (pair := earlier(figure, found)) is not None]
    if copied := copy_of(pairs):
        return [copied]
    return [*jumps(pairs), *proportions(figures, stored_plans(lines))]


def kind_of(role: str) -> str:
    """Done or planned: an estimate is followed by the actual of the next report."""
    return "target" if role == "target" else "done"


def line_of(figure: Figure) -> Line:
    key = key_of(figure)
    return key.indicator, key.area, key.item, kind_of(key.role), key.authority


def earlier(figure: Figure, known: list[Known]) -> Pair | None:
    """The latest earlier figure that the new one can be compared with, and the growth to be expected."""
    period, unit = key_of(figure).period, to_base(figure.reading.value or Decimal(0), figure.unit)[1]
    fits = [one for one in known if one.unit_base == unit and one.base and one.period.end < period.end
            and (growth(one.period, period) or 0)]  # fmt: skip
    last = max(fits, key=lambda one: one.period.end, default=None)
    if last is None or (last.base < 0) != (base_of(figure) < 0):
        return None
    return Pair(figure, last, growth(last.period, period) or Decimal(1))


def growth(before: Period, now: Period) -> Decimal | None:
    """How many times an earlier period's figure the later one is expected to be; None where they do not compare."""
    if before.months == now.months and (before.months in (0, 1, 3) or before.month == now.month):
        return Decimal(1)
    sums = before.month == now.month == 1 and before.year == now.year and 0 < before.months < now.months <= 12
    return Decimal(now.months) / before.months if sums else None


# ---- last month's figures sent again


def copy_of(pairs: list[Pair]) -> Problem | None:
    """Whether every flow of the sheet's last period is to the digit that of the period before."""
    flows = [p for p in pairs if p.figure.named.definition.kind == "flow" and p.figure.sense.role != "target"]
    latest = max((p.figure.period.end for p in flows if p.figure.period), default=None)
    flows = [p for p in flows if p.figure.period and p.figure.period.end == latest and is_step(p)]
    same = [p for p in flows if base_of(p.figure) == p.known.base]
    if len(same) < FEW_COPIES or len(same) < len(flows) or len({base_of(p.figure) for p in same}) < DISTINCT:
        return None
    first = same[0].known
    params = {"count": str(len(same)), "until": until(first.period), "file": first.file}
    return Problem("copy_of_earlier", "warning", "", tuple(p.figure.ref for p in same), params)


def is_step(pair: Pair) -> bool:
    """Whether the earlier figure is of the same year's months before, not of last year."""
    period = pair.figure.period
    return period is not None and pair.known.period.end[0] >= period.end[0] - (period.end[1] == 1)


# ---- jumps


def jumps(pairs: list[Pair]) -> list[Problem]:
    """Single figures that jump, or one finding where most of a sheet does: its unit."""
    found = [(pair, step) for pair in pairs if (step := step_of(pair)) is not None]
    wide = [pair for pair, step in found if step >= STEPS[0]]
    if len(wide) >= FEW_COPIES and len(wide) * 2 > len(pairs):
        params = both_numbers(wide[0]) | {"count": str(len(wide))}
        return [Problem("unit_jump", "warning", "", tuple(pair.figure.ref for pair in wide), params)]
    return [jump(pair) for pair, _ in found]


def step_of(pair: Pair) -> Decimal | None:
    """The factor that a figure has jumped by: a thousand, a million, or ten where nothing moves so by itself."""
    times = max(pair.times, 1 / pair.times)
    if is_counted(pair.figure.unit) and min(abs(base_of(pair.figure)), abs(pair.known.base)) < SMALL:
        return None
    for step in STEPS:
        if WITHIN[0] * step <= times <= WITHIN[1] * step:
            return step
    near = TENFOLD[0] * 10 <= times <= TENFOLD[1] * 10
    return Decimal(10) if near and is_steady(pair) else None


def is_steady(pair: Pair) -> bool:
    """Whether a series moves slowly: a state, a rate, a sum of many months of one year, the whole's plan from year to
    year; never the money of a single work."""
    item, before, now = pair.figure.item, pair.known.period, pair.figure.period
    if LUMPY & {dimension for dimension, _ in item_parts(item)} or now is None:
        return False
    if before.months == 0 or pair.figure.named.definition.kind not in ("flow", "growth"):
        return True
    return before.months >= STEADY_MONTHS if before.year == now.year else not item and before.months >= 12


def jump(pair: Pair) -> Problem:
    ref = pair.figure.ref
    return Problem("jump", "warning", ref, (ref,), both_numbers(pair))


def both_numbers(pair: Pair) -> dict[str, str]:
    times = max(pair.times, 1 / pair.times)
    return {
        "value": shown(pair.figure), "unit": pair.figure.unit, "before": pair.known.value,
        "unit_before": pair.known.unit, "until": until(pair.known.period), "times": plain(rounded(times, 0)),
    }  # fmt: skip


def shown(figure: Figure) -> str:
    return plain(figure.reading.value or Decimal(0))


def until(period: Period) -> str:
    """The last month of a period: `8/2020`."""
    year, month = period.end
    return f"{month}/{year}"


# ---- plans against what was done


def proportions(figures: list[Figure], plans: Plans) -> list[Problem]:
    """Sums of three months and more that are hundreds of times below (or above) the plan of their year."""
    plans = plans | {plan_key(f): (shown(f), f.unit, base_of(f)) for f in figures if f.sense.role == "target"}
    found = []
    for figure in (f for f in figures if f.sense.role != "target" and f.period and is_total(f)):
        own = plans.get(plan_key(figure))
        share = share_of_year(figure)
        if own is None or share is None:
            continue
        value, unit, base = own
        times = base * share / base_of(figure)
        if times >= OUT_OF_PROPORTION or 0 < times <= 1 / OUT_OF_PROPORTION:
            params = {"value": shown(figure), "unit": figure.unit, "planned": value, "unit_planned": unit}
            found.append(Problem("plan_out_of_proportion", "warning", figure.ref, (figure.ref,), params))
    return found


def is_total(figure: Figure) -> bool:
    return not LUMPY & {dimension for dimension, _ in item_parts(figure.item)}


def plan_key(figure: Figure) -> PlanKey:
    key = key_of(figure)
    return key.indicator, key.area, key.item, key.period.year, to_base(base_of(figure), figure.unit)[1]


def share_of_year(figure: Figure) -> Decimal | None:
    """Which part of the year's plan would be due; None for a month alone, which proves nothing."""
    period = figure.period
    assert period is not None
    if period.is_state or figure.named.definition.kind != "flow":
        return Decimal(1)
    return Decimal(min(period.months, 12)) / 12 if period.month == 1 and period.months >= QUARTER else None


def stored_plans(lines: dict[Line, list[Known]]) -> Plans:
    """The plans of whole years that other files said."""
    return {
        (one.indicator, one.area, one.item, one.period.year, one.unit_base): (one.value, one.unit, one.base)
        for line, known in lines.items() if line[3] == "target"
        for one in known if one.period.months in (0, 12, 13)
    }  # fmt: skip
