"""Tables of web pages, which many programs save with the name of a workbook, and of web archives (MHTML).

The tables of a page stand under each other on one sheet with the text between them, as Excel opens
them; a table inside a table's cell is a sheet of its own. Scripts, styles and comments are no text.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from loaders.gate.plain_text import wide_encoding
from loaders.gate.scan import MAX_CELLS, Refused, too_many_cells
from loaders.reading.book import Book
from loaders.reading.csv_text import Decoded, decode
from loaders.reading.damage import add_number, add_text
from loaders.reading.numbers_stored import number_text
from loaders.reading.packing import Page

Attributes = dict[str, str]
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
FONT = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
SHOWN_DAY = re.compile(r"[/:]|[^\W\d_]")
"""Days, times and words: what is stored beside them is a serial number that nobody would know for a day."""
SILENT = {"script", "style", "noscript", "template", "title", "head"}
BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption"}
BOLD = {"b", "strong", "h1", "h2", "h3", "h4"}
MAX_COLUMNS, MAX_ROWS, MAX_TABLES = 1000, 200_000, 50


def read_html(content: bytes) -> Book:
    """The page's tables; raises ValueError when there are more cells than any office's."""
    decoded = decode_page(content)
    return Book("html", iter(pages_of(decoded.text, "html")))


def read_web_archive(content: bytes) -> Book:
    """Every page of the archive that holds a table; raises ValueError when none does."""
    return Book("mhtml", archived_pages(content))


def archived_pages(content: bytes) -> Iterator[Page]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and b"<table" in payload.lower():
                name = str(part.get("Content-Location", "html")).rpartition("/")[2]
                yield from pages_of(decode_page(payload, part.get_content_charset() or "").text, name or "html")


def decode_page(content: bytes, said: str = "") -> Decoded:
    """By the mark, else by what the page says of itself - unless it is plainly UTF-8 - else by evidence."""
    declared = CHARSET.search(content[:8192])
    name = said or (declared[1].decode() if declared else "")
    if wide_encoding(content) or not name or name.lower() in ("utf-8", "utf8", "unicode", "utf-16"):
        return decode(content)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(content) if name.lower() in ("windows-1252", "iso-8859-1") else Decoded(content.decode(name))
        except (UnicodeDecodeError, LookupError):
            return decode(content)
    return decode(content)


def pages_of(text: str, name: str) -> list[Page]:
    scan = PageScan(name)
    scan.feed(text)
    scan.close()
    scan.finish()
    return scan.pages


class Grid:
    """One table as it fills: where the next cell goes, past those that reach down from rows above."""

    def __init__(self, page: Page, above: int) -> None:
        self.page = page
        self.row = above
        self.column = 0
        self.taken: dict[int, int] = {}
        self.bottom = above

    def next_row(self) -> None:
        self.row += 1
        self.column = 0
        self.bottom = max(self.bottom, self.row)
        if self.row > MAX_ROWS:
            raise too_many_cells()

    def place(self, given: Attributes) -> tuple[int, int]:
        """The address of the next cell, its merge noted."""
        if self.row == 0 or self.column == -1:
            self.next_row()
        self.column += 1
        while self.taken.get(self.column, 0) >= self.row:
            self.column += 1
        place = (self.row, self.column)
        wide, high = span(given.get("colspan"), MAX_COLUMNS), span(given.get("rowspan"), 1000)
        if self.column + wide > MAX_COLUMNS:
            raise too_many_cells()
        if wide > 1 or high > 1:
            self.page.merges.append((self.row, self.column, self.row + high - 1, self.column + wide - 1))
        for column in range(self.column, self.column + wide):
            self.taken[column] = self.row + high - 1
        self.column += wide - 1
        return place


def span(text: str | None, most: int) -> int:
    """A colspan or rowspan as browsers read it: digits, at least one, at most what a table can have."""
    found = re.match(r"\s*([0-9]{1,6})", text or "")
    return max(1, min(int(found[1]), most)) if found else 1


class PageScan(HTMLParser):
    """Events of the page -> sheets."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pages = [Page(name)]
        self.grids: list[Grid] = []
        self.bottom = 0
        self.cells: list[tuple[tuple[int, int], Attributes, list[str]] | None] = []
        self.free: list[str] = []
        self.silent = 0
        self.bold = 0
        self.fonts: list[str] = []
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in SILENT:
            self.silent += tag != "head"
        elif tag == "table":
            self.open_table()
        elif tag == "tr" and self.grids:
            self.close_cell()
            self.grids[-1].next_row()
            if "display:none" in given.get("style", "").replace(" ", "").lower():
                self.grids[-1].page.hidden_rows.add(self.grids[-1].row)
        elif tag in ("td", "th") and self.grids:
            self.close_cell()
            self.open_cell(given | {"heading": tag})
        elif tag in BREAKS:
            self.handle_data("\n")
        if tag in BOLD:
            self.bold += 1
        if tag == "font":
            self.fonts.append(given.get("face", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - (tag != "head"))
        elif tag in ("td", "th", "tr"):
            self.close_cell()
        elif tag == "table" and self.grids:
            self.close_table()
        elif tag in BREAKS:
            self.handle_data("\n")
        if tag in BOLD:
            self.bold = max(0, self.bold - 1)
        if tag == "font" and self.fonts:
            self.fonts.pop()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.cells and self.cells[-1] is not None:
            self.cells[-1][2].append(data)
        elif not self.grids:
            self.free.append(data)

    def open_table(self) -> None:
        if not self.grids:
            self.place_free_text()
            self.grids.append(Grid(self.pages[0], self.bottom))
        else:
            page = Page(f"{self.pages[0].name} {len(self.pages) + 1}")
            self.pages.append(page)
            self.grids.append(Grid(page, 0))
        self.cells.append(None)
        if len(self.grids) > MAX_TABLES:
            raise Refused("too_deep", limit=str(MAX_TABLES))

    def close_table(self) -> None:
        self.close_cell()
        self.cells.pop()
        grid = self.grids.pop()
        if not self.grids:
            self.bottom = max(grid.bottom, grid.row)

    def open_cell(self, given: Attributes) -> None:
        self.count += 1
        if self.count > MAX_CELLS:
            raise too_many_cells()
        found = FONT.search(given.get("style", ""))
        if found:
            given["face"] = found[1]
        self.cells[-1] = (self.grids[-1].place(given), given, [])

    def close_cell(self) -> None:
        if not self.cells or self.cells[-1] is None:
            return
        (row, column), given, parts = self.cells[-1]
        self.cells[-1] = None
        text = re.sub(r"[ \t\r\n]+", " ", "".join(parts)).strip()
        font = given.get("face", "") or next((face for face in reversed(self.fonts) if face), "")
        page = self.grids[-1].page
        stored = given.get("x:num", "").strip()
        number = None if not stored or SHOWN_DAY.search(text) else number_text(stored)
        shown = "0%" if text.endswith("%") and number is not None else "General"
        look = page.cells.look((shown, font, self.bold > 0 or given["heading"] == "th", 0))
        if number is not None:  # Excel writes the stored number beside the one it shows
            add_number(page, row, column, stored, number, look)
        elif text:
            add_text(page, row, column, text, look)

    def place_free_text(self) -> None:
        """Lines above and between tables: titles, units, dates."""
        look = self.pages[0].cells.look(("General", "", False, 0))
        for line in "".join(self.free).split("\n"):
            text = re.sub(r"\s+", " ", line).strip()
            if text:
                self.bottom += 1
                add_text(self.pages[0], self.bottom, 1, text, look)
        self.free.clear()

    def finish(self) -> None:
        """The end of the page; tables that nobody closed end here."""
        while self.grids:
            self.close_table()
        self.place_free_text()
