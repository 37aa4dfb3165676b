"""The same series printed twice in one file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from data.model import Problem, SeriesKey
from loaders.figures import Figure, TableReading

if TYPE_CHECKING:
    from loaders.load import FileReading, SheetReading


def settle_duplicates(reading: FileReading) -> None:
    """The same series twice: equal figures both stand; different ones on one sheet are a question."""
    places: dict[SeriesKey, list[tuple[SheetReading, TableReading, int]]] = defaultdict(list)
    for sheet in reading.sheets:
        for table in sheet.tables:
            for number, figure in enumerate(table.figures):
                if figure.observation is not None:
                    places[figure.observation.key].append((sheet, table, number))
    for twins in (found for found in places.values() if len(found) > 1):
        said = [observation for _, table, n in twins if (observation := table.figures[n].observation) is not None]
        if any(not observation.same_statement(said[0]) for observation in said[1:]):
            report_twins(twins)


def report_twins(twins: list[tuple[SheetReading, TableReading, int]]) -> None:
    cells = tuple(table.figures[n].ref for _, table, n in twins)
    shown = ", ".join(
        f"{sheet.name}!{table.figures[n].ref} = {table.figures[n].reading.value}" for sheet, table, n in twins
    )
    dropped: list[Figure] = []
    for sheet, table, number in twins:
        figure = table.figures[number]
        asked = differs_on(sheet.name, twins)
        severity = "question" if asked else "warning"
        sheet.problems.append(Problem("duplicate_series", severity, figure.ref, cells, {"figures": shown}))  # type: ignore[arg-type]
        if asked:
            dropped.append(figure)
    for figure in dropped:
        figure.observation = None


def differs_on(name: str, twins: list[tuple[SheetReading, TableReading, int]]) -> bool:
    """Whether one sheet alone says different figures, whatever other sheets say of the same series."""
    own = [table.figures[n].observation for sheet, table, n in twins if sheet.name == name]
    known = [observation for observation in own if observation is not None]
    return any(not observation.same_statement(known[0]) for observation in known[1:])
