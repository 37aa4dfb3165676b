"""Workbooks that this program wrote, recognised when they come back.

An export shows what the store holds and is no source of it: read again it would found indicators named after its
columns. An explained copy is the sender's own workbook and is read, but for the sheet that lists its problems. The
mark is a property of the document, which Excel and LibreOffice keep when they save it.
"""

from __future__ import annotations

PROPERTY = "ChiTieu"
EXPORT = "export"
EXPLAINED = "explained:"
"""Followed by the name of the sheet that lists the problems."""


def listing_sheet(mark: str) -> str:
    """The sheet of an explained copy that the program put in; empty for any other file."""
    return mark[len(EXPLAINED) :] if mark.startswith(EXPLAINED) else ""
