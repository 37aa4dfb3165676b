"""Nhiệm vụ & văn bản in words: overdue tasks first, then groups and leads, documents by type, petitions answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text
from indicators.tasks.documents import DocumentsIssued, DocumentType
from indicators.tasks.petitions import Petitions
from indicators.tasks.register import Task, TaskRegister, TaskTally
from layouts import formats, wording
from layouts.page_view import Block, Facts, PageView, Sentences, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Fact, Figure, TableView, Verdict

MARKS = {
    "overdue": ("late", "▼"), "late": ("slightly_late", "◆"), "on_time": ("on_track", "●"), "open": ("no_data", "○"),
    "without_day": ("undefined", "∅"), "contradictory": ("missed", "✗"),
}  # fmt: skip
"""State → status whose colour it takes, and its mark."""


def tasks_page(
    register: TaskRegister, documents: DocumentsIssued, petitions: Petitions, area: str, query: Query, today: dt.date
) -> PageView:  # fmt: skip
    """The whole page; without a register, documents or petitions it says what to load."""
    language = query.language
    heading, sub = text("tasks.heading", language), f"{area} · {query.year}"
    told = not register.tasks
    blocks = [*task_blocks(register, area, query, today), *document_blocks(documents, area, query, today, told=told),
              *petition_blocks(petitions, language)]  # fmt: skip
    if not blocks:
        return PageView(heading=heading, sub=sub, empty=text("tasks.empty", language),
                        empty_hint=text("tasks.empty_hint", language), language=language)  # fmt: skip
    said = register if register.tasks else documents
    lead = said.sentence_en if language == "en" else said.sentence_vi
    notes = (text("tasks.method", language, day=formats.date(register.report_day, language)),) if register.tasks else ()
    invented = documents.total.illustration
    return PageView(
        heading=heading, sub=sub, lead=lead, blocks=tuple(blocks), notes=notes, illustration=invented, language=language
    )


# ---- tasks


def task_blocks(register: TaskRegister, area: str, query: Query, today: dt.date) -> list[Block]:
    if not register.tasks:
        return []
    language = query.language
    title = text("tasks.register", language)
    made: list[Block] = [Facts(items=counts(register.tally, language))]
    if register.overdue:
        overdue = task_table(register.overdue, text("tasks.overdue", language), area, query, today)
        made.append(Table(key="overdue", heading=text("tasks.overdue", language), table=overdue))
    made += [
        Table(key=key, heading=text(f"tasks.by_{key}", language), table=tally_table(rows, key, area, query, today))
        for key, rows in (("group", register.by_group), ("lead", register.by_lead)) if len(rows) > 1
    ]  # fmt: skip
    whole = task_table(register.tasks, title, area, query, today)
    made.append(Table(key="tasks", heading=title, table=whole, wide=True, filtered=True))
    return made


def counts(tally: TaskTally, language: str) -> tuple[Fact, ...]:
    """How many stand where, the bad ones first; the rate is of those that were due."""
    rate = Figure(text=formats.percent(tally.on_time_rate, language), value=tally.on_time_rate)
    numbers = (("tasks.overdue", tally.overdue), ("tasks.late", tally.late), ("tasks.on_time", tally.on_time),
               ("tasks.open", tally.open), ("tasks.without_day", tally.without_day),
               ("tasks.contradictory", tally.contradictory))  # fmt: skip
    facts = [Fact(label=text(key, language), figure=whole(count, language)) for key, count in numbers if count]
    of_due = text("tasks.of_due", language, due=tally.due)
    return (Fact(label=text("tasks.rate", language), figure=rate, note=of_due), *facts)


def whole(count: int, language: str) -> Figure:
    return number(Decimal(count), language, 0)


def tally_table(rows: Sequence[TaskTally], key: str, area: str, query: Query, today: dt.date) -> TableView:
    """One line a group or lead agency, the most overdue first."""
    language = query.language
    fields = ("tasks", "overdue", "late", "on_time", "open")
    columns = [name_column(f"tasks.{key}", language)]
    columns += [Column(key=f, header=text(f"tasks.{f}", language), kind="number", decimals=0) for f in fields]
    columns.append(Column(key="rate", header=text("tasks.rate", language), kind="percent", unit="%"))
    ordered = sorted(rows, key=lambda tally: (-tally.overdue, -tally.late, tally.name))
    made = [row(tally.key or "none", tally_cells(tally, fields, language), language) for tally in ordered]
    return table(text(f"tasks.by_{key}", language), columns, made, query, [area], today)


def tally_cells(tally: TaskTally, fields: Sequence[str], language: str) -> tuple[Cell, ...]:
    counted = (whole(getattr(tally, field), language) for field in fields)
    return (tally.name or text("tasks.nameless", language), *counted, number(tally.on_time_rate, language))


def task_table(tasks: Sequence[Task], title: str, area: str, query: Query, today: dt.date) -> TableView:
    language = query.language
    keys = ("group", "lead", "due", "done", "days", "state", "said")
    kinds = {"days": "number", "state": "status"}
    columns = [name_column("tasks.task", language)]
    columns += [
        Column(key=key, header=text(f"tasks.{key}", language), kind=kinds.get(key, "text"), decimals=0) for key in keys
    ]
    rows = [row(task.code, task_cells(task, language), language) for task in tasks]
    return table(title, columns, rows, query, [area], today)


def task_cells(task: Task, language: str) -> tuple[Cell, ...]:
    """Name, whose it is, the days with the cell each was read from, state by the days, and what its office says."""
    cells = {source.role: wording.cell_of(source) for source in task.sources}
    due = formats.date(task.due, language) or task.due_words
    code, mark = MARKS.get(task.state, ("unknown", ""))
    said = task.status if task.agrees is not False else text("tasks.differs", language, words=task.status)
    days = number(Decimal(task.days), language, 0) if task.days else None
    return (
        task.name, task.group, task.lead, Figure(text=due, cell=cells.get("target", 0)),
        Figure(text=formats.date(task.done, language), cell=cells.get("actual", 0)), days,
        Verdict(code=code, mark=mark, word=text(f"tasks.{task.state}", language)), said,
    )  # fmt: skip


# ---- documents and petitions


def document_blocks(
    found: DocumentsIssued, area: str, query: Query, today: dt.date, *, told: bool
) -> list[Block]:  # fmt: skip
    """Documents by type; their sentence stands below unless the page has `told` it already."""
    language = query.language
    if found.total.actual.value is None and not found.types:
        return []
    columns = (
        name_column("tasks.document", language),
        Column(key="count", header=text("tasks.number", language), kind="number", decimals=0),
        Column(key="share", header=text("tasks.share", language), kind="percent", unit="%"),
    )
    rows = [row(kind.code, type_cells(kind, language), language) for kind in found.types]
    total = row("total", (text("table.total", language), wording.actual_figure(found.total.actual, 0, language), None),
                language)  # fmt: skip
    heading = text("tasks.documents", language)
    view = table(heading, columns, rows, query, [area], today, total=total, illustration=found.total.illustration)
    said = "" if told else found.sentence_en if language == "en" else found.sentence_vi
    return [Table(key="documents", heading=heading, table=view, note=said)]


def type_cells(kind: DocumentType, language: str) -> tuple[Cell, ...]:
    count = number(kind.count, language, 0, wording.cell_of(kind.source))
    return (kind.name_en if language == "en" else kind.name_vi, count, number(kind.share, language))


def petition_blocks(found: Petitions, language: str) -> list[Block]:
    if found.received is None and found.classified is None and found.answered is None:
        return []
    keys = ("received", "classified", "answered", "remaining")
    items = [
        Fact(label=text(f"tasks.petitions_{key}", language), figure=number(value, language, 0))
        for key in keys if (value := getattr(found, key)) is not None
    ]  # fmt: skip
    if found.rate is not None:
        rate = Figure(text=formats.percent(found.rate, language), value=found.rate)
        items.insert(0, Fact(label=text("tasks.petitions_rate", language), figure=rate))
    said = found.sentence_en if language == "en" else found.sentence_vi
    return [Facts(heading=text("tasks.petitions", language), items=tuple(items)), Sentences(lines=(said,))]
