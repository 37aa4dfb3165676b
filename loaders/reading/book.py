"""What a reader in the child makes of a file: its sheets one after the other, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.model import Problem
from loaders.reading.damage import CONTROLS, TWICE
from loaders.reading.formulas import note_stale
from loaders.reading.packing import Page

MAX_NAME = 200


@dataclass(slots=True)
class Book:
    """The pages come as they are read, so that a long workbook is not held twice."""

    kind: str
    pages: Iterator[Page]
    macros: bool = False
    problems: list[Problem] = field(default_factory=list)


def finished(pages: Iterator[Page]) -> Iterator[Page]:
    """The pages with what is to be said of each as a whole.

    A second sheet of one name gets a number, so that a cell's address stays the address of one cell.
    """
    seen: set[str] = set()
    for page in pages:
        name = CONTROLS.sub("", page.name)[:MAX_NAME]
        page.name, number = name, 2
        while page.name.lower() in seen:
            page.name = f"{name} ({number})"
            number += 1
        if page.name != name:
            page.problem("duplicate_sheet", "warning", "", label=name, name=page.name)
        seen.add(page.name.lower())
        note_stale(page)
        if twice := page.converted.pop(TWICE, 0):
            page.problem("double_encoded", "info", count=str(twice))
        yield page
