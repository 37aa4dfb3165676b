"""The cells of one sheet of a modern workbook, from its XML.

Two ways give the same cells. Parts that expat found well-formed and that are written as nearly all
programs write them go through one regular expression, a run of rows at a time; anything it does not
cover whole - other orders, prefixes, single quotes, comments - is read by expat's events. No
rectangle is ever made: a cell at XFD1048576 costs what a cell at A1 costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from data.cells import address, column_number, split_address
from loaders.gate.scan import MAX_CELLS, too_many_cells
from loaders.reading.damage import add_number, add_text
from loaders.reading.markup import is_true, local, parser, resolved, unescaped
from loaders.reading.numbers_stored import day_text, number_text
from loaders.reading.packing import Page
from loaders.reading.xlsx_frame import Frame, Leaf, Style

PIECE = 1 << 20
MAX_MERGED = 20_000
CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,5})")?(?: t="(\w{1,9})")?(?: (?:cm|vm|ph)="[0-9]+")*'
    r"(?:/>|>(<f(?:\s[^>]*)?(?:/>|>[^<]*</f>))?"
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
HIDDEN_ROW = re.compile(r"<row\s(?:[^>]*\s)?hidden\s*=\s*[\"'](?:1|true|on)[\"'][^>]*>")
ROW_NUMBER = re.compile(r"\sr\s*=\s*[\"']([0-9]{1,7})[\"']")
ATTRIBUTE = re.compile(r"\s(\w+)\s*=\s*[\"']([^\"']*)[\"']")
COLUMN = re.compile(r"<col(\s[^>]*)>")
MERGE = re.compile(r"<mergeCell(\s[^>]*)>")
EXTERNAL = re.compile(r"\[[0-9]+\][^\[\]!]*!")
FAR_ROWS, FAR_COLUMNS = 1000, 100
"""Empty rows or columns between a table and a cell after which the cell is called far away."""


class Letters(dict[str, int]):
    """Column letters -> number, each computed once."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters)
        return number


class Unusual(Exception):
    """The part is not written as the quick way expects."""


