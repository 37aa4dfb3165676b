"""Năng lực cạnh tranh in words: PCI score and rank together, what fell, and the units by DDCI."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from data.locale import text
from indicators.arithmetic import Undefined
from indicators.competitiveness.bands import Band
from indicators.competitiveness.pci import Edition, Pci
from indicators.competitiveness.sentences import sentences, units_sentences
from indicators.competitiveness.steps import Move, rank_text
from indicators.competitiveness.units import Unit, Units
from layouts.page_view import Block, PageView, Table
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, ratio, row, stated, table
from layouts.views import Column, Verdict


def competitiveness_page(pci: Pci, units: Units, area: str, query: Query, today: dt.date) -> PageView:
    """The whole page; without an edition or a unit it says what to load."""
    language = query.language
    heading, sub = text("rivals.heading", language), f"{area} · {query.year}"
    editions = [one for one in pci.editions if one.score.now.value is not None or one.rank.now.value is not None]
    scored = [one for one in units.units if one.rank is not None]
    if not editions and not scored:
        return PageView(heading=heading, sub=sub, empty=text("rivals.empty", language),
                        empty_hint=text("rivals.empty_hint", language), language=language)  # fmt: skip
    spoken = "en" if language == "en" else "vi"
    said = [sentences(pci, spoken)] if editions else []  # type: ignore[arg-type]
    blocks = [editions_table(editions, area, query, today)] if editions else []
    if any(move.now.value is not None for move in pci.subindices):
        blocks.append(subindices(pci, area, query, today))
    if scored:
        blocks.append(units_table(units, area, query, today))
        said.append(units_sentences(units, spoken))  # type: ignore[arg-type]
    made: tuple[Block, ...] = tuple(blocks)
    lead, second = [*said, "", ""][:2]
    return PageView(heading=heading, sub=sub, lead=lead, second=second, blocks=made, language=language,
                    notes=(text("rivals.method", language),))  # fmt: skip


def editions_table(editions: list[Edition], area: str, query: Query, today: dt.date) -> Table:
    language = query.language
    points = text("rivals.points", language)
    columns = (
        name_column("rivals.edition", language),
        Column(key="score", header=text("rivals.score", language), kind="number", decimals=2, unit=points),
        Column(key="change", header=text("rivals.change", language), kind="points", decimals=2, unit=points),
        Column(key="rank", header=text("rivals.rank", language), kind="number", decimals=0),
        Column(key="steps", header=text("rivals.steps", language)),
        Column(key="band", header=text("rivals.band", language)),
    )  # fmt: skip
    rows = [row(str(one.year), edition_cells(one, language), language) for one in reversed(editions)]
    heading = text("rivals.pci", language)
    return Table(key="pci", heading=heading, table=table(heading, columns, rows, query, [area], today))


def edition_cells(one: Edition, language: str) -> tuple[Cell, ...]:
    steps = one.rank.steps
    moved = "" if isinstance(steps, Undefined) else rank_text(steps, "en" if language == "en" else "vi")
    return (str(one.year), stated(one.score.now, language, 2), ratio(one.score.change, language, 2, sign=True),
            stated(one.rank.now, language, 0), moved, band_name(one.band, language))  # fmt: skip


def band_name(band: Band | Undefined, language: str) -> str:
    if isinstance(band, Undefined):
        return ""
    return band.name_en if language == "en" else band.name_vi


def subindices(pci: Pci, area: str, query: Query, today: dt.date) -> Table:
    """Ten sub-indices, the deepest fall first."""
    language = query.language
    points = text("rivals.points", language)
    columns = (
        name_column("rivals.subindex", language),
        Column(key="before", header=text("rivals.before", language), kind="number", decimals=2, unit=points),
        Column(key="now", header=text("rivals.now", language), kind="number", decimals=2, unit=points),
        Column(key="change", header=text("rivals.change", language), kind="points", decimals=2, unit=points),
        Column(key="status", header=text("column.status", language), kind="status"),
    )  # fmt: skip
    ordered = sorted(pci.subindices, key=lambda m: (isinstance(m.change, Undefined), fall(m), m.now.value or 0, m.code))
    rows = [
        row(m.code, (m.name(language), stated(m.before, language, 2), stated(m.now, language, 2),
                     ratio(m.change, language, 2, sign=True), moved(m, language)), language)
        for m in ordered
    ]  # fmt: skip
    heading = text("rivals.subindices", language)
    return Table(key="subindices", heading=heading, table=table(heading, columns, rows, query, [area], today))


def fall(move: Move) -> Decimal:
    return Decimal(0) if isinstance(move.change, Undefined) else move.change


def moved(move: Move, language: str) -> Verdict | None:
    if isinstance(move.change, Undefined) or move.change == 0:
        return None
    code, mark = ("late", "▼") if move.fell else ("ahead", "▲")
    return Verdict(code=code, mark=mark, word=text("rivals.fell" if move.fell else "rivals.rose", language))


def units_table(units: Units, area: str, query: Query, today: dt.date) -> Table:
    """Units by score, best first; a score far off is flagged and stays in every rank."""
    language = query.language
    points = text("rivals.points", language)
    columns = (
        name_column("column.area", language),
        Column(key="rank", header=text("rivals.rank", language), kind="number", decimals=0),
        Column(key="score", header=text("rivals.score", language), kind="number", decimals=2, unit=points),
        Column(key="change", header=text("rivals.change", language), kind="points", decimals=2, unit=points),
        Column(key="band", header=text("rivals.band", language)),
        Column(key="note", header=text("rivals.note", language)),
    )  # fmt: skip
    rows = [row(one.area, unit_cells(one, language), language) for one in units.units if one.rank is not None]
    heading = units.name_en if language == "en" else units.name_vi
    return Table(key="units", heading=heading, table=table(heading, columns, rows, query, [area], today))


def unit_cells(one: Unit, language: str) -> tuple[Cell, ...]:
    rank = None if one.rank is None else number(Decimal(one.rank), language, 0)
    flag = text("rivals.outlier", language) if one.outlier else ""
    return (one.area_name, rank, stated(one.score.now, language, 2), ratio(one.score.change, language, 2, sign=True),
            band_name(one.band, language), flag)  # fmt: skip
