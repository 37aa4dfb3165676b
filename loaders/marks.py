"""Marks that say yes or no: `x`, `Đ`, `CĐ`. A legend below the table says what a mark and a blank mean."""

from __future__ import annotations

import re

from data.cells import Cell
from data.text import clean
from loaders.phrases import plain

MET = frozenset({"x", "d", "dat", "v", "co", "✓", "√", "+", "1"})
UNMET = frozenset({"cd", "chua dat", "chua", "khong dat", "khong", "kd", "k", "o", "0", "-"})
BLANK_MEANS_NO = re.compile(r"(de trong|o trong|bo trong|trong)\s*[:=\-]?\s*(la |: ?)?(chua|khong) dat")


def word_of(cell: Cell) -> str:
    return plain(clean(cell.value)).strip(" .()")


def is_mark(cell: Cell) -> bool:
    """Whether a cell is a yes or a no; a number 1 or 0 is one only in a column of criteria."""
    if cell.kind == "number":
        return cell.value in ("0", "1")
    return cell.kind == "text" and word_of(cell) in MET | UNMET and not re.fullmatch(r"\s*[01]\s*", cell.value)


def is_word_of_judgement(cell: Cell) -> bool:
    """Whether a mark can be nothing but a judgement: `Đ`, `CĐ`, `đạt`, not `x` or `-`."""
    return word_of(cell) in {"d", "cd", "dat", "chua dat", "khong dat", "✓", "√"}


def is_met(cell: Cell) -> bool:
    return word_of(cell) in MET


def blank_means_no(notes: list[str]) -> bool:
    """Whether the table's own legend says so: `x: đạt; để trống: chưa đạt`."""
    return any(BLANK_MEANS_NO.search(plain(note)) for note in notes)