class SheetReader:
    """Puts the cells of one part on a page."""

    def __init__(self, page: Page, frame: Frame, cells_counted: int) -> None:
        self.page = page
        self.cells_counted = cells_counted
        self.frame = frame
        self.columns = Letters()
        self.looks = [page.cells.look(style.look) for style in frame.styles]
        self.dates = {number for number, style in enumerate(frame.styles) if style.date}
        self.looks_by_style = {str(number): look for number, look in enumerate(self.looks)}
        self.looks_by_style[""] = self.default_look()
        self.styles_of_days = {str(number) for number in self.dates} | ({""} if 0 in self.dates else set())
        self.blanks: set[tuple[int, int]] = set()
        self.external: list[str] = []
        self.many_merged: list[str] = []

    def cell(self, row: int, column: int, kind: str, style: int, value: str, formula: str | None) -> None:
        """One cell by what the XML says of it; `kind` is its `t` attribute."""
        look = self.looks[style] if style < len(self.looks) else self.default_look()
        if formula is not None and EXTERNAL.search(formula):
            self.external.append(address(row, column))
        if formula is not None and value == "" and kind != "str":
            self.page.cells.add(row, column, "n", "", look, formula, cached=False)
        elif kind == "s":
            self.shared(row, column, int(value) if value else -1, look, formula)
        elif kind in ("str", "inlineStr"):
            self.text(row, column, unescaped(value), look, formula)
        elif kind == "e":
            self.page.cells.add(row, column, "e", value[:20], look, formula)
        elif kind == "b":
            self.page.cells.add(row, column, "b", str(int(is_true(value.strip()))), look, formula)
        elif kind == "d":
            self.page.cells.add(row, column, "d", value[:10], look, formula)
        elif value.strip():
            self.number(row, column, value.strip(), style, look, formula)

    def default_look(self) -> int:
        """The look of a cell that names no style, or one that the workbook does not define: the first style's."""
        return self.looks[0] if self.looks else self.page.cells.look(Style().look)

    def shared(self, row: int, column: int, number: int, look: int, formula: str | None) -> None:
        if number == -1:
            return
        text = self.frame.strings[number] if number >= 0 else ""
        if number in self.frame.flawed:
            add_text(self.page, row, column, text, look, formula, self.frame.flawed[number])
        elif text:
            self.page.cells.add(row, column, "t", text, look, formula)
        else:
            self.blanks.add((row, column))

    def text(self, row: int, column: int, text: str, look: int, formula: str | None) -> None:
        if text.strip():
            add_text(self.page, row, column, text, look, formula)
        elif text:
            self.blanks.add((row, column))

    def number(self, row: int, column: int, value: str, style: int, look: int, formula: str | None) -> None:
        day = day_text(value, self.frame.from_1904) if style in self.dates else None
        if day is not None:
            self.page.cells.add(row, column, "d", day, look, formula)
        else:
            add_number(self.page, row, column, value, number_text(value), look, formula)

    def merge(self, reference: str) -> None:
        """A merged range; one over more cells than a heading can have is left out and told."""
        first, _, last = reference.replace("$", "").partition(":")
        (top, left), (bottom, right) = split_address(first), split_address(last or first)
        if (bottom - top + 1) * (right - left + 1) > MAX_MERGED:
            self.many_merged.append(reference[:30])
        else:
            self.page.merges.append((top, left, bottom, right))

    def hide_columns(self, low: str, high: str) -> None:
        self.page.hidden_columns.update(range(int(low), min(int(high), 500) + 1))

    def finish(self) -> None:
        """What is to be said of the sheet as a whole."""
        for reference in self.many_merged[:3]:
            self.page.problem("merge_ignored", "warning", reference)
        if self.external:
            found = self.external
            self.page.problem("external_link", "warning", found[0], count=str(len(found)))
        self.note_far_places()

    def note_far_places(self) -> None:
        rows, columns = sorted(set(self.page.cells.rows)), sorted(set(self.page.cells.columns))
        last_row, last_column = (rows or [0])[-1], (columns or [0])[-1]
        ghosts = [(r, c) for r, c in self.blanks if r > last_row + FAR_ROWS or c > last_column + FAR_COLUMNS]
        if ghosts:
            where = address(*max(ghosts))
            self.page.problem("ghost_cells", "warning", where, count=str(len(ghosts)))
        gap_row = next((b for a, b in pairwise(rows) if b - a > FAR_ROWS), None)
        gap_column = next((b for a, b in pairwise(columns) if b - a > FAR_COLUMNS), None)
        if gap_row or gap_column:
            far = [
                (r, c)
                for r, c in zip(self.page.cells.rows, self.page.cells.columns, strict=True)
                if (gap_row and r >= gap_row) or (gap_column and c >= gap_column)
            ]
            self.page.problem("far_cells", "warning", address(*far[0]), count=str(len(far)))


def read_leaf(archive: Any, leaf: Leaf, frame: Frame) -> Page:
    """One sheet, the quick way where it covers the part whole; raises what expat raises for a broken part."""
    if leaf.part in frame.sound:
        try:
            return filled(archive, leaf, frame, read_quickly)
        except Unusual:
            pass
    return filled(archive, leaf, frame, read_by_events)


def filled(archive: Any, leaf: Leaf, frame: Frame, way: Callable[[SheetReader, Any], None]) -> Page:
    reader = SheetReader(Page(leaf.name, leaf.hidden), frame, frame.sound.get(leaf.part, 0))
    with archive.open(leaf.part) as stream:
        way(reader, stream)
    reader.finish()
    return reader.page


