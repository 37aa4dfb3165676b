"""Communes against criteria: met, not met, not reported; who fell back and who is nearest to the standard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.areas import Area
from data.numbers import divide
from data.period import Period
from data.store import Store
from indicators.actuals import NOTHING, Figure, counts, stated
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.figures import Finding, Ratio, done
from indicators.new_rural.communes import CriteriaSet, communes_at, criteria_at
from indicators.reading import Readings, read

CRITERION, PRINTED, YEAR, CERTIFIED = (
    "new_rural_criterion", "new_rural_criteria_met", "new_rural_year", "new_rural_communes",
)  # fmt: skip
CODES = (CRITERION, PRINTED, YEAR, CERTIFIED)
Mark = Literal["met", "not_met", "not_reported", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune: a mark and its cell for each criterion, the count printed beside them, the year of recognition.

    `marks` and `cells` go by the criterion's number. `met` = criteria met, `incomplete` as soon as one is not
    reported. `recognised` is the year the commune was certified in, None where no sheet says one;
    `certified` = it is known to be by the end of the period.
    """

    area: str
    area_name: str
    marks: Mapping[str, Mark]
    cells: Mapping[str, Figure]
    printed: Figure
    recognised: int | None
    recognised_cell: Figure
    certified: bool

    def having(self, mark: Mark) -> tuple[str, ...]:
        """The criteria with that mark, in the order of the decision."""
        return tuple(number for number, own in self.marks.items() if own == mark)

    @property
    def reported(self) -> bool:
        """Whether any criterion of it was reported."""
        return any(mark != "not_reported" for mark in self.marks.values())

    @property
    def met(self) -> int | Undefined:
        if self.having("not_reported"):
            return Undefined("incomplete" if self.reported else "no_data")
        return len(self.having("met"))

    @property
    def lacking(self) -> tuple[str, ...]:
        """Criteria known not to be met."""
        return self.having("not_met")

    @property
    def fallen_back(self) -> bool:
        """Certified earlier, and lacking a criterion now: sets change, and a standard may be lost (QĐ 1980, QĐ 318)."""
        return self.certified and bool(self.lacking)

    @property
    def count_check(self) -> Finding | None:
        """The printed number of criteria against the marks; None where one of them is missing."""
        if isinstance(self.met, Undefined) or self.printed.counted is None:
            return None
        sources = (*self.printed.sources, *(s for own in self.cells.values() for s in own.sources))
        stated_, marked = self.printed.counted, Decimal(self.met)
        return Finding("criteria_met", self.area, stated_, marked, stated_ == marked, (), sources)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All communes of an area at a period, in administrative order, under the criteria in force that day.

    `criteria` are the national ones and the province's own where anybody reports them.
    """

    area: str
    area_name: str
    period: str
    set: str
    document: str
    criteria: tuple[str, ...]
    communes: tuple[Commune, ...]

    @property
    def not_reported(self) -> tuple[Commune, ...]:
        """Communes of which no criterion was reported."""
        return tuple(one for one in self.communes if not one.reported)

    @property
    def fallback(self) -> tuple[Commune, ...]:
        """Certified communes that lack criteria now, those lacking most first."""
        return tuple(sorted((c for c in self.communes if c.fallen_back), key=lambda c: (-len(c.lacking), c.area)))

    @property
    def nearest(self) -> tuple[Commune, ...]:
        """Communes not known to be certified with all criteria reported, those lacking fewest first."""
        open_ones = [c for c in self.communes if not c.certified and not isinstance(c.met, Undefined)]
        return tuple(sorted(open_ones, key=lambda c: (len(c.lacking), c.area)))

    @property
    def miscounted(self) -> tuple[Finding, ...]:
        """Printed counts that the marks do not add up to."""
        return tuple(f for c in self.communes if (f := c.count_check) is not None and not f.agrees)

    @property
    def mean(self) -> Ratio:
        """Σ criteria met / communes (DOMAIN 3.13), in criteria; `incomplete` until every commune has reported."""
        return mean_of(self.communes)

    @property
    def mean_reported(self) -> Ratio:
        """The same over the fully reported communes only; to be shown with their number."""
        return mean_of([one for one in self.communes if not isinstance(one.met, Undefined)])

    def by_criterion(self, number: str) -> dict[Mark, int]:
        """How many communes have each mark in one criterion; all marks together are all communes."""
        found: dict[Mark, int] = dict.fromkeys(("met", "not_met", "not_reported", "not_applicable"), 0)
        for one in self.communes:
            found[one.marks[number]] += 1
        return found


def mean_of(communes: Sequence[Commune]) -> Ratio:
    """Σ met / number, exact; undefined without communes or with one that is not complete."""
    if not communes:
        return Undefined("no_data")
    met = [one.met for one in communes if not isinstance(one.met, Undefined)]
    if len(met) < len(communes):
        return Undefined("incomplete")
    return divide(Decimal(sum(met)), Decimal(len(communes)))


def matrix(store: Store, asked: Asked) -> Matrix:
    """Communes × criteria of an area at the end of the period; one read.

    Raises ValueError for an unknown area and for a day before the programme (16/4/2009).
    """
    day = asked.period.last_day
    communes = communes_at(asked.place.code, day)
    readings = read_communes(store, asked, CODES, list(communes))
    return matrix_of(readings, asked, communes)


def read_communes(store: Store, asked: Asked, codes: Sequence[str], communes: Sequence[Area]) -> Readings:
    """Everything said of the communes and of the area itself, of the asked year and the years before it."""
    keys = [asked.place.key, *(one.key for one in communes)]
    return read(store, codes, keys, asked.period.year, item=None, known_at=asked.known_at)


def matrix_of(readings: Readings, asked: Asked, communes: Sequence[Area]) -> Matrix:
    """The matrix from readings that are there."""
    criteria = criteria_at(asked.place.code, asked.period.last_day)
    if criteria is None:
        raise ValueError(f"no new rural criteria were in force on {asked.period.last_day:%d/%m/%Y}")
    numbers = counted_criteria(readings, criteria, communes, asked.period)
    return Matrix(
        asked.place.code, asked.place.name_vi, str(asked.period), criteria.code, criteria.document, numbers,
        tuple(commune_of(readings, place, numbers, asked.period) for place in communes),
    )  # fmt: skip


def counted_criteria(
    readings: Readings, criteria: CriteriaSet, communes: Sequence[Area], period: Period
) -> tuple[str, ...]:  # fmt: skip
    """The national criteria, and the province's own as soon as one commune reports it."""
    own = [
        number for number in criteria.local
        if any(done(readings, CRITERION, place, f"criterion={number}", period).sources for place in communes)
    ]  # fmt: skip
    return (*criteria.national, *own)


