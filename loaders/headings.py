"""Headings over a column: merged groups, broken phrases, months that Excel made dates."""

from __future__ import annotations

from data.cells import Cell, Sheet
from data.text import clean
from loaders.dates import day_of_serial
from loaders.periods import spoken_period
from loaders.phrases import is_english, vietnamese_part


def header_path(sheet: Sheet, header: list[int], column: int) -> tuple[str, ...]:
    """Headings over a column from top to bottom; a merged heading counts for every column under it.

    A heading broken over several unmerged cells (`TỔNG THU` / `NSNN TRÊN` / `ĐỊA BÀN`) is one phrase.
    """
    parts: list[str] = []
    broken = False
    for row in header:
        cell, group = heading_at(sheet, header, row, column)
        if cell is None or cell.kind not in ("text", "number", "date") or not clean(cell.value):
            continue
        part = month_heading(cell) or vietnamese_part(cell.value)
        if parts and (parts[-1] == part or is_english(part)):
            continue
        if broken and not group:
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
        broken = not group
    return tuple(parts)


def is_serial(cell: Cell | None) -> bool:
    """A number that may be Excel's count of days for a date whose format was lost: 43952 is 1/5/2020."""
    return cell is not None and cell.kind == "number" and day_of_serial(cell.value) is not None


def serial_heading(sheet: Sheet, header: list[int], column: int) -> Cell | None:
    """The heading of a column that is such a number: a month or a number? Nobody can tell but the sender."""
    cells = (sheet.at(row, column) for row in header)
    return next((cell for cell in cells if is_serial(cell)), None)


def month_heading(cell: Cell) -> str:
    """A heading typed as 1/2020 that Excel made a date is the month again."""
    return f"{int(cell.value[5:7])}/{cell.value[:4]}" if cell.kind == "date" else ""


def group_heading(sheet: Sheet, header: list[int], row: int, column: int) -> Cell | None:
    """Where a row merges nothing, a heading stands over the empty cells to its right that have headings below.

    In a text table any heading does; in a workbook one that names a year, because a figure must not lose its year.
    """
    if any(merge.top <= row <= merge.bottom and merge.right > merge.left for merge in sheet.merges):
        return None
    below = [r for r in header if r > row]
    for left in range(column - 1, 0, -1):
        if not any(sheet.at(r, left + 1) for r in below):
            return None
        if (cell := sheet.at(row, left)) is not None:
            return cell if may_be_wide(sheet, cell) and any(sheet.at(r, left) for r in below) else None
    return None


def may_be_wide(sheet: Sheet, cell: Cell) -> bool:
    return sheet.name == "csv" or not sheet.merges or spoken_period(cell.value).year is not None


def stands_over(sheet: Sheet, header: list[int], cell: Cell) -> bool:
    """Whether an unmerged heading is that of a group: headings below it and below the empty cell to its right."""
    beside = (cell.row, cell.column + 1)
    if beside in sheet.cells or not may_be_wide(sheet, cell):
        return False
    below = [row for row in header if row > cell.row]
    return all(any(sheet.at(row, column) for row in below) for column in (cell.column, cell.column + 1))


def heading_at(sheet: Sheet, header: list[int], row: int, column: int) -> tuple[Cell | None, bool]:
    """The heading over a column in one header row, and whether it spans several columns."""
    merge = next((m for m in sheet.merges if m.covers(row, column)), None)
    if merge is None:
        own = sheet.at(row, column)
        if own is not None:
            return own, stands_over(sheet, header, own)
        group = group_heading(sheet, header, row, column)
        return group, group is not None
    first = row == max(merge.top, header[0])
    return (sheet.at(merge.top, merge.left) if first else None), merge.right > merge.left
