"""Vietnamese text as keys: NFC for what is shown, folded keys for what is compared and sought.

Display keeps the source's spelling. Only keys are folded: look-alike letters, tone placement
(hoà = hòa), i/y (kì = kỳ, tỉ = tỷ), blanks, case.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LOOKALIKE = str.maketrans(
    {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": ""}
)
MISTAKEN = re.compile(f"[{''.join(map(chr, LOOKALIKE))}]")
DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""What is printed small and high beside a figure or a name: the mark of a footnote, or the 2 of m²."""
TO_RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", RAISED)
TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
BLANKS = re.compile(r"\s+")
WORD = re.compile(r"[^\W\d_]+")
I_OR_Y = re.compile(r"(?<=[hklmstqv])y$|(?<=[hklmstqv])y(?=\d|$)")


class Unmarked(dict[int, int | None]):
    """Code of a character -> itself, nothing for one that only marks the letter before it."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


UNMARKED = Unmarked()


def without_marks(text: str) -> str:
    """Letters taken apart and their marks left out: ỳ -> y."""
    return text if text.isascii() else unicodedata.normalize("NFD", text).translate(UNMARKED)


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """NFC, look-alikes mended, every run of white space (nbsp, line breaks) one blank, trimmed."""
    mended = text.translate(LOOKALIKE) if MISTAKEN.search(text) else text
    return " ".join(unicodedata.normalize("NFC", mended).split())


@lru_cache(maxsize=65536)
def syllable_key(word: str) -> str:
    """A syllable as its letters with the tone moved to the end: hoà and hòa are both `hoaf`."""
    letters, tone = [], ""
    for character in unicodedata.normalize("NFD", word.lower()):
        if character in TONES:
            tone = TONES[character]
        else:
            letters.append(character)
    base = unicodedata.normalize("NFC", "".join(letters))
    if len(base) > 1 and base.endswith("y") and base[:-1] in {"h", "k", "l", "m", "s", "t", "q", "v"}:
        base = base[:-1] + "i"
    return base + tone


@lru_cache(maxsize=65536)
def match_key(text: str) -> str:
    """The key by which two spellings of one phrase are the same; diacritics still count."""
    spaced = re.sub(r"[^\w%/]+", " ", clean(text).translate(DASHES).lower())
    return " ".join(
        syllable_key(word) if word.isalpha() else WORD.sub(lambda found: syllable_key(found[0]), word)
        for word in spaced.split()
    )


@lru_cache(maxsize=65536)
def search_key(text: str) -> str:
    """Without any diacritics, for people who type "ky anh": Kỳ Anh -> `ky anh`."""
    lowered = clean(text).lower().replace("đ", "d")
    return " ".join(re.sub(r"[^\w%]+", " ", without_marks(lowered)).split())


def finding_key(text: str) -> str:
    """The search key with y as i, so that "ti le" finds "Tỷ lệ"; stored, and made of what a person types."""
    return search_key(text).replace("y", "i")


def slug(text: str, length: int = 48) -> str:
    """A code made of a name: `Thu khác ngân sách` -> `thu_khac_ngan_sach`."""
    return re.sub(r"[^a-z0-9]+", "_", search_key(text)).strip("_")[:length].strip("_")


@lru_cache(maxsize=1)
def vietnamese_collator() -> object:
    """ICU's Vietnamese order (CLDR): a ă â, d đ, e ê, o ô ơ, u ư; then tones."""
    import icu

    return icu.Collator.createInstance(icu.Locale("vi_VN"))


def sort_key(text: str) -> str:
    """A key whose plain byte order is Vietnamese alphabetical order, stored beside each name."""
    return vietnamese_collator().getSortKey(clean(text)).hex()  # type: ignore[attr-defined,no-any-return]
