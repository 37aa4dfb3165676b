"""The heart: header path + row path + context -> the coordinates of every value cell."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.areas import Area
from data.cells import Cell, column_letters
from data.model import (
    VALUELESS,
    Bound,
    Observation,
    Problem,
    ProposedIndicator,
    RecordAttribute,
    SeriesKey,
    Status,
    ValueType,
    item_parts,
    item_text,
)
from data.numbers import plain as plain_number
from data.period import Period
from data.text import clean, slug
from data.units import find_unit, to_base
from loaders.columns import Sense, senses
from loaders.context import Context, Options
from loaders.grid import is_value
from loaders.indicator_names import Named, member_of
from loaders.marks import blank_means_no
from loaders.naming import Namer
from loaders.numbers import MARK
from loaders.outline import Row, outline
from loaders.packed import unpacked
from loaders.periods import Spoken
from loaders.phrases import plain
from loaders.special_values import blank_mark, read_day, read_mark, read_packed
from loaders.table import Table
from loaders.units_said import unit_of_figure, unit_of_label, unit_of_row
from loaders.values import ColumnStyle, Reading, read_cell, style_of

STARTING = re.compile(r"\bhien trang\b")
"""What stood before the plan's year: `Diện tích hiện trạng` (TT 01/2021/TT-BTNMT, biểu 10/CH)."""
WITHIN_QUARTER = re.compile(r"\btrong quy\b")
WITHIN_YEAR = re.compile(r"\b(trong nam|moi trong)\b")
RANK_OF = re.compile(r"(\d{1,3})\s*/\s*\d{1,3}")
SMALL_NEGATIVE = re.compile(r"-(?:1?\d|20)")


@dataclass(slots=True)
class Figure:
    """One value cell with everything known of it; `observation` only when complete and readable."""

    row: Row
    sense: Sense
    reading: Reading
    named: Named
    area: Area
    unit: str
    period: Period | None
    item: str
    observation: Observation | None = None

    @property
    def ref(self) -> str:
        return self.reading.cell.ref


@dataclass(slots=True)
class TableReading:
    """Everything read from one table."""

    table: Table
    context: Context
    rows: list[Row]
    senses: list[Sense]
    figures: list[Figure]
    problems: list[Problem] = field(default_factory=list)
    proposals: dict[str, ProposedIndicator] = field(default_factory=dict)
    records: list[RecordAttribute] = field(default_factory=list)
    axis: str = "indicator"
    area_columns: frozenset[int] = frozenset()
    unplaced: list[Cell] = field(default_factory=list)

    def by_place(self) -> dict[tuple[int, int], Figure]:
        """Row and column -> figure."""
        return {(f.row.index, f.sense.column.index): f for f in self.figures}


def read_table(table: Table, context: Context, options: Options, form_unit: str = "") -> TableReading:
    """Give every value cell its coordinates, or a problem that names the missing one."""
    rows = outline(table)
    columns = senses(table, context)
    namer = Namer(table, context, rows, columns)
    reading = TableReading(
        table, context, rows, columns, [], axis=namer.axis, area_columns=frozenset(namer.area_columns)
    )
    styles = column_styles(table, columns)
    packed = {s.column.index: unit_among_parts(table, s) for s in columns if s.column.use == "packed"}
    marks = mark_columns(table, columns)
    for row in rows:
        for sense in columns:
            for read in readings(row, sense, table, styles):
                if sense.column.index in marks:
                    read.skipped, read.problems = True, []
                read.unit = read.unit or packed.get(sense.column.index, "")
                figure = coordinate(row, sense, read, namer, options, form_unit)
                if figure is not None:
                    reading.figures.append(figure)
                else:
                    reading.unplaced.append(read.cell)
                    reading.problems += [p for p in read.problems if p.code == "packed_cell"]
    report_unlabelled(reading)
    report_unheaded(reading)
    question_fractions(reading)
    reading.problems += namer.problems
    ask_for_units(reading, options)
    finish(reading)
    ask_for_day(reading)
    reading.records = attributes(table, rows, namer)
    return reading


def readings(row: Row, sense: Sense, table: Table, styles: dict[int, ColumnStyle]) -> list[Reading]:
    """What a cell says: one value, several in a packed cell, a no in an empty cell whose legend says so."""
    index = sense.column.index
    cell = table.sheet.at(row.index, index)
    if cell is None or not (is_value(cell) or clean(cell.value)):
        legend = sense.column.use == "mark" and not row.total and blank_means_no(table.notes)
        return [blank_mark(row.index, index)] if legend else []
    if sense.column.use == "mark":
        return [read_mark(cell)]
    if sense.column.use == "packed":
        return read_packed(cell)
    if sense.column.use in ("deadline", "done"):
        return [read_day(cell)]
    return [read_cell(cell, styles[index], table.sheet.name == "csv")]


