"""What is known of the value cells of one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from data.areas import Area
from data.cells import Cell
from data.model import Bound, Observation, Problem, ProposedIndicator, RecordAttribute, SeriesKey, Status
from data.numbers import plain
from data.period import Period
from data.units import to_base
from loaders.columns import Sense
from loaders.context import Context
from loaders.indicator_names import Named
from loaders.outline import Row
from loaders.stances import Stance, stance_of
from loaders.table import Table
from loaders.values import Reading

Places = dict[tuple[int, int], "Figure"]


@dataclass(slots=True, eq=False)
class Figure:
    """One value cell with everything known of it; said in a table only when complete and readable."""

    row: Row
    sense: Sense
    reading: Reading
    named: Named
    area: Area
    unit: str
    period: Period | None
    item: str
    said_in: TableReading | None = None

    @property
    def observation(self) -> Observation | None:
        """What the figure says. Made anew whenever it is asked for: hundreds of thousands need not be kept."""
        return None if self.said_in is None else self.said_in.observation_of(self)

    @property
    def ref(self) -> str:
        return self.reading.cell.ref


@dataclass(slots=True)
class TableReading:
    """Everything read from one table."""

    table: Table
    context: Context
    rows: list[Row]
    senses: list[Sense]
    figures: list[Figure]
    problems: list[Problem] = field(default_factory=list)
    proposals: dict[str, ProposedIndicator] = field(default_factory=dict)
    records: list[RecordAttribute] = field(default_factory=list)
    axis: str = "indicator"
    area_columns: frozenset[int] = frozenset()
    unplaced: list[Cell] = field(default_factory=list)
    stances: dict[tuple[int, Period], Stance] = field(default_factory=dict, repr=False)
    """Column and period -> what the column adds to a series key."""
    rows_aside: set[int] = field(default_factory=set)
    columns_aside: set[int] = field(default_factory=set)
    """Hidden rows and columns that the totals leave out: asked about, and no part of any sum."""

    def by_place(self) -> Places:
        """Row and column -> figure."""
        return {(f.row.index, f.sense.column.index): f for f in self.figures}

    def by_row(self) -> dict[int, list[Figure]]:
        """Row -> its figures, left to right."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.row.index, []).append(figure)
        return found

    def said(self) -> list[Figure]:
        """The figures that say something."""
        return [figure for figure in self.figures if figure.said_in is not None]

    def periods_of_figures(self) -> set[tuple[Period, str]]:
        """The periods of the table's figures, derived ones left out, and in which role."""
        mine = (f for f in self.figures if f.period and not (f.sense.check or f.reading.skipped))
        one_each = {(id(figure.period), figure.sense.column.index): figure for figure in mine}
        return {(figure.period, figure.sense.role) for figure in one_each.values() if figure.period}

    def stance_of(self, figure: Figure) -> Stance:
        """What the column adds to a figure's key, found once for a period."""
        period = figure.period
        assert period is not None
        place = figure.sense.column.index, period
        found = self.stances.get(place)
        if found is None:
            found = self.stances[place] = stance_of(figure.sense, period, self.context)
        return found

    def key_of(self, figure: Figure) -> SeriesKey:
        """The whole series key of a figure whose period is known."""
        stance = self.stance_of(figure)
        return SeriesKey(figure.named.definition.code, figure.area.key, figure.item, figure.period, *stance)  # type: ignore[arg-type]

    def observation_of(self, figure: Figure) -> Observation:
        read, unit = figure.reading, figure.unit
        key = self.key_of(figure)
        status: Status = read.status
        if status == "normal":
            status = "estimated" if key.role == "estimate" else "provisional" if figure.sense.provisional else "normal"
        sheet, cell = self.table.sheet.name, read.cell.ref
        if read.word:
            return Observation(key, status, read.word, unit, value_type=read.value_type, sheet=sheet, cell=cell)
        if read.value is None:
            bound: Bound = "range" if read.low is not None else "="
            return Observation(
                key, status, None, unit, bound=bound, low=read.low, high=read.high, sheet=sheet, cell=cell
            )
        base, of_base = to_base(read.value, unit)
        text = plain(read.value)
        return Observation(key, status, text, unit, base, of_base, "number", read.bound, None, None, sheet, cell)


class Observations(Sequence[Observation]):
    """What some figures say, each observation made when it is asked for."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.figures = figures

    def __len__(self) -> int:
        return len(self.figures)

    @overload
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> Observations: ...
    def __getitem__(self, place: int | slice) -> Observation | Observations:
        if isinstance(place, slice):
            return Observations(self.figures[place])
        return made(self.figures[place])

    def __iter__(self) -> Iterator[Observation]:
        return map(made, self.figures)


def made(figure: Figure) -> Observation:
    assert figure.said_in is not None
    return figure.said_in.observation_of(figure)
