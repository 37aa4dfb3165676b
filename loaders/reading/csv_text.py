"""Text tables: comma, semicolon or tab, in UTF-8, UTF-16 or Windows-1258."""

from __future__ import annotations

import csv
import io

from data.cells import Cell, Sheet, Workbook

ENCODINGS = ("utf-8-sig", "cp1258", "cp1252")


def read_csv(content: bytes) -> Workbook:
    """One sheet; row numbers are record numbers, so a line break inside quotes moves nothing."""
    text = decode(content)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter(text))
    sheet = Sheet("csv")
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value.strip():
                sheet.cells[number, column] = Cell(number, column, "text", value)
    return Workbook("csv", [sheet])


def decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def delimiter(text: str) -> str:
    """The separator that most lines use, and use alike."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    return max(";\t,", key=lambda mark: sum(min(line.count(mark), 40) for line in lines) + (mark == ";"))
