"""The sheet around a cell, read anew from the bytes as they arrived."""

from __future__ import annotations

from data.cells import Sheet
from loaders.gate import examine
from loaders.legacy_text import convert_cell
from loaders.reader import Unreadable, read


def draw_sheet(content: bytes, sheet: str) -> Sheet | None:
    """The named sheet with its text in Unicode; None when the original cannot be read any more."""
    try:
        book = read(content, examine(content).kind)
    except Unreadable:
        return None
    found = next((one for one in book.sheets if one.name == sheet), None)
    for each in found.cells.values() if found else ():
        convert_cell(each)
    return found
