"""Giải ngân in words: the sentence first, plan bases, the year's curve, who lags, who holds the undisbursed capital."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.locale import text, text_or
from indicators.breakdown import member_name
from indicators.public_investment.deadlines import Deadline
from indicators.public_investment.plans import Allocation, Base, BySource, Mismatch, Payments
from indicators.public_investment.projects import Concentration, Project
from indicators.result import MonthPoint, Result
from layouts import formats, wording
from layouts.figures.trajectory import trajectory
from layouts.indicator_view import indicator
from layouts.page_view import Block, Chart, Facts, PageView, Sentences, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.tables import area_table, result_columns, result_row, total_row
from layouts.views import Column, Fact, Figure, Row, TableView

UNIT = "tỷ đồng"


@dataclass(frozen=True, slots=True)
class Disbursement:
    """Everything the page shows of an area at a period."""

    result: Result
    months: Sequence[MonthPoint]
    bases: Sequence[Base]
    sources: BySource
    mismatches: Sequence[Mismatch]
    owners: Mapping[str, Result]
    areas: Sequence[Result]
    projects: Sequence[Project]
    stuck: Sequence[Project]
    held: Concentration
    deadlines: Sequence[Deadline]
    payments: Payments
    allocation: Allocation
    owner_names: Mapping[str, str]


def disbursement_page(found: Disbursement, area: str, query: Query, today: dt.date) -> PageView:
    """The whole page; without any figure or plan it says what to load."""
    language = query.language
    heading = text("disbursement.heading", language)
    sub = f"{area} · {formats.period(query.from_january.period, language)}"
    if found.result.actual.value is None and found.result.target is None and not found.projects:
        return PageView(heading=heading, sub=sub, empty=text("disbursement.empty", language),
                        empty_hint=text("disbursement.empty_hint", language), language=language)  # fmt: skip
    blocks: list[Block | None] = [
        Facts(items=facts(found, language)), curve(found, query, today), bases_table(found.bases, area, query, today),
        sources_table(found, area, query, today), owners_table(found, area, query, today),
        areas_table(found, area, query, today), *project_blocks(found, area, query, today),
        deadlines_table(found.deadlines, area, query, today), Sentences(lines=differences(found.mismatches, language)),
    ]  # fmt: skip
    drawn = tuple(b for b in blocks if b is not None and not (isinstance(b, Sentences) and not b.lines))
    illustrated = found.result.illustration or any(r.illustration for r in found.areas)
    return PageView(
        heading=heading, sub=sub, lead=wording.sentence(found.result, language), second=pareto(found.held, language),
        blocks=drawn, illustration=illustrated, all_illustration=found.result.illustration, language=language,
        notes=(text("disbursement.method", language),),
    )  # fmt: skip


def facts(found: Disbursement, language: str) -> tuple[Fact, ...]:
    """What is left, what each month must bring, what is stuck, advances and unallocated capital."""
    result, places = found.result, 1
    left = None
    if result.target is not None and result.target.value is not None and result.actual.value is not None:
        left = result.target.value - result.actual.value
    times = formats.number(result.times_average, language, 2)
    note = text("fact.times", language, times=times) if result.times_average is not None else ""
    stuck = sum((p.undisbursed or Decimal(0) for p in found.stuck), Decimal(0))
    pairs = (
        ("left", left, ""), ("required", result.required_per_month, note),
        ("stuck", stuck if found.stuck else None, text("disbursement.stuck_count", language, count=len(found.stuck))),
        ("advance", found.payments.advance, ""), ("unallocated", found.allocation.unallocated, ""),
    )  # fmt: skip
    return tuple(
        Fact(label=text(f"disbursement.{key}", language), figure=number(value, language, places), note=said)
        for key, value, said in pairs if value is not None
    )  # fmt: skip


def curve(found: Disbursement, query: Query, today: dt.date) -> Chart | None:
    """The S-curve of the plan year, thirteen months where the thirteenth is reported."""
    if not any(point.cumulative is not None for point in found.months):
        return None
    view = indicator(found.result, found.months, [], query, today)
    return Chart(
        key="months", finding=view.finding, subtitle=view.subtitle, figure=trajectory(view), spoken=view.sentence,
        behind=view.by_month,
    )  # fmt: skip


def bases_table(bases: Sequence[Base], area: str, query: Query, today: dt.date) -> Table | None:
    """Each plan of the year with the percentage that uses it; the one in force is marked."""
    if len(bases) < 2:
        return None
    language = query.language
    unit = wording.unit_name(UNIT, language)
    columns = (
        name_column("disbursement.base", language),
        Column(key="plan", header=text("column.plan", language), kind="number", decimals=3, unit=unit),
        Column(key="actual", header=text("column.actual", language), kind="number", decimals=3, unit=unit),
        Column(key="percent", header=text("column.percent", language), kind="percent"),
        Column(key="use", header=text("disbursement.use", language)),
    )
    rows = [row(str(n), base_cells(base, language), language) for n, base in enumerate(apart(bases))]
    heading = text("disbursement.bases", language)
    return Table(key="bases", heading=heading, table=table(heading, columns, rows, query, [area], today))


def apart(bases: Sequence[Base]) -> list[Base]:
    """Plans that two reports give alike stand once."""
    seen: dict[tuple[object, ...], Base] = {}
    for base in bases:
        target = base.target
        seen.setdefault((base.scope, target.authority, target.version, target.value, target.low), base)
    return list(seen.values())


def base_cells(base: Base, language: str) -> tuple[Cell, ...]:
    day = base.target.decided_on or base.target.as_of
    name = " ".join(part for part in (wording.plan_name(base.target, language), formats.until(day, language)) if part)
    if base.scope:
        name = f"{member_name('capital', base.scope, language)} ({name})"
    use = [text("disbursement.in_force", language)] if base.in_force and not base.scope else []
    use += [text("disbursement.derived", language)] if base.derived else []
    return (name, wording.target_figure(base.target, 3, language), number(base.actual, language, 3),
            number(base.percent, language), "; ".join(use))  # fmt: skip


def sources_table(found: Disbursement, area: str, query: Query, today: dt.date) -> Table | None:
    results = found.sources.results
    names = {code: member_name("source", code, query.language) for code in results}
    total = [results[code] for code in found.sources.split]
    return results_table("sources", results, names, total, area, query, today)


def owners_table(found: Disbursement, area: str, query: Query, today: dt.date) -> Table | None:
    """Owners by what they have left; groups of owners stand among them, so nothing is added up."""
    names = {code: found.owner_names.get(code, code) for code in found.owners}
    return results_table("owners", found.owners, names, [], area, query, today)


def results_table(
    key: str, results: Mapping[str, Result], names: Mapping[str, str], split: Sequence[Result], area: str, query: Query,
    today: dt.date,
) -> Table | None:  # fmt: skip
    """One line a member, the slowest first; the total is Σ/Σ of a complete split, never a mean."""
    language = query.language
    shown = {code: r for code, r in results.items() if r.actual.value is not None or r.target is not None}
    if not shown:
        return None
    heading = text(f"disbursement.{key}", language)
    columns = result_columns(language, text(f"disbursement.{key}_name", language), wording.unit_name(UNIT, language), 1)
    ordered = sorted(
        shown, key=lambda code: (shown[code].percent_of_target is None, shown[code].percent_of_target or 0)
    )
    rows = [result_row(shown[code], names[code], code, language, 1) for code in ordered]
    total = total_row(split, language) if len(split) > 1 else None
    return Table(key=key, heading=heading, table=table(heading, columns, rows, query, [area], today, total=total))


def areas_table(found: Disbursement, area: str, query: Query, today: dt.date) -> Table | None:
    if not found.areas:
        return None
    heading = text("disbursement.areas", query.language)
    return Table(key="areas", heading=heading, table=area_table(found.areas, query, heading, [area], today))


# ---- projects


def project_blocks(found: Disbursement, area: str, query: Query, today: dt.date) -> list[Block]:
    if not found.projects:
        return []
    language = query.language
    blocks: list[Block] = []
    if found.stuck:
        heading = text("disbursement.stuck_projects", language)
        view = project_table(found.stuck[:10], heading, area, query, today)
        blocks.append(Table(key="stuck", heading=heading, table=view))
    heading = text("disbursement.projects", language)
    view = project_table(found.projects, heading, area, query, today)
    return [*blocks, Table(key="projects", heading=heading, table=view, wide=True, filtered=True)]


def project_table(projects: Sequence[Project], title: str, area: str, query: Query, today: dt.date) -> TableView:
    language = query.language
    unit = wording.unit_name(UNIT, language)
    amounts = ("plan", "carried", "actual", "undisbursed")
    columns = (
        name_column("disbursement.project", language),
        Column(key="owner", header=text("disbursement.owners_name", language)),
        Column(key="area", header=text("column.area", language)),
        *(Column(key=key, header=text_or(f"column.{key}", language, text_or(f"disbursement.{key}", language, key)),
                 kind="number", decimals=3, unit=unit) for key in amounts),
        Column(key="percent", header=text("disbursement.of_capital", language), kind="percent"),
        Column(key="status", header=text("column.status", language), kind="status"),
    )  # fmt: skip
    rows = [project_row(project, language) for project in projects]
    return table(title, columns, rows, query, [area], today)


def project_row(project: Project, language: str) -> Row:
    result = project.result
    cells = (
        project.name, project.owner, project.area.name_vi, wording.target_figure(result.target, 3, language),
        number(project.carried or None, language, 3), wording.actual_figure(result.actual, 3, language),
        number(project.undisbursed, language, 3), number(project.percent, language),
        wording.verdict(result.now, language),
    )  # fmt: skip
    return row(f"{project.code}@{project.area.code}", cells, language)


def pareto(held: Concentration, language: str) -> str:
    """Who holds the capital that is left, in one sentence."""
    if held.few_percent is None or len(held.ordered) < 2:
        return ""
    first = held.ordered[0]
    return text(
        "disbursement.pareto", language, few=held.few, share=formats.percent(held.few_percent, language),
        total=formats.number(held.total, language), for80=held.for_80, name=first.name,
        amount=formats.number(first.undisbursed, language),
    )  # fmt: skip


# ---- days and differences


def deadlines_table(deadlines: Sequence[Deadline], area: str, query: Query, today: dt.date) -> Table | None:
    """Days still to come: what is decreed, and what each month must still bring."""
    coming = [deadline for deadline in deadlines if deadline.days >= 0]
    if not coming:
        return None
    language = query.language
    unit = wording.unit_name(UNIT, language)
    columns = (
        name_column("disbursement.deadline", language), Column(key="what", header=text("disbursement.what", language)),
        Column(key="percent", header=text("disbursement.threshold", language), kind="percent"),
        Column(key="needed", header=text("disbursement.needed", language), kind="number", decimals=1, unit=unit),
        Column(key="rate", header=text("disbursement.per_month", language), kind="number", decimals=1, unit=unit),
        Column(key="basis", header=text("disbursement.basis", language)),
    )  # fmt: skip
    rows = [row(f"{n}", deadline_cells(d, language), language) for n, d in enumerate(coming)]
    heading = text("disbursement.deadlines", language)
    return Table(key="deadlines", heading=heading, table=table(heading, columns, rows, query, [area], today))


def deadline_cells(deadline: Deadline, language: str) -> tuple[Cell, ...]:
    more = deadline.consequence_en if language == "en" else deadline.consequence_vi
    what = f"{text(f'disbursement.{deadline.kind}', language)}. {more}".strip()
    left = text("disbursement.days_left", language, day=formats.date(deadline.day, language), days=deadline.days)
    return (left, what, Figure(text=formats.number(deadline.percent, language, 0), value=deadline.percent),
            number(deadline.needed, language), number(deadline.per_month, language), deadline.document)  # fmt: skip


def differences(mismatches: Sequence[Mismatch], language: str) -> tuple[str, ...]:
    """Sources that do not add up to the whole, both numbers said."""
    return tuple(
        text(f"disbursement.mismatch_{gap.of}", language, whole=formats.number(gap.whole, language, 3),
             parts=formats.number(gap.parts, language, 3))
        for gap in mismatches
    )  # fmt: skip
