"""Records: projects, tasks, owners and official labels, each attribute kept with its cell.

A figure's item carries only codes (`project=7779933`, `owner=so_giao_thong_van_tai`); the words a
reader needs - the name, whose project it is, which group a task stands in, what the officials said
of a target - are attributes of a record of the same code.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.areas import Area
from data.cells import Cell
from data.model import RecordAttribute, ValueType
from data.records import official_code
from data.text import clean, slug
from loaders.figures import TableReading
from loaders.naming import Namer
from loaders.outline import Row
from loaders.table import Column, Table
from loaders.vocabulary import said

NAMED = ("project", "task", "owner", "agency", "group")
"""Dimensions whose members no reference file lists: their names are what the sheet calls them."""
DESCRIBING = ("attribute", "lead", "official", "background", "note", "place")


def attributes(reading: TableReading, namer: Namer) -> list[RecordAttribute]:
    """What the table says in words of its projects, tasks and owners, and the officials' label of each indicator."""
    found = [*official_labels(reading)]
    for row in reading.rows:
        kind, code = record_of(row, namer)
        place = namer.place(row) if code else None
        if place is not None:
            found += described(row, kind, code, place, reading.table, namer)
    return once(found)


def once(found: list[RecordAttribute]) -> list[RecordAttribute]:
    """What a table says several times of a record (a project under each of its sources) is one attribute."""
    said = {(one.kind, one.code, one.area, one.name, one.value): one for one in reversed(found)}
    return list(reversed(said.values()))


def record_of(row: Row, namer: Namer) -> tuple[str, str]:
    """The open dimension that the row stands for, and its code there."""
    members = namer.row_items(row)
    if row.children and not any(kind == "owner" for kind, _ in members):
        return "", ""
    return next(((kind, code) for kind, code in members if kind in NAMED), ("", ""))


def described(
    row: Row, kind: str, code: str, place: Area, table: Table, namer: Namer
) -> Iterator[RecordAttribute]:  # fmt: skip
    """Name, owner and group of a record, then its attribute columns."""

    def say(name: str, cell: Cell | None, value: str = "") -> Iterator[RecordAttribute]:
        if cell is not None and (words := value or clean(cell.value)):
            typed: ValueType = "date" if cell.kind == "date" else "text"
            yield RecordAttribute(kind, code, place.key, name, words, typed, table.sheet.name, cell.ref, row.label)

    yield from say("name", label_cell(row, table), row.label)
    if kind == "owner":
        return
    own = [
        said
        for column in table.columns
        if column.use in DESCRIBING
        for said in say(attribute_name(column), table.sheet.at(row.index, column.index))
    ]
    yield from own
    for name, above in (("owner", owner_above(row, namer)), ("group", group_above(row, namer))):
        # A heading is a guess; what a column of the row itself says is not.
        if above is not None and name not in {said.name for said in own}:
            yield from say(name, label_cell(above, table), slug(above.label) if name == "owner" else above.label)


def attribute_name(column: Column) -> str:
    """The attribute's name in English where the vocabulary knows the heading, else the heading itself, folded."""
    heading = " ".join(column.path)
    known = said("attribute", heading)
    return known or (column.use if column.use in ("lead", "note") else slug(heading))


def label_cell(row: Row, table: Table) -> Cell | None:
    """The cell that names the row."""
    cells = (table.sheet.at(row.index, column.index) for column in table.used_for("label"))
    return next((cell for cell in cells if cell is not None and clean(cell.value)), None)


def owner_above(row: Row, namer: Namer) -> Row | None:
    """The nearest row above in the outline that is a project owner with figures of its own."""
    return next((step for step in row.ancestors if record_of(step, namer)[0] == "owner"), None)


def group_above(row: Row, namer: Namer) -> Row | None:
    """The nearest heading above (a sector, a group of tasks) that is neither a total nor an owner."""
    return next((s for s in row.ancestors if not s.total and record_of(s, namer)[0] != "owner"), None)


def official_labels(reading: TableReading) -> Iterator[RecordAttribute]:
    """`Vượt`, `Đạt`, `Không đạt` as the officials wrote them beside an indicator: kept, never recomputed."""
    columns = reading.table.used_for("official")
    for index, figures in reading.by_row().items() if columns else ():
        keys = [reading.key_of(f) for f in figures if f.said_in is not None]
        for column in columns:
            cell = reading.table.sheet.at(index, column.index)
            if keys and cell is not None and clean(cell.value):
                year = max(key.period.year for key in keys)
                yield RecordAttribute(
                    "official", official_code(keys[0].indicator, keys[0].item, year), keys[0].area, "label",
                    clean(cell.value), "text", reading.table.sheet.name, cell.ref, figures[0].row.label,
                )  # fmt: skip
