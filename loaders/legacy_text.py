"""Legacy single-byte Vietnamese: TCVN3 (ABC) and VNI-Windows, converted on evidence only.

The evidence is the font's name (`.VnTime`, `VNI-Times`); ambiguous letters are never converted
without it. Fonts ending in H draw lower-case codes as capitals, so the cell becomes upper case.
"""

from __future__ import annotations

import re
from functools import lru_cache

from data.cells import Cell

TCVN3_ROWS = {
    "¡¢£¤¥¦§": "ĂÂÊÔƠƯĐ", "¨©ª«¬\u00ad®": "ăâêôơưđ", "µ¶·¸¹": "àảãáạ", "»¼½¾Æ": "ằẳẵắặ", "ÇÈÉÊË": "ầẩẫấậ",
    "ÌÎÏÐÑ": "èẻẽéẹ", "ÒÓÔÕÖ": "ềểễếệ", "×ØÜÝÞ": "ìỉĩíị", "ßáâãä": "òỏõóọ", "åæçèé": "ồổỗốộ", "êëìíî": "ờởỡớợ",
    "ïñòóô": "ùủũúụ", "õö÷øù": "ừửữứự", "úûüýþ": "ỳỷỹýỵ",
}  # fmt: skip
TCVN3 = {old: new for olds, news in TCVN3_ROWS.items() for old, new in zip(olds, news, strict=True)}

MARKS = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def vni_table() -> dict[str, str]:
    """Vowel + mark -> letter, both cases; two characters are tried before one."""
    table: dict[str, str] = {}
    for vowel in "aeiouyôö":
        base = SINGLE.get(vowel, vowel)
        table |= {vowel + mark: base + tone for mark, tone in MARKS.items()}
    for vowel in "aeo":
        table |= {vowel + mark: vowel + "\u0302" + tone for mark, tone in CIRCUMFLEX.items()}
    table |= {"a" + mark: "a\u0306" + tone for mark, tone in BREVE.items()}
    table |= SINGLE
    return table | {old.upper(): new.upper() for old, new in table.items()}


VNI = vni_table()
VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


@lru_cache(maxsize=4096)
def encoding_of(font: str) -> str:
    """`tcvn3`, `vni` or nothing, by the font's name."""
    name = font.strip().lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else ""


def convert(text: str, font: str) -> str:
    """The text in Unicode; unchanged when the font gives no evidence."""
    encoding = encoding_of(font)
    if encoding == "tcvn3":
        converted = "".join(TCVN3.get(character, character) for character in text)
        return converted.upper() if font.strip().upper().endswith("H") else converted
    if encoding == "vni":
        return VNI_PATTERN.sub(lambda found: VNI[found[0]], text)
    return text


def convert_cell(cell: Cell) -> bool:
    """Convert a text cell in place; tells whether anything changed."""
    if cell.kind != "text":
        return False
    converted = convert(cell.value, cell.font)
    changed = converted != cell.value
    if encoding_of(cell.font):
        cell.value, cell.font = converted, ""  # the font has told what it knew: never convert twice
    return changed
