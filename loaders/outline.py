"""The outline of a table's rows: depth from the marker's class and sequence, keywords from the label.

`A` > `I` > `1` > `1.1` > `a)` > `-` > `+`. "Trong đó" introduces a subset that need not add up,
"Chia ra / gồm" an exhaustive split; numbered children without a keyword add up by convention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from data.cells import Cell
from data.text import clean, match_key
from loaders.grid import has_words
from loaders.outline_numbers import OutlineNumbers
from loaders.periods import Spoken, spoken_period
from loaders.phrases import plain, vietnamese_part
from loaders.table import Table
from loaders.vocabulary import said

Relation = Literal["", "subset", "split"]
NOTHING_SPOKEN = Spoken()
ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
FOOTNOTE = re.compile(r"\s*\((?:\d{1,2}|\*+)\)\s*$|\s*\*+$")
TRAILING_FORMULA = re.compile(r"\s*\(\s*[A-Z]?=?[IVXA-E\d]+(?:\s*[+\-]\s*[IVXA-E\d.]+)+\s*\)\s*$")
KEYWORD = re.compile(r"^(trong do|tr\.? ?do|t\.? ?do|td|trdo|chia ra|bao gom|gom|phan theo)\s*:?\s*", re.IGNORECASE)
BARE_RANK, DASH = 5.0, 7.0
"""Depth of a label without marker in a table without any, and of a dash."""
TOTAL_RANK, SECTION_STEP, CHILD_STEP = -1.0, 0.5, 0.7


@dataclass(slots=True)
class Row:
    """One row of a table in its outline; `path` are the labels outside in, the row's own last."""

    index: int
    marker: str
    label: str
    rank: float
    relation: Relation
    total: bool
    parent: Row | None = None
    children: list[Row] = field(default_factory=list)
    code: str = ""
    unit: str = ""
    section: bool = False
    printed: str = ""
    spoken: Spoken = NOTHING_SPOKEN
    restored: tuple[str, str] = ("", "")
    """The marker as it stands and as it was understood, where Excel had changed it."""
    area: str | None = None
    within: str = ""
    """The unit that the row's own lies in, from a column beside it (`Huyện | Xã`)."""
    outer: bool = False
    """Whether the label itself is from that column: the row of a whole district."""

    @property
    def path(self) -> tuple[str, ...]:
        return (*(self.parent.path if self.parent else ()), self.label)

    @property
    def ancestors(self) -> list[Row]:
        """Nearest first."""
        return [self.parent, *self.parent.ancestors] if self.parent else []


def marker_rank(marker: str, previous: list[str]) -> float | None:
    """Depth class of a marker; `I` after `H` is a letter, `C` and `D` are letters, `V` after `IV` Roman."""
    bare = marker.strip(" .)(")
    if re.fullmatch(r"[A-Z]", bare) and not (
        ROMAN.fullmatch(bare) and bare in "IVX" and not after_letter(bare, previous)
    ):
        return 0.0
    if bare and ROMAN.fullmatch(bare):
        return 1.0
    if re.fullmatch(r"\d+(\.\d+)*", bare):
        return 2.0 + bare.count(".")
    if re.fullmatch(r"[a-zđ]\d?", bare):
        return 6.0
    return {"-": 7.0, "–": 7.0, "+": 8.0, "*": 9.0}.get(bare)


def after_letter(letter: str, previous: list[str]) -> bool:
    letters = [mark for mark in previous if re.fullmatch(r"[A-Z]", mark)]
    return letter == "I" and bool(letters) and letters[-1] == "H"


def marker_text(cell: Cell | None) -> str:
    return clean(cell.value) if cell is not None and cell.kind in ("text", "number") else ""


def bare_label(text: str) -> tuple[str, str, Relation]:
    """Leading dash, label without footnote marks and keyword, and what the keyword says."""
    label = FOOTNOTE.sub("", vietnamese_part(text))
    dash = "-" if re.match(r"^[-–+]\s*", label) else ""
    label = re.sub(r"^[-–+]\s*", "", label)
    relation: Relation = "subset" if said("subset", label) else "split" if said("split", label) else ""
    if relation:
        size = len(KEYWORD.match(plain(label))[0]) if KEYWORD.match(plain(label)) else 0  # type: ignore[index]
        rest = re.sub(r"^[-–+:]\s*", "", label[size:].strip())
        return ("keyword" if not rest else "inline"), rest or label.strip(" :"), relation
    return dash, TRAILING_FORMULA.sub("", label).strip(" :"), relation