def report_unlabelled(reading: TableReading) -> None:
    """Figures in a row without a label: nobody can say what they are, so they are asked about, never dropped."""
    labelled, sheet = {row.index for row in reading.rows}, reading.table.sheet
    for row in reading.table.rows:
        cells = [cell for s in reading.senses if (cell := sheet.at(row, s.column.index)) and is_value(cell)]
        if row not in labelled and cells:
            reading.unplaced += cells
            reading.problems.append(Problem("label_missing", "question", f"row {row}", tuple(c.ref for c in cells)))


def report_unheaded(reading: TableReading) -> None:
    """Figures below no heading at all (a clerk's helper column): asked about; bare footnote marks are nothing."""
    table = reading.table
    for column in (c for c in table.used_for("value") if not c.path):
        cells = [cell for row in table.rows if (cell := table.sheet.at(row, column.index)) and is_value(cell)]
        if cells and not all(MARK.fullmatch(clean(c.value)) or SMALL_NEGATIVE.fullmatch(c.value) for c in cells):
            reading.unplaced += cells
            refs = tuple(cell.ref for cell in cells)
            reading.problems.append(
                Problem("heading_missing", "question", f"column {column_letters(column.index)}", refs)
            )


def question_fractions(reading: TableReading) -> None:
    """0.085 among percentages of about 8.5: a fraction whose % format was lost, or a tiny rate? Asked, not guessed."""
    siblings: dict[str, list[Decimal]] = defaultdict(list)
    for figure in reading.figures:
        value = figure.reading.value
        if figure.unit == "%" and value is not None and value >= 1:
            siblings[figure.named.definition.code].append(value)
    for figure in reading.figures:
        value, others = figure.reading.value, sorted(siblings[figure.named.definition.code])
        if figure.unit != "%" or value is None or not 0 < value < 1 or figure.reading.percent or not others:
            continue
        middle = others[len(others) // 2]
        if middle / 3 <= value * 100 <= middle * 3 and value < middle / 10:
            params = {"shown": str(value), "percent": str(value * 100)}
            figure.reading.problems.append(Problem("fraction_suspect", "question", figure.ref, (figure.ref,), params))


def mark_columns(table: Table, columns: list[Sense]) -> set[int]:
    """Columns that only hold footnote marks beside a figure of the same heading; Excel turns a typed `(2)` into -2."""
    paths = Counter(sense.column.path for sense in columns)
    found = set()
    for sense in columns:
        cells = [cell for row in table.rows if (cell := table.sheet.at(row, sense.column.index)) is not None]
        marks = all(MARK.fullmatch(clean(cell.value)) or SMALL_NEGATIVE.fullmatch(cell.value) for cell in cells)
        if paths[sense.column.path] > 1 and marks:
            found.add(sense.column.index)
    return found


def column_styles(table: Table, columns: list[Sense]) -> dict[int, ColumnStyle]:
    """How each column writes its numbers. A text file was written in one way: what one column proves holds for all."""
    found = {sense.column.index: style_of(cells_of(table, sense)) for sense in columns}
    if table.sheet.name != "csv":
        return found
    proven = style_of([cell for sense in columns for cell in cells_of(table, sense)]).style
    return {index: style if style.style else replace(style, style=proven) for index, style in found.items()}


def cells_of(table: Table, sense: Sense) -> list[Cell]:
    return [cell for row in table.rows if (cell := table.sheet.at(row, sense.column.index)) is not None]


def unit_among_parts(table: Table, sense: Sense) -> str:
    """The unit that the packed cells of a column name where they name one (`LUA: 3,57 ha` beside `0,15 LUA`)."""
    units = Counter(part.unit for cell in cells_of(table, sense) for part in unpacked(clean(cell.value)) if part.unit)
    return units.most_common(1)[0][0] if units else ""


def coordinate(row: Row, sense: Sense, read: Reading, namer: Namer, options: Options, form_unit: str) -> Figure | None:
    place = namer.place_of(row, sense)
    if place is None or read.skipped:
        return (
            Figure(row, sense, read, namer.named(row, sense), namer.context.area, "", None, "")
            if read.skipped
            else None
        )
    named = namer.named(row, sense)
    if named.definition.kind == "rank":
        place_among(read)
    if namer.axis == "indicator" and is_share(row, sense, named):
        sense = replace(sense, check="other")
    unit = read.unit or unit_of_figure(row, sense, named, namer.table, options, form_unit, read.percent)
    own = () if namer.own_column(sense) else (*sense.items, *namer.column_items(sense))
    items = [*named.items, *namer.row_items(row), *own]
    if read.member:
        items.append(("from", member_of("land", read.member)))
    period = period_of(row, sense, named, namer)
    return Figure(row, sense, read, named, place, unit, period, item_text(items))


def place_among(read: Reading) -> None:
    """`27/63` in a column of ranks is rank 27 of 63."""
    found = RANK_OF.fullmatch(clean(read.cell.value)) if read.cell.kind == "text" and read.value is None else None
    if found:
        read.value = Decimal(found[1])
        params = {"shown": clean(read.cell.value), "value": found[1]}
        read.problems = [Problem("text_number", "info", read.cell.ref, (read.cell.ref,), params)]


def is_share(row: Row, sense: Sense, named: Named) -> bool:
    """A `(%)` in the heading over a row measured in something else is never that row's figure: `Cơ cấu (%)`."""
    measured = unit_of_row(row) or unit_of_label(row.label) or named.definition.unit
    return sense.unit == "%" and not sense.check and measured not in ("", "%", "‰")


def period_of(row: Row, sense: Sense, named: Named, namer: Namer) -> Period | None:
    """The period of a column for an indicator; a plan is for its year, a stock stands at a month's end."""
    context, definition = namer.context.spoken, named.definition
    target = sense.role == "target"
    own = sense.spoken
    other_year = own.year is not None and own.months is None and own.year != context.year and not sense.previous_year
    if row.spoken.year or row.spoken.months:
        own = own.merged(row.spoken)
    spoken = own.merged(Spoken(year=context.year) if target or other_year else context)
    if sense.running and own.months is None and not target and namer.months_so_far:
        spoken = Spoken(spoken.year, 1, namer.months_so_far, spoken.as_of)
    if ("capital", "carryover") in sense.items:  # last year's plan, paid in this one
        spoken = Spoken(context.year or spoken.year, spoken.first, spoken.months)
    if sense.previous_year and sense.spoken.year is None and spoken.year is not None:
        spoken = Spoken(spoken.year - 1, spoken.first, spoken.months)
    period = spoken.period()
    if period is None:
        return None
    if STARTING.search(plain(" ".join(sense.column.path))) and not target:
        return Period.state(period.year - 1, 12)
    if WITHIN_QUARTER.search(plain(row.label)) and period.is_cumulative and period.months % 3 == 0:
        return Period(period.year, period.months - 2, 3)
    if WITHIN_YEAR.search(plain(row.label)):
        return period
    if definition.is_state and not (sense.spoken.months == 1 and namer.has_cumulative and definition.kind == "stock"):
        year, month = period.end
        return Period.state(year, month)
    return period


def as_of(sense: Sense, period: Period, context: Context) -> dt.date | None:
    """The cut-off day: the heading's own, else the table's when it falls into the period."""
    if sense.spoken.as_of is not None:
        return sense.spoken.as_of
    day = context.spoken.as_of
    if day is None:
        return None
    last = period.last_day
    start = period.first_day if not period.is_state else last.replace(day=1)
    return day if start <= day <= last else None


def finish(reading: TableReading) -> None:
    """Build the observations of figures whose coordinates are complete."""
    for figure in reading.figures:
        if not figure.reading.readable or (figure.sense.check and not nothing_differs(figure)):
            continue
        if figure.period is None:
            reading.problems.append(Problem("period_missing", "question", figure.ref, (figure.ref,)))
            continue
        observe(reading, figure)


def observe(reading: TableReading, figure: Figure) -> None:
    """Make the observation of a readable figure whose period is known; a missing unit is asked once for the sheet."""
    if not figure.unit and figure.reading.value is not None:
        return
    figure.observation = observation_of(figure, reading.context, reading.table.sheet.name)
    if figure.named.proposal is not None:
        reading.proposals[figure.named.proposal.code] = figure.named.proposal


def nothing_differs(figure: Figure) -> bool:
    """`-` in a column of differences says that nothing differs: with no number to recompute it is kept as said."""
    if figure.sense.check not in ("difference", "remaining") or figure.reading.status not in VALUELESS:
        return False
    figure.item = item_text([*item_parts(figure.item), ("measure", figure.sense.check)])
    return True


def key_of(figure: Figure, context: Context) -> SeriesKey:
    """The whole series key of a figure whose period is known."""
    sense = figure.sense
    assert figure.period is not None
    role = "estimate" if sense.estimate and sense.role == "actual" else sense.role
    return SeriesKey(
        figure.named.definition.code, figure.area.key, figure.item, figure.period, role,  # type: ignore[arg-type]
        sense.authority if role == "target" else "none", sense.version if role == "target" else "initial",
        sense.decided_on if role == "target" else None, as_of(sense, figure.period, context),
    )  # fmt: skip


def unread_series(reading: TableReading) -> list[SeriesKey]:
    """The series of cells that hold something nobody could read: not said, but not taken back either."""
    return [
        key_of(figure, reading.context)
        for figure in reading.figures
        if figure.observation is None and figure.period and not figure.sense.check and not figure.reading.skipped
    ]


def observation_of(figure: Figure, context: Context, sheet: str) -> Observation:
    read = figure.reading
    key = key_of(figure, context)
    status: Status = read.status
    if status == "normal":
        status = "estimated" if key.role == "estimate" else "provisional" if figure.sense.provisional else "normal"
    if read.word:
        return Observation(
            key, status, read.word, figure.unit, value_type=read.value_type, sheet=sheet, cell=figure.ref
        )
    if read.value is None:
        bound: Bound = "range" if read.low is not None else "="
        return Observation(
            key, status, None, figure.unit, bound=bound, low=read.low, high=read.high, sheet=sheet, cell=figure.ref
        )
    base, unit = to_base(read.value, figure.unit)
    return Observation(
        key, status, plain_number(read.value), figure.unit, base, unit, bound=read.bound, sheet=sheet, cell=figure.ref
    )


def ask_for_units(reading: TableReading, options: Options) -> None:
    """Money without a unit is not a value: one question for the sheet."""
    without = [
        f
        for f in reading.figures
        if not f.unit and not f.sense.check and not f.reading.skipped and f.reading.value is not None
    ]
    if without and not options.unit:
        refs = tuple(figure.ref for figure in without)
        reading.problems.append(Problem("unit_missing", "question", "", refs, {"count": str(len(refs))}))
    said = Counter(find_unit(unit).base for unit in reading.table.units_said if find_unit(unit))  # type: ignore[union-attr]
    if len(set(reading.table.units_said)) > 1 and len(said) == 1:
        reading.problems.append(
            Problem("unit_conflict", "warning", "", (), {"units": ", ".join(sorted(set(reading.table.units_said)))})
        )


def ask_for_day(reading: TableReading) -> None:
    """Disbursement moves every day (TT 15/2021/TT-BTC): a list of a bare year does not say up to when it counts."""
    context = reading.context.spoken
    undated = [
        f for f in reading.figures
        if f.named.definition.code == "investment_disbursement" and f.sense.role == "actual" and not f.sense.check
        and f.period and f.period.months == 12 and not (f.sense.spoken.months or context.months)
        and as_of(f.sense, f.period, reading.context) is None
    ]  # fmt: skip
    if undated and any(f.sense.role == "target" and not f.sense.check for f in reading.figures):
        reading.problems.append(Problem("as_of_missing", "warning", "", tuple(f.ref for f in undated)))


def attributes(table: Table, rows: list[Row], namer: Namer) -> list[RecordAttribute]:
    """Attribute columns of projects and tasks (construction years, lead agency): kept as records with their cells."""
    if namer.axis not in ("project", "task"):
        return []
    found: list[RecordAttribute] = []
    for column in table.columns:
        if column.use not in ("attribute", "lead", "official"):
            continue
        name = slug(" ".join(column.path))
        for row in rows:
            cell = table.sheet.at(row.index, column.index)
            place, code = (
                namer.place(row),
                row.code if namer.axis == "project" else dict(namer.row_items(row)).get("task"),
            )
            if cell is None or place is None or not code or row.children:
                continue
            kind: ValueType = "date" if cell.kind == "date" else "text"
            found.append(
                RecordAttribute(
                    namer.axis, code, place.key, name, clean(cell.value), kind, table.sheet.name, cell.ref, row.label
                )
            )
    return found


def form_of(reading: TableReading) -> str:
    """What kind of table it is, in one word: its axis and its leading indicator."""
    codes = Counter(f.named.definition.code for f in reading.figures if not f.named.definition.proposed)
    lead = (
        codes.most_common(1)[0][0] if codes else slug(re.sub(r"\d+", " ", plain(reading.context.title)), 40) or "table"
    )
    return f"{reading.axis}_{lead}" if reading.axis != "indicator" else lead if len(codes) <= 2 else "socio_economic"
