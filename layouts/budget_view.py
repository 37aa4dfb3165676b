"""Ngân sách in words: two estimates side by side, items in the outline of the law, land money apart, who collects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.locale import text
from indicators.breakdown import member_name
from indicators.budget_revenue.estimates import Collection, Estimate, WithoutLand
from indicators.budget_revenue.items import Item, Items, Shortfall
from indicators.result import MonthPoint, Result, Target
from layouts import formats, indicator_view, tables, wording
from layouts.figures.money import shares, shortened
from layouts.figures.trajectory import trajectory
from layouts.page_view import Block, Chart, Facts, PageView, Pair, Sentences, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Fact, Figure, Row

AUTHORITIES = ("btc", "hdnd")


@dataclass(frozen=True, slots=True)
class Revenue:
    """Everything the page is made of; results carry in `area_name` the name they are shown by."""

    whole: Result
    points: Sequence[MonthPoint]
    items: Items
    estimates: Sequence[Estimate]
    without_land: WithoutLand
    collection: Collection
    by_area: Sequence[Result]


def budget(revenue: Revenue, query: Query, today: dt.date) -> PageView:
    """The page; without any figure it says why, and what to load."""
    language, whole = query.language, revenue.whole
    heading = text("nav.budget", language)
    sub = f"{whole.area_name} · {formats.period(query.period, language)}"
    if whole.actual.value is None and whole.target is None:
        return PageView(
            heading=heading,
            sub=sub,
            empty=text("budget.empty", language),
            empty_hint=text("budget.empty_hint", language),
            language=language,
        )
    blocks = [found for found in parts(revenue, query, today) if found is not None]
    shown = [whole, *revenue.by_area, *(line.result for line in revenue.items.lines)]
    return PageView(
        heading=heading,
        sub=sub,
        lead=wording.sentence(whole, language),
        second=behind_words(revenue.items.lines, language),
        blocks=tuple(blocks),
        illustration=any(r.illustration for r in shown),
        all_illustration=all(r.illustration for r in shown if r.actual.value is not None),
        language=language,
    )


def parts(revenue: Revenue, query: Query, today: dt.date) -> Iterable[Block | None]:
    yield facts(revenue, query.language)
    ranked, curve = items_chart(revenue, query), curve_block(revenue, query, today)
    yield Pair(left=curve, right=ranked) if ranked else curve
    yield shortfalls(revenue.items.shortfalls, query.language)
    yield items_table(revenue, False, query, today)
    yield items_table(revenue, True, query, today)
    yield areas_table(revenue, query, today)


def item_name(member: str, language: str) -> str:
    return member_name("revenue", member, language) if member else text("budget.total", language)


def leaves(lines: Sequence[Item]) -> list[Item]:
    """Items that hold no others: a group and its items would count the same money twice."""
    own = [i for i in lines if not i.memo]
    pairs = zip(own, [*own[1:], None], strict=True)
    return [i for i, after in pairs if i.member and (after is None or after.depth <= i.depth)]


def behind(lines: Sequence[Item]) -> list[Item]:
    """Items behind their pace, the worst first; memo lines count nothing twice."""
    late = [i for i in leaves(lines) if i.result.now in ("late", "slightly_late")]
    return sorted(late, key=lambda i: i.result.pace_points or Decimal(0))


def behind_words(lines: Sequence[Item], language: str) -> str:
    late = behind(lines)
    if not late:
        return ""
    said = "; ".join(
        f"{item_name(i.member, language)} {formats.percent(i.result.percent_of_target, language)}" for i in late[:5]
    )
    return text("budget.behind", language, count=len(late), said=said)


def facts(revenue: Revenue, language: str) -> Facts:
    """The sum, its share of each estimate, and what is left without land money."""
    whole, unit = revenue.whole, wording.unit_name(revenue.whole.unit, language)
    items = [
        Fact(label=text("column.actual", language), figure=wording.actual_figure(whole.actual, 1, language), note=unit)
    ]
    for e in revenue.estimates:
        label = text(f"budget.of_{e.authority}", language)
        said = formats.percent(e.percent, language) or text("budget.no_estimate", language)
        note = (
            text("budget.estimate", language, value=formats.number(e.target, language)) if e.target is not None else ""
        )
        items.append(Fact(label=label, figure=Figure(text=said, value=e.percent), note=note))
    land = revenue.without_land
    if land.actual is not None:
        note = text(
            "budget.stated" if land.stated else "budget.computed",
            language,
            share=formats.percent(land.share_of_domestic, language),
        )
        items.append(Fact(label=text("budget.without_land", language), figure=number(land.actual, language), note=note))
    items.append(Fact(label=text("column.same", language), figure=wording.same_figure(whole, language)))
    return Facts(items=tuple(items))


def curve_block(revenue: Revenue, query: Query, today: dt.date) -> Chart:
    view = indicator_view.indicator(revenue.whole, revenue.points, [], query, today)
    return Chart(
        key="curve",
        finding=view.finding,
        subtitle=view.subtitle,
        figure=trajectory(view),
        behind=view.by_month,
        spoken=view.sentence,
    )


def items_chart(revenue: Revenue, query: Query) -> Chart | None:
    """Each item's share of its estimate against where it should be by now."""
    language = query.language
    told = [i for i in leaves(revenue.items.lines) if i.result.percent_of_target is not None]
    if not told:
        return None
    drawn = revenue.whole.trajectory
    line = drawn.share if drawn else None
    words = text("budget.pace", language, value=formats.percent(line, language)) if line is not None else ""
    results = [i.result.model_copy(update={"area_name": shortened(item_name(i.member, language))}) for i in told]
    figure = shares(results, line, words, language)
    finding = text("budget.finding", language, count=len(behind(revenue.items.lines)), all=len(told))
    return Chart(
        key="items_chart",
        finding=finding,
        subtitle=text("budget.finding_sub", language),
        figure=figure,
        height=figure["layout"]["height"],
    )


