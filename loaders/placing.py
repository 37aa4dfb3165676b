"""Where a value belongs: indicator, area, item, unit and period of a cell, from its row, column and surroundings."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from data.catalogue import Definition
from data.model import Problem, item_text
from data.period import Period
from data.text import clean
from data.units import fitted
from loaders.columns import CARRYOVER, Sense
from loaders.context import Options
from loaders.figures import Figure
from loaders.indicator_names import Named, member_of
from loaders.land_matrix import land_matrix
from loaders.naming import Namer
from loaders.outline import Row
from loaders.periods import Spoken
from loaders.phrases import plain
from loaders.units_said import unit_of_figure, unit_of_label, unit_of_row
from loaders.values import Reading

STARTING = re.compile(r"\bhien trang\b")
"""What stood before the plan's year: `Diện tích hiện trạng` (TT 01/2021/TT-BTNMT, biểu 10/CH)."""
WITHIN_QUARTER = re.compile(r"\btrong quy\b")
WITHIN_YEAR = re.compile(r"\b(trong nam|moi trong)\b")
NEWLY = re.compile(r"\b(cong nhan moi|tang them|phat sinh|moi)\b")
MONTHLY = re.compile(r"^(phat sinh )?(trong|rieng) thang$|^(thuc hien|th|uoc|uoc th)( trong)? thang$")
WHOLE_YEAR = re.compile(r"\b(nam|ca nam)\b")
RATIO_ROW = re.compile(r"^(ty le|%)\s*\(?%?\)?$")
RANK_OF = re.compile(r"(\d{1,3})\s*/\s*\d{1,3}")
Items = tuple[tuple[str, str], ...]


class Placing:
    """Places the values of one table. What depends on the row or the column alone is found once."""

    def __init__(self, namer: Namer, options: Options, form_unit: str) -> None:
        self.namer, self.options, self.form_unit = namer, options, form_unit
        self.periods: dict[tuple[int, Spoken, Spoken, str, bool, bool], Period | None] = {}
        self.units: dict[tuple[int, int, str, bool], str] = {}
        self.measured: dict[int, str] = {}
        self.item_texts: dict[tuple[Items, Items, Items], str] = {}
        self.spans: dict[int, str] = {}
        self.others: dict[tuple[int, int, str], Named] = {}
        self.matrix = land_matrix(namer.table, namer.rows, namer.columns)

    def figure(self, row: Row, sense: Sense, read: Reading) -> Figure | None:
        """The figure of a cell; None where nobody can say which area it is of."""
        namer = self.namer
        if read.skipped:
            return Figure(row, sense, read, namer.named(row, sense), namer.context.area, "", None, "")
        place = namer.place_of(row, sense)
        if place is None:
            return None
        if self.matrix is not None and self.matrix.holds(sense):
            sense = self.matrix.sense(row, sense, namer.context.role or "actual")
        named = namer.named(row, sense)
        if namer.axis == "area" and RATIO_ROW.match(plain(row.label)):
            sense = replace(sense, check="other")
        if namer.axis == "indicator" and sense.unit == "%" and not sense.check and self.is_share(row, named):
            sense = replace(sense, check="other")
        unit = read.unit or self.unit(row, sense, named, read.percent)
        named, unit = self.agreeing(row, sense, named, unit)
        if named.definition.kind == "rank":
            place_among(read)
        return Figure(
            row, sense, read, named, place, unit, self.period(row, sense, named), self.item(row, sense, named, read)
        )

    def agreeing(self, row: Row, sense: Sense, named: Named, unit: str) -> tuple[Named, str]:
        """The indicator and the unit of a figure; what is printed in a unit that the indicator cannot have is not its.

        Money never becomes hectares: such a figure is another indicator's of that name, else a proposed one.
        """
        if not unit or sense.check or named.definition.proposed:
            return named, unit
        fitting = fitted(unit, named.definition.unit)
        if fitting:
            return named, fitting
        key = (row.index, sense.column.index, unit)
        if key not in self.others:
            self.others[key] = self.namer.otherwise(row, sense, named, unit)
        return self.others[key], unit

    def is_share(self, row: Row, named: Named) -> bool:
        """A `(%)` in the heading over a row measured in something else is never that row's figure: `Cơ cấu (%)`."""
        if row.index not in self.measured:
            self.measured[row.index] = unit_of_row(row) or unit_of_label(row.label) or named.definition.unit
        return self.measured[row.index] not in ("", "%", "‰")

    def unit(self, row: Row, sense: Sense, named: Named, percent: bool) -> str:
        key = (row.index, sense.column.index, sense.check, percent)
        if key not in self.units:
            table = self.namer.table
            self.units[key] = unit_of_figure(row, sense, named, table, self.options, self.form_unit, percent)
        return self.units[key]

    def item(self, row: Row, sense: Sense, named: Named, read: Reading) -> str:
        own = () if self.namer.own_column(sense) else (*sense.items, *self.namer.column_items(sense))
        if named.definition.split_dimension == "land":
            own = tuple(pair for pair in own if pair[0] != "to")  # said already, where it is a conversion
        if read.member:
            own = (*own, ("from", member_of("land", read.member)))
        key = (named.items, self.namer.row_items(row), own)
        if self.matrix is not None and self.matrix.holds(sense):
            return item_text(self.matrix.items(row, [pair for part in key for pair in part]))
        if key not in self.item_texts:
            self.item_texts[key] = item_text([pair for part in key for pair in part])
        return self.item_texts[key]

    def period(self, row: Row, sense: Sense, named: Named) -> Period | None:
        """The period of a column for an indicator; a plan is for its year, a stock stands at a month's end."""
        if row.index not in self.spans:
            self.spans[row.index] = span_said(row.label)
        definition = named.definition
        told = (sense.column.index, sense.spoken, row.spoken)
        key = (*told, self.spans[row.index], definition.is_state, definition.kind == "stock")
        if key not in self.periods:
            self.periods[key] = period_of(sense, row.spoken, self.spans[row.index], definition, self.namer)
        return self.periods[key]


