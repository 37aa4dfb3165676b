"""The lines above a table: titles, unit lines, the header band, and the row of column numbers."""

from __future__ import annotations

import re
from itertools import pairwise

from data.cells import Cell
from data.text import clean
from data.units import find_unit
from loaders.grid import YEAR, Grid, has_words, text_of
from loaders.periods import spoken_period
from loaders.phrases import plain, vietnamese_part
from loaders.vocabulary import said

NUMBERING = re.compile(r"\(?\d{1,2}\)?|[A-H]|\(?\d{1,2}\)?\s*=\s*[\d()+\-*/x:.…\s%]+")
UNIT_LINE = re.compile(r"(?:don vi(?: tinh)?|dvt)\s*:?\s*(.+)")
NAMES = ("marker", "label", "period")
DEEPEST = 8
"""Header rows at most: six are the most met in the field."""


def unit_in(text: str) -> str:
    """The unit a line declares (`Đơn vị: Triệu đồng.`, `Triệu đồng - Million dong`), else empty."""
    bare = vietnamese_part(text).strip(" .:()")
    found = UNIT_LINE.fullmatch(plain(bare))
    words = bare.split(":", 1)[1] if found and ":" in bare else bare[len(bare) - len(found[1]) :] if found else bare
    unit = find_unit(words)
    return unit.code if unit else ""


def is_unit_line(grid: Grid, row: int) -> bool:
    found = [text for cell in grid.row(row) if (text := text_of(cell))]
    return bool(found) and all(
        (unit_in(text) or UNIT_LINE.match(plain(text)) or foreign_money(text)) and "%" not in text for text in found
    )


def names_the_unit(grid: Grid, row: int) -> bool:
    """A line that says `ĐVT: triệu đồng` in one cell, whatever note stands beside it, is over the table."""
    return any(
        UNIT_LINE.match(plain(text)) and ":" in text and unit_in(text) for c in grid.row(row) if (text := text_of(c))
    )


FOREIGN_MONEY = re.compile(
    r"(?:in )?(?:r|zar|rands?|\$|€|£|¥)[ '’]*(?:000s?|thousands?|millions?|billions?)|r[ '’]*000s?", re.I
)


def foreign_money(text: str) -> str:
    """A line that counts in a currency the office does not keep (`R thousands`): what stands there, else empty."""
    bare = clean(text).strip(" .:()")
    return bare if FOREIGN_MONEY.fullmatch(bare) and not unit_in(text) else ""


UNIT_WORDS = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*([^()]+)", re.IGNORECASE)


def unit_within(text: str) -> str:
    """A unit said inside a longer line: `Số liệu đến 15/8 - Đơn vị: triệu đồng`, `... giá hiện hành (tỷ đồng)`."""
    said_after = UNIT_WORDS.search(text)
    words = [said_after[1]] if said_after else re.findall(r"\(([^()]+)\)", text)
    for part in (part for word in words for part in word.split(",")):
        unit = find_unit(part)
        if unit is not None and not re.fullmatch(r"[\d*IVX%\s]+", part):
            return unit.code
    return ""


def is_numbering(grid: Grid, row: int) -> bool:
    """A row of column numbers: `A B 1 2 ... 7=6/4`. One that a heading above is merged into is a heading row."""
    found = grid.row(row)
    if len(found) < 2 or not all(cell.kind == "error" or NUMBERING.fullmatch(clean(cell.value)) for cell in found):
        return False
    if in_header(grid, row) or counts_months(grid, row):
        return False
    numbers = [int(m[0]) for cell in found if cell.kind != "error" and (m := re.search(r"\d+", cell.value))]
    lettered = clean(found[0].value) == "A" and (len(found) > 2 or bool(numbers))
    starts_low = bool(numbers) and numbers[0] <= 3 and max(numbers) <= 2 * len(found) + 3
    rising = sum(b >= a for a, b in pairwise(numbers))
    shuffled = len(numbers) >= 4 and len(set(numbers)) == len(numbers) and max(numbers) <= 2 * len(found)
    return lettered or (starts_low and len(numbers) >= 2 and (shuffled or rising >= 0.8 * (len(numbers) - 1)))


def counts_months(grid: Grid, row: int) -> bool:
    """Rows `1 | 5`, `2 | 7` below `Tháng` are data: a row of column numbers has no second one below it."""
    found, below = grid.row(row), grid.row(row + 1)
    return grid.is_time(found[0]) and bool(below) and grid.is_time(below[0])


