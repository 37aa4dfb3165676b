"""Figures that two reports give differently, and what was revised since a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from data.catalogue import Definition
from data.clock import day_of
from data.disputes import Revision, statement
from data.model import Severity
from data.numbers import divide
from data.queries import ValueRow
from indicators.anomalies.limits import Limits
from indicators.arithmetic import HUNDRED
from indicators.finding import Finding, found, worst_first
from indicators.finding_words import with_sentences
from indicators.reading import definition_of, point_of, source_of


def conflicts(rows: Iterable[ValueRow]) -> list[Finding]:
    """Live files that say different things of one series: both files and both values, nothing decided.

    `rows` are `data.disputes.rival_statements`; the first of a series is the one that counts now.
    """
    told: dict[tuple[Any, ...], list[ValueRow]] = defaultdict(list)
    for row in rows:
        told[series_of(row)].append(row)
    findings = []
    for statements in told.values():
        first = statements[0]
        other = next((row for row in statements if statement(row) != statement(first)), None)
        if other is not None:
            definition = definition_of(first)
            findings.append(found(
                "conflict", severity_of(first, other), definition, first.area, first.period, item=first.item,
                sources=[source_of(row) for row in statements], size=difference(first, other),
                value=amount(definition, first), other=amount(definition, other), file=first.file, cell=first.cell,
                other_file=other.file, other_cell=other.cell,
            ))  # fmt: skip
    return findings


def severity_of(one: ValueRow, other: ValueRow) -> Severity:
    """Two figures are a question; a figure beside "not collected" is only worth knowing."""
    return "question" if one.value is not None and other.value is not None else "info"


def one_per_pair(findings: Iterable[Finding]) -> list[Finding]:
    """One conflict for all periods in which the same two files differ on the same measure: the largest, with the rest
    counted and all their cells kept. Other findings stay as they are."""
    groups: dict[tuple[Any, ...], list[Finding]] = defaultdict(list)
    for number, finding in enumerate(worst_first(findings)):
        files = frozenset(source.file for source in finding.sources)
        same = (finding.indicator, str(finding.area), finding.item, finding.severity, files)
        groups[same if finding.kind == "conflict" else (number,)].append(finding)
    kept = []
    for first, *others in groups.values():
        if others:
            every = tuple(source for one in (first, *others) for source in one.sources)
            more = {"params": first.params | {"more": str(len(others))}, "sources": every}
            first = with_sentences(first.model_copy(update=more))
        kept.append(first)
    return kept


def series_of(row: ValueRow) -> tuple[Any, ...]:
    return (row.indicator, str(row.area), row.item, row.period, row.role, row.authority, row.version,
            row.decided_on, row.as_of)  # fmt: skip


def amount(definition: Definition, row: ValueRow) -> Decimal | str:
    """The row's figure in the indicator's unit; without a figure, what it says instead (`missing`, `nil` ...)."""
    value = point_of(row, definition.unit).value
    if value is not None:
        return value
    return row.status if row.value is None else row.value


def difference(one: ValueRow, other: ValueRow) -> Decimal:
    """|a − b| in percent of the larger; 100 where only one of them is a figure."""
    if one.value_base is None or other.value_base is None:
        return HUNDRED
    larger = max(abs(one.value_base), abs(other.value_base))
    return divide(abs(one.value_base - other.value_base) * HUNDRED, larger) if larger else Decimal(0)


def cutoff_conflicts(rows: Iterable[ValueRow], limits: Limits) -> list[Finding]:
    """One period told up to two days, further apart than the days between can explain.

    Revenue of the first half of 2020 stands as 3.620 tỷ to 15/6 and 6.481 tỷ: fifteen days cannot
    bring 79 % of what 167 days brought. Allowed is `cutoff_times` × the usual growth, days between /
    days so far, and `cutoff_floor_percent` more; a fall is never explained. Flows from January only.
    """
    told: dict[tuple[Any, ...], list[ValueRow]] = defaultdict(list)
    for row in rows:
        flow = definition_of(row).time_aggregation == "sum"
        if flow and row.role == "actual" and row.value_base is not None and not row.period.is_state:
            told[row.indicator, str(row.area), row.item, row.period].append(row)
    findings = []
    for statements in told.values():
        ordered = sorted(statements, key=lambda row: (cut_off(row), row.as_of is None, row.observation_id))
        findings += [apart(a, b) for a, b in pairwise(ordered)
                     if cut_off(a) < cut_off(b) and unexplained(a, b, limits)]  # fmt: skip
    return findings


def cut_off(row: ValueRow) -> dt.date:
    return row.as_of or row.period.last_day


def change(earlier: ValueRow, later: ValueRow) -> Decimal:
    """(later − earlier) / earlier × 100; 0 where there is nothing to compare with."""
    old, new = earlier.value_base, later.value_base
    return Decimal(0) if old is None or new is None or old == 0 else divide((new - old) * HUNDRED, abs(old))


def unexplained(earlier: ValueRow, later: ValueRow, limits: Limits) -> bool:
    so_far = (cut_off(earlier) - earlier.period.first_day).days + 1
    between = (cut_off(later) - cut_off(earlier)).days
    if so_far <= 0 or not earlier.value_base:
        return False
    usual = divide(Decimal(between * 100), Decimal(so_far))
    moved = change(earlier, later)
    return moved < 0 or moved > limits.cutoff_times * usual + limits.cutoff_floor_percent


def apart(earlier: ValueRow, later: ValueRow) -> Finding:
    definition = definition_of(earlier)
    return found(
        "cutoff_conflict", "warning", definition, earlier.area, earlier.period, item=earlier.item,
        sources=[source_of(earlier), source_of(later)], size=abs(change(earlier, later)),
        value=amount(definition, earlier), other=amount(definition, later), first_day=cut_off(earlier),
        second_day=cut_off(later), percent=abs(change(earlier, later)),
        days=(cut_off(later) - cut_off(earlier)).days,
    )  # fmt: skip


def revised(pairs: Sequence[Revision], limits: Limits) -> list[Finding]:
    """Old → new of every series that is told otherwise since a day: file, cell and day of both."""
    findings = []
    for pair in pairs:
        old, new = pair.old, pair.new
        definition = definition_of(old)
        told: dict[str, object] = {"old": amount(definition, old), "old_file": old.file, "old_cell": old.cell}
        if new is None:
            findings.append(found("removed", "warning", definition, old.area, old.period, item=old.item,
                                  sources=[source_of(old)], size=HUNDRED, **told))  # fmt: skip
            continue
        size = difference(old, new)
        findings.append(found(
            "revision", "warning" if size > limits.revision_percent else "info", definition, old.area, old.period,
            item=old.item, sources=[source_of(new), source_of(old)], size=size, new=amount(definition, new),
            new_file=new.file, new_cell=new.cell, day=day_of(new.known_at), **told,
        ))  # fmt: skip
    return findings