def pieces(stream: Any) -> Iterator[str]:
    """The part in runs of whole rows; raises Unusual for what the expression cannot be trusted with."""
    rest = b""
    while piece := stream.read(PIECE):
        rest += piece
        cut = rest.rfind(b"</row>") + 6
        if cut > 5:
            yield plain_piece(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > 64 * PIECE:
            raise Unusual
    yield plain_piece(rest)


def plain_piece(piece: bytes) -> str:
    prologue = 1 if piece.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") else 0
    if b"<!" in piece or piece.count(b"<?") > prologue:
        raise Unusual
    text = piece.decode("utf-8-sig" if prologue else "utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_quickly(reader: SheetReader, stream: Any) -> None:
    """Rows by one regular expression; raises Unusual unless it has covered every cell that the scan counted."""
    covered = 0
    for piece in pieces(stream):
        found = CELL.findall(piece)
        covered += len(found)
        if len(found) != piece.count("<c ") + piece.count("<c>") + piece.count("<c/>"):
            raise Unusual
        take(reader, found)
        if len(reader.page.cells.rows) > MAX_CELLS:
            raise too_many_cells()
        note_hidden(reader, piece)
        note_merges(reader, piece)
    if covered != reader.cells_counted:
        raise Unusual


def take(reader: SheetReader, found: list[tuple[str, ...]]) -> None:
    """The cells of a piece: plain numbers and shared texts at once, all others by their kind.

    The columns are filled by hand, because a call for each of a million cells is a third of the time.
    """
    texts, plain, columns, cells = reader.frame.strings, reader.frame.plain, reader.columns, reader.page.cells
    looks, of_days = reader.looks_by_style, reader.styles_of_days
    to_row, to_column, to_kind = cells.rows.append, cells.columns.append, cells.kinds.append
    to_value, to_look = cells.values.append, cells.looks.append
    before, number = "", 0
    for letters, row, style, kind, formula, value, inline in found:
        if row != before:
            before, number = row, int(row)
        text = None
        if value and not formula and style in looks:
            if not kind:
                text = number_text(value) if style not in of_days else None
            elif kind == "s" and value.isdigit() and (place := int(value)) in plain:
                text = texts[place]
        if text is not None:
            to_row(number)
            to_column(columns[letters])
            to_kind("t" if kind else "n")
            to_value(text)
            to_look(looks[style])
        elif value or formula or inline:
            reader.cell(number, columns[letters], kind or "n", int(style or 0), resolved(value or inline),
                        formula_text(formula))  # fmt: skip


def formula_text(element: str) -> str | None:
    """The formula of an `f` element; one that is shared from another cell has no text of its own."""
    if not element:
        return None
    text = element[element.index(">") + 1 :].removesuffix("</f>")
    return resolved(text) or "(shared)"


def note_hidden(reader: SheetReader, piece: str) -> None:
    """Hidden rows and columns of a piece."""
    if "hidden" not in piece:
        return
    for element in HIDDEN_ROW.findall(piece):
        number = ROW_NUMBER.search(element)
        if number is None:
            raise Unusual
        reader.page.hidden_rows.add(int(number[1]))
    for element in COLUMN.findall(piece):
        given = dict(ATTRIBUTE.findall(element))
        if is_true(given.get("hidden")):
            reader.hide_columns(given.get("min", "1"), given.get("max", "1"))


def note_merges(reader: SheetReader, piece: str) -> None:
    """Merged ranges of a piece."""
    if "mergeCell" in piece:
        found = MERGE.findall(piece)
        if len(found) != len(re.findall(r"[<:]mergeCell\s", piece)):
            raise Unusual
        for element in found:
            reader.merge(dict(ATTRIBUTE.findall(element)).get("ref", "A1"))


def read_by_events(reader: SheetReader, stream: Any) -> None:
    SheetScan(reader).parser.ParseFile(stream)


class SheetScan:
    """Expat's events of one sheet -> cells."""

    def __init__(self, reader: SheetReader) -> None:
        self.reader = reader
        self.row = self.column = self.style = self.count = 0
        self.kind = ""
        self.value: str | None = None
        self.formula: str | None = None
        self.text: list[str] | None = None
        self.inside = False
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = local(tag)
        if name == "c":
            where = given.get("r")
            self.row, self.column = split_address(where) if where else (self.row, self.column + 1)
            self.kind, self.style = given.get("t", "n"), int(given.get("s", "0"))
            self.value = self.formula = None
            self.inside = True
            self.count += 1
            if self.count > MAX_CELLS:
                raise too_many_cells()
        elif name == "row":
            self.row, self.column = int(given.get("r", self.row + 1)), 0
            if is_true(given.get("hidden")):
                self.reader.page.hidden_rows.add(self.row)
        elif name == "col" and is_true(given.get("hidden")):
            self.reader.hide_columns(given.get("min", "1"), given.get("max", "1"))
        elif name == "mergeCell":
            self.reader.merge(given.get("ref", "A1"))
        elif self.inside and name in ("v", "f", "t"):
            self.text = []

    def characters(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "c":
            self.inside = False
            self.close()
        elif self.text is not None and name in ("v", "f", "t"):
            text = "".join(self.text)
            self.text = None
            if name == "f":
                self.formula = text or "(shared)"
            else:
                self.value = (self.value or "") + text

    def close(self) -> None:
        if self.value is not None or self.formula is not None:
            self.reader.cell(self.row, self.column, self.kind, self.style, self.value or "", self.formula)
