"""Giải ngân in words: the sentence, the plan bases, the year, who is behind, which projects hold the money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.locale import text
from data.period import Period
from indicators.breakdown import member_name
from indicators.public_investment.deadlines import Deadline
from indicators.public_investment.plans import Allocation, Base, BySource, Mismatch, Payments
from indicators.public_investment.projects import Project, concentration, stuck
from indicators.public_investment.reallocation import Rule
from indicators.result import MonthPoint, Result
from layouts import formats, indicator_view, tables, wording
from layouts.figures.money import s_curve, shares, shortened
from layouts.page_view import Block, Chart, Control, Controls, Facts, PageView, Pair, Sentences, Table
from layouts.projects_view import few_words, projects_block, stuck_block
from layouts.query import Query
from layouts.reallocation_view import what_if_blocks
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Fact, Figure, TableView

GROUPS = ("area", "source", "owner")
DRAWN = 16
"""How many bars fit beside the year; the table behind them has all."""


@dataclass(frozen=True, slots=True)
class Money:
    """Everything the page is made of; results carry in `area_name` the name they are shown by."""

    whole: Result
    points: Sequence[MonthPoint]
    by_area: Sequence[Result]
    by_source: BySource
    by_owner: dict[str, Result]
    bases: Sequence[Base]
    mismatches: Sequence[Mismatch]
    payments: Payments
    allocation: Allocation
    deadlines: Sequence[Deadline]
    projects: Sequence[Project]
    rule: Rule


def disbursement(money: Money, query: Query, today: dt.date) -> PageView:
    """The page; without any figure it says why, and what to load."""
    language, whole = query.language, money.whole
    heading = text("nav.disbursement", language)
    sub = f"{whole.area_name} · {formats.period(query.period, language)}"
    if whole.actual.value is None and whole.target is None and not money.projects and not money.by_owner:
        return PageView(
            heading=heading,
            sub=sub,
            empty=text("disbursement.empty", language),
            empty_hint=text("disbursement.empty_hint", language),
            language=language,
        )
    blocks = [found for found in (*headline(money, query, today), *holding(money, query, today)) if found is not None]
    shown = [whole, *money.by_area, *(p.result for p in money.projects)]
    return PageView(
        heading=heading,
        sub=sub,
        lead=wording.sentence(whole, language),
        second=few_words(money.projects, language),
        blocks=tuple(blocks),
        illustration=any(r.illustration for r in shown),
        all_illustration=all(r.illustration for r in shown if r.actual.value is not None),
        language=language,
        notes=(text("disbursement.note_13", language),),
    )


def headline(money: Money, query: Query, today: dt.date) -> Iterable[Block | None]:
    yield facts(money, query.language)
    yield bases_block(money, query, today)
    yield differences(money, query.language)
    chosen = group_of(money, query)
    yield Controls(items=(group_control(money, chosen, query.language),))
    curve, ranked = curve_block(money, query, today), ranked_block(money, chosen, query, today)
    yield Pair(left=curve, right=ranked) if ranked else curve
    yield deadlines_block(money, query, today)


def holding(money: Money, query: Query, today: dt.date) -> Iterable[Block | None]:
    if not money.projects:
        yield Sentences(
            heading=text("projects.heading", query.language), lines=(text("projects.none", query.language),)
        )
        return
    yield stuck_block(stuck(money.projects), concentration(money.projects), money.whole, query, today)
    yield projects_block(money.projects, money.whole, query, today)
    yield from what_if_blocks(money.projects, money.rule, money.whole, query, today)


# ---- figures beside one another


def facts(money: Money, language: str) -> Facts:
    """What was paid, what is left, the run rate it takes, what is not allocated and what was advanced."""
    whole, places = money.whole, wording.places(money.whole)
    unit = wording.unit_name(whole.unit, language)
    items = [
        Fact(
            label=text("column.actual", language),
            figure=wording.actual_figure(whole.actual, places, language),
            note=unit,
        ),
        Fact(
            label=text("column.percent", language),
            figure=wording.percent_figure(whole, language),
            note=wording.plan_name(whole.target, language),
        ),
    ]
    if whole.target and whole.target.value is not None and whole.actual.value is not None:
        left = whole.target.value - whole.actual.value
        items.append(Fact(label=text("disbursement.left", language), figure=number(left, language), note=unit))
    if whole.required_per_month is not None:
        items.append(run_rate(whole, language))
    for key, amount in (("unallocated", money.allocation.unallocated), ("advance", money.payments.advance)):
        said = Figure(text=text("disbursement.not_reported", language)) if amount is None else number(amount, language)
        items.append(
            Fact(label=text(f"disbursement.{key}", language), figure=said, note="" if amount is None else unit)
        )
    return Facts(items=tuple(items))


def run_rate(whole: Result, language: str) -> Fact:
    times = whole.times_average
    note = text("fact.times", language, times=formats.number(times, language)) if times is not None else ""
    return Fact(label=text("fact.required", language), figure=number(whole.required_per_month, language), note=note)


def bases_block(money: Money, query: Query, today: dt.date) -> Table | None:
    """One line a plan base, the one in force marked; the same plan told by two files is one line."""
    language = query.language
    columns = [
        name_column("disbursement.base", language),
        Column(key="scope", header=text("disbursement.scope", language)),
        *amount_columns(("plan", "actual"), language),
        Column(key="percent", header=text("column.percent", language), kind="percent"),
        Column(key="force", header=text("column.status", language)),
    ]
    kept = {(b.scope, b.target.authority, b.target.version, b.target.value): b for b in reversed(list(money.bases))}
    rows = [row(str(n), base_cells(b, money.whole, language), language) for n, b in enumerate(reversed(kept.values()))]
    heading = text("disbursement.bases", language)
    made = of(heading, columns, rows, money, query, today)
    note = text("disbursement.derived", language) if any(b.derived for b in kept.values()) else ""
    return Table(key="bases", heading=heading, table=made, note=note) if rows else None


def base_cells(base: Base, whole: Result, language: str) -> list[Cell]:
    places = wording.places(whole)
    return [
        wording.plan_name(base.target, language),
        text(f"capital.{base.scope or 'as_reported'}", language),
        wording.target_figure(base.target, places, language),
        number(base.actual, language, places),
        Figure(text=formats.percent(base.percent, language), value=base.percent),
        "● " + text("disbursement.in_force", language) if base.in_force and not base.scope else "",
    ]


def differences(money: Money, language: str) -> Sentences | None:
    """Sources that do not add up to their total: both numbers."""
    said = tuple(
        text(
            "disbursement.mismatch",
            language,
            what=text(f"role.{m.of}", language).lower(),
            whole=formats.number(m.whole, language, 3),
            parts=formats.number(m.parts, language, 3),
            members=", ".join(member_name("source", code, language) for code in m.members),
        )
        for m in money.mismatches
    )
    return Sentences(heading=text("disbursement.mismatches", language), lines=said) if said else None


# ---- the year, and who is behind


def curve_block(money: Money, query: Query, today: dt.date) -> Chart:
    view = indicator_view.indicator(money.whole, money.points, [], query, today)
    plan = money.whole.target.value if money.whole.target else None
    marks = [
        (d.day.month - 0.5 + d.day.day / 62, float(plan * d.percent / 100), milestone_words(d, query.language))
        for d in money.deadlines
        if d.kind == "milestone" and d.percent is not None and plan is not None
    ]
    return Chart(
        key="curve",
        finding=view.finding,
        subtitle=view.subtitle,
        figure=s_curve(view, marks),
        behind=view.by_month,
        spoken=view.sentence,
    )


def group_of(money: Money, query: Query) -> str:
    """What the address asks for where there is something to show; else the first that has figures."""
    present = [group for group in GROUPS if grouped(money, group, query.language)]
    return query.group if query.group in present else next(iter(present), "area")


def group_control(money: Money, chosen: str, language: str) -> Control:
    options = [(g, text(f"disbursement.by_{g}", language)) for g in GROUPS if grouped(money, g, language)]
    whole = options or [("area", text("disbursement.by_area", language))]
    return Control(name="nhom", label=text("disbursement.group", language), value=chosen, options=tuple(whole))


def grouped(money: Money, group: str, language: str) -> list[Result]:
    """The results of a grouping that say anything, under the names they are shown by."""
    if group == "area":
        return list(money.by_area)
    found = money.by_source.results if group == "source" else money.by_owner
    return [
        r.model_copy(
            update={
                "area": code,
                "area_name": owner_name(money, code) if group == "owner" else member_name("source", code, language),
            }
        )
        for code, r in found.items()
        if r.actual.value is not None
    ]


def owner_name(money: Money, code: str) -> str:
    """An owner's name as its sheet writes it."""
    named = (p.record.said("owner") for p in money.projects if p.record)
    names = {p.record.said("owner"): p.owner for p in money.projects if p.record} if any(named) else {}
    return names.get(code, code.replace("_", " "))


