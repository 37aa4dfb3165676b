"""The hostile corpus: files made to break a reader, and honest ones that look like it. Nothing is committed as bytes.

Each case says under which name the file arrives, what it is made of, and what must come of it:
`refused` by a problem of the file, or read as the honest report is (or with other figures), with the
problems that must be said at their cells.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults.container import archive, streamed
from tests.faults.parts import (
    FIGURES,
    MAIN,
    ROWS,
    XML,
    book,
    members,
    rows,
    sheet,
    styles,
    with_part,
    with_rows,
)

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
CANARY = "CANARY-7391"


@dataclass(frozen=True)
class Case:
    """One file: its name, its bytes when asked for, and what must be said and stored."""

    name: str
    content: Callable[[], bytes]
    refused: str = ""
    said: tuple[tuple[str, str], ...] = ()
    figures: dict[str, str] = field(default_factory=lambda: FIGURES)
    kind: str = ""


def without(*places: str) -> dict[str, str]:
    return {where: value for where, value in FIGURES.items() if where not in places}


# ---- bombs


def many_cells() -> bytes:
    """Cells that pack too badly to be a bomb by ratio, more than any workbook of an office has."""
    piece = "".join(f"<c><v>{(n * 7919) % 999_983}</v></c>" for n in range(10_000))
    return streamed(
        members(),
        "xl/worksheets/sheet1.xml",
        f"<row>{piece}</row>".encode(),
        310,
    )


def many_strings() -> bytes:
    piece = "".join(f"<si><t>{(n * 7919) % 99_999_989}</t></si>" for n in range(50_000)).encode()
    return streamed(members(), "xl/sharedStrings.xml", piece, 32)


def lying(change: int) -> bytes:
    """The size that the directory states is not the size."""
    made = bytearray(book())
    place = made.find(b"xl/worksheets/sheet1.xml", made.find(b"PK\x01\x02")) - 46
    size = struct.unpack_from("<I", made, place + 24)[0]
    struct.pack_into("<I", made, place + 24, size + change)
    return bytes(made)


def bad_sum() -> bytes:
    made = bytearray(book())
    place = made.find(b"xl/worksheets/sheet1.xml", made.find(b"PK\x01\x02")) - 46
    made[place + 16] ^= 0xFF
    return bytes(made)


def flagged(content: bytes) -> bytes:
    """Every entry said to be encrypted."""
    made = bytearray(content)
    place = made.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<H", made, place + 8, struct.unpack_from("<H", made, place + 8)[0] | 1)
        place = made.find(b"PK\x01\x02", place + 4)
    return bytes(made)


def doubled() -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as made:
        warnings.simplefilter("ignore")
        for name, content in [*members().items(), ("xl/worksheets/sheet1.xml", b"<worksheet/>")]:
            made.writestr(name, content)
    return stream.getvalue()


# ---- document types

LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
QUADRATIC = f'<!DOCTYPE r [<!ENTITY a "{"a" * 20_000}">]>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">'


def with_type(name: str, declaration: str, entity: str = "") -> Callable[[], bytes]:
    """The part with a document type after its first line, and a use of the entity in it."""

    def change(part: bytes) -> bytes:
        text = part.decode()
        if not text.startswith("<?xml"):
            return f"{declaration}{text}".encode()
        head, _, rest = text.partition("?>")
        return f"{head}?>{declaration}{rest.replace('UBND', entity or 'UBND')}".encode()

    return lambda: with_part(name, change)


def wide_type() -> bytes:
    text = sheet(rows(ROWS)).replace("UTF-8", "UTF-16").replace("?>", f"?>{LAUGHS}", 1)
    return with_part("xl/worksheets/sheet1.xml", text.encode("utf-16"))


def wide_sheet() -> bytes:
    return with_part("xl/worksheets/sheet1.xml", sheet(rows(ROWS)).replace("UTF-8", "UTF-16").encode("utf-16"))


# ---- shapes


def prefixed() -> bytes:
    """An honest workbook with a prefix before every name and single quotes around every attribute."""
    text = sheet(rows(ROWS)).replace(XML, "").replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
    text = text.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:").replace('"', "'")
    return with_part("xl/worksheets/sheet1.xml", text.encode())


def with_comment() -> bytes:
    """A cell inside a comment is no cell."""
    return with_part(
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", b"<!--<row><c r='F4'><v>1</v></c></row>--></sheetData>"),
    )


def without_addresses() -> bytes:
    text = sheet(rows(ROWS))
    for where in [f"{column}{number}" for column in "ABCDE" for number in range(1, 6)]:
        text = text.replace(f' r="{where}"', "")
    return with_part("xl/worksheets/sheet1.xml", text.encode())


def strict() -> bytes:
    text = sheet(rows(ROWS)).replace(MAIN, STRICT)
    return archive(members([text], main=STRICT, kind=STRICT_RELATIONS))


def two_of_a_name() -> bytes:
    page, other = sheet(rows(ROWS)), sheet(rows([["Trang trống"]]))
    return archive(members([page, other], names=["Biểu", "BIỂU"]))


def hidden_sheet() -> bytes:
    return archive(members([sheet(rows(ROWS))] * 2, names=["Biểu", "Nháp"], states=["visible", "veryHidden"]))


def lower_case_addresses() -> bytes:
    return with_part("xl/worksheets/sheet1.xml", lambda part: part.replace(b'r="B4"', b'r="b4"'))


def deep_sheet() -> bytes:
    return book(after="<extLst>" + "<ext>" * 5000 + "</ext>" * 5000 + "</extLst>")


def deep_workbook() -> bytes:
    return with_part(
        "xl/workbook.xml", lambda part: part.replace(b"<sheets>", b"<a>" * 300 + b"</a>" * 300 + b"<sheets>")
    )


def many_sheets() -> bytes:
    return archive(members([sheet()] * 1500))


def many_members() -> bytes:
    return archive(members() | {f"xl/media/image{n}.png": b"" for n in range(500)})


def merges(count: int) -> bytes:
    return book(
        after="<mergeCells>" + "".join(f'<mergeCell ref="H{n}:I{n}"/>' for n in range(1, count + 1)) + "</mergeCells>"
    )


def formats(length: int) -> bytes:
    return with_part(
        "xl/styles.xml", styles(f'<numFmt numFmtId="170" formatCode="{"[Red]0;" * (length // 7)}"/>').encode()
    )


def many_styles(count: int) -> bytes:
    one = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return with_part("xl/styles.xml", styles(cells=one * count).encode())


def macros() -> bytes:
    return archive(members() | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def number(where: str, stored: str) -> bytes:
    return with_rows({where: f'<c r="{where}"><v>{stored}</v></c>'})


def text(where: str, written: str) -> bytes:
    return with_rows({where: f'<c r="{where}" t="inlineStr"><is><t>{written}</t></is></c>'})


def formula(where: str, inner: str) -> bytes:
    return with_rows({where: f'<c r="{where}">{inner}</c>'})


def errors() -> bytes:
    return with_rows(
        {
            "D4": '<c r="D4" t="e"><v>#REF!</v></c>',
            "E4": '<c r="E4" t="e"><f>5/0</f><v>#DIV/0!</v></c>',
            "D5": '<c r="D5" t="e"><v>#N/A</v></c>',
            "E5": '<c r="E5" t="inlineStr"><is><t>#REF!</t></is></c>',
        }
    )


# ---- text files


def tcvn3(written: str) -> bytes:
    from loaders.legacy_text import TCVN3

    back = {new: old for old, new in TCVN3.items()}
    upper = {"Ệ": "Ö", "Ỳ": "ú", "Á": "¸", "Ế": "Õ"}  # the font draws capitals from small codes
    return "".join(back.get(letter, upper.get(letter, letter)) for letter in written).encode("latin-1")


def twice(written: str) -> bytes:
    from loaders.reading.damage import SLOPPY

    letters = {code: letter for letter, code in SLOPPY.items()}
    return "".join(letters[code] for code in written.encode()).encode()


SCRIPT = (
    "<script>document.write('<table><tr><td>Tổng đàn trâu</td><td>666</td></tr></table>')</script><style>td{}</style>"
)
ARCHIVE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="==x"\r\n\r\n--==x\r\nContent-Location: '
    'file:///C:/a/sheet001.htm\r\nContent-Transfer-Encoding: 8bit\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n'
    "{}\r\n--==x--\r\n"
)
VALUE_BOMB = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" '
    'office:value-type="float" office:value="1"/></table:table-row>'
)
BLANKS = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)
DOCX = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 100
FAR = '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>'


def windows(written: str) -> bytes:
    """Windows-1258, which writes most tones as a character of their own."""
    import unicodedata

    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = b""
    for letter in written:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        made += (base + "".join(part for part in parts if part in tones)).encode("cp1258")
    return made
