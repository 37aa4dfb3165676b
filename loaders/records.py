"""Records: attribute columns of projects and tasks, kept with their cells."""

from __future__ import annotations

from data.model import RecordAttribute, ValueType
from data.text import clean, slug
from loaders.naming import Namer
from loaders.outline import Row
from loaders.table import Table


def attributes(table: Table, rows: list[Row], namer: Namer) -> list[RecordAttribute]:
    """Attribute columns of projects and tasks (construction years, lead agency): kept as records with their cells."""
    if namer.axis not in ("project", "task"):
        return []
    found: list[RecordAttribute] = []
    for column in table.columns:
        if column.use not in ("attribute", "lead", "official", "background"):
            continue
        name = slug(" ".join(column.path))
        for row in rows:
            cell = table.sheet.at(row.index, column.index)
            place, code = (
                namer.place(row),
                row.code if namer.axis == "project" else dict(namer.row_items(row)).get("task"),
            )
            if cell is None or place is None or not code or row.children:
                continue
            kind: ValueType = "date" if cell.kind == "date" else "text"
            found.append(
                RecordAttribute(
                    namer.axis, code, place.key, name, clean(cell.value), kind, table.sheet.name, cell.ref, row.label
                )
            )
    return found