def ranked_block(money: Money, group: str, query: Query, today: dt.date) -> Chart | None:
    """Bars with the line Σ/Σ; owners that group others stand beside them and are never added up."""
    language, results = query.language, grouped(money, group, query.language)
    if not results:
        return None
    adds = group == "area" or (group == "source" and money.by_source.split == tuple(r.area for r in results))
    line = indicator_view.average_exact(results) if adds else None
    said = text("chart.average", language, value=formats.percent(line, language)) if line is not None else ""
    finding = ranked_finding(results, group, language)
    columns = list(
        tables.result_columns(language, text(f"disbursement.{group}", language), unit_of(money, language), 1)
    )
    rows = [tables.result_row(r, r.area_name, r.area, language, 1) for r in worst_first(results)]
    made = of(finding, columns, rows, money, query, today)
    total = tables.total_row(results, language) if adds else None
    drawn = worst_first(results)[:DRAWN]
    short = [r.model_copy(update={"area_name": shortened(r.area_name)}) for r in drawn]
    figure = shares(short, line, said, language)
    return Chart(
        key="ranked",
        finding=finding,
        subtitle=ranked_sub(len(drawn), len(results), language),
        figure=figure,
        height=figure["layout"]["height"],
        behind=made.model_copy(update={"total": total}),
    )


