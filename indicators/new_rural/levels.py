"""How many communes reached which level, and what share of all communes that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from data.numbers import decimals_of
from data.store import Store
from indicators.actuals import Figure
from indicators.arithmetic import Undefined, percent_of
from indicators.breakdown import Asked
from indicators.figures import Finding, Ratio, done, minus
from indicators.new_rural.communes import communes_at, number_of_communes
from indicators.new_rural.matrix import CRITERION, YEAR, latest, read_communes
from indicators.reading import Readings

CERTIFIED, ADVANCED, MODEL = "new_rural_communes", "new_rural_advanced_communes", "new_rural_model_communes"
ALL, RATE = "rural_communes", "new_rural_rate"
LEVELS = (CERTIFIED, ADVANCED, MODEL)
Basis = Literal["stated", "directory", "years"]


@dataclass(frozen=True, slots=True)
class Share:
    """A level's communes of all communes: `percent` = count / communes × 100 (DOMAIN 3.13).

    `count_basis` `years` = counted from the years of recognition of single communes, `>=` in its bound and no
    percentage while a commune has reported nothing; `communes_basis`
    `stated` by a sheet, else `directory`: the communes (no wards, no townships) of that day.
    """

    count: Figure
    count_basis: Basis
    communes: Decimal | Undefined
    communes_basis: Basis
    percent: Ratio


@dataclass(frozen=True, slots=True)
class Levels:
    """Communes certified (đạt chuẩn), advanced (nâng cao) and model (kiểu mẫu) at the period's end.

    The levels contain one another - an advanced commune is a certified one (QĐ 318, 319, 320) - so they are
    never added: `only` gives those at each level and not above. `checks`: a higher level with more communes than
    a lower one, a printed share that its counts do not give; `printed_share` says how the printed one was made.
    """

    area: str
    area_name: str
    period: str
    certified: Share
    advanced: Share
    model: Share
    only: dict[str, Ratio]
    printed: Figure
    printed_share: Literal["exact", "rounded", "truncated", "differs"] | None
    checks: tuple[Finding, ...]


def levels(store: Store, asked: Asked) -> Levels:
    """The three levels of an area at the end of the period; one read. Raises ValueError for an unknown area."""
    communes = communes_at(asked.place.code, asked.period.last_day)
    return levels_of(read_communes(store, asked, (*LEVELS, ALL, RATE, YEAR, CRITERION), communes), asked)


def levels_of(readings: Readings, asked: Asked) -> Levels:
    """The levels from readings that are there."""
    place, period = asked.place, asked.period
    shares = {code: share_of(readings, code, asked) for code in LEVELS}
    counts = [shares[code].count for code in LEVELS]
    printed = done(readings, RATE, place, "", period)
    exact = shares[CERTIFIED].percent
    how = None if printed.value is None or isinstance(exact, Undefined) else printed_as(printed.value, exact)
    only: dict[str, Ratio] = {
        CERTIFIED: minus(counts[0], counts[1]), ADVANCED: minus(counts[1], counts[2]),
        MODEL: counts[2].counted if counts[2].counted is not None else Undefined(counts[2].reason or "no_data"),
    }  # fmt: skip
    checks = [order(LEVELS[n + 1], counts[n + 1], counts[n]) for n in range(2)]
    if how is not None and printed.value is not None and not isinstance(exact, Undefined):
        sources = (*printed.sources, *counts[0].sources)
        checks.append(Finding("share", RATE, printed.value, exact, how != "differs", (), sources))
    return Levels(
        place.code, place.name_vi, str(period), shares[CERTIFIED], shares[ADVANCED], shares[MODEL], only, printed, how,
        tuple(one for one in checks if one is not None),
    )  # fmt: skip


def share_of(readings: Readings, code: str, asked: Asked) -> Share:
    """One level's count and share; certified communes may be counted from their years of recognition."""
    count, basis = done(readings, code, asked.place, "", asked.period), "stated"
    if count.counted is None and code == CERTIFIED:
        years = recognised(readings, asked)
        count, basis = (years, "years") if years.value is not None else (count, basis)
    stated = done(readings, ALL, asked.place, "", asked.period)
    every = stated.counted
    if every is None:
        known = number_of_communes(asked.place.code, asked.period.last_day)
        communes, from_where = known if isinstance(known, Undefined) else Decimal(known), "directory"
    else:
        communes, from_where = every, "stated"
    percent = communes if isinstance(communes, Undefined) else percent_of(count.counted, communes)
    if count.bound != "=":
        percent = Undefined("incomplete")
    return Share(count, basis, communes, from_where, percent)  # type: ignore[arg-type]


def recognised(readings: Readings, asked: Asked) -> Figure:
    """How many communes have a year of recognition up to the period's: at least so many while others are silent."""
    places = communes_at(asked.place.code, asked.period.last_day)
    found = {place.key: latest(readings, YEAR, place, asked.period) for place in places}
    until = [one for one in found.values() if one.value is not None and one.value <= asked.period.year]
    if not any(one.value is not None for one in found.values()):
        return Figure(None, reason="no_data")
    marked = {
        area for (indicator, area, _), series in readings.table.items()
        if indicator == CRITERION and any(period.end == asked.period.end for period in series.actuals)
    }  # fmt: skip
    silent = any(one.value is None and key not in marked for key, one in found.items())
    sources = tuple(source for one in until for source in one.sources)
    return Figure(Decimal(len(until)), "normal", sources=sources, bound=">=" if silent else "=")


def order(code: str, higher: Figure, lower: Figure) -> Finding | None:
    """A level cannot have more communes than the one it lies in."""
    top, bottom = higher.counted, lower.counted
    if top is None or bottom is None:
        return None
    return Finding("level_order", code, top, bottom, top <= bottom, (), (*higher.sources, *lower.sources))


def printed_as(printed: Decimal, exact: Decimal) -> Literal["exact", "rounded", "truncated", "differs"]:
    """How a printed percentage was made of the exact one: 158/229 = 68,996 %, printed 68,99 = truncated."""
    if printed == exact:
        return "exact"
    step = Decimal(1).scaleb(-decimals_of(printed))
    if exact.quantize(step, rounding=ROUND_HALF_UP) == printed:
        return "rounded"
    return "truncated" if exact.quantize(step, rounding=ROUND_DOWN) == printed else "differs"
