"""Ngân sách in words: two estimates side by side, items in the budget law's outline, sums checked, land money apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text
from indicators.breakdown import member_name
from indicators.budget_revenue.estimates import Collection, WithoutLand
from indicators.budget_revenue.items import Item, Items, Shortfall
from indicators.result import Result
from layouts import formats, wording
from layouts.page_view import Block, Facts, PageView, Sentences, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.tables import area_table
from layouts.views import Column, Fact, Figure, Row, TableView


def revenue_page(
    items: Items, without_land: WithoutLand, collection: Collection, areas: Sequence[Result], area: str, query: Query,
    today: dt.date,
) -> PageView:  # fmt: skip
    """The whole page; without any figure or estimate it says what to load."""
    language = query.language
    heading, whole = text("revenue.heading", language), items.lines[0].result
    sub = f"{area} · {formats.period(query.from_january.period, language)}"
    if len(items.lines) == 1 and whole.actual.value is None and whole.target is None:
        return PageView(heading=heading, sub=sub, empty=text("revenue.empty", language),
                        empty_hint=text("revenue.empty_hint", language), language=language)  # fmt: skip
    title = text("revenue.items", language)
    blocks: list[Block] = [
        Facts(items=facts(items.lines[0], without_land, collection, language)),
        Table(key="items", heading=title, table=item_table(items, title, area, query, today)),
    ]
    if items.shortfalls:
        blocks.append(Sentences(lines=tuple(shortfall(gap, language) for gap in items.shortfalls)))
    if areas:
        below = text("revenue.areas", language)
        blocks.append(Table(key="areas", heading=below, table=area_table(areas, query, below, [area], today)))
    illustrated = whole.illustration or any(one.illustration for one in areas)
    return PageView(
        heading=heading, sub=sub, lead=wording.sentence(whole, language), blocks=tuple(blocks), language=language,
        illustration=illustrated, all_illustration=whole.illustration, notes=(text("revenue.method", language),),
    )  # fmt: skip


def facts(whole: Item, without_land: WithoutLand, collection: Collection, language: str) -> tuple[Fact, ...]:
    """The share of each estimate, domestic revenue without land money, and what nobody explains."""
    found = [
        Fact(label=text("revenue.of", language, authority=text(f"authority.{authority}", language)),
             figure=Figure(text=formats.percent(percent, language), value=percent))
        for authority, percent in whole.percent_of.items() if percent is not None and authority != "none"
    ]  # fmt: skip
    if without_land.actual is not None:
        share = formats.percent(without_land.share_of_domestic, language)
        note = text("revenue.of_domestic", language, share=share) if share else ""
        left = number(without_land.actual, language)
        found.append(Fact(label=text("revenue.without_land", language), figure=left, note=note))
    if collection.unexplained:
        found.append(Fact(label=text("revenue.unexplained", language), figure=number(collection.unexplained, language)))
    return tuple(found)


def item_table(items: Items, title: str, area: str, query: Query, today: dt.date) -> TableView:
    """Every item against each estimate; a group without a figure shows what its items come to."""
    language = query.language
    unit = wording.unit_name(items.lines[0].result.unit, language)
    authorities = sorted({a for line in items.lines for a in line.percent_of if a != "none"}, reverse=True)
    columns = [
        name_column("revenue.item", language),
        Column(key="plan", header=text("column.plan", language), kind="number", decimals=1, unit=unit),
        Column(key="actual", header=text("column.actual", language), kind="number", decimals=1, unit=unit),
        *(Column(key=a, header=text(f"authority.{a}", language), kind="percent", unit="%") for a in authorities),
        Column(key="same", header=text("column.same", language), kind="index", unit="%"),
        Column(key="status", header=text("column.status", language), kind="status"),
        Column(key="note", header=text("revenue.note", language)),
    ]
    rows = [item_row(line, authorities, language) for line in items.lines]
    illustrated = items.lines[0].result.illustration
    return table(title, columns, rows, query, [area], today, illustration=illustrated)


def item_row(line: Item, authorities: Sequence[str], language: str) -> Row:
    result = line.result
    name = member_name("revenue", line.member, language) if line.member else text("revenue.total", language)
    actual: Cell = wording.actual_figure(result.actual, 1, language)
    note = text("revenue.memo", language) if line.memo else ""
    if result.actual.value is None and line.added is not None:
        actual, note = number(line.added, language), text("revenue.added", language)
    cells = (
        name, wording.target_figure(result.target, 1, language), actual,
        *(number(line.percent_of.get(authority), language) for authority in authorities),
        number(result.same_period.index, language), wording.verdict(result.now, language), note,
    )  # fmt: skip
    return row(line.member or "total", cells, language, level=line.depth)


def shortfall(gap: Shortfall, language: str) -> str:
    name = member_name("revenue", gap.group, language) if gap.group else text("revenue.total", language)
    words = {key: formats.number(value, language, 3) for key, value in (("stated", gap.stated), ("added", gap.added))}
    difference = formats.signed(gap.added - gap.stated if gap.stated else Decimal(0), language, 3)
    return text("revenue.shortfall", language, name=name, difference=difference, **words)
