"""What deserves attention in an area at a period: one list of findings, worst first ("Cần chú ý").

It asks several questions, each of at most two reads: the figures of the area and its units, what
live files dispute, what was revised since a day, which reports are owed, which tasks are overdue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.disputes import revisions, rival_statements
from data.model import AreaKey
from data.queries import ValueRow, Wanted, values
from data.store import Store
from indicators.anomalies.disputes import conflicts, cutoff_conflicts, one_per_pair, revised
from indicators.anomalies.limits import Limits, limits_at
from indicators.anomalies.magnitudes import magnitude_slips
from indicators.anomalies.outliers import seasonal_outliers
from indicators.anomalies.sequences import copied_months, falling_cumulatives
from indicators.breakdown import Asked
from indicators.finding import Finding, plainly, worst_first
from indicators.finding_words import with_sentences
from indicators.reading import PAST_YEARS, Readings, children_at
from indicators.reporting.judging import reporting
from indicators.tasks.register import TaskRegister, task_register


def attention(
    store: Store, asked: Asked, since: dt.date | None = None, on: dt.date | None = None
) -> tuple[Finding, ...]:  # fmt: skip
    """All findings of the area and its units at the period: anomalies, conflicts, reports, tasks overdue.

    With `since` also what was revised after that day. `on` is the day by which reports are judged
    (today unless given). Raises ValueError for an unknown area.
    """
    findings = [*anomalies(store, asked), *one_per_pair(disputed(store, asked))]
    if since is not None:
        findings += revised_since(store, asked, since)
    here = {key.code for key in keys_of(asked)}
    owed = reporting(store, asked.period, on, asked.known_at)
    findings += [finding for finding in owed.findings if finding.area.code in here]
    findings += overdue_tasks(task_register(store, asked), asked)
    return worst_first(findings)


def keys_of(asked: Asked) -> tuple[AreaKey, ...]:
    """The area asked and its real units."""
    place = asked.place
    return (place.key, *(child.key for child in children_at(place, asked.period.last_day)))


def anomalies(store: Store, asked: Asked, indicators: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What the figures themselves show: slips of magnitude, falls, copies, odd months, unlike cut-offs; one read."""
    year = asked.period.year
    rows = values(store, Wanted(
        indicators=tuple(indicators), area_keys=keys_of(asked), start=(year - PAST_YEARS) * 100 + 1,
        end=year * 100 + 12, known_at=asked.known_at,
    ))  # fmt: skip
    return anomalies_in(rows, asked, limits_at(asked.period.last_day))


def anomalies_in(rows: Sequence[ValueRow], asked: Asked, limits: Limits) -> tuple[Finding, ...]:
    """`anomalies` from rows that were read; their order changes nothing."""
    readings = Readings()
    readings.add(sorted(rows, key=lambda row: (row.indicator, str(row.area), row.item, row.observation_id)))
    period = asked.period
    now = [row for row in rows if row.period.year == period.year and row.period.end <= period.end]
    return worst_first([
        *magnitude_slips(readings, period, limits), *falling_cumulatives(readings, period),
        *copied_months(readings, period, limits), *seasonal_outliers(readings, period, limits),
        *cutoff_conflicts(now, limits),
    ])  # fmt: skip


def disputed(store: Store, asked: Asked) -> tuple[Finding, ...]:
    """Figures up to the period's end, and targets of its year, that two live files give differently; one read.

    Nobody's answer is preferred here.
    """
    year = asked.period.year
    rows = rival_statements(store, keys_of(asked), year * 100 + 1, year * 100 + 12)
    return worst_first(conflicts(row for row in rows if concerns(row, asked)))


def concerns(row: ValueRow, asked: Asked) -> bool:
    """Whether a row speaks of the asked period or before; a year's target always does."""
    return row.role == "target" or row.period.end <= asked.period.end


def revised_since(store: Store, asked: Asked, since: dt.date) -> tuple[Finding, ...]:
    """Figures of the year that were known on a day and are told otherwise now; two reads."""
    year = asked.period.year
    pairs = revisions(store, since, keys_of(asked), year * 100 + 1, year * 100 + 12)
    told = [pair for pair in pairs if concerns(pair.old, asked)]
    return worst_first(revised(told, limits_at(asked.period.last_day)))


def overdue_tasks(register: TaskRegister, asked: Asked) -> list[Finding]:
    """One finding for the whole register: how many tasks are overdue and for how long the longest."""
    if not register.overdue:
        return []
    worst = register.overdue[0]
    return [with_sentences(Finding(
        kind="tasks_overdue", severity="warning", area=register.area, period=str(asked.period), sources=worst.sources,
        size=Decimal(len(register.overdue)),
        params=plainly({"count": len(register.overdue), "day": register.report_day, "days": worst.days}),
    ))]  # fmt: skip
