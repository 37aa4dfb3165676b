"""Competitiveness in words: PCI score beside rank, sub-indices that fell first, units of DDCI, PAPI."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from data.locale import text
from data.text import slug
from indicators.actuals import Figure
from indicators.arithmetic import Undefined
from indicators.competitiveness import Band, Edition, Move, Papi, Pci, Unit, Units, rank_text, sentences
from indicators.competitiveness.sentences import units_sentences
from layouts import formats
from layouts.figures.editions import HEIGHT, editions
from layouts.page_view import Block, Chart, PageView, Pair, Table
from layouts.query import Query
from layouts.tables import as_at
from layouts.views import Column, ColumnKind, Row, SourceLine, TableView


def competitiveness(found: Pci, ddci: Units, said: Papi, query: Query, today: dt.date) -> PageView:
    """The whole page; without any figure of the three indices it says so."""
    language = query.language
    blocks = [*pci_blocks(found, query, today), *ddci_blocks(ddci, query, today), *papi_blocks(said, query, today)]
    invented = [figure for figure in figures(found, ddci, said) if figure.sources]
    marked = [any(source.illustration for source in figure.sources) for figure in invented]
    return PageView(
        heading=text("competitiveness.heading", language, area=found.area_name),
        sub=text("competitiveness.sub", language, year=found.edition.year) if found.editions else "",
        lead=sentences(found, language) if found.editions else "",
        second=units_sentences(ddci, language) if blocks else "",
        blocks=tuple(blocks),
        empty=text("competitiveness.empty", language, year=query.year),
        empty_hint=text("competitiveness.empty_hint", language),
        illustration=any(marked),
        all_illustration=bool(marked) and all(marked),
        notes=notes(found, language),
        language=language,
    )


def notes(found: Pci, language: str) -> tuple[str, ...]:
    """How to read the page, and the editions for which no classes were entered."""
    said = [text("competitiveness.note_rank", language), text("competitiveness.note_weights", language)]
    without = [e.year for e in found.editions if isinstance(e.band, Undefined) and e.band.reason == "no_bands"]
    if without:
        said.append(text("competitiveness.no_bands", language, years=", ".join(map(str, without))))
    return tuple(said)


def figures(found: Pci, ddci: Units, said: Papi) -> Iterable[Figure]:
    for edition in found.editions:
        yield from (edition.score.now, edition.rank.now)
    for move in (*found.subindices, *(unit.score for unit in ddci.units), said.total, *said.dimensions):
        yield move.now


def pci_blocks(found: Pci, query: Query, today: dt.date) -> list[Block]:
    if not found.editions:
        return []
    table = edition_table(found, query, today)
    blocks: list[Block] = [Pair(left=score_chart(found, table, query), right=rank_chart(found, query))]
    if any(move.now.sources for move in found.subindices):
        blocks.append(subindex_block(found, query, today))
    return [*blocks, Table(key="editions", heading=text("competitiveness.editions", query.language), table=table)]


def score_chart(found: Pci, table: TableView, query: Query) -> Chart:
    """The score of every edition; its title says how it moved."""
    language = query.language
    return Chart(
        key="pci_score",
        finding=score_finding(found.edition, language),
        subtitle=text("competitiveness.score_sub", language, area=found.area_name),
        figure=line(found.editions, lambda edition: edition.score.now, 2, language),
        height=HEIGHT,
        behind=table,
    )


def rank_chart(found: Pci, query: Query) -> Chart:
    """The rank of every edition, the first place on top."""
    language = query.language
    return Chart(
        key="pci_rank",
        finding=rank_finding(found.edition, language),
        subtitle=text("competitiveness.rank_sub", language, area=found.area_name),
        figure=line(found.editions, lambda edition: edition.rank.now, 0, language, reverse=True),
        height=HEIGHT,
    )


def line(
    every: Sequence[Edition], of: Callable[[Edition], Figure], decimals: int, language: str, reverse: bool = False
) -> dict[str, object]:
    """All years from the first to the last edition; one that was not read is a gap."""
    by_year = {edition.year: of(edition).value for edition in every}
    years = list(range(min(by_year), max(by_year) + 1))
    values = [by_year.get(year) for year in years]
    shown = [formats.number(value, language, decimals) for value in values]
    return editions(years, [None if v is None else float(v) for v in values], shown, language, reverse)


def score_finding(edition: Edition, language: str) -> str:
    """`Điểm giảm 0,90`."""
    change = edition.score.change
    if isinstance(change, Undefined):
        return text("competitiveness.score_alone", language, year=edition.year)
    key = "score_same" if change == 0 else "score_up" if change > 0 else "score_down"
    return text(
        f"competitiveness.{key}", language, size=formats.number(abs(change), language, 2), year=edition.year - 1
    )


def rank_finding(edition: Edition, language: str) -> str:
    """`Thứ hạng tăng 6 bậc`."""
    steps = edition.rank.steps
    if isinstance(steps, Undefined):
        return text("competitiveness.rank_alone", language, year=edition.year)
    moved = rank_text(steps, "en" if language == "en" else "vi")
    if steps == 0:
        return moved[:1].upper() + moved[1:]
    return text("competitiveness.rank_moved", language, moved=moved, year=edition.year - 1)


def column(key: str, language: str, kind: ColumnKind = "text", decimals: int = 2, **words: object) -> Column:
    return Column(key=key, header=text(f"competitiveness.c_{key}", language, **words), kind=kind, decimals=decimals)


def edition_table(found: Pci, query: Query, today: dt.date) -> TableView:
    """Every edition, newest first: score, change, rank, places won, band."""
    language = query.language
    columns = (
        column("edition", language), column("score", language, "number"), column("change", language, "number"),
        column("rank", language, "number", 0), column("steps", language), column("band", language),
    )  # fmt: skip
    rows = tuple(edition_row(edition, language) for edition in reversed(found.editions))
    told = [(str(e.year), head, figure) for e in found.editions
            for head, figure in ((columns[1].header, e.score.now), (columns[3].header, e.rank.now))]  # fmt: skip
    return made("competitiveness.editions", columns, rows, told, query, today)


def edition_row(edition: Edition, language: str) -> Row:
    change, steps = edition.score.change, edition.rank.steps
    moved = "" if isinstance(steps, Undefined) else rank_text(steps, "en" if language == "en" else "vi")
    band = band_name(edition.band, language)
    shown = (
        str(edition.year), plain(edition.score.now, language, 2), signed(change, language),
        plain(edition.rank.now, language, 0), moved, band,
    )  # fmt: skip
    values = (str(edition.year), edition.score.now.value, exact(change), edition.rank.now.value, moved, band)
    cells = (0, cell_of(edition.score.now), 0, cell_of(edition.rank.now), 0, 0)
    return Row(key=str(edition.year), values=values, shown=shown, cells=cells)


def band_name(band: Band | Undefined, language: str) -> str:
    """The class, or in words why nobody outside the publisher can name it; nothing where none were entered."""
    if not isinstance(band, Undefined):
        return band.name(language)
    return "" if band.reason in ("no_data", "no_bands") else text(f"competitiveness.{band.reason}", language)


def subindex_block(found: Pci, query: Query, today: dt.date) -> Table:
    """The ten sub-indices: deepest fall first, then the others from the weakest."""
    language = query.language
    fell = found.fell
    down = {move.code for move in fell}
    rest = sorted((m for m in found.subindices if m.code not in down), key=lambda m: (m.now.value is None, m.now.value))
    heading = subindex_finding(found, language)
    table = moves("competitiveness.subindex_title", (*fell, *rest), found.edition.year, query, today)
    return Table(key="subindices", heading=heading, table=table)


def subindex_finding(found: Pci, language: str) -> str:
    """How many fell, of those that can be compared; where none can, that and never "0 fell"."""
    year = found.edition.year
    compared = sum(1 for move in found.subindices if not isinstance(move.change, Undefined))
    if not compared:
        return text("competitiveness.subindices_alone", language, year=year, before=year - 1)
    return text("competitiveness.subindices", language, year=year, count=len(found.fell), compared=compared)


def moves(title: str, every: Sequence[Move], year: int, query: Query, today: dt.date) -> TableView:
    """Scores of two editions beside one another, with their change and a mark."""
    language = query.language
    columns = (
        column("name", language), column("now", language, "number", year=year),
        column("before", language, "number", year=year - 1), column("change", language, "number"),
        column("moved", language, "status"),
    )  # fmt: skip
    compared = any(not isinstance(move.change, Undefined) for move in every)
    rows = tuple(move_row(move, language, compared) for move in every)
    told = [(move.name(language), head.header, figure) for move in every
            for head, figure in ((columns[1], move.now), (columns[2], move.before))]  # fmt: skip
    return made(title, columns, rows, told, query, today, year=year)


def move_row(move: Move, language: str, compared: bool) -> Row:
    """`compared`: some of the table can be; else no row needs to say that it cannot."""
    moved = moved_word(move, language) if compared else ""
    name = move.name(language)
    shown = (name, plain(move.now, language, 2), plain(move.before, language, 2), signed(move.change, language), moved)
    values = (name, move.now.value, move.before.value, exact(move.change), moved)
    return Row(key=move.code, values=values, shown=shown, cells=(0, cell_of(move.now), cell_of(move.before), 0, 0))


def moved_word(move: Move, language: str) -> str:
    """Mark and word of a score's movement; where it cannot be told, that."""
    if isinstance(move.change, Undefined):
        return text("competitiveness.moved_unknown", language)
    key = "same" if move.change == 0 else "up" if move.change > 0 else "down"
    return text(f"competitiveness.moved_{key}", language)


