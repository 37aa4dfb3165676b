"""The same series printed twice in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.model import Problem, SeriesKey
from loaders.figures import Figure, TableReading

if TYPE_CHECKING:
    from loaders.load import FileReading, SheetReading


def settle_duplicates(reading: FileReading) -> None:
    """The same series twice: equal figures both stand; different ones on one sheet are a question."""
    for twins in printed_twice(reading):
        said = [observation for _, table, n in twins if (observation := table.figures[n].observation) is not None]
        if any(not observation.same_statement(said[0]) for observation in said[1:]):
            report_twins(twins)


Place = tuple["SheetReading", TableReading, int]


def printed_twice(reading: FileReading) -> list[list[Place]]:
    """The places of each series that is printed more than once, in the order in which they begin."""
    tables = [(sheet, table) for sheet in reading.sheets for table in sheet.tables]
    seen: set[int] = set()
    twice: set[int] = set()
    for _, table in tables:
        for hashed in map(hash, map(table.key_of, table.said())):  # short, where all the keys would be long
            (twice if hashed in seen else seen).add(hashed)
    places: dict[SeriesKey, list[Place]] = {}
    for sheet, table in tables if twice else ():
        for number, figure in enumerate(table.figures):
            if figure.said_in is not None and hash(key := table.key_of(figure)) in twice:
                places.setdefault(key, []).append((sheet, table, number))
    return [found for found in places.values() if len(found) > 1]


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
        figure.said_in = None


def differs_on(name: str, twins: list[Place]) -> bool:
    """Whether one sheet alone says different figures, whatever other sheets say of the same series."""
    own = [table.figures[n].observation for sheet, table, n in twins if sheet.name == name]
    known = [observation for observation in own if observation is not None]
    return any(not observation.same_statement(known[0]) for observation in known[1:])
