"""The table of form 02/CH with the start of the year beside it: plan, result, change, by land code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.areas import Area
from data.catalogue import catalogue
from data.model import item_parts
from data.period import Period
from data.store import Store
from indicators.actuals import NOTHING, Figure
from indicators.arithmetic import Undefined, number, percent_of
from indicators.breakdown import Asked, readings_of
from indicators.figures import Finding, Ratio, done, minus, planned, summed
from indicators.land_use.balance import balances
from indicators.land_use.codes import LandCode, Regime, leaf_groups, regime_of
from indicators.land_use.realisation import excess, realisation
from indicators.reading import Readings, children_at, read

LAND = "land_area"
CHANGED = Figure(None, reason="regime_changed")


@dataclass(frozen=True, slots=True)
class LandRow:
    """One land code of one area; `code` "" is the natural area. All areas in ha, ratios in percent.

    `start`, `plan`, `result` are the area at the end of the year before (HT), the planned one (KH) and the
    one reached (TH), each with its cells. `difference` = TH − KH, `percent` = TH/KH × 100 (form 02/CH,
    columns 6 and 7), `realised` = (TH − HT)/(KH − HT) × 100. `excess`: ha of protected land converted
    beyond the plan, `not_applicable` for any other land; `breach` when that is more than nothing.
    """

    code: str
    parent: str
    relation: str
    depth: int
    protected: bool
    name_vi: str
    name_en: str
    start: Figure
    plan: Figure
    result: Figure
    difference: Ratio
    percent: Ratio
    realised: Ratio
    excess: Ratio

    @property
    def breach(self) -> bool:
        """Whether protected land was converted beyond the plan; False too where it cannot be told."""
        return self.protected and not isinstance(self.excess, Undefined) and self.excess > 0

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_vi


@dataclass(frozen=True, slots=True)
class LandTable:
    """All land codes of one area in one plan year, in the circular's order, and the checks of its sums.

    `plan_checks` and `result_checks` hold every balance that could be drawn, agreeing or not. Codes that the
    circular does not know stand last as `unplaced`.
    """

    area: str
    area_name: str
    year: int
    regime: str
    start_regime: str
    rows: tuple[LandRow, ...]
    plan_checks: tuple[Finding, ...]
    result_checks: tuple[Finding, ...]

    def row(self, code: str) -> LandRow | None:
        """The row of a code ("" = natural area), None where nothing was said of it."""
        return next((own for own in self.rows if own.code == code), None)

    @property
    def breaches(self) -> tuple[LandRow, ...]:
        """Protected land converted beyond the plan, the largest excess first."""
        return tuple(sorted((r for r in self.rows if r.breach), key=lambda r: -(number(r.excess) or 0)))

    @property
    def disagreements(self) -> tuple[Finding, ...]:
        """Sums of plan or result that do not come out."""
        return tuple(one for one in (*self.plan_checks, *self.result_checks) if one.agrees is False)


def land_table(store: Store, asked: Asked) -> LandTable:
    """Plan against result by land code of one area in the year of `asked.period`; one read.

    Raises ValueError for an unknown area. A year without any figure gives a table without rows.
    """
    return table_of(readings_of(store, (LAND,), asked), asked.place, asked.period, asked.authority)


def land_tables(store: Store, asked: Asked) -> tuple[LandTable, ...]:
    """The area's own table, then one for each unit directly below it (communes of 06/CH); one read."""
    places = (asked.place, *children_at(asked.place, asked.period.last_day))
    readings = read(
        store, (LAND,), [place.key for place in places], asked.period.year, item=None, known_at=asked.known_at, past=1
    )
    return tuple(table_of(readings, place, asked.period, asked.authority) for place in places)


