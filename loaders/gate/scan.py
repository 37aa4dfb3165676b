"""The limits of what is inside, kept before any parser builds anything.

Every XML part is streamed once through expat, which has no handlers but one: a document type is
refused, in whatever part and encoding. The counts are taken on the bytes beside it, because a Python
call for each element would cost more than the parsing; a part in a wide encoding is counted by
events. What is not well-formed is left to the parser, which stops at the same place.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import Any, NoReturn
from xml.parsers import expat

from loaders.gate.archive import MAX_UNPACKED
from loaders.gate.verdict import MIB

PIECE = 1 << 20
MAX_CELLS = 3_000_000
MAX_MERGES = 5_000
MAX_FORMAT = 255
MAX_STYLES = 2 * MIB
MAX_STRINGS = 30 * MIB
MAX_DEPTH = 200
XML_ENDINGS = (".xml", ".rels", ".vml")
COUNTED = re.compile(rb"<(?:[\w.-]{1,40}:)?(c|mergeCell|table-cell|Cell)[\s/>]")
NAMES = {"c": "cells", "table-cell": "cells", "Cell": "cells", "mergeCell": "merges"}
ENDS = (b" ", b">", b"/")
ODDLY = (b":c", b":mergeCell", b":Cell", b"<Cell", b"table-cell", b"<c\t", b"<c\r", b"<c\n", b"<mergeCell\t",
         b"<mergeCell\r", b"<mergeCell\n")  # fmt: skip
"""Signs that a name has a prefix, a line break after it, or is of another format."""
LIMITS = {"cells": (MAX_CELLS, "too_many_cells"), "merges": (MAX_MERGES, "too_many_merges")}


class Refused(Exception):
    """What is inside must not be parsed; `code` is the problem to report and `params` fill its sentence."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def too_many_cells() -> Refused:
    """What a reader raises that has met more cells than it may."""
    return Refused("too_many_cells", limit=f"{MAX_CELLS:,}".replace(",", "."))


def scan(content: bytes, kind: str) -> dict[str, int]:
    """Pass over every XML part of the file; the well-formed ones in UTF-8, with the number of their cells.

    Raises Refused for what must not be parsed, BadZipFile for a part whose check sum is wrong
    or that is not as long as it is said to be.
    """
    if kind in ("xlsx", "xlsm", "ods"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return scan_archive(archive)
    if kind == "xml2003":
        Part("content.xml", Totals()).read(io.BytesIO(content))
    return {}


class Totals:
    """What all parts together hold."""

    def __init__(self) -> None:
        self.bytes = 0
        self.count: Counter[str] = Counter()

    def add(self, name: str, number: int) -> None:
        self.count[name] += number
        limit, code = LIMITS[name]
        if self.count[name] > limit:
            raise Refused(code, limit=f"{limit:,}".replace(",", "."))

    def unpack(self, number: int) -> None:
        self.bytes += number
        if self.bytes > MAX_UNPACKED:
            raise Refused("unpacks_too_large")


def scan_archive(archive: zipfile.ZipFile) -> dict[str, int]:
    totals, sound = Totals(), {}
    for member in archive.infolist():
        name = member.filename.lower()
        if name.endswith("sharedstrings.xml") and member.file_size > MAX_STRINGS:
            raise Refused("strings_too_large", limit=str(MAX_STRINGS // MIB))
        if name.endswith("styles.xml") and name.startswith("xl/") and member.file_size > MAX_STYLES:
            raise Refused("styles_too_large", limit=str(MAX_STYLES // MIB))
        if name.endswith(XML_ENDINGS):
            with archive.open(member) as stream:
                part = Part(name, totals)
                if part.read(stream):
                    sound[member.filename] = part.cells
                if part.bytes != member.file_size:
                    raise zipfile.BadZipFile("a part is not as long as the directory says")
    return sound


def counted(piece: bytes) -> dict[bytes, int]:
    """How many elements of each counted name open in the piece; the expression only where names are written oddly."""
    if any(odd in piece for odd in ODDLY):
        return Counter(COUNTED.findall(piece))
    return {name: sum(piece.count(b"<" + name + end) for end in ENDS) for name in (b"c", b"mergeCell")}


class Part:
    """One XML part on its way through the scan."""

    def __init__(self, name: str, totals: Totals) -> None:
        self.name = name
        self.totals = totals
        self.depth = self.cells = self.bytes = 0
        self.parser: Any = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_: object) -> NoReturn:
        raise Refused("document_type")

    def read(self, stream: Any) -> bool:
        """To the end of the part, so that its check sum is compared, even when expat has given up.

        Tells whether the part is well-formed and was counted as UTF-8.
        """
        piece = stream.read(PIECE)
        if self.by_events(piece):
            self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        sound, rest = True, b""
        while piece:
            self.totals.unpack(len(piece))
            self.bytes += len(piece)
            if self.parser.StartElementHandler is None:
                rest = self.count(rest + piece)
            sound = sound and self.feed(piece)
            piece = stream.read(PIECE)
        if self.parser.StartElementHandler is None:
            self.count(rest + b"<")
        return sound and self.finish() and self.parser.StartElementHandler is None

    def finish(self) -> bool:
        try:
            self.parser.Parse(b"", True)
        except expat.ExpatError:
            return False
        return True

    def by_events(self, piece: bytes) -> bool:
        """Small parts of the frame (styles, workbook, relations), wide and unusual encodings."""
        declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([\w.-]+)", piece)
        usual = not declared or declared[1].lower() in (b"utf-8", b"us-ascii", b"ascii")
        sheet = "worksheets/" in self.name or self.name.endswith(("content.xml", "sharedstrings.xml"))
        return not usual or b"\x00" in piece[:200] or not sheet

    def feed(self, piece: bytes) -> bool:
        try:
            self.parser.Parse(piece, False)
        except expat.ExpatError:
            return False
        return True

    def count(self, piece: bytes) -> bytes:
        """Count the elements that open in the piece; the tail that may be cut in two comes again."""
        cut = piece.rfind(b"<", max(0, len(piece) - 100))
        whole, rest = (piece[:cut], piece[cut:]) if cut >= 0 else (piece, b"")
        for name, number in counted(whole).items():
            self.totals.add(NAMES[name.decode()], number)
            self.cells += number if name == b"c" else 0
        return rest

    def start(self, tag: str, given: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Refused("too_deep", limit=str(MAX_DEPTH))
        name = tag.rpartition(":")[2]
        if name in NAMES:
            self.totals.add(NAMES[name], 1)
        elif name == "numFmt" and len(given.get("formatCode", "")) > MAX_FORMAT:
            raise Refused("number_format_too_long", limit=str(MAX_FORMAT))

    def end(self, _tag: str) -> None:
        self.depth -= 1