def ranked_sub(drawn: int, every: int, language: str) -> str:
    """What the bars are, and that the table has the rest where not all are drawn."""
    said = text("disbursement.ranked_sub", language)
    return (
        said if drawn == every else f"{text('disbursement.ranked_some', language, drawn=drawn, every=every)} · {said}"
    )


def worst_first(results: Sequence[Result]) -> list[Result]:
    return sorted(results, key=lambda r: (r.percent_of_target is None, r.percent_of_target or 0))


def ranked_finding(results: Sequence[Result], group: str, language: str) -> str:
    """The lowest is named: that is what the chart is looked at for."""
    told = [r for r in worst_first(results) if r.percent_of_target is not None]
    if not told:
        return text(f"disbursement.by_{group}", language)
    low = told[0]
    return text(
        "disbursement.lowest", language, name=low.area_name, percent=formats.percent(low.percent_of_target, language)
    )


# ---- what comes next


def deadlines_block(money: Money, query: Query, today: dt.date) -> Table:
    """Each day with what it still takes; the ones to come first."""
    language = query.language
    columns = [
        name_column("disbursement.day", language),
        Column(key="what", header=text("disbursement.what", language)),
        Column(key="goal", header=text("disbursement.goal", language), kind="percent"),
        *amount_columns(("needed", "per_month"), language),
        Column(key="left", header=text("disbursement.days", language)),
        Column(key="basis", header=text("disbursement.basis", language)),
    ]
    ordered = sorted(money.deadlines, key=lambda d: (d.days < 0, d.day))
    rows = [row(f"{d.day}{n}", deadline_cells(d, language), language) for n, d in enumerate(ordered)]
    heading = text("disbursement.deadlines", language)
    return Table(key="deadlines", heading=heading, table=of(heading, columns, rows, money, query, today))


def deadline_cells(d: Deadline, language: str) -> list[Cell]:
    left = text("disbursement.past", language) if d.days < 0 else text("disbursement.days_left", language, days=d.days)
    return [
        formats.date(d.day, language),
        text(f"disbursement.{d.kind}", language),
        Figure(text=formats.percent(d.percent, language, 0), value=d.percent),
        number(d.needed, language),
        number(d.per_month, language),
        left,
        d.document,
    ]


def milestone_words(d: Deadline, language: str) -> str:
    return f"{formats.percent(d.percent, language, 0)} · {formats.date(d.day, language)} · {d.document}"


# ---- tables of the page


def amount_columns(keys: Sequence[str], language: str) -> list[Column]:
    names = {"plan": "column.plan", "actual": "column.actual"}
    return [
        Column(
            key=key,
            header=text(names.get(key, f"disbursement.{key}"), language),
            kind="number",
            unit=wording.unit_name("tỷ đồng", language),
        )
        for key in keys
    ]


def unit_of(money: Money, language: str) -> str:
    return wording.unit_name(money.whole.unit, language)


def of(
    title: str, columns: Sequence[Column], rows: Sequence[object], money: Money, query: Query, today: dt.date
) -> TableView:
    return table(title, columns, rows, query, [money.whole.area_name], today, illustration=money.whole.illustration)  # type: ignore[arg-type]


def plan_period(query: Query) -> Period:
    """What is compared with a year's plan counts from January."""
    return query.from_january.period


def named(results: Iterable[Result], names: dict[str, str]) -> list[Result]:
    """Areas under the names of the reader's language; those that say nothing are left out."""
    return [
        r.model_copy(update={"area_name": names[r.area]})
        for r in results
        if r.area in names and (r.actual.value is not None or r.target is not None)
    ]