def shortfalls(found: Sequence[Shortfall], language: str) -> Sentences | None:
    """Items that do not add up to their group: both numbers."""
    lines = tuple(
        text(
            "budget.shortfall",
            language,
            group=item_name(s.group, language),
            stated=formats.number(s.stated, language, 3),
            added=formats.number(s.added, language, 3),
            count=len(s.members),
        )
        for s in found
    )
    return Sentences(heading=text("budget.shortfalls", language), lines=lines) if lines else None


# ---- tables


def items_table(revenue: Revenue, memo: bool, query: Query, today: dt.date) -> Table | None:
    """The outline with both estimates; memo lines stand in a table of their own, for they add to nothing."""
    language = query.language
    lines = [line for line in revenue.items.lines if line.memo == memo]
    if not lines:
        return None
    rows = [
        row(line.member or "total", item_cells(line, language), language, level=0 if memo else line.depth)
        for line in lines
    ]
    key = "memo" if memo else "items"
    heading = text(f"budget.{key}", language)
    made = table(
        heading,
        item_columns(language),
        rows,
        query,
        [revenue.whole.area_name],
        today,
        illustration=revenue.whole.illustration,
    )
    return Table(key=key, heading=heading, table=made, note=text(f"budget.{key}_note", language))


def item_columns(language: str) -> list[Column]:
    unit = wording.unit_name("tỷ đồng", language)
    columns = [
        name_column("budget.item", language),
        Column(key="actual", header=text("column.actual", language), kind="number", unit=unit),
    ]
    for code in AUTHORITIES:
        group = text(f"budget.by_{code}", language)
        columns += [
            Column(key=f"plan_{code}", header=text("budget.plan", language), kind="number", unit=unit, group=group),
            Column(key=f"percent_{code}", header=text("budget.percent", language), kind="percent", group=group),
        ]
    columns += [
        Column(key="same", header=text("column.same", language), kind="index"),
        Column(key="status", header=text("column.status", language), kind="status"),
        Column(key="said", header=text("budget.remark", language)),
    ]
    return columns


def item_cells(line: Item, language: str) -> list[Cell]:
    result, added = line.result, line.added
    made = result.actual.value is None and added is not None
    actual = number(added, language) if made else wording.actual_figure(result.actual, 1, language)
    cells: list[Cell] = [item_name(line.member, language), actual]
    for code in AUTHORITIES:
        target = target_of(result, code)
        percent = next((value for own, value in line.percent_of.items() if own.startswith(code)), None)
        cells += [
            wording.target_figure(target, 1, language),
            Figure(text=formats.percent(percent, language), value=percent),
        ]
    verdict = wording.verdict(result.now, language) if result.target else None
    return [*cells, wording.same_figure(result, language), verdict, text("budget.added", language) if made else ""]


def target_of(result: Result, authority: str) -> Target | None:
    """The estimate of an authority; `hdnd` stands for any council."""
    targets = [t for t in (result.target, *result.other_targets) if t is not None]
    return next((t for t in targets if t.authority.startswith(authority)), None)


def areas_table(revenue: Revenue, query: Query, today: dt.date) -> Table | None:
    """Districts or communes, then the province level and what neither explains; the total is the province's own."""
    language, results = (
        query.language,
        sorted(revenue.by_area, key=lambda r: (r.pace_points is None, r.pace_points or 0)),
    )
    if not results:
        return None
    title = text("budget.areas", language)
    columns = tables.result_columns(
        language, text("column.area", language), wording.unit_name(revenue.whole.unit, language), 1
    )
    rows = [tables.result_row(r, r.area_name, r.area, language, 1) for r in results]
    whole = len(query.areas) < 2
    rows += rest(revenue.collection, language) if whole else []
    total = (
        tables.result_row(revenue.whole, revenue.whole.area_name, "total", language)
        if whole
        else tables.total_row(results, language)
    )
    made = table(
        title,
        columns,
        rows,
        query,
        [revenue.whole.area_name],
        today,
        total=total,
        illustration=any(r.illustration for r in results),
    )
    return Table(key="areas_revenue", heading=title, table=made, note=text("budget.areas_note", language))


def rest(found: Collection, language: str) -> list[Row]:
    """`Cấp tỉnh`, and the sum that stands nowhere where there is one."""
    said = [("province_level", found.province_level), ("unexplained", found.unexplained or None)]
    return [
        row(key, [text(f"budget.{key}", language), "", number(amount, language), "", "", "", ""], language)
        for key, amount in said
        if amount is not None
    ]
