"""Outline numbers as they were typed: what Excel did to them is undone, and told where it had to be guessed.

`1.10` becomes the number 1.1, and `1.2` a date in some locales (DOMAIN 2.0b). A number's format or its place after
1.9 says what stood there.
"""

from __future__ import annotations

import re

from data.cells import Cell
from data.text import clean
from loaders.table import Table

DECIMALS = re.compile(r"0\.(0+)")
DOTTED = re.compile(r"((?:\d+\.)+)(\d+)")


def shown_marker(cell: Cell | None) -> str:
    """A marker as Excel shows it: 1.1 with the format `0.00` is 1.10; 1/2 made a date is 1.2 again."""
    if cell is None or cell.kind not in ("text", "number", "date"):
        return ""
    if cell.kind == "date":
        return f"{int(cell.value[8:10])}.{int(cell.value[5:7])}" if re.match(r"\d{4}-\d\d-\d\d", cell.value) else ""
    text = clean(cell.value)
    places = DECIMALS.fullmatch(cell.number_format) if cell.kind == "number" else None
    if places and re.fullmatch(r"\d+\.\d+", text):
        whole, _, rest = text.partition(".")
        return f"{whole}.{rest.ljust(len(places[1]), '0')}"
    return text


class OutlineNumbers:
    """The markers of one table in their order: a `1.1` that follows 1.9 is 1.10 whose last zero was lost."""

    def __init__(self, table: Table, column: int | None) -> None:
        self.table, self.column = table, column
        self.last: dict[str, int] = {}
        self.restored: dict[int, tuple[str, str]] = {}
        """Row -> the marker as it stands and as it was understood."""

    def at(self, row: int) -> str:
        """The marker of a row."""
        cell = self.table.sheet.at(row, self.column) if self.column else None
        marker = shown_marker(cell)
        found = DOTTED.fullmatch(marker)
        if cell is None or not found:
            self.start_again(marker)
            return marker
        prefix, number, due = found[1], found[2], str(self.last.get(found[1], 0) + 1)
        lost = due.endswith("0") and number == due.rstrip("0")
        if lost or number.rstrip("0") == due:  # `1.1` shown as 1.10 by a format of the whole column is 1.1
            number = due
        if lost or cell.kind == "date":
            self.restored[row] = (clean(cell.value), prefix + number)
        self.last = {known: at for known, at in self.last.items() if not known.startswith(f"{prefix}{number}.")}
        self.last[prefix] = int(number[:6])
        return prefix + number

    def start_again(self, marker: str) -> None:
        """Below another `1` or `II` the numbering begins anew."""
        if re.fullmatch(r"\d+", marker):
            self.last = {known: at for known, at in self.last.items() if not known.startswith(f"{marker}.")}
        elif re.fullmatch(r"[A-Z]+", marker):
            self.last = {}
