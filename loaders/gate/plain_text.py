"""Files that are text: tables by separators, HTML, XML of Excel 2003, web archives - or no text at all."""

from __future__ import annotations

import re

from loaders.gate.verdict import Gate

HEAD = 65536
SPREADSHEET_ML = "urn:schemas-microsoft-com:office:spreadsheet"
PROLOGUE = re.compile(r"\A(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|meta|style|body|table|center|div|font|thead|tbody|tr)\b", re.IGNORECASE
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
MAX_CONTROLS = 0.01
"""Share of control characters above which the file is no text; one stray NUL is a matter of its cell."""


def wide_encoding(content: bytes) -> str:
    """`utf-16-le`, `utf-16-be` or nothing: by the mark, else by where the zero bytes of digits and blanks stand."""
    if content.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if content.startswith(b"\xfe\xff"):
        return "utf-16-be"
    head = content[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    enough = max(len(head) // 8, 1)
    if odd > enough and even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd * 10 < even else ""


def head_of(content: bytes) -> str:
    """The beginning as text, good enough to find marks in."""
    wide = wide_encoding(content)
    return content[:HEAD].decode(wide or "latin-1", "replace").lstrip("\ufeff\xef\xbb\xbf")


def examine_text(content: bytes) -> Gate:
    """The kind of a text file by its first marks."""
    head = head_of(content)
    start = head[PROLOGUE.match(head).end() :][:512]  # type: ignore[union-attr]  # the pattern matches nothing, too
    if re.match(r"(?:mime-version|content-type|from):.*", start, re.IGNORECASE) and "multipart/" in head.lower():
        return Gate("mhtml")
    if SPREADSHEET_ML in head and re.match(r"<(?:!doctype\b.*?|[\w.-]+:)?workbook\b", start, re.IGNORECASE | re.DOTALL):
        return Gate("xml2003")
    if re.match(r"<!doctype\s+(?!html)", start, re.IGNORECASE):
        return Gate("xml", "document_type")
    if MARKUP.match(start):
        return Gate("html")
    if head.lstrip().startswith("<?xml") or re.match(r"<[a-z][\w.-]*:?[\w.-]*\s+xmlns", start, re.IGNORECASE):
        return Gate("xml", "unsupported_kind")
    if len(CONTROLS.findall(head)) > MAX_CONTROLS * len(head):
        return Gate("binary", "not_a_table")
    return Gate("csv")
