"""Text tables: comma, semicolon, tab or bar, in UTF-8, UTF-16, Windows-1258, or the bytes of TCVN3 and VNI."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import NamedTuple

from loaders.gate.plain_text import wide_encoding
from loaders.legacy_text import convert
from loaders.reading.book import Book
from loaders.reading.damage import SLOPPY, add_text
from loaders.reading.packing import PLAIN, Page
from loaders.reading.syllables import score

DELIMITERS = ";\t,|"
SAMPLE_LINES = 60
SAMPLE = 200_000
MAX_FIELD = 1 << 20
BYTES = {code: character for character, code in SLOPPY.items()}
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}


class Decoded(NamedTuple):
    """The text, and which old code page its letters were converted from (empty = none)."""

    text: str
    legacy: str = ""


def read_csv(content: bytes) -> Book:
    """One sheet; row numbers are record numbers, so a line break inside quotes moves nothing."""
    decoded = decode(content)
    page = Page("csv")
    look = page.cells.look(PLAIN)
    csv.field_size_limit(MAX_FIELD)
    rows = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter(decoded.text))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value.strip():
                take(page, number, column, value, look, decoded.legacy)
    return Book("csv", iter([page]))


def take(page: Page, row: int, column: int, value: str, look: int, legacy: str) -> None:
    """One field; a letter of an old code page is converted and counted."""
    converted = convert(value, FONTS[legacy]) if legacy else value
    if converted != value:
        page.converted[legacy] = page.converted.get(legacy, 0) + 1
    add_text(page, row, column, converted, look)


def decode(content: bytes) -> Decoded:
    """The text of the bytes; never an exception. Lost characters stay visible as U+FFFD."""
    wide = wide_encoding(content)
    if wide:
        return Decoded(content.decode(wide, "replace").lstrip("\ufeff"))
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    if broken_utf8(content):
        return Decoded(content.decode("utf-8-sig", "replace"))
    return single_byte(content)


def broken_utf8(content: bytes) -> bool:
    """Whether the file is UTF-8 with a few broken places: far more whole letters than broken ones."""
    text = content.decode("utf-8", "replace")
    whole = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return whole > 20 * text.count("\ufffd")


def single_byte(content: bytes) -> Decoded:
    """Windows-1258, TCVN3, VNI or Windows-1252: the reading that gives the most Vietnamese syllables."""
    western = "".join(map(BYTES.__getitem__, content))
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    sample = western[:SAMPLE]
    found = {
        "cp1258": score(vietnamese[:SAMPLE]),
        "tcvn3": score(convert(sample, FONTS["tcvn3"])),
        "vni": score(unicodedata.normalize("NFC", convert(sample, FONTS["vni"]))),
        "cp1252": score(sample),
    }
    best = max(found, key=lambda name: found[name])
    if best == "cp1258":
        return Decoded(vietnamese)
    return Decoded(western, best if best in FONTS and found[best] > 0 else "")


def delimiter(text: str) -> str:
    """The separator that cuts most records into one number of fields, and cuts them at all."""
    sample = "".join(text.splitlines(keepends=True)[:SAMPLE_LINES])[:SAMPLE]
    return max(DELIMITERS, key=lambda mark: (evenness(sample, mark), mark == ";"))


def evenness(sample: str, mark: str) -> float:
    """How many fields the mark makes in its most usual number, over all records, less those of other numbers.

    A comma inside numbers (`1,5;2,5`) cuts records unevenly, or into fewer fields; a mark inside
    quotes cuts nothing.
    """
    try:
        records = [
            row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark) if any(map(str.strip, row))
        ]
    except csv.Error:
        return 0.0
    widths = [len(row) for row in records]
    cut = [width for width in widths if width > 1]
    if not cut:
        return 0.0
    usual = max(set(cut), key=lambda width: (cut.count(width), width))
    broken = sum(bool(re.fullmatch(r"\s*\d{1,3}", field)) for row in records for field in row) if mark == "," else 0
    return cut.count(usual) * usual - 0.5 * (len(cut) - cut.count(usual)) - 0.25 * broken
