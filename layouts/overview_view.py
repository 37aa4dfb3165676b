"""The overview in words: what was promised and missed, sector by sector and area by area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.locale import text
from indicators.finding import Finding
from indicators.result import NOW_ORDER, MonthPoint, Overview, Result
from layouts import formats, wording
from layouts.query import Query
from layouts.views import (
    Figure,
    Heat,
    HeatCell,
    HeatRow,
    Notice,
    ScoreboardView,
    ScoreRow,
    Sector,
    TallyItem,
)

Matrix = Mapping[str, Mapping[str, Result]]
YEAR_END = ("exceeded", "met", "missed")
SHOWN_NOTICES = 12


def scoreboard(
    overview: Overview,
    months: Mapping[str, Sequence[MonthPoint]],
    matrix: Matrix,
    names: Mapping[str, str],
    query: Query,
    title: str = "",
) -> ScoreboardView:
    """The whole overview page from results; `names` gives the areas of the heat table in their order.

    `title` is what stands before the area in the heading of a page of some sectors.
    """
    language = query.language
    heading = text(
        "overview.heading",
        language,
        area=overview.area_name,
        period=formats.period(query.from_january.period, language),
    )
    first, rest = split_sentence(overview.sentence_en if language == "en" else overview.sentence_vi)
    illustrated = any(result.illustration for result in overview.results)
    return ScoreboardView(
        heading=f"{title}: {heading}" if title else heading,
        sentence=first,
        misses=rest,
        note=text("overview.cumulative_note", language) if query.mode == "thang" else "",
        all_illustration=all(result.illustration for result in overview.results),
        tally=counted(overview, NOW_ORDER, language),
        year_end=counted(overview, YEAR_END, language),
        sectors=sectors(overview.results, months, query),
        heat=heat(overview.results, matrix, names, query),
        watched=not title,
        illustration=illustrated,
        language=language,
    )


def counted(overview: Overview, codes: Sequence[str], language: str) -> tuple[TallyItem, ...]:
    numbers = overview.tally.model_dump()
    return tuple(
        TallyItem(verdict=wording.verdict(code, language), count=numbers[code]) for code in codes if numbers[code]
    )


def split_sentence(said: str) -> tuple[str, str]:
    """The first sentence, which counts, and the rest, which names."""
    first, stop, rest = said.partition(". ")
    return (first + "." if stop else first), rest


def sectors(results: Sequence[Result], months: Mapping[str, Sequence[MonthPoint]], query: Query) -> tuple[Sector, ...]:
    """Sectors in the order of their worst indicator; inside a sector the misses come first."""
    groups: dict[str, list[ScoreRow]] = {}
    for result in sorted(results, key=lambda result: NOW_ORDER.index(result.now)):
        groups.setdefault(result.sector, []).append(score_row(result, months.get(result.indicator, ()), query))
    return tuple(
        Sector(code=code, name=wording.sector_name(code, query.language), rows=tuple(rows))
        for code, rows in groups.items()
    )


def score_row(result: Result, months: Sequence[MonthPoint], query: Query) -> ScoreRow:
    language = query.language
    return ScoreRow(
        code=result.indicator,
        name=wording.name_of(result, language),
        unit=wording.unit_name(result.unit, language),
        search=query.but(indicator=result.indicator, item="").to_search(),
        plan=wording.target_figure(result.target, wording.places(result), language),
        actual=wording.actual_figure(result.actual, wording.places(result), language),
        percent=wording.percent_figure(result, language),
        bullet=wording.bullet(result, language),
        same=wording.same_figure(result, language),
        spark=spark(months),
        spark_label=spark_label(result, months, language),
        now=wording.verdict(result.now, language),
        year_end=wording.verdict(result.year_end, language),
        forecast=wording.forecast_figure(result, language) if query.mode != "nam" else Figure(),
        gap=formats.signed(result.pace_points, language),
        past=past(result, language),
        official=wording.official_words(result, language),
        proposed=result.proposed,
        illustration=result.illustration,
    )


def past(result: Result, language: str) -> str:
    """The three years before, beside every miss: "2017: 95,0 · 2018: 88,1 · 2019: 91,2"."""
    if result.now not in ("late", "slightly_late") and result.year_end != "missed":
        return ""
    places = wording.places(result)
    said = (f"{year.year}: {formats.number(year.value, language, places)}" for year in result.past)
    return " · ".join(said)


def spark(months: Sequence[MonthPoint]) -> tuple[float | None, ...]:
    """Twelve months: what happened in each, or the state at its end where nothing flows."""
    flows = [wording.number_or_none(point.flow) for point in months[:12]]
    states = [wording.number_or_none(point.cumulative) for point in months[:12]]
    return tuple(flows if any(value is not None for value in flows) else states)


def spark_label(result: Result, months: Sequence[MonthPoint], language: str) -> str:
    said = [
        f"{point.month}: {formats.number(value, language, wording.places(result))}"
        for point in months[:12]
        if (value := point.flow if point.flow is not None else point.cumulative) is not None
    ]
    return text("overview.by_month", language, list="; ".join(said)) if said else text("overview.no_months", language)


def heat(results: Sequence[Result], matrix: Matrix, names: Mapping[str, str], query: Query) -> Heat:
    """Areas × those indicators that any area reports."""
    reported = [
        result for result in results if any(wanted_cell(matrix.get(area, {}).get(result.indicator)) for area in names)
    ]
    rows = tuple(
        HeatRow(
            name=name,
            search=query.but(areas=(area,)).to_search(),
            cells=tuple(heat_cell(matrix.get(area, {}).get(result.indicator), query.language) for result in reported),
        )
        for area, name in names.items()
    )
    columns = tuple(
        (wording.name_of(result, query.language), query.but(indicator=result.indicator).to_search())
        for result in reported
    )
    return Heat(columns=columns, rows=rows) if columns else Heat()


def wanted_cell(result: Result | None) -> bool:
    return result is not None and (result.actual.value is not None or result.target is not None)


def heat_cell(result: Result | None, language: str) -> HeatCell | None:
    if result is None:
        return None
    value = result.percent_of_target
    shown = (
        formats.percent(value, language, wording.percent_decimals(value))
        if value is not None
        else (formats.figure(result.actual.value, result.actual.status, language, wording.places(result)))
    )
    state = formats.word(result.now, language)
    return HeatCell(
        verdict=wording.verdict(result.now, language),
        text=shown,
        title=f"{result.area_name} · {wording.name_of(result, language)}: {shown} · {state}",
    )


def attention_notices(
    findings: Sequence[Finding], results: Sequence[Result], query: Query
) -> tuple[Notice, ...]:  # fmt: skip
    """ "Cần chú ý": what looking over the store found, then what the page's own results lack."""
    return (*of_findings(findings, query), *notices(results, query))[:SHOWN_NOTICES]