def in_header(grid: Grid, row: int) -> bool:
    """Whether headings above reach into the row, and others of them span several of its cells: `Tiêu chí` | 1..19."""
    above = [merge for merge in grid.merges_at(row) if merge.top < row]
    return any(
        merge.bottom < row and merge.right > merge.left and any(grid.at(row, c) for c in range(merge.left, merge.right))
        for merge in grid.merges_at(row - 1)
    ) and bool(above)


def is_title(grid: Grid, row: int, values: set[int]) -> bool:
    """A line above the table: one text, merged over the table's width or standing left of its figures."""
    cells = [cell for cell in grid.row(row) if clean(cell.value)]
    if len(cells) != 1:
        return False
    column = cells[0].column
    merges = [merge for merge in grid.merges_at(row) if merge.left <= column <= merge.right]
    first = grid.columns[0]
    wide = any(m.left <= first + 1 and m.right - m.left + 1 >= 0.6 * (max(values) - 1) for m in merges)
    named = said("column", cells[0].value) and not spoken_period(cells[0].value).year
    return wide or (not named and column not in values and not merges)


VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*")
QUESTION = re.compile(r"[A-Z]\d*/[\d._]+( ?; ?[A-Z]\d*/[\d._]+)*")
"""A question of a survey's form: `B1/2.1.3_1`."""


def names_variables(grid: Grid, row: int) -> bool:
    """A row of a survey's own names below the headings: `sub1_entry | c1_2005`, `Tham chiếu … | B2/8 | E/3`."""
    texts = [text for cell in grid.row(row) if (text := text_of(cell))]
    referring = [text for text in texts if QUESTION.fullmatch(text)]
    if referring and len(texts) - len(referring) <= 1:
        return plain(texts[0]).startswith("tham chieu")
    named = len(texts) >= 2 and len(texts) == len(grid.row(row)) and all(VARIABLE.fullmatch(text) for text in texts)
    coded = [text for text in texts if "_" in text or (text[-1].isdigit() and text[0].islower())]
    return named and 2 * len(coded) >= len(texts)


def header_band(grid: Grid, rows: list[int], values: set[int]) -> tuple[list[int], int | None]:
    """Header rows (top to bottom) and the numbering row that ends them, if there is one."""
    rows = without_variables(grid, rows)
    numbering: int | None = None
    band: list[int] = []
    for row in reversed(rows):
        if not band and numbering is None and is_numbering(grid, row):
            numbering = row
            continue
        gap = (min(band) if band else numbering or row + 1) - row > 1
        if (
            (gap and band and not merged_into(grid, row, min(band)))
            or is_unit_line(grid, row)
            or names_the_unit(grid, row)
            or is_title(grid, row, values)
        ):
            break
        if not any(is_heading(cell) for cell in grid.row(row)) and not in_header(grid, row):
            break
        band.insert(0, row)
        if len(band) == DEEPEST:
            break
    return without_strays(grid, band), numbering


def without_variables(grid: Grid, rows: list[int]) -> list[int]:
    """The rows above the figures without a last one of variables' names, where headings stand above it."""
    if len(rows) < 2 or not names_variables(grid, rows[-1]):
        return rows
    return rows[:-1] if len(grid.row(rows[-2])) >= len(grid.row(rows[-1])) else rows


def without_strays(grid: Grid, band: list[int]) -> list[int]:
    """A lone unmerged cell above the row that heads the labels is no heading of the table but a line over it."""
    heads = next((row for row in band if any(said("column", text_of(c)) in NAMES for c in grid.row(row))), None)
    while heads is not None and band[0] < heads and len(grid.row(band[0])) == 1:
        cell = grid.row(band[0])[0]
        if any(m.left <= cell.column <= m.right and m.right > m.left for m in grid.merges_at(cell.row)):
            break
        band = band[1:]
    return band


def merged_into(grid: Grid, row: int, below: int) -> bool:
    return any(merge.top <= row and merge.bottom >= below for merge in grid.merges_at(row))


def is_heading(cell: Cell | None) -> bool:
    dated = cell is not None and cell.kind == "date"
    return dated or has_words(cell) or year_head(cell) or bool(said("column", text_of(cell))) or names_a_period(cell)


def names_a_period(cell: Cell | None) -> bool:
    """`T1`, `Q2`, `6T`, `(%)`: a heading without a word."""
    return (
        cell is not None and cell.kind == "text" and (spoken_period(cell.value).months is not None or "%" in cell.value)
    )


def year_head(cell: Cell | None) -> bool:
    return cell is not None and cell.kind == "number" and bool(YEAR.fullmatch(cell.value))
