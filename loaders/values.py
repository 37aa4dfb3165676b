"""A cell -> a value, a kind of nothing, or a problem that says why it could not be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.cells import Cell
from data.model import Bound, Problem, Status, ValueType
from data.text import clean
from loaders.numbers import MARK, Bounded, Style, Written, bounded, column_style, nothing_of, written_number

ONE, HUNDRED = Decimal(1), Decimal(100)
BRACKETS = re.compile(r"\([0-9][0-9.,\s]*\)")


@dataclass(slots=True)
class Reading:
    """What was made of one value cell. `skipped` = no figure at all (a footnote mark).

    `word` is what stands for a value that is no number (an ISO date, words); `member` and `unit` are those of one
    figure among several in a cell.
    """

    cell: Cell
    value: Decimal | None = None
    status: Status = "normal"
    percent: bool = False
    skipped: bool = False
    bound: Bound = "="
    low: Decimal | None = None
    high: Decimal | None = None
    word: str = ""
    value_type: ValueType = "number"
    member: str = ""
    unit: str = ""
    problems: Sequence[Problem] = ()

    @property
    def readable(self) -> bool:
        return not self.skipped and not (self.problems and any(problem.blocks for problem in self.problems))

    def tell(self, problem: Problem) -> None:
        """Add a problem; most cells have none, and no list either."""
        self.problems = [*self.problems, problem]


@dataclass(frozen=True, slots=True)
class ColumnStyle:
    """How a column writes its text numbers; None = the column leaves it open. `brackets`: they mean minus.

    `mixed`: text numbers of both countries and no proof that dots group thousands; `numeric`: beside true
    numbers, among which a plain `7653.7` pasted as text is no riddle.
    """

    style: Style | None
    brackets: bool = False
    mixed: bool = False
    numeric: bool = False


def style_of(cells: list[Cell]) -> ColumnStyle:
    """Decide a column's number style from its text numbers and its true numbers."""
    written = [number for cell in cells if cell.kind == "text" and (number := written_number(clean(cell.value)))]
    numeric = [cell.value for cell in cells if cell.kind == "number" and cell.cached and not cell.is_percent]
    texts = [clean(cell.value) for cell in cells if cell.kind == "text"]
    minus = any(BRACKETS.fullmatch(text) and not MARK.fullmatch(text) for text in texts)
    minus = minus or any(value.startswith("-") for value in numeric)
    mixed = {"vn", "us"} <= {number.style for number in written} and not groups_with_dots(written)
    return ColumnStyle(column_style(written, numeric) if written else "vn", minus, mixed, bool(numeric))


def groups_with_dots(written: list[Written]) -> bool:
    """Whether `1.234.567` and `1.234,5` outnumber `1,234.5`: decimal commas alone are no proof of what a dot does."""
    dots = sum(number.style == "vn" and "." in number.body for number in written)
    return dots > sum(number.style == "us" and "," in number.body for number in written)


def problem(code: str, severity: str, cell: Cell, **params: str) -> Problem:
    return Problem(code, severity, cell.ref, (cell.ref,), params)  # type: ignore[arg-type]


def read_cell(cell: Cell, style: ColumnStyle, csv: bool = False) -> Reading:
    """Read one value cell under its column's style. Never raises, never guesses, never makes a 0."""
    reading = Reading(cell)
    if cell.kind == "error":
        reading.tell(problem("error_cell", "error", cell, shown=cell.value))
    elif not cell.cached:
        reading.tell(problem("uncached_formula", "error", cell, formula=cell.formula or ""))
    elif cell.kind == "number":
        return read_number(cell)
    elif cell.kind == "text":
        read_text(reading, style, csv)
    else:
        reading.tell(problem("not_a_number", "question", cell, shown=cell.value))
    return reading


def read_number(cell: Cell) -> Reading:
    """A true number; one shown with a % sign counts in points."""
    percent = cell.is_percent
    return Reading(cell, Decimal(cell.value) * (HUNDRED if percent else ONE), percent=percent)


def read_text(reading: Reading, style: ColumnStyle, csv: bool) -> None:
    cell = reading.cell
    text = clean(cell.value)
    if MARK.fullmatch(text) and not (style.brackets and BRACKETS.fullmatch(text)):
        reading.skipped = not BRACKETS.fullmatch(text)
        if not reading.skipped:  # a footnote's number, or minus seven? nothing in the column says
            reading.tell(problem("not_a_number", "question", cell, shown=text))
        return
    nothing = nothing_of(text)
    if nothing is not None:
        reading.status = nothing
        return
    number = written_number(text)
    limit = bounded(text) if number is None else None
    if limit is not None:
        fill_bound(reading, limit, style)
        return
    if number is None:
        reading.tell(problem("not_a_number", "question", cell, shown=text[:60]))
        return
    fill_number(reading, number, style, csv)


def fill_number(reading: Reading, number: Written, style: ColumnStyle, csv: bool) -> None:
    cell = reading.cell
    if unclear(number, style):
        reading.tell(problem("ambiguous_number", "question", cell, shown=clean(cell.value)))
        return
    reading.value = number.value(style.style or "vn")
    reading.percent = number.percent
    if not csv:
        reading.tell(problem("text_number", "info", cell, shown=clean(cell.value), value=str(reading.value)))


def unclear(number: Written, style: ColumnStyle) -> bool:
    """One group that may be thousands or decimals in a column that does not say; or the other country's style."""
    if number.style in ("vn", "us"):
        foreign = style.style in ("vn", "us") and number.style != style.style
        return foreign and (number.grouped or not style.numeric)
    return number.style in ("one_dot", "one_comma") and (style.style is None or style.mixed)


def fill_bound(reading: Reading, limit: Bounded, style: ColumnStyle) -> None:
    """`Dưới 4` is the number 4 with a bound; a range has a low and a high and no single value."""
    way = style.style or "vn"
    low, high = limit.low.value(way), limit.high.value(way) if limit.high else None
    reading.bound, reading.percent = limit.bound, limit.low.percent
    if limit.bound == "range":
        reading.low, reading.high = low, high
    else:
        reading.value = low
    if limit.bound != "range":  # `khoảng 8`, `> 9` are told, not passed off as a counted figure
        shown = {"shown": clean(reading.cell.value), "value": str(low)}
        reading.tell(problem("text_number", "info", reading.cell, **shown))
