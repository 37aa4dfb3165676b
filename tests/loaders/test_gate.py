"""The gate: what the bytes are, whatever the name says, and what is refused before any parser runs."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from loaders.gate import MAX_MEMBERS, MIB, Gate, examine
from tests.loaders.sheets import xlsx

TYPES = ("[Content_Types].xml", b"<Types/>")


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in [TYPES, *members] if members[:1] == (BOOK,) else members:
            made.writestr(name, content)
    return stream.getvalue()


def with_flag(content: bytes, flag: int) -> bytes:
    """Every entry of the central directory with a general-purpose flag set."""
    made = bytearray(content)
    place = made.find(b"PK\x01\x02")
    while place >= 0:
        bits = struct.unpack_from("<H", made, place + 8)[0]
        struct.pack_into("<H", made, place + 8, bits | flag)
        place = made.find(b"PK\x01\x02", place + 4)
    return bytes(made)


BOOK = ("xl/workbook.xml", b"<workbook/>")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ODS = (("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<c/>"))
XMLSS = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    b'<%sWorkbook xmlns%s="urn:schemas-microsoft-com:office:spreadsheet"/>'
)


def ole(stream: str, content: bytes = b"") -> bytes:
    """A container of which only the signature, one directory entry and one sector are what they should be."""
    entry = stream.encode("utf-16-le").ljust(128, b"\0")
    return OLE[:512] + entry.ljust(512, b"\0") + content.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (xlsx("A | B"), "xlsx"),
        (archive(BOOK, ("xl/vbaProject.bin", b"x")), "xlsm"),
        (OLE, "xls"),
        ("Mã;Số\n001;1.234,5\n".encode(), "csv"),
        ("\ufeffMã;Số\n".encode(), "csv"),
        ("Mã\tSố\r\n001\t1.234,5".encode("utf-16"), "csv"),
        ("Mã,Số\n".encode("cp1258", "ignore"), "csv"),
        ("Mã\tSố\r\n001\t1.234,5".encode("utf-16-le"), "csv"),
        ("Mã\tSố\r\n001\t1.234,5".encode("utf-16-be"), "csv"),
        (b"a;b\x00\n" + b"1;2\n" * 50, "csv"),
        (ole("Workbook"), "xls"),
        (ole("Book"), "xls"),
        (archive(*ODS), "ods"),
        (b"<html><table><tr><td>1</td></tr></table>", "html"),
        (b"\xef\xbb\xbf\r\n  <TABLE>", "html"),
        (b"<!-- x --><!DOCTYPE html>\n<html>", "html"),
        ("<html><table>".encode("utf-16"), "html"),
        (XMLSS % (b"", b""), "xml2003"),
        (XMLSS % (b"ss:", b":ss"), "xml2003"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", "mhtml"),
    ],
    ids=[
        "xlsx",
        "xlsm",
        "xls",
        "csv",
        "csv with BOM",
        "utf-16",
        "cp1258",
        "utf-16-le bare",
        "utf-16-be bare",
        "csv with a NUL",
        "ole workbook",
        "ole book",
        "ods",
        "html",
        "html BOM",
        "html comment",
        "html utf-16",
        "xml2003",
        "xml2003 prefixed",
        "mhtml",
    ],
)
def test_a_table_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert examine(content) == Gate(kind)


@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"", "empty", "empty_file"),
        (ole("EncryptedPackage"), "encrypted", "encrypted"),
        (with_flag(archive(BOOK), 1), "encrypted", "encrypted"),
        (archive(BOOK)[:60], "damaged", "damaged"),
        (b"PK\x03\x04" + b"\0" * 50, "damaged", "damaged"),
        (archive(("word/document.xml", b"")), "docx", "not_a_table"),
        (archive(("a.txt", b"")), "zip", "not_a_table"),
        (archive(("xl/workbook.bin", b"")), "xlsb", "unsupported_kind"),
        (archive(("xl/workbook.xml", b""), ("a", b"")), "zip", "suspicious_archive"),
        (archive(("content.xml", b""), ("mimetype", b"application/vnd.oasis.opendocument.text")), "odt", "not_a_table"),
        (archive(*ODS, ("META-INF/manifest.xml", b"<m:encryption-data/>")), "encrypted", "encrypted"),
        (b"<?xml version='1.0'?><Workbook/>", "xml", "unsupported_kind"),
        (b"<?xml version='1.0'?><!DOCTYPE r SYSTEM 'file:///etc/passwd'><r/>", "xml", "document_type"),
        (b"\xef\xbb\xbf \r\n\x00", "empty", "empty_file"),
        (b"\x09\x08\x10\x00\x00\x06" + b"\0" * 300, "xls", "old_excel"),
        (b"\x09\x00\x04\x00\x02\x00" + b"\0" * 300, "xls", "old_excel"),
        (ole("WordDocument"), "doc", "not_a_table"),
        (ole("Workbook", b"\x09\x08\x10\x00" + b"\0" * 16 + b"\x2f\x00"), "encrypted", "encrypted"),
        (b"{\\rtf1\\ansi}", "binary", "not_a_table"),
        (b"%PDF-1.7 ...", "binary", "not_a_table"),
        (b"\x89PNG\r\n", "binary", "not_a_table"),
        (b"abc\x00def", "binary", "not_a_table"),
    ],
    ids=[f"case-{number}" for number in range(1, 23)],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, kind: str, refusal: str) -> None:
    assert examine(content) == Gate(kind, refusal)


@pytest.mark.parametrize("name", ["C:/evil.xml", "../evil.xml", "/etc/passwd", "xl/../../evil", "..\\evil", "\\evil"])
def test_a_member_that_climbs_out_is_refused(name: str) -> None:
    assert examine(archive(BOOK, (name, b""))).refusal == "suspicious_archive"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    assert examine(archive(BOOK, BOOK)).refusal == "suspicious_archive"


def test_too_many_members_are_refused() -> None:
    many = [(f"xl/worksheets/sheet{n}.xml", b"") for n in range(MAX_MEMBERS)]
    parts = [(f"xl/media/image{n}.png", b"") for n in range(MAX_MEMBERS - 2)]
    assert examine(archive(BOOK, *many)).refusal == "too_many_sheets"
    assert examine(archive(BOOK, *parts, ("a", b""))).refusal == "suspicious_archive"
    assert examine(archive(BOOK, *parts)).refusal == ""


def test_a_bomb_is_refused_by_its_ratio_and_by_its_size() -> None:
    assert examine(archive(BOOK, ("xl/worksheets/sheet1.xml", b"0" * (8 * MIB)))).refusal == "unpacks_too_large"
    stated = bytearray(archive(BOOK, ("xl/a.xml", b"0"), method=zipfile.ZIP_STORED))
    place = stated.rfind(b"PK\x01\x02")
    struct.pack_into("<II", stated, place + 20, 0x0F000000, 0x0FFFFFFF)  # a size that no workbook of an office has
    assert examine(bytes(stated)).refusal == "unpacks_too_large"


def test_what_is_well_packed_is_no_bomb() -> None:
    assert examine(archive(BOOK, ("xl/sharedStrings.xml", b"ab" * 100_000))).refusal == ""


def test_a_file_above_the_limit_is_not_even_opened() -> None:
    assert examine(xlsx("A | B"), max_bytes=100).refusal == "file_too_large"
    assert examine(b"a" * 101, max_bytes=100).refusal == "file_too_large"
