"""Tăng trưởng in words: what grew, what it added to the whole, what scenarios promise, what the year still needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.locale import text
from indicators.breakdown import member_name
from indicators.growth.remaining import RemainingGrowth
from indicators.growth.scenarios import Scenario, ScenarioTable
from indicators.growth.table import GrowthTable, SectorGrowth
from layouts import formats, wording
from layouts.figures.contributions import contributions
from layouts.page_view import Block, Chart, Facts, PageView, Sentences, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Fact, Figure, Row, TableView


def growth_page(
    growth: GrowthTable, scenarios: ScenarioTable, remaining: RemainingGrowth, area: str, query: Query, today: dt.date
) -> PageView:  # fmt: skip
    """The whole page; without growth, contributions or scenarios it says what to load."""
    language = query.language
    heading = text("growth.heading", language)
    sub = f"{area} · {formats.period(query.from_january.period, language)}"
    blocks = [*sector_blocks(growth, area, query, today), *remaining_blocks(remaining, language),
              *scenario_blocks(scenarios, area, query, today)]  # fmt: skip
    if not blocks:
        return PageView(heading=heading, sub=sub, empty=text("growth.empty", language),
                        empty_hint=text("growth.empty_hint", language), language=language)  # fmt: skip
    said = growth.sentence_en if language == "en" else growth.sentence_vi
    return PageView(
        heading=heading, sub=sub, lead=said, blocks=tuple(blocks), illustration=growth.result.illustration,
        all_illustration=growth.result.illustration, language=language,
        notes=(text(f"growth.convention_{growth.convention}", language), text("growth.method", language)),
    )  # fmt: skip


# ---- sectors


def sector_blocks(growth: GrowthTable, area: str, query: Query, today: dt.date) -> list[Block]:
    if not any(sector.growth is not None or sector.points is not None for sector in growth.sectors):
        return []
    language = query.language
    view = sector_table(growth, area, query, today)
    blocks: list[Block] = []
    if any(sector.points is not None for sector in growth.sectors):
        finding = contribution_finding(growth, language)
        blocks.append(Chart(
            key="contributions", finding=finding, subtitle=text("growth.points_of", language),
            figure=contributions(bars(growth, language), growth.result.actual.value, language),
            height=90 + 44 * len(growth.sectors), spoken=finding, behind=view,
        ))  # fmt: skip
    blocks.append(
        Table(key="sectors", heading=text("growth.sectors", language), table=view, note=sums(growth, language))
    )
    return blocks


def name_of(sector: SectorGrowth, language: str) -> str:
    return sector.name_en if language == "en" else sector.name_vi


def bars(growth: GrowthTable, language: str) -> list[tuple[str, Decimal]]:
    """Sector and its contribution in points, the largest loss first."""
    return [(name_of(s, language), s.points) for s in growth.worst_first if s.points is not None]


def contribution_finding(growth: GrowthTable, language: str) -> str:
    """Who pulled down and who pushed up most."""
    known = [s for s in growth.worst_first if s.points is not None]
    low, high = known[0], known[-1]
    falls = (low.points or 0) < 0  # "kéo giảm 0,41 điểm %": the word says the sign
    points = [
        formats.points(abs(s.points or Decimal(0)) if falls else s.points, language, 2).lstrip("+") for s in (low, high)
    ]
    key = "growth.finding_mixed" if falls else "growth.finding_up"
    return text(key, language, low=name_of(low, language), low_points=points[0], high=name_of(high, language),
                high_points=points[1])  # fmt: skip


def sector_table(growth: GrowthTable, area: str, query: Query, today: dt.date) -> TableView:
    """Growth, contribution, weight and structure by sector; "trong đó" stands indented and adds to nothing."""
    language = query.language
    points = text("format.points_unit", language)
    columns = (
        name_column("growth.sector", language),
        Column(key="growth", header=text("growth.growth", language), kind="number", decimals=2, unit="%"),
        Column(key="points", header=text("growth.contribution", language), kind="points", decimals=2, unit=points),
        Column(key="weight", header=text("growth.weight", language), kind="number", decimals=2, unit="%"),
        Column(key="share", header=text("growth.share", language), kind="number", decimals=2, unit="%"),
        Column(key="change", header=text("growth.share_change", language), kind="points", decimals=2, unit=points),
    )
    rows = [line for sector in growth.sectors for line in sector_rows(sector, language)]
    whole = growth.result
    total = row("total", (text("growth.whole", language), wording.actual_figure(whole.actual, 2, language),
                          number(growth.check.sum, language, 2), None, None, None), language)  # fmt: skip
    title = f"{text('growth.sectors', language)}, {area}, {formats.period(query.from_january.period, language)}"
    return table(title, columns, rows, query, [area], today, total=total, illustration=whole.illustration)


def sector_rows(sector: SectorGrowth, language: str, level: int = 0) -> list[Row]:
    own = row(sector.sector, sector_cells(sector, language), language, level=level)
    return [own, *(line for part in sector.of_which for line in sector_rows(part, language, level + 1))]


def sector_cells(sector: SectorGrowth, language: str) -> tuple[Cell, ...]:
    source = {s.role: s for s in sector.sources}
    cell = wording.cell_of(next(iter(source.values()), None))
    change = Figure(text=formats.signed(sector.share_change, language, 2), value=sector.share_change)
    return (
        name_of(sector, language), number(sector.growth, language, 2, cell),
        Figure(text=formats.signed(sector.points, language, 2), value=sector.points),
        number(sector.weight, language, 2), number(sector.share, language, 2), change,
    )  # fmt: skip


def sums(growth: GrowthTable, language: str) -> str:
    """Whether the contributions add up to the growth, with both numbers."""
    check = growth.check
    if check.agrees is None or check.sum is None or check.total is None:
        return ""
    key = "growth.adds_up" if check.agrees else "growth.adds_not_up"
    return text(
        key, language, sum=formats.number(check.sum, language, 2), total=formats.number(check.total, language, 2)
    )


# ---- the rest of the year and the scenarios


def remaining_blocks(found: RemainingGrowth, language: str) -> list[Block]:
    if found.rate is None:
        return []
    items = (
        Fact(label=text("growth.reached", language), figure=number(found.reached, language, 2)),
        Fact(label=text("growth.needed", language), figure=needed(found, language),
             note=text(f"growth.basis_{found.basis}", language)),
        Fact(label=text("growth.part_of_year", language), figure=number(found.share, language, 1)),
    )  # fmt: skip
    said = found.sentence_en if language == "en" else found.sentence_vi
    return [Facts(heading=text("growth.remaining", language), items=items), Sentences(lines=(said,))]


def needed(found: RemainingGrowth, language: str) -> Figure:
    ends = [formats.number(rate, language, 2) for rate in (found.rate, found.rate_high) if rate is not None]
    return Figure(text=" – ".join(ends) + "%", value=found.rate)


def scenario_blocks(found: ScenarioTable, area: str, query: Query, today: dt.date) -> list[Block]:
    if not found.scenarios:
        return []
    language = query.language
    said = found.sentence_en if language == "en" else found.sentence_vi
    view = scenario_table(found, area, query, today)
    heading = text("growth.scenarios", language)
    return [Table(key="scenarios", heading=heading, table=view, note=said)]


def scenario_table(found: ScenarioTable, area: str, query: Query, today: dt.date) -> TableView:
    """Sectors down, scenarios across; the total printed, the total recomputed on last year's weights, and the gap."""
    language = query.language
    weight = Column(key="weight", header=text("growth.weight", language), kind="number", decimals=2, unit="%")
    columns = [name_column("growth.sector", language), weight]
    columns += [
        Column(key=s.code, header=s.name_en if language == "en" else s.name_vi, kind="number", decimals=2, unit="%")
        for s in found.scenarios
    ]
    sectors = dict.fromkeys(code for scenario in found.scenarios for code in scenario.sectors)
    rows = [
        row(code, (member_name("contribution", code, language), number(found.weights.get(code), language, 2),
                   *(number(s.sectors.get(code), language, 2) for s in found.scenarios)), language)
        for code in sectors
    ]  # fmt: skip
    for key, pick in (("printed", printed), ("recomputed", recomputed), ("gap", gap)):
        rows.append(row(key, (text(f"growth.{key}", language), None, *pick(found.scenarios, language)), language))
    goal = wording.target_figure(found.target, 2, language).text
    base = text("growth.target", language, value=goal) if goal else ""
    return table(text("growth.scenarios", language), columns, rows, query, [area], today, unit_line=base)


def printed(scenarios: Sequence[Scenario], language: str) -> list[Cell]:
    return [number(s.total, language, 2, wording.cell_of(s.sources[0] if s.sources else None)) for s in scenarios]


def recomputed(scenarios: Sequence[Scenario], language: str) -> list[Cell]:
    """Σ w × a / 100; where one sector is missing, the growth it must have for the printed total."""
    return [
        number(s.recomputed.total, language, 2) if s.recomputed.total is not None
        else text("growth.needs", language, value=formats.number(s.recomputed.needed, language, 2))
        if s.recomputed.needed is not None else None
        for s in scenarios
    ]  # fmt: skip


def gap(scenarios: Sequence[Scenario], language: str) -> list[Cell]:
    return [Figure(text=formats.signed(s.gap, language, 2), value=s.gap) for s in scenarios]