def outline(table: Table) -> list[Row]:
    """The table's rows in order, each with its parent."""
    marker_column = next((c.index for c in table.used_for("marker")), None)
    label_columns = [c.index for c in table.used_for("label")]
    times = [c.index for c in table.used_for("period")]
    area_column = next((c.index for c in table.used_for("area")), None)
    flat = bool(area_column or times)
    code_column = next((c.index for c in table.used_for("code")), None)
    unit_column = next((c.index for c in table.used_for("unit")), None)
    outer_column = next((c.index for c in table.used_for("within")), None)
    bare = not flat and marker_column is None and not has_typed_markers(table, label_columns)
    numbers = OutlineNumbers(table, marker_column)
    rows: list[Row] = []
    stack: list[Row] = []
    markers: list[str] = []
    for index in table.rows:
        sheet = table.sheet
        cell = next((c for column in label_columns if (c := label_at(table, index, column)) is not None), None)
        outer = label_at(table, index, outer_column) if outer_column else None
        cell = cell or outer
        spoken = time_of(table, index, times)
        if cell is None and times and not label_columns:
            cell = cell_at(table, index, times[0])
        if cell is None:
            continue
        marker = numbers.at(index)
        if flat:
            label = clean(cell.value) if label_columns else time_text(cell)
            row = Row(index, marker, label, 0.0, "", bool(said("total", label)), printed=label)
        else:
            row = make_row(index, marker, cell.value, stack, markers)
            if bare and not row.marker and not row.section and not row.total and row.rank < 7:
                row.rank = BARE_RANK + min(indent_of(cell), 9) * 0.1
        row.spoken = spoken
        if area_column:
            row.area = marker_text(cell_at(table, index, area_column))
        row.within = clean(outer.value) if outer is not None and outer is not cell else ""
        row.outer = outer is not None and outer is cell
        row.code = marker_text(sheet.at(index, code_column)) if code_column else ""
        row.unit = marker_text(sheet.at(index, unit_column)) if unit_column else ""
        place(row, stack)
        rows.append(row)
        row.restored = numbers.restored.get(index, ("", ""))
        if row.marker:
            markers.append(row.marker)
    return rows


def has_typed_markers(table: Table, columns: list[int]) -> bool:
    """Whether any label begins with a marker, so that the labels without one stand below those."""
    cells = (label_at(table, row, column) for row in table.rows for column in columns)
    return any(cell is not None and own_marker("", cell.value)[0] for cell in cells)


def indent_of(cell: Cell) -> int:
    """Steps of indentation, by format or by blanks typed before the text."""
    typed = len(cell.value) - len(cell.value.lstrip(" \u00a0"))
    return cell.indent + (typed + 2) // 3


def label_at(table: Table, row: int, column: int) -> Cell | None:
    """The label cell of a row; a label merged over several rows stands for each of them."""
    cell = cell_at(table, row, column)
    return cell if has_words(cell) else None


def cell_at(table: Table, row: int, column: int) -> Cell | None:
    sheet = table.sheet
    cell = sheet.at(row, column)
    if cell is not None or not sheet.merges:
        return cell
    merge = next((m for m in sheet.merges if m.covers(row, column)), None)
    return sheet.at(merge.top, merge.left) if merge else None


def time_of(table: Table, row: int, columns: list[int]) -> Spoken:
    """The time a row says in its own columns (`Năm`, `Tháng`); the finer column is merged into the coarser."""
    spoken = Spoken()
    for column in columns:
        if (cell := cell_at(table, row, column)) is not None:
            heading = next(" ".join(c.path) for c in table.columns if c.index == column)
            spoken = spoken_period(time_text(cell, heading)).merged(spoken)
    return spoken


def time_text(cell: Cell, heading: str = "") -> str:
    """`2020` and a true date as a time is read; a bare `3` below `Tháng` or `Quý` is that month or quarter."""
    if cell.kind == "date":
        return f"{int(cell.value[5:7])}/{cell.value[:4]}"
    text = clean(cell.value)
    word = plain(heading)
    if re.fullmatch(r"\d{1,2}|[IV]{1,3}", text) and word in ("thang", "quy"):
        return f"{heading} {text}"
    return text


MARKED = re.compile(
    r"\s*((?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,3})[.)/]|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ]\))\s+(?=[^\W\d_])"
)


def own_marker(marker: str, text: str) -> tuple[str, str]:
    """A marker typed into the label (`1. Gia nhập thị trường`, `a) Thu nội địa`) where its own column has none."""
    found = None if marker else MARKED.match(text)
    return (found[1].rstrip(".)/"), text[found.end() :]) if found else (marker, text)


def make_row(index: int, marker: str, text: str, stack: list[Row], markers: list[str]) -> Row:
    marker, text = own_marker(marker, text)
    lead, label, relation = bare_label(text)
    total = bool(said("total", label))
    rank = marker_rank(marker, markers) if marker else None
    if rank is None and lead == "-":
        rank = 7.0
    if rank is None and lead == "inline":
        rank = 7.0
    if rank is None and lead == "keyword":
        base = next((row.rank for row in reversed(stack) if not row.section), 0.0)
        return Row(index, "", label, base + SECTION_STEP, relation, False, section=True, printed=clean(text))
    if rank is None:
        rank = TOTAL_RANK if total else unmarked_rank(label, stack)
    return Row(index, marker, label, rank, relation, total, printed=clean(text))


def unmarked_rank(label: str, stack: list[Row]) -> float:
    """A row without marker: below the entry whose name it begins with (memo rows), else below the last one."""
    key = match_key(label)
    named = next(
        (row for row in reversed(stack) if match_key(row.label) and key.startswith(match_key(row.label) + " ")), None
    )
    base = named or next((row for row in reversed(stack) if row.rank % 1 not in (CHILD_STEP,)), None)
    if base is not None and not named and base.rank == DASH and base.parent is not None:
        return base.parent.rank  # after `- thu phí`, `- thu khác` an unmarked row is on the level above the dashes
    return base.rank + CHILD_STEP if base else 0.0


def place(row: Row, stack: list[Row]) -> None:
    """Find the parent: the nearest earlier row of a shallower class."""
    while stack and stack[-1].rank >= row.rank:
        stack.pop()
    row.parent = stack[-1] if stack else None
    if row.parent is not None:
        row.parent.children.append(row)
        if not row.relation and row.parent.section:
            row.relation = row.parent.relation
    stack.append(row)
