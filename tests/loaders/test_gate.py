"""The gate: what the bytes are, whatever the name says, and what is refused before any parser runs."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from loaders.gate import MAX_MEMBERS, MIB, Gate, examine
from tests.loaders.sheets import xlsx


def archive(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in members:
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
    ],
    ids=["xlsx", "xlsm", "xls", "csv", "csv with BOM", "utf-16", "cp1258"],
)
def test_a_table_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert examine(content) == Gate(kind)


@pytest.mark.parametrize(
    ("content", "kind", "refusal"),
    [
        (b"", "empty", "empty_file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "encrypted"),
        (with_flag(archive(BOOK), 1), "encrypted", "encrypted"),
        (archive(BOOK)[:60], "damaged", "damaged"),
        (b"PK\x03\x04" + b"\0" * 50, "damaged", "damaged"),
        (archive(("word/document.xml", b"")), "docx", "not_a_table"),
        (archive(("a.txt", b"")), "zip", "not_a_table"),
        (archive(("content.xml", b""), ("mimetype", b"")), "ods", "unsupported_kind"),
        (b"<html><table><tr><td>1</td></tr></table>", "html", "unsupported_kind"),
        (b"\xef\xbb\xbf\r\n  <TABLE>", "html", "unsupported_kind"),
        (b"<?xml version='1.0'?><Workbook/>", "xml", "unsupported_kind"),
        (b"%PDF-1.7 ...", "binary", "not_a_table"),
        (b"\x89PNG\r\n", "binary", "not_a_table"),
        (b"abc\x00def", "binary", "not_a_table"),
    ],
    ids=[f"case-{number}" for number in range(1, 15)],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, kind: str, refusal: str) -> None:
    assert examine(content) == Gate(kind, refusal)


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/passwd", "xl/../../evil", "..\\evil", "\\evil"])
def test_a_member_that_climbs_out_is_refused(name: str) -> None:
    assert examine(archive(BOOK, (name, b""))).refusal == "suspicious_archive"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    assert examine(archive(BOOK, BOOK)).refusal == "suspicious_archive"


def test_too_many_members_are_refused() -> None:
    many = [(f"xl/worksheets/sheet{n}.xml", b"") for n in range(MAX_MEMBERS)]
    assert examine(archive(BOOK, *many)).refusal == "suspicious_archive"
    assert examine(archive(BOOK, *many[:-1])).refusal == ""


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
