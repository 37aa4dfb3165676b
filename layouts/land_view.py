"""Sử dụng đất in words: breaches first, the land tree with its plan and result, sums that do not come out, projects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from data.locale import text, text_or
from indicators.arithmetic import Undefined
from indicators.figures import Finding
from indicators.land_use.projects import ListedProject, ProjectList
from indicators.land_use.sentences import sentences
from indicators.land_use.table import LandRow, LandTable
from layouts import formats
from layouts.page_view import Block, Facts, PageView, Sentences, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, ratio, row, stated, table
from layouts.views import Column, Fact, Figure, Row, TableView, Verdict


def land_page(land: LandTable, projects: ProjectList, area: str, query: Query, today: dt.date) -> PageView:
    """The whole page; without any land figure or project it says what to load."""
    language = query.language
    heading, sub = text("land.heading", language), f"{area} · {land.year}"
    if not land.rows and not projects.projects:
        return PageView(heading=heading, sub=sub, empty=text("land.empty", language, area=area, year=land.year),
                        empty_hint=text("land.empty_hint", language), language=language)  # fmt: skip
    blocks: list[Block] = []
    if land.rows:
        title = text("land.tree", language)
        blocks.append(Table(key="land", heading=title, table=land_table(land, title, area, query, today)))
        blocks.append(Sentences(heading=text("land.balance", language), lines=balance(land, language)))
    blocks += project_blocks(projects, area, query, today)
    told = projects if projects.projects else None
    said = sentences(land, "en" if language == "en" else "vi", projects=told)
    notes = (text("land.method", language), text("land.regime", language, regime=land.regime))
    return PageView(heading=heading, sub=sub, lead=said, blocks=tuple(blocks), language=language, notes=notes)


def land_table(land: LandTable, title: str, area: str, query: Query, today: dt.date) -> TableView:
    """Start, plan, result, difference, TH/KH, change realised; protected land beyond its plan is marked."""
    language = query.language
    areas = ("start", "plan", "result", "difference")
    columns = (
        name_column("land.type", language), Column(key="code", header=text("land.code", language)),
        *(Column(key=key, header=text(f"land.{key}", language), kind="number", decimals=2, unit="ha") for key in areas),
        Column(key="percent", header=text("land.percent", language), kind="percent", unit="%"),
        Column(key="realised", header=text("land.realised", language), kind="percent", unit="%"),
        Column(key="status", header=text("column.status", language), kind="status"),
    )  # fmt: skip
    return table(title, columns, [land_row(own, language) for own in land.rows], query, [area], today)


def land_row(own: LandRow, language: str) -> Row:
    subset = own.relation == "subset"
    name = text("land.of_which", language, name=own.name(language)) if subset else own.name(language)
    cells: tuple[Cell, ...] = (
        name, own.code.upper(), stated(own.start, language, 2), stated(own.plan, language, 2),
        stated(own.result, language, 2), ratio(own.difference, language, 2, sign=True), ratio(own.percent, language),
        ratio(own.realised, language), verdict(own, language),
    )  # fmt: skip
    return row(own.code or "natural", cells, language, level=own.depth)


def verdict(own: LandRow, language: str) -> Verdict | None:
    """Only protected land is judged: converting more of it than planned is a breach, never a success."""
    if not own.protected or isinstance(own.excess, Undefined):
        return None
    code, key = ("late", "land.breach") if own.breach else ("on_track", "land.kept")
    return Verdict(code=code, mark=formats.mark(code), word=text(key, language))


def balance(land: LandTable, language: str) -> tuple[str, ...]:
    """The sums that do not come out, both numbers; else that all do."""
    wrong = land.disagreements
    if not wrong:
        return (text("land.balanced", language),)
    return tuple(finding_words(found, land, language) for found in wrong[:12])


def finding_words(found: Finding, land: LandTable, language: str) -> str:
    own = land.row(found.subject)
    name = own.name(language) if own is not None else found.subject.upper() or text("land.natural", language)
    return text("land.differs", language, name=name, stated=formats.number(found.stated, language, 2),
                computed=formats.number(found.computed, language, 2))  # fmt: skip


# ---- projects


def project_blocks(found: ProjectList, area: str, query: Query, today: dt.date) -> list[Block]:
    if not found.projects:
        return []
    language, rule = query.language, found.deadline
    limit = text("land.rule", language, years=rule.years, document=rule.document) if rule else ""
    counts = (("listed", found.listed), ("done", found.done), ("started", found.started),
              ("stale", len(found.stale)), ("not_reported", found.not_reported))  # fmt: skip
    facts = tuple(
        Fact(label=text(f"land.projects_{key}", language), figure=Figure(text=str(count)),
             note=limit if key == "stale" else "")
        for key, count in counts
    )  # fmt: skip
    title, heading = text("land.projects", language), text("land.list", language)
    view = project_table(found.projects, title, area, query, today)
    whole = Table(key="projects", heading=heading, table=view, wide=True, filtered=True)
    return [Facts(heading=title, items=facts), whole]


def project_table(projects: Sequence[ListedProject], title: str, area: str, query: Query, today: dt.date) -> TableView:
    language = query.language
    columns = (
        name_column("land.project", language), Column(key="area", header=text("column.area", language)),
        Column(key="purpose", header=text("land.purpose", language)),
        Column(key="listed", header=text("land.listed_area", language), kind="number", decimals=2, unit="ha"),
        Column(key="done", header=text("land.done_area", language), kind="number", decimals=2, unit="ha"),
        Column(key="year", header=text("land.registered", language)),
        Column(key="state", header=text("land.state", language)),
    )  # fmt: skip
    rows = [row(f"{one.code}@{one.area}", project_cells(one, language), language) for one in projects]
    return table(title, columns, rows, query, [area], today)


def project_cells(one: ListedProject, language: str) -> tuple[Cell, ...]:
    return (
        one.name, one.area_name, one.purpose, stated(one.listed, language, 2), stated(one.done, language, 2),
        str(one.registered or ""), state_words(one, language),
    )  # fmt: skip


def state_words(project: ListedProject, language: str) -> str:
    words = text_or(f"land.state_{project.state}", language, project.state)
    return f"{words}; {text('land.is_stale', language, years=project.waiting)}" if project.stale else words