def of_findings(findings: Sequence[Finding], query: Query) -> tuple[Notice, ...]:
    """What looking over the store found, worst first; each opens its cell, or its indicator where it has none."""
    return tuple(
        Notice(
            kind=found.kind, text=found.sentence_en if query.language == "en" else found.sentence_vi,
            search=query.but(indicator=found.indicator, item="").to_search() if found.indicator else "",
            cell=wording.cell_of(found.sources[0] if found.sources else None),
        )
        for found in findings
    )  # fmt: skip


def notices(results: Sequence[Result], query: Query) -> tuple[Notice, ...]:
    """What the reader should know: figures in conflict, missing, only proposed, illustrative, several plans."""
    found: list[Notice] = []
    for result in results:
        found.extend(notices_of(result, query))
    order = ("illustration", "conflict", "missing", "plan", "proposed")
    return tuple(sorted(found, key=lambda notice: order.index(notice.kind))[:SHOWN_NOTICES])


def notices_of(result: Result, query: Query) -> list[Notice]:
    language, name = query.language, wording.name_of(result, query.language)
    search = query.but(indicator=result.indicator, item="").to_search()
    rivals = sum(source.rivals for source in result.inputs)
    said = [
        ("conflict", rivals > 0, text("notice.conflict", language, name=name, count=rivals)),
        ("missing", result.actual.value is None, text("notice.missing", language, name=name)),
        (
            "plan",
            bool(result.other_targets),
            text("notice.plan", language, name=name, count=len(result.other_targets) + 1),
        ),
        ("proposed", result.proposed, text("notice.proposed", language, name=name)),
    ]
    return [Notice(kind=kind, text=words, search=search) for kind, applies, words in said if applies]
