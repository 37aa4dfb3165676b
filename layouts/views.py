"""What a page or a workbook shows, already in words: the same view feeds screen and Excel."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

ColumnKind = Literal["text", "number", "percent", "index", "points", "status"]


class View(BaseModel):
    """A frozen piece of what is shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Verdict(View):
    """A status as mark, word and code (the code chooses the colour)."""

    code: str
    mark: str
    word: str


class Figure(View):
    """One number as shown; `cell` is the observation behind it (0: computed)."""

    text: str = ""
    value: Decimal | None = None
    estimate: bool = False
    cell: int = 0
    title: str = ""


class Bullet(View):
    """Percent of the plan done and due, for the pace bar; None where there is no such thing."""

    done: float | None = None
    due: float | None = None
    status: str = "no_data"
    label: str = ""


class Column(View):
    key: str
    header: str
    kind: ColumnKind = "text"
    decimals: int = 1
    unit: str = ""
    group: str = ""


class Row(View):
    """One line of a table: exact values by column, what is printed, and the observation behind each."""

    key: str
    values: tuple[Decimal | str | None, ...]
    shown: tuple[str, ...]
    cells: tuple[int, ...] = ()
    level: int = 0
    link: str = ""


class SourceLine(View):
    """Where one printed figure was read."""

    row: str
    column: str
    file: str
    sheet: str
    cell: str
    value: str
    unit: str


class TableView(View):
    """A table with everything that must be said around it."""

    title: str
    unit_line: str = ""
    filters: tuple[str, ...] = ()
    as_at: str = ""
    plan_base: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    total: Row | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    language: str = "vi"
    illustration: bool = False
    file_name: str = "bang-so-lieu"


class ScoreRow(View):
    """One indicator of the scoreboard."""

    code: str
    name: str
    unit: str
    search: str
    plan: Figure
    actual: Figure
    percent: Figure
    bullet: Bullet
    same: Figure
    spark: tuple[float | None, ...] = ()
    spark_label: str = ""
    now: Verdict
    year_end: Verdict
    forecast: Figure
    gap: str = ""
    past: str = ""
    official: str = ""
    proposed: bool = False
    illustration: bool = False


class Sector(View):
    code: str
    name: str
    rows: tuple[ScoreRow, ...]


class TallyItem(View):
    verdict: Verdict
    count: int


class HeatCell(View):
    verdict: Verdict
    text: str
    title: str


class HeatRow(View):
    name: str
    search: str
    cells: tuple[HeatCell | None, ...]


class Heat(View):
    """Areas down, indicators across."""

    columns: tuple[tuple[str, str], ...] = ()
    rows: tuple[HeatRow, ...] = ()


class Notice(View):
    """Something the reader should know before trusting the page."""

    kind: str
    text: str
    search: str = ""
    cell: int = 0


class ScoreboardView(View):
    """The overview page."""

    heading: str
    sentence: str
    misses: str = ""
    note: str = ""
    all_illustration: bool = False
    tally: tuple[TallyItem, ...] = ()
    year_end: tuple[TallyItem, ...] = ()
    sectors: tuple[Sector, ...] = ()
    heat: Heat = Heat()
    watched: bool = False
    """Whether the page has the part "Cần chú ý", which is filled after the page stands."""
    illustration: bool = False
    language: str = "vi"


class Fact(View):
    label: str
    figure: Figure
    note: str = ""


class MonthView(View):
    """One month of the trajectory chart, in numbers a chart can draw."""

    month: int
    label: str
    actual: float | None = None
    estimate: bool = False
    hover: str = ""
    last_year: float | None = None
    due: float | None = None


class BarView(View):
    """One bar of the ranking."""

    name: str
    percent: float | None
    label: str
    status: str
    mark: str


class InputLine(View):
    """A figure the result was computed from."""

    role: str
    figure: Figure
    file: str
    place: str
    rivals: int = 0


class IndicatorView(View):
    """The page of one indicator."""

    code: str
    name: str
    found: bool = True
    heading: str = ""
    definition: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    legal: str = ""
    big: Figure = Figure()
    big_unit: str = ""
    sentence: str = ""
    now: Verdict = Verdict(code="no_data", mark="", word="")
    year_end: Verdict = Verdict(code="unknown", mark="", word="")
    facts: tuple[Fact, ...] = ()
    other_plans: tuple[Fact, ...] = ()
    finding: str = ""
    subtitle: str = ""
    months: tuple[MonthView, ...] = ()
    plan: float | None = None
    plan_label: str = ""
    last_year_label: str = ""
    actual_label: str = ""
    due_label: str = ""
    is_state: bool = False
    ranking_title: str = ""
    ranking: tuple[BarView, ...] = ()
    average: float | None = None
    average_label: str = ""
    areas: TableView = TableView(title="")
    by_month: TableView = TableView(title="")
    official: str = ""
    years: TableView = TableView(title="")
    years_note: str = ""
    boundaries: tuple[tuple[str, str], ...] = ()
    boundary: str = ""
    inputs: tuple[InputLine, ...] = ()
    rules: tuple[str, ...] = ()
    empty: str = ""
    all_illustration: bool = False
    illustration: bool = False
    language: str = "vi"


class SheetCell(View):
    """One cell of the drawn sheet."""

    text: str = ""
    number: bool = False
    bold: bool = False
    wanted: bool = False
    row_span: int = 1
    column_span: int = 1
    indent: int = 0


class SheetView(View):
    """The rows around a figure as the sheet had them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[SheetCell | None, ...]], ...]


class Earlier(View):
    """What was said of the same figure before, or by somebody else."""

    value: str
    unit: str
    known: str
    file: str
    place: str
    sender: str
    current: bool


class CellView(View):
    """The provenance drawer: one figure, its file, its cell, its history."""

    title: str
    figure: str
    facts: tuple[tuple[str, str], ...]
    sheet: SheetView | None = None
    sheet_missing: str = ""
    earlier: tuple[Earlier, ...] = ()
    observation_id: int = 0
    downloadable: bool = False
    language: str = "vi"
