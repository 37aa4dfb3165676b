"""What is known of the value cells of one table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from data.areas import Area
from data.cells import Cell
from data.model import Observation, Problem, ProposedIndicator, RecordAttribute, Role
from data.period import Period
from loaders.columns import Sense
from loaders.context import Context
from loaders.indicator_names import Named
from loaders.outline import Row
from loaders.table import Table
from loaders.values import Reading

Stance = tuple[Role, str, str, dt.date | None, dt.date | None]
"""Role, authority, version, day of decision and cut-off day."""
Places = dict[tuple[int, int], "Figure"]


@dataclass(slots=True, eq=False)
class Figure:
    """One value cell with everything known of it; `observation` only when complete and readable."""

    row: Row
    sense: Sense
    reading: Reading
    named: Named
    area: Area
    unit: str
    period: Period | None
    item: str
    observation: Observation | None = None

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

    def by_place(self) -> Places:
        """Row and column -> figure."""
        return {(f.row.index, f.sense.column.index): f for f in self.figures}

    def by_row(self) -> dict[int, list[Figure]]:
        """Row -> its figures, left to right."""
        found: dict[int, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.row.index, []).append(figure)
        return found