def commune_of(readings: Readings, place: Area, numbers: Sequence[str], period: Period) -> Commune:
    cells = {number: done(readings, CRITERION, place, f"criterion={number}", period) for number in numbers}
    recognised = latest(readings, YEAR, place, period)
    certified = done(readings, CERTIFIED, place, "", period)
    year = None if recognised.value is None else int(recognised.value)
    return Commune(
        place.code, place.name_vi, {number: mark_of(cell) for number, cell in cells.items()}, cells,
        done(readings, PRINTED, place, "", period), year, recognised,
        (year is not None and year <= period.year) or certified.counted == 1,
    )  # fmt: skip


def mark_of(cell: Figure) -> Mark:
    """1 is met, 0 and a dash are not met, x by itself does not apply; dots, blanks and anything else say nothing."""
    if cell.status == "not_applicable":
        return "not_applicable"
    if cell.counted == 1:
        return "met"
    return "not_met" if cell.counted == 0 else "not_reported"


def latest(readings: Readings, indicator: str, place: Area, period: Period) -> Figure:
    """The newest figure said up to the end of the period, whichever period it was said of."""
    table = readings.series(indicator, place.key).actuals
    found = [p for p in table.values() if counts(p) and p.period.end <= period.end]
    return stated(max(found, key=lambda p: (p.period.end, p.cut_off))) if found else NOTHING
