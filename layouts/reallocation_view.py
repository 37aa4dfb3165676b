"""The what-if of moved capital in words: candidates, the moves, refusals with their reason, before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from data.locale import text, text_or
from data.numbers import plain
from indicators.breakdown import member_name
from indicators.public_investment.projects import Project
from indicators.public_investment.reallocation import Candidate, Move, Refusal, Rule, WhatIf, givers, takers, what_if
from indicators.result import Result
from layouts import formats
from layouts.page_view import Block, Drawn, Sentences, Table
from layouts.projects_view import amount
from layouts.query import Query
from layouts.table_parts import Cell, name_column, number, row, table
from layouts.views import Column, Figure

OFFERED = 5


def moves_of(query: Query) -> tuple[Move, ...]:
    """The moves that the address says: `giver>taker:amount:source`."""
    return tuple(move_of(words) for words in query.moves)


def move_of(words: str) -> Move:
    giver, _, rest = words.partition(">")
    taker, _, rest = rest.partition(":")
    sum_, _, source = rest.partition(":")
    return Move(giver, taker, Decimal(sum_), source)


def what_if_blocks(
    listed: Sequence[Project], rule: Rule, whole: Result, query: Query, today: dt.date
) -> Iterator[Block]:
    """The form with its candidates and moves, then what was refused, then before and after."""
    found = what_if(listed, moves_of(query))
    yield Drawn(name="what_if", data=form(listed, rule, found, query))
    if found.refused:
        lines = tuple(refusal_words(no, listed, query.language) for no in found.refused)
        yield Sentences(heading=text("moves.refused", query.language), lines=lines)
    if found.outcomes:
        yield outcomes(found, whole, query, today)


def form(listed: Sequence[Project], rule: Rule, found: WhatIf, query: Query) -> dict[str, Any]:
    """All the drawing needs, in words; a move's `without` is the address value that undoes it."""
    language, names = query.language, names_of(listed)
    sources = sorted({source for p in listed for source in p.sources})
    giving, taking = givers(listed, rule), takers(listed)
    return {
        "moves": [
            {
                "words": move_words(move_of(said), names, language),
                "without": ";".join(other for other in query.moves if other != said),
            }
            for said in query.moves
        ],
        "now": ";".join(query.moves),
        "givers": options(giving, listed, language),
        "takers": options(taking, listed, language),
        "sources": [(code, member_name("source", code, language)) for code in sources],
        "giving": [candidate_words(c, "moves.could_give", language) for c in giving[:OFFERED]],
        "taking": [candidate_words(c, "moves.could_take", language) for c in taking[:OFFERED]],
        "rule": text(
            "moves.rule",
            language,
            disbursed=formats.percent(rule.disbursed, language, 0),
            forecast=formats.percent(rule.forecast, language, 0),
        ),
        "total": text(
            "moves.total",
            language,
            before=formats.number(found.total_before, language),
            after=formats.number(found.total_after, language),
        ),
    }


def names_of(listed: Sequence[Project]) -> dict[str, str]:
    return {p.code: p.name for p in listed}


def options(first: Sequence[Candidate], listed: Sequence[Project], language: str) -> list[tuple[str, str]]:
    """Candidates first, with the sum they could move, then every other project."""
    offered = [(c.project.code, f"{c.project.name} ({formats.number(c.amount, language)})") for c in first]
    chosen = {code for code, _ in offered}
    return [*offered, *((p.code, p.name) for p in sorted(listed, key=lambda p: p.name) if p.code not in chosen)]


def candidate_words(c: Candidate, key: str, language: str) -> str:
    return text(key, language, name=c.project.name, amount=formats.number(c.amount, language))


def move_words(move: Move, names: dict[str, str], language: str) -> str:
    source = member_name("source", move.source, language) if move.source else text("moves.any_source", language)
    return text(
        "moves.move",
        language,
        giver=names.get(move.giver, move.giver),
        taker=names.get(move.taker, move.taker),
        amount=formats.number(move.amount, language, decimals(move.amount)),
        source=source,
    )


def decimals(sum_: Decimal) -> int:
    """As many as were typed, at least one."""
    return max(1, len(plain(sum_).partition(".")[2]))


def refusal_words(no: Refusal, listed: Sequence[Project], language: str) -> str:
    """The move, and the rule that it breaks, with the most that could be moved."""
    most = "" if no.most is None else formats.number(no.most, language, decimals(no.most))
    reason = text_or(f"moves.{no.reason}", language, no.reason).format(most=most)
    return f"{move_words(no.move, names_of(listed), language)}: {reason}"


def outcomes(found: WhatIf, whole: Result, query: Query, today: dt.date) -> Table:
    """Every project that a move touches; the total's plan is the same before and after."""
    language = query.language
    columns = [
        name_column("projects.name", language),
        *(amount(key, language) for key in ("before", "change", "after", "disbursed")),
        *(
            Column(key=key, header=text(f"projects.{key}", language), kind="percent")
            for key in ("percent_before", "percent_after")
        ),
    ]
    rows = []
    for o in found.outcomes:
        change = o.plan_after - o.plan_before
        cells: list[Cell] = [
            o.project.name,
            number(o.plan_before, language),
            Figure(text=formats.signed(change, language), value=change),
            number(o.plan_after, language),
            number(o.project.disbursed, language),
            Figure(text=formats.percent(o.percent_before, language), value=o.percent_before),
            Figure(text=formats.percent(o.percent_after, language), value=o.percent_after),
        ]
        rows.append(row(o.project.code, cells, language))
    heading = text("moves.outcome", language)
    made = table(
        heading,
        columns,
        rows,
        query,
        [whole.area_name],
        today,
        notes=[text("moves.note", language)],
        illustration=whole.illustration,
    )
    return Table(key="moves", heading=heading, table=made, note=text("moves.note", language))
