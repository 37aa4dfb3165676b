"""The program's own mark in the properties of a document: `docProps/custom.xml` of Excel, `meta.xml` of LibreOffice."""

from __future__ import annotations

import html
import io
import re
import zipfile

from data.own_files import PROPERTY

PARTS = ("docProps/custom.xml", "meta.xml")
LARGEST = 256 * 1024
VALUE = re.compile(
    rf"""name=["']{PROPERTY}["'][^>]*>\s*(?:<(?:\w+:)?lpwstr>)?([^<]*)<""", re.IGNORECASE
)  # fmt: skip


def own_mark(content: bytes, kind: str) -> str:
    """What the program wrote into the properties of a file of its own; empty for a file from elsewhere."""
    if kind not in ("xlsx", "xlsm", "ods"):
        return ""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {member.filename: member for member in archive.infolist()}
        for part in PARTS:
            if part in members and members[part].file_size <= LARGEST:
                found = VALUE.search(archive.read(part).decode("utf-8", "replace"))
                if found:
                    return html.unescape(found[1]).strip()
    return ""
