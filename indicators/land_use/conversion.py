"""Land converted and land recovered, planned against done, by the type it was taken from (07/CH, 08/CH)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from data.areas import Area
from data.catalogue import catalogue
from data.model import item_parts
from data.store import Store
from indicators.actuals import Figure
from indicators.arithmetic import Undefined, number, percent_of
from indicators.breakdown import Asked, readings_of
from indicators.figures import Finding, Ratio, done, member, minus, missing, planned
from indicators.land_use.balance import compared
from indicators.land_use.codes import regimes
from indicators.reading import Readings

CONVERSION, RECOVERY = "land_conversion_area", "land_recovery_area"
AGRICULTURE = ("lua", "hnk", "cln", "rph", "rdd", "rsx", "nts", "lmu", "nkh")
"""What `NNP/PNN` (agricultural to non-agricultural land) is made of in form 07/CH."""
INSIDE = {"luc": "lua", "rsn": "rsx"}
"""Rows introduced by "trong đó": part of the row they stand under, in no sum."""


@dataclass(frozen=True, slots=True)
class TakenRow:
    """Land taken from one type (and made another), in ha; `to_code` "" where only the first is said.

    `difference` = done − planned, `percent` = done / planned × 100. `excess`: ha of rice or forest land
    (LUA, RPH, RDD) taken beyond the plan; `breach` when there is any: the council allows each hectare
    (Law on Land 45/2013/QH13 article 58).
    """

    from_code: str
    to_code: str
    name_vi: str
    name_en: str
    inside: str
    planned: Figure
    done: Figure
    difference: Ratio
    percent: Ratio
    excess: Ratio

    @property
    def breach(self) -> bool:
        return not isinstance(self.excess, Undefined) and self.excess > 0

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_vi


@dataclass(frozen=True, slots=True)
class Taken:
    """Conversion or recovery of one area in one year: the total as stated, the rows, the checks of 07/CH.

    `total` is None where nobody states one: the rows overlap ("trong đó") and are not added in its place.
    """

    indicator: str
    area: str
    area_name: str
    total: TakenRow | None
    rows: tuple[TakenRow, ...]
    checks: tuple[Finding, ...]

    @property
    def breaches(self) -> tuple[TakenRow, ...]:
        return tuple(sorted((r for r in self.rows if r.breach), key=lambda r: -(number(r.excess) or 0)))


def conversion(store: Store, asked: Asked) -> Taken:
    """Land converted to another use: rows FROM/TO of form 07/CH, in ha from January to the period's end; one read.

    Raises ValueError for an unknown area.
    """
    return taken_of(readings_of(store, (CONVERSION,), asked), CONVERSION, asked)


def recovery(store: Store, asked: Asked) -> Taken:
    """Land recovered by the state by the type it was (form 08/CH; Law on Land 45/2013/QH13 article 62); one read."""
    return taken_of(readings_of(store, (RECOVERY,), asked), RECOVERY, asked)


def taken_of(readings: Readings, indicator: str, asked: Asked) -> Taken:
    """One table from readings that are there: items of land types only, none that name a project."""
    place = asked.place
    found = [row_of(readings, indicator, asked, text) for text in items_of(readings, indicator, place)]
    rows = sorted((row for row in found if said(row)), key=order_of)
    whole = next((row for row in rows if not row.from_code and not row.to_code), None)
    parts = tuple(row for row in rows if row.from_code or row.to_code)
    return Taken(indicator, place.code, place.name_vi, whole, parts, tuple(checks_of(parts)))


def items_of(readings: Readings, indicator: str, place: Area) -> list[str]:
    return [
        text for code, area, text in readings.table
        if (code, area) == (indicator, place.key) and {dimension for dimension, _ in item_parts(text)} <= {
            "land", "from", "to"}
    ]  # fmt: skip


def said(row: TakenRow) -> bool:
    return bool(row.planned.sources or row.done.sources)


def ends(text: str) -> tuple[str, str]:
    """From and to of an item: `land=lua_pnn`, `from=lua;to=pnn` and `land=lua` (recovery) alike."""
    parts = dict(item_parts(text))
    first, _, second = parts.get("land", "").partition("_")
    return parts.get("from", first), parts.get("to", second)


def row_of(readings: Readings, indicator: str, asked: Asked, text: str) -> TakenRow:
    origin, target = ends(text)
    wanted = planned(readings, indicator, asked.place, text, asked.period, asked.authority)
    made = done(readings, indicator, asked.place, text, asked.period)
    return TakenRow(
        origin, target, named(origin, target, "vi"), named(origin, target, "en"), INSIDE.get(origin, ""), wanted, made,
        minus(made, wanted), percent_of(made.counted, wanted.counted), beyond(origin, wanted, made),
    )  # fmt: skip


def named(origin: str, target: str, language: str) -> str:
    """The row's name: the pair's own in the reference file, else both types."""
    if not origin:
        return {"vi": "Tổng số", "en": "Total"}[language]
    pair = f"{origin}_{target}"
    own = member("land", pair, language)
    if not target or own != pair:
        return own if target else member("land", origin, language)
    middle = {"vi": " chuyển sang ", "en": " to "}[language]
    second = member("land", target, language)
    return f"{member('land', origin, language)}{middle}{second[:1].lower()}{second[1:]}"


def beyond(origin: str, wanted: Figure, made: Figure) -> Ratio:
    """max(0, done − planned) in ha for protected land, 0 for any other."""
    if not any(origin in own.codes and own.codes[origin].protected for own in regimes().values()):
        return Decimal(0)
    if made.counted is None:
        return missing(made)
    return missing(wanted, "no_target") if wanted.counted is None else max(Decimal(0), made.counted - wanted.counted)


def order_of(row: TakenRow) -> tuple[int, int, str]:
    """The circular's order of the type taken, the group NNP first."""
    codes = list(next(iter(regimes().values())).codes)
    place = codes.index(row.from_code) if row.from_code in codes else len(codes)
    return (-1 if not row.from_code else place), (codes.index(row.to_code) if row.to_code in codes else 0), row.to_code


def checks_of(rows: Iterable[TakenRow]) -> Iterable[Finding]:
    """NNP/PNN = Σ of the agricultural types, planned and done, where both are said."""
    every = list(rows)
    decimals = catalogue()[CONVERSION].decimals
    for side in ("planned", "done"):
        figures: dict[str, Figure] = {row.from_code: getattr(row, side) for row in every if row.to_code == "pnn"}
        values = {code: own.counted for code, own in figures.items() if own.counted is not None}
        if "nnp" in values:
            found = compared(side, "nnp", AGRICULTURE, figures, values, decimals)
            if found is not None:
                yield found
