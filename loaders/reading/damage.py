"""Texts that arrive damaged: what can be repaired for certain is repaired and counted, what is lost is said.

A cell whose characters are lost is never guessed at: its address is reported and nothing is stored
for it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from data.cells import address
from loaders.reading.numbers_stored import LARGEST
from loaders.reading.packing import Page

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd\x80-\xa0]|[ÃÄÅÆáâÂ][\x80-\xff\u0152-\u2122]|\\?|[0-9]{19}"
)
LOST = re.compile("\ufffd|[^\\W\\d_]\\?[^\\W\\d_]|(?:^|\\s)\\?[^\\W\\d_]")
HUGE = re.compile(r"[-+]?[0-9]{19,}(?:[.,][0-9]*)?")
TWICE = "twice"
"""The key under which a page counts the texts that had been encoded twice."""
MAX_TEXT = 32_767
"""Characters that a cell of Excel can hold."""
Flaw = Literal["", "control", "lost", "huge", "long"]
SLOPPY = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(256)}
"""Windows-1252 read backwards, with the five codes it leaves open standing for themselves, as programs do."""


class Mended(NamedTuple):
    """A text as it may be used, whether it was encoded twice, and what is wrong with it still."""

    text: str
    twice: bool = False
    flaw: Flaw = ""


def mend(text: str) -> Mended:
    """Look at one text; most have nothing suspect and cost one search."""
    if len(text) > MAX_TEXT:
        return Mended(text[:60], flaw="long")
    if not SUSPECT.search(text):
        return Mended(text)
    if CONTROLS.search(text) or any("\ud800" <= character <= "\udfff" for character in text):
        bare = re.sub("[\ud800-\udfff]", "\ufffd", CONTROLS.sub("\ufffd", text.replace("\r", "")))
        return Mended(bare, flaw="control") if "\ufffd" in bare else Mended(bare)
    once = encoded_once(text)
    if LOST.search(once) and "://" not in once:
        return Mended(once, flaw="lost")
    if is_huge(once.strip()):
        return Mended(once.strip()[:60], flaw="huge")
    return Mended(once, twice=once != text)


def is_huge(text: str) -> bool:
    """Whether the text is a number that neither database can hold; a code of nineteen digits may still be one."""
    whole = re.split("[.,]", text)[0].lstrip("+-0")
    return bool(HUGE.fullmatch(text)) and (len(whole) > 19 or int(whole or "0") >= LARGEST)


def encoded_once(text: str) -> str:
    """`HÃ  TÄ©nh` -> `Hà Tĩnh`: the text when its letters are really the bytes of UTF-8, else as it is.

    Proof is that every non-ASCII character is a byte and all bytes together are valid UTF-8, which
    words in any other encoding are not.
    """
    if text.isascii():
        return text
    try:
        raw = bytes(SLOPPY[character] for character in text)
        return raw.decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return text


CODES: dict[Flaw, str] = {
    "control": "control_characters", "lost": "lost_characters", "huge": "number_out_of_range", "long": "text_too_long",
}  # fmt: skip


def add_text(page: Page, row: int, column: int, text: str, look: int, formula: str | None = None,
             mended: Mended | None = None) -> None:  # fmt: skip
    """Put a text cell on the page; a damaged one is reported by its address instead."""
    made = mended or mend(text)
    if made.flaw:
        report_damage(page, row, column, made, look, formula)
        return
    if made.twice:
        page.converted[TWICE] = page.converted.get(TWICE, 0) + 1
    if made.text.strip():
        page.cells.add(row, column, "t", made.text, look, formula)


def report_damage(page: Page, row: int, column: int, made: Mended, look: int, formula: str | None) -> None:
    """A damaged label is left out of the sheet, so that its row or column has no name and is not stored;
    where a figure stands, the cell stays as an error."""
    where = address(row, column)
    shown = made.text.strip()[:60]
    page.problem(CODES[made.flaw], "error", where, shown=shown)
    if not re.search(r"[^\W\d_]", made.text) and made.flaw != "long":
        page.cells.add(row, column, "e", shown, look, formula)


def add_number(page: Page, row: int, column: int, stored: str, number: str | None, look: int,
               formula: str | None = None) -> None:  # fmt: skip
    """Put a number cell on the page; one that is not finite, too large or no number of ours is reported."""
    if number is not None:
        page.cells.add(row, column, "n", number, look, formula)
        return
    shown = CONTROLS.sub("\ufffd", stored.strip())[:60]
    page.problem("number_out_of_range", "error", address(row, column), shown=shown)
    page.cells.add(row, column, "e", shown, look, formula)
