"""What a reader returned: its sheets, its only sheet, one cell of it."""

from __future__ import annotations

from data.cells import Cell, Sheet
from loaders.reading.book import Book, finished
from loaders.reading.packing import packed, unpacked


def sheets(book: Book) -> list[Sheet]:
    """The book's sheets as the parent gets them."""
    return [unpacked(packed(page)) for page in finished(book.pages)]


def only(book: Book) -> Sheet:
    found = sheets(book)
    assert len(found) == 1
    return found[0]


def at(sheet: Sheet, ref: str) -> Cell:
    return next(cell for cell in sheet.cells.values() if cell.ref == ref)
