"""Files of the old Office: an OLE container is a workbook, an encrypted one, or another program's document."""

from __future__ import annotations

from loaders.gate.verdict import Gate

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RAW_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""The first record of a workbook older than Excel 97, written without a container."""
ENTRY = 128
"""Bytes of an entry of the container's directory; the sectors are multiples of it, so entries stay aligned."""
FILEPASS = 0x2F


def examine_ole(content: bytes) -> Gate:
    """The kind by the names of the container's streams, encryption by its stream or record."""
    if holds(content, "EncryptedPackage") or holds(content, "EncryptionInfo"):
        return Gate("encrypted", "encrypted")
    if holds(content, "Workbook") or holds(content, "Book"):
        return Gate("encrypted", "encrypted") if has_password(content) else Gate("xls")
    if any(
        holds(content, name)
        for name in ("WordDocument", "PowerPoint Document", "__properties_version1.0", "VisioDocument")
    ):
        return Gate("doc", "not_a_table")
    return Gate("xls")  # a directory that cannot be made out: the parser says "damaged"


def holds(content: bytes, name: str) -> bool:
    """Whether the directory has an entry of this name."""
    written = name.encode("utf-16-le") + b"\x00\x00"
    place = content.find(written)
    while place >= 0:
        if place % ENTRY == 0:
            return True
        place = content.find(written, place + 2)
    return False


def has_password(content: bytes) -> bool:
    """Whether a workbook stream begins with a FILEPASS record: it is the first one after the BOF record."""
    for sector in range(512, min(len(content), 64 * 1024 * 1024), 512):
        if content[sector : sector + 4] in (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00"):
            length = int.from_bytes(content[sector + 2 : sector + 4], "little")
            following = content[sector + 4 + length : sector + 6 + length]
            if int.from_bytes(following, "little") == FILEPASS:
                return True
    return False
