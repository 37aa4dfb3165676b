"""The slot of a file: which earlier file of the same sender it revises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.model import Slot
from data.text import slug
from loaders.context import Options
from loaders.periods import without_documents

if TYPE_CHECKING:
    from loaders.load import FileReading


def slot_of(reading: FileReading, options: Options) -> Slot:
    """Sender × form × period. A sender nobody named is the file's own name: two strangers never overwrite.

    The period is that of the latest column of figures, whether or not its cells could be read: a `#REF!` must not make
    another month of the file.
    """
    tables = [table for sheet in reading.sheets for table in sheet.tables]
    sender = options.sender or next((t.context.sender for t in tables if t.context.sender), "")
    titles = [slug(without_time(table.context.title), 60) for table in tables]
    form = (
        options.form
        or next((title for title in titles if title), "")
        or next((s.form or "" for s in reading.sheets if s.form), "table")
    )
    axes = "+".join(sorted({table.axis for table in tables}))
    said = {found for table in tables for found in table.periods_of_figures()}
    periods = [period for period, role in said if role != "target"] or [period for period, _ in said]
    latest = max(periods, key=lambda p: (p.end, p.months), default=None)
    area = next((table.context.area.code for table in tables), "")
    form = options.form or f"{form}:{axes}"
    return Slot(sender or f"file:{slug(reading.name, 80)}:{area}", form, options.period or str(latest or ""))


def without_time(text: str) -> str:
    """A title without its dates and numbers, so that next month's form has the same name."""
    return "".join(character for character in without_documents(text) if not character.isdigit())