def ddci_blocks(found: Units, query: Query, today: dt.date) -> list[Block]:
    """The units from the lowest score; those without one last."""
    if not any(unit.score.now.sources for unit in found.units):
        return []
    language = query.language
    columns = (
        column("unit", language), column("score", language, "number"), column("change", language, "number"),
        column("own_rank", language, "number", 0), column("printed_rank", language, "number", 0),
        column("band", language), column("check", language),
    )  # fmt: skip
    scored = [unit for unit in reversed(found.units) if unit.rank is not None]
    rows = tuple(unit_row(unit, language) for unit in (*scored, *found.without))
    told = [(unit.area_name, columns[1].header, unit.score.now) for unit in found.units]
    table = made("competitiveness.ddci", columns, rows, told, query, today, year=found.year)
    heading = text("competitiveness.ddci", language, year=found.year)
    return [Table(key="ddci", heading=heading, table=table, note=text("competitiveness.note_outlier", language))]


def unit_row(unit: Unit, language: str) -> Row:
    score, printed = unit.score, unit.printed_rank.now if unit.printed_rank else None
    rank = None if unit.rank is None else Decimal(unit.rank)
    band, odd = band_name(unit.band, language), text("competitiveness.outlier", language) if unit.outlier else ""
    shown = (
        unit.area_name, plain(score.now, language, 2), signed(score.change, language),
        formats.number(rank, language, 0), plain(printed, language, 0) if printed else "", band, odd,
    )  # fmt: skip
    values = (
        unit.area_name, score.now.value, exact(score.change), rank, printed.value if printed else None, band, odd,
    )  # fmt: skip
    cells = (0, cell_of(score.now), 0, 0, cell_of(printed) if printed else 0, 0, 0)
    return Row(key=unit.area, values=values, shown=shown, cells=cells)


