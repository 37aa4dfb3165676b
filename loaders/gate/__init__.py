"""The gate: what the bytes really are, and limits, before any parser sees them.

The name's ending is never believed: a `.xls` may be HTML, a `.csv` UTF-16. `examine` looks at
signatures and at the archive's directory and costs no parsing; `loaders.gate.scan`, which the
reader's child runs, streams every XML part once and counts.
"""

from __future__ import annotations

from loaders.gate.archive import MAX_MEMBERS, MAX_RATIO, MAX_SHEETS, MAX_UNPACKED, examine_zip
from loaders.gate.old_office import OLE, RAW_BIFF, examine_ole
from loaders.gate.plain_text import examine_text
from loaders.gate.verdict import MIB, Gate

__all__ = ["MAX_MEMBERS", "MAX_RATIO", "MAX_SHEETS", "MAX_UNPACKED", "MIB", "Gate", "examine"]

DOCUMENTS = (b"%PDF", b"{\\rtf", b"\x89PNG")
BINARIES = (b"\xff\xd8\xff", b"GIF8", b"BM", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"MZ", b"\x7fELF", b"SQLite format 3",
            b"ID3", b"OggS", b"RIFF")  # fmt: skip
"""Beginnings of files that no office calls a table: pictures, documents, archives, programs, sound."""


def examine(content: bytes, max_bytes: int = 20 * MIB) -> Gate:
    """Sniff the content and refuse what must not be parsed; costs no parsing."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return Gate("empty", "empty_file")
    if len(content) > max_bytes:
        return Gate("unknown", "file_too_large")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return examine_zip(content)
    if content.startswith(OLE):
        return examine_ole(content)
    if content.startswith(RAW_BIFF):
        return Gate("xls", "old_excel")
    if content.startswith(DOCUMENTS) or (content.startswith(BINARIES) and b"\x00" in content[:4096]):
        return Gate("binary", "not_a_table")
    return examine_text(content)
