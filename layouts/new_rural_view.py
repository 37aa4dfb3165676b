"""Nông thôn mới in words: who fell back, the levels that contain one another, the matrix commune × criteria."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text
from indicators.arithmetic import Undefined
from indicators.breakdown import member_name
from indicators.new_rural.levels import Levels, Share
from indicators.new_rural.matrix import Commune, Matrix
from indicators.new_rural.sentences import sentences
from layouts.page_view import Block, Facts, PageView, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, stated, table
from layouts.views import Column, Fact, Figure, Row, TableView

MARKS = {"met": "●", "not_met": "✗", "not_reported": "○", "not_applicable": "x"}


def new_rural_page(matrix: Matrix, levels: Levels, area: str, query: Query, today: dt.date) -> PageView:
    """The whole page; without a level or a criterion it says what to load."""
    language = query.language
    heading, sub = text("rural.heading", language), f"{area} · {query.month[5:]}/{query.year}"
    reported = [commune for commune in matrix.communes if commune.reported or commune.certified]
    if levels.certified.count.value is None and not reported:
        return PageView(heading=heading, sub=sub, empty=text("rural.empty", language),
                        empty_hint=text("rural.empty_hint", language), language=language)  # fmt: skip
    blocks: list[Block] = [Facts(items=level_facts(levels, language))]
    if matrix.fallback:
        blocks.append(lacking("fallback", matrix.fallback, area, query, today))
    if matrix.nearest:
        blocks.append(lacking("nearest", matrix.nearest[:10], area, query, today))
    if reported:
        title = text("rural.matrix", language)
        view = matrix_table(matrix, reported, title, area, query, today)
        blocks.append(Table(key="matrix", heading=title, table=view, note=text("rural.marks", language)))
    said = sentences(matrix if reported else None, levels, "en" if language == "en" else "vi")
    notes = (text("rural.method", language, document=matrix.document),)
    return PageView(heading=heading, sub=sub, lead=said, blocks=tuple(blocks), notes=notes, language=language)


def level_facts(levels: Levels, language: str) -> tuple[Fact, ...]:
    """Certified, advanced and model: each with its share; they contain one another and are never added."""
    pairs = (("certified", levels.certified), ("advanced", levels.advanced), ("model", levels.model))
    return tuple(level_fact(key, share, language) for key, share in pairs if share.count.value is not None)


def level_fact(key: str, share: Share, language: str) -> Fact:
    note = ""
    if not isinstance(share.percent, Undefined) and not isinstance(share.communes, Undefined):
        percent = number(share.percent, language, 2).text
        note = text("rural.share", language, percent=percent, communes=number(share.communes, language, 0).text)
    return Fact(label=text(f"rural.{key}", language), figure=stated(share.count, language, 0), note=note)


def lacking(key: str, communes: Sequence[Commune], area: str, query: Query, today: dt.date) -> Table:
    """Communes with the criteria they lack, by name."""
    language = query.language
    columns = (name_column("rural.commune", language),
               Column(key="count", header=text("rural.lacking_count", language), kind="number", decimals=0),
               Column(key="which", header=text("rural.lacking", language)))  # fmt: skip
    rows = [
        row(one.area, (one.area_name, number(Decimal(len(one.lacking)), language, 0),
                       ", ".join(member_name("criterion", c, language) for c in one.lacking)), language)
        for one in communes
    ]  # fmt: skip
    heading = text(f"rural.{key}", language)
    return Table(key=key, heading=heading, table=table(heading, columns, rows, query, [area], today))


def matrix_table(
    matrix: Matrix, communes: Sequence[Commune], title: str, area: str, query: Query, today: dt.date
) -> TableView:  # fmt: skip
    language = query.language
    columns = [name_column("rural.commune", language)]
    columns += [Column(key=f"c{number_}", header=number_) for number_ in matrix.criteria]
    columns += [Column(key="met", header=text("rural.met", language), kind="number", decimals=0),
                Column(key="printed", header=text("rural.printed", language), kind="number", decimals=0),
                Column(key="year", header=text("rural.year", language))]  # fmt: skip
    rows = [commune_row(one, matrix.criteria, language) for one in communes]
    return table(title, columns, rows, query, [area], today)


def commune_row(one: Commune, criteria: Sequence[str], language: str) -> Row:
    met = None if isinstance(one.met, Undefined) else number(Decimal(one.met), language, 0)
    marks: list[Cell] = [Figure(text=MARKS[one.marks[criterion]]) for criterion in criteria]
    year = str(one.recognised or "")
    return row(one.area, (one.area_name, *marks, met, stated(one.printed, language, 0), year), language)
