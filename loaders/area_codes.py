"""Codes of administrative units beside their names: leading zeros that Excel took, codes nobody knows.

A code means a place only together with a day (QĐ 124/2004/QĐ-TTg; after 1/7/2025 codes are used again), and a
column of numbers is one of such codes only when the names beside it say so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from data.areas import Area, directory
from data.cells import Cell
from data.model import Problem
from data.text import clean
from loaders.areas import Place
from loaders.table import Table

ZEROS = re.compile(r"0{2,}")
CODE = re.compile(r"\d{1,5}")


@dataclass(frozen=True, slots=True)
class Coded:
    """A unit's code as its cell shows it, the code it was completed to, and the unit that has it (None: nobody)."""

    cell: Cell
    shown: str
    code: str
    area: Area | None


def shown_code(cell: Cell) -> str:
    """The code as Excel shows it: 7 with the number format `000` is 007."""
    text = clean(cell.value)
    zeros = ZEROS.fullmatch(cell.number_format) if cell.kind == "number" else None
    return text.zfill(len(zeros[0])) if zeros else text


def area_codes(table: Table, areas: dict[int, Area], days: tuple[dt.date, ...]) -> dict[int, Coded]:
    """Row -> its unit's code; nothing where a column of codes is of something else than the units named beside it.

    `areas` are the units that the names alone tell.
    """
    column = next((column.index for column in table.used_for("code")), None)
    if column is None or not areas:
        return {}
    cells = {row: cell for row in table.rows if (cell := table.sheet.at(row, column)) and clean(cell.value)}
    lengths = Counter(len(area.code) for area in areas.values())
    found = {row: coded(cell, areas.get(row), lengths, days) for row, cell in cells.items()}
    agreeing = sum(row in areas and one.area is not None and one.area.key == areas[row].key
                   for row, one in found.items())  # fmt: skip
    return found if agreeing * 2 > sum(row in areas for row in found) else {}


def coded(cell: Cell, named: Area | None, lengths: Counter[int], days: tuple[dt.date, ...]) -> Coded:
    """A cell's code, completed with zeros to the length of its unit's level where it is not known as it stands."""
    shown = shown_code(cell)
    usual = [len(named.code)] if named else []
    for code in [shown, *(shown.zfill(n) for n in (*usual, *sorted(lengths)) if CODE.fullmatch(shown))]:
        area = next((area for day in days if (area := directory().at(code, day)) is not None), None)
        if area is not None:
            return Coded(cell, clean(cell.value), code, area)
    return Coded(cell, clean(cell.value), shown, None)


def by_code(row: int, label: str, place: Place, coded: Coded) -> tuple[Area | None, list[Problem]]:
    """The unit of a row by its name and its code together: the code decides between namesakes, and asks where it is
    unknown or another unit's."""
    ref, area = coded.cell.ref, coded.area
    if area is None:
        problem = Problem("unknown_area_code", "question", ref, (ref,), {"shown": coded.shown, "label": label})
        return None, [problem]
    if (place.area is not None and place.area.key != area.key) or not (place.area or area in place.candidates):
        params = {"label": label, "shown": coded.code, "area": f"{area.name_vi} ({area.code})"}
        return None, [Problem("area_code_differs", "question", f"row {row}", (), params)]
    padded = coded.code != coded.shown
    params = {"shown": coded.shown, "code": coded.code}
    return area, [Problem("code_padded", "info", ref, (ref,), params)] if padded else []
