"""The gate: what the bytes really are, and limits, before any parser sees them.

The name's ending is never believed: a `.xls` may be HTML, a `.csv` UTF-16.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

MIB = 1024 * 1024
MAX_MEMBERS = 400
MAX_UNPACKED = 150 * MIB
MAX_RATIO = 200


@dataclass(frozen=True, slots=True)
class Gate:
    """`kind` of the file, and the code of the problem that refuses it (empty = may be read)."""

    kind: str
    refusal: str = ""


def examine(content: bytes, max_bytes: int = 20 * MIB) -> Gate:
    """Sniff the content and refuse what must not be parsed; costs no parsing."""
    if not content:
        return Gate("empty", "empty_file")
    if len(content) > max_bytes:
        return Gate("unknown", "file_too_large")
    if content.startswith(b"PK\x03\x04"):
        return examine_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        return Gate("encrypted", "encrypted") if encrypted else Gate("xls")
    return examine_text(content)


def examine_zip(content: bytes) -> Gate:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return Gate("damaged", "damaged")
    names = [member.filename for member in members]
    if len(names) > MAX_MEMBERS or len(set(names)) != len(names) or any(odd(name) for name in names):
        return Gate("zip", "suspicious_archive")
    if any(member.flag_bits & 1 for member in members):
        return Gate("encrypted", "encrypted")
    if any(bomb(member) for member in members) or sum(m.file_size for m in members) > MAX_UNPACKED:
        return Gate("zip", "unpacks_too_large")
    if "xl/workbook.xml" in names:
        return Gate("xlsm" if any("vbaProject" in name for name in names) else "xlsx")
    if "content.xml" in names and "mimetype" in names:
        return Gate("ods", "unsupported_kind")
    return Gate("docx" if "word/document.xml" in names else "zip", "not_a_table")


def odd(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > MIB and member.file_size > MAX_RATIO * max(member.compress_size, 1)


def examine_text(content: bytes) -> Gate:
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Gate("csv")
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"mime-version")):
        return Gate("html", "unsupported_kind")
    if head.startswith(b"<?xml"):
        return Gate("xml", "unsupported_kind")
    if content.startswith((b"\x89PNG", b"%PDF", b"\xff\xd8", b"GIF8")) or b"\x00" in content[:4096]:
        return Gate("binary", "not_a_table")
    return Gate("csv")