def papi_blocks(said: Papi, query: Query, today: dt.date) -> list[Block]:
    """The total and the six dimensions, those that fell first."""
    every = (said.total, *said.dimensions)
    if not any(move.now.sources for move in every):
        return []
    fallen = {move.code for move in said.fell}
    rows = (said.total, *sorted(said.dimensions, key=lambda move: move.code not in fallen))
    table = moves("competitiveness.papi", rows, said.year, query, today)
    return [Table(key="papi", heading=text("competitiveness.papi", query.language, year=said.year), table=table)]


def made(
    key: str, columns: tuple[Column, ...], rows: tuple[Row, ...], told: Sequence[tuple[str, str, Figure]],
    query: Query, today: dt.date, **words: object,
) -> TableView:  # fmt: skip
    """A table with its sources and what must be said around it."""
    language, title = query.language, text(key, query.language, **words)
    return TableView(
        title=title,
        unit_line=text("competitiveness.unit", language),
        as_at=as_at(query, today),
        **filled(columns, rows),
        sources=tuple(one for row, head, figure in told for one in source_lines(row, head, figure)),
        language=language,
        illustration=any(source.illustration for _, _, figure in told for source in figure.sources),
        file_name=slug(title),
    )


def filled(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> dict[str, Any]:
    """The columns that say something in some row: a class nobody entered takes no room."""
    kept = [at for at in range(len(columns)) if at == 0 or any(row.shown[at] for row in rows)]

    def only(row: Row) -> Row:
        of = {name: tuple(getattr(row, name)[at] for at in kept) for name in ("values", "shown", "cells")}
        return row.model_copy(update=of)

    return {"columns": tuple(columns[at] for at in kept), "rows": tuple(only(row) for row in rows)}


def source_lines(row: str, head: str, figure: Figure) -> Iterable[SourceLine]:
    for s in figure.sources:
        yield SourceLine(row=row, column=head, file=s.file, sheet=s.sheet, cell=s.cell, value=s.value, unit=s.unit)


def plain(figure: Figure, language: str, decimals: int) -> str:
    return formats.figure(figure.value, figure.status if figure.sources else "", language, decimals)


def signed(change: Decimal | Undefined, language: str) -> str:
    return "" if isinstance(change, Undefined) else formats.signed(change, language, 2)


def exact(change: Decimal | Undefined) -> Decimal | None:
    return None if isinstance(change, Undefined) else change


def cell_of(figure: Figure) -> int:
    """The observation that a figure was read from; 0 where it is a sum of several."""
    return figure.sources[0].observation_id if len(figure.sources) == 1 else 0