def place_among(read: Reading) -> None:
    """`27/63` in a column of ranks is rank 27 of 63."""
    found = RANK_OF.fullmatch(clean(read.cell.value)) if read.cell.kind == "text" and read.value is None else None
    if found:
        read.value = Decimal(found[1])
        params = {"shown": clean(read.cell.value), "value": found[1]}
        read.problems = [Problem("text_number", "info", read.cell.ref, (read.cell.ref,), params)]


def span_said(label: str) -> str:
    """`quarter` or `year` where a row's label says that it counts what happened within it."""
    phrase = plain(label)
    return "quarter" if WITHIN_QUARTER.search(phrase) else "year" if WITHIN_YEAR.search(phrase) else ""


def spoken_of(sense: Sense, own: Spoken, namer: Namer) -> Spoken:
    """The time of a column: its own words, its row's, else the table's; a target is for its whole year."""
    context, target = namer.context.spoken, sense.role == "target"
    other_year = own.year is not None and own.months is None and own.year != context.year and not sense.previous_year
    long_span = own.year is not None and (context.months or 0) > 13
    budget_year = namer.context.fiscal.whole if namer.context.fiscal else Spoken(year=context.year)
    spoken = own.merged(budget_year if target or other_year or long_span else context)
    if MONTHLY.search(plain(" ".join(sense.column.path[-1:]))) and own.months is None and context.months == 1:
        return Spoken(spoken.year, context.first, 1, spoken.as_of)
    if sense.running and not target and (spoken.months or 0) == 1 and not namer.months_so_far:
        return Spoken(spoken.year, 1, spoken.first, spoken.as_of)
    if sense.running and own.months is None and not target and namer.months_so_far:
        spoken = Spoken(spoken.year, 1, namer.months_so_far, spoken.as_of)
    if CARRYOVER in sense.items:  # last year's plan, paid in this one
        spoken = Spoken(context.year or spoken.year, spoken.first, spoken.months)
    if sense.previous_year and sense.spoken.year is None and spoken.year is not None:
        spoken = Spoken(spoken.year - 1, spoken.first, spoken.months)
    return spoken


def period_of(sense: Sense, of_row: Spoken, span: str, definition: Definition, namer: Namer) -> Period | None:
    if sense.undated:
        return None
    if sense.role == "target" and WHOLE_YEAR.search(plain(" ".join(sense.column.path))):
        of_row = Spoken(of_row.year)
    own = sense.spoken.merged(of_row) if of_row.year or of_row.months else sense.spoken
    period = spoken_of(sense, own, namer).period()
    if period is None:
        return None
    if STARTING.search(plain(" ".join(sense.column.path))) and sense.role != "target":
        return Period.state(period.year - 1, 12)
    if span == "quarter" and period.is_cumulative and period.months % 3 == 0:
        return Period(period.year, period.months - 2, 3)
    newly = sense.spoken.months is not None and NEWLY.search(plain(" ".join(sense.column.path[-1:])))
    if span == "year" or newly:
        return period
    monthly_change = sense.spoken.months == 1 and namer.has_cumulative and definition.kind == "stock"
    return Period.state(*period.end) if definition.is_state and not monthly_change else period
