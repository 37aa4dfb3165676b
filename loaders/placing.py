"""Where a value belongs: indicator, area, item, unit and period of a cell, from its row, column and surroundings."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from data.areas import Area
from data.catalogue import Definition
from data.model import Problem, item_text
from data.period import Period
from data.text import clean
from data.units import fitted
from loaders.columns import CARRYOVER, Sense
from loaders.context import Options
from loaders.figures import Figure
from loaders.indicator_names import Named, member_of
from loaders.land_matrix import LandMatrix, land_matrix
from loaders.naming import Namer
from loaders.outline import Row
from loaders.periods import Spoken
from loaders.phrases import plain
from loaders.units_said import said_of_units, unit_of_figure
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
        self.periods: dict[tuple[Spoken, str, bool, bool], dict[int, Period | None]] = {}
        self.items: dict[int, Items] = {}
        self.item_texts: dict[tuple[Items, Items, Items], str] = {}
        self.derived: dict[int, Sense] = {}
        self.alone: dict[int, bool] = {}
        self.seats: dict[tuple[Hashable, ...], Seats] = {}
        self.unit_around = namer.table.unit or options.unit or form_unit
        self.matrix = land_matrix(namer.table, namer.rows, namer.columns)

    def row(self, row: Row) -> RowPlacing:
        return RowPlacing(self, row)

    def as_other(self, sense: Sense) -> Sense:
        """The column as one of derived figures, for the rows in which it is."""
        index = sense.column.index
        if index not in self.derived:
            self.derived[index] = replace(sense, check="other")
        return self.derived[index]

    def leaves_alone(self, sense: Sense) -> bool:
        index = sense.column.index
        if index not in self.alone:
            self.alone[index] = self.namer.leaves_alone(sense)
        return self.alone[index]

    def column_items(self, sense: Sense) -> Items:
        """Dimension and member that the column adds."""
        index = sense.column.index
        if index not in self.items:
            own = self.namer.own_column(sense)
            self.items[index] = () if own else (*sense.items, *self.namer.column_items(sense))
        return self.items[index]

    def item_text(self, *parts: Items) -> str:
        if not any(parts):
            return ""
        if parts not in self.item_texts:
            self.item_texts[parts] = item_text([pair for part in parts for pair in part])  # type: ignore[index]
        return self.item_texts[parts]  # type: ignore[index]


class Seat(NamedTuple):
    """What the figures of one column share in all rows of one kind; `place` and `named` where the column tells them."""

    sense: Sense
    unit: str
    period: Period | None
    item: str
    place: Area | None
    named: Named | None


Seats = dict[tuple[int, bool], Seat]
"""Column, and whether the cell is shown with a % sign -> seat."""


class RowPlacing:
    """Places the values of one row."""

    def __init__(self, placing: Placing, row: Row) -> None:
        namer = placing.namer
        self.placing, self.namer, self.row = placing, namer, row
        self.units = said_of_units(row)
        self.span = span_said(row.label)
        self.is_ratio = namer.axis == "area" and bool(RATIO_ROW.match(plain(row.label)))
        self.by_row = namer.axis == "indicator"
        self.items = namer.row_items(row)
        self.measured: str | None = None
        self.others: dict[tuple[int, str], Named] = {}
        self.periods: dict[tuple[bool, bool], dict[int, Period | None]] = {}
        self.seats = self.shared_seats()

    def shared_seats(self) -> Seats | None:
        """The seats of all rows of this row's kind; None where a row is like no other."""
        if self.items or self.placing.matrix is not None:
            return None
        kind: tuple[Hashable, ...] = (self.row.spoken, self.span, self.units, self.is_ratio)
        if not (self.units.own or self.units.in_label or self.placing.unit_around):
            kind = (*kind, self.row.label)
        if self.by_row:
            named = self.namer.row_names.of(self.row)
            meant = named.definition
            if meant.kind == "rank":
                return None
            kind = (*kind, named.items, meant.kind, meant.is_state, meant.proposed, meant.unit, meant.split_dimension)
        return self.placing.seats.setdefault(kind, {})

    def figure(self, sense: Sense, read: Reading) -> Figure | None:
        """The figure of a cell; None where nobody can say which area it is of."""
        seats = self.seats
        if seats is None or read.skipped or read.member or read.unit:
            return self.placed(sense, read)
        place = sense.column.index, read.percent
        seat = seats.get(place)
        if seat is None:
            figure = self.placed(sense, read)
            if figure is not None and self.is_shared(figure):
                seats[place] = self.seat_of(figure, place[0])
            return figure
        area = seat.place or self.namer.place(self.row)
        if area is None:
            return None
        named = seat.named or self.namer.row_names.of(self.row)
        return Figure(self.row, seat.sense, read, named, area, seat.unit, seat.period, seat.item)

    def is_shared(self, figure: Figure) -> bool:
        """Whether other rows of this kind have the same seat in the figure's column; ranks are read one by one."""
        own = not self.by_row or figure.named is self.namer.row_names.of(self.row)
        return own and figure.named.definition.kind != "rank" and self.placing.leaves_alone(figure.sense)

    def seat_of(self, figure: Figure, column: int) -> Seat:
        place = figure.area if column in self.namer.area_columns else None
        named = None if self.by_row else figure.named
        return Seat(figure.sense, figure.unit, figure.period, figure.item, place, named)

    def placed(self, sense: Sense, read: Reading) -> Figure | None:
        """The figure of a cell, each of its coordinates looked up."""
        row, namer = self.row, self.namer
        if read.skipped:
            return Figure(row, sense, read, namer.named(row, sense), namer.context.area, "", None, "")
        place = namer.place_of(row, sense)
        if place is None:
            return None
        if (matrix := self.matrix_of(sense)) is not None:
            sense = matrix.sense(row, sense, namer.context.role or "actual")
        named = namer.named(row, sense)
        share = self.by_row and sense.unit == "%" and not sense.check and self.is_share(named)
        if self.is_ratio or share:
            sense = self.placing.as_other(sense)
        unit = read.unit or self.unit(sense, named, read.percent)
        named, unit = self.agreeing(sense, named, unit)
        if named.definition.kind == "rank":
            place_among(read)
        return Figure(row, sense, read, named, place, unit, self.period(sense, named), self.item(sense, named, read))

    def matrix_of(self, sense: Sense) -> LandMatrix | None:
        """The matrix of land conversions, where the column is one of its."""
        matrix = self.placing.matrix
        return matrix if matrix is not None and matrix.holds(sense) else None

    def agreeing(self, sense: Sense, named: Named, unit: str) -> tuple[Named, str]:
        """The indicator and the unit of a figure; what is printed in a unit that the indicator cannot have is not its.

        Money never becomes hectares: such a figure is another indicator's of that name, else a proposed one.
        """
        if not unit or sense.check or named.definition.proposed:
            return named, unit
        fitting = fitted(unit, named.definition.unit)
        if fitting:
            return named, fitting
        key = (sense.column.index, unit)
        if key not in self.others:
            self.others[key] = self.namer.otherwise(self.row, sense, named, unit)
        return self.others[key], unit

    def is_share(self, named: Named) -> bool:
        """A `(%)` in the heading over a row measured in something else is never that row's figure: `Cơ cấu (%)`."""
        if self.measured is None:
            self.measured = self.units.own or self.units.in_label or named.definition.unit
        return self.measured not in ("", "%", "‰")

    def unit(self, sense: Sense, named: Named, percent: bool) -> str:
        placing = self.placing
        return unit_of_figure(
            self.row, self.units, sense, named, self.namer.table, placing.options, placing.form_unit, percent
        )

    def item(self, sense: Sense, named: Named, read: Reading) -> str:
        own = self.placing.column_items(sense)
        if named.definition.split_dimension == "land":
            own = tuple(pair for pair in own if pair[0] != "to")  # said already, where it is a conversion
        if read.member:
            own = (*own, ("from", member_of("land", read.member)))
        if (matrix := self.matrix_of(sense)) is not None:
            return item_text(matrix.items(self.row, [*named.items, *self.items, *own]))
        return self.placing.item_text(named.items, self.items, own)

    def period(self, sense: Sense, named: Named) -> Period | None:
        """The period of a column for an indicator; a plan is for its year, a stock stands at a month's end."""
        definition = named.definition
        if self.matrix_of(sense) is not None:  # its years are told by the row too
            return period_of(sense, self.row.spoken, self.span, definition, self.namer)
        kind = definition.is_state, definition.kind == "stock"
        known = self.periods.get(kind)
        if known is None:
            known = self.periods[kind] = self.placing.periods.setdefault((self.row.spoken, self.span, *kind), {})
        index = sense.column.index
        if index not in known:
            known[index] = period_of(sense, self.row.spoken, self.span, definition, self.namer)
        return known[index]


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