def table_of(readings: Readings, place: Area, period: Period, authority: str = "") -> LandTable:
    """One table from readings that are there."""
    year = period.year
    end, before = Period.state(*period.end), Period.state(year - 1, 12)
    codes = said_codes(readings, place)
    plans = {code: planned(readings, LAND, place, item(code), end, authority) for code in codes}
    results = {code: done(readings, LAND, place, item(code), end) for code in codes}
    starts = {code: done(readings, LAND, place, item(code), before) for code in codes}
    regime, old = (regime_of(codes_at(readings, period), period.year) for period in (end, before))
    base = starts if old.code == regime.code or not spoken(starts) else carried(starts, old, regime)
    shown = [code for code in ordered(codes, regime) if code in spoken(plans, results) or code in spoken(base)]
    decimals = catalogue()[LAND].decimals
    return LandTable(
        place.code, place.name_vi, year, regime.code, old.code,
        tuple(row_of(code, regime, base.get(code, NOTHING), plans.get(code), results.get(code)) for code in shown),
        balances(plans, regime, decimals), balances(results, regime, decimals),
    )  # fmt: skip


def item(code: str) -> str:
    return f"land={code}" if code else ""


def said_codes(readings: Readings, place: Area) -> list[str]:
    """The land codes the area's series name, "" for the natural area."""
    found = []
    for indicator, area, text in readings.table:
        parts = item_parts(text)
        if (indicator, area) == (LAND, place.key) and (not parts or (len(parts) == 1 and parts[0][0] == "land")):
            found.append(parts[0][1] if parts else "")
    return found


def codes_at(readings: Readings, period: Period) -> set[str]:
    """The land codes that any area's figures at that time or plans of that year name: one sheet, one circular."""
    found = set()
    for (indicator, _, text), series in readings.table.items():
        parts = item_parts(text)
        if indicator == LAND and len(parts) == 1 and parts[0][0] == "land":
            ends = {p.end for table in (series.actuals, series.estimates) for p in table}
            if period.end in ends or any(point.period.year == period.year for point in series.targets):
                found.add(parts[0][1])
    return found


def spoken(*tables: Mapping[str, Figure]) -> set[str]:
    """The codes of which anything at all is said, a dash or dots included."""
    return {code for table in tables for code, one in table.items() if one.sources}


def ordered(codes: Iterable[str], regime: Regime) -> list[str]:
    """Natural area first, then the circular's order, codes it does not know last."""
    place = {"": -1} | {code: number for number, code in enumerate(regime.codes)}
    wanted = {*codes, *regime.codes}
    return sorted(wanted, key=lambda code: (place.get(code, len(place)), code))


def carried(starts: Mapping[str, Figure], old: Regime, new: Regime) -> dict[str, Figure]:
    """The start of the year in the codes of another circular: only leaf codes that mean the same land.

    Parents, and leaves that were divided or lost, are `regime_changed`. The natural area stays what it is.
    """
    found = dict.fromkeys(new.codes, CHANGED) | {"": starts.get("", NOTHING)}
    for group in leaf_groups(old.code, new.code) if old.first_year < new.first_year else ():
        if len(group.after) == 1:
            found[group.after[0]] = summed([leaf(starts, old, code) for code in group.before])
    return found


def leaf(figures: Mapping[str, Figure], regime: Regime, code: str) -> Figure:
    """A leaf's area as stated, else the sum of its finer split (BHK + NHK for HNK)."""
    own = figures.get(code, NOTHING)
    details = regime.details(code)
    return own if own.counted is not None or not details else summed([figures.get(c, NOTHING) for c in details])


def row_of(code: str, regime: Regime, start: Figure, plan: Figure | None, result: Figure | None) -> LandRow:
    known = regime.codes.get(code) or LandCode(code, "", "unplaced", False, False, code.upper(), code.upper(), 0)
    names = (known.name_vi, known.name_en) if code else ("Tổng diện tích tự nhiên", "Natural area")
    wanted, reached = plan or Figure(None, reason="no_target"), result or NOTHING
    return LandRow(
        code, known.parent, known.relation if code else "total", known.depth, known.protected, *names,
        start, wanted, reached, minus(reached, wanted), percent_of(reached.counted, wanted.counted),
        realisation(start, wanted, reached),
        excess(start, wanted, reached) if known.protected else Undefined("not_applicable"),
    )  # fmt: skip
