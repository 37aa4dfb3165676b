"""What months in a row cannot do: a cumulative that falls, a month that repeats the last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.catalogue import Definition
from data.model import AreaKey
from data.numbers import divide
from data.period import Period
from indicators.actuals import counts, stated
from indicators.anomalies.limits import Limits
from indicators.anomalies.outliers import months_in
from indicators.arithmetic import HUNDRED
from indicators.finding import Finding, found, plainly
from indicators.reading import Point, Readings, Series


def falling_cumulatives(readings: Readings, period: Period) -> list[Finding]:
    """Cumulatives of the period's year that are lower than an earlier one: allowed with a reason, never silently.

    A fall stays a fall: the month's flow is negative, and is shown as such.
    """
    findings = []
    for (code, area, item), series in readings.table.items():
        definition = readings.definitions[code]
        if definition.time_aggregation != "sum":
            continue
        for earlier, later in pairwise(cumulatives(series, period)):
            before, after = stated(earlier).counted, stated(later).counted
            if before is not None and after is not None and after < before:
                findings.append(fall(definition, area, item, earlier, later, before, after))
    return findings


def cumulatives(series: Series, period: Period) -> list[Point]:
    """Stated actual cumulatives from January of the year, in order, up to the period's end."""
    own = [p for p in series.actuals if p.year == period.year and p.month == 1 and p.months >= 1]
    return [series.actuals[p] for p in sorted(own) if p.end <= period.end and counts(series.actuals[p])]


def fall(
    definition: Definition, area: AreaKey, item: str, earlier: Point, later: Point, before: Decimal, after: Decimal
) -> Finding:  # fmt: skip
    share = divide((before - after) * HUNDRED, abs(before)) if before else HUNDRED
    files = (later.source.file, earlier.source.file)
    form: dict[str, object] = {} if files[0] == files[1] else {
        "form": "falling_between_files", "file": files[0], "other_file": files[1],
    }  # fmt: skip
    return found(
        "falling_cumulative", "warning", definition, area, later.period, item=item,
        sources=(later.source, earlier.source), size=share, before=before, after=after, earlier=earlier.period, **form,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator's figure of a month beside the month before."""

    now: Point
    last: Point

    @property
    def same(self) -> bool:
        return self.now.value == self.last.value


def copied_months(readings: Readings, period: Period, limits: Limits) -> list[Finding]:
    """Files whose month repeats last month's figures in nearly all indicators.

    Only flows are compared (a herd may well stay the same), and neither 0 nor nil, which repeat honestly.
    """
    findings = []
    for month in months_in(period):
        findings += [
            copied(area, month, pairs) for (area, _), pairs in sorted(pairs_of(readings, month).items(), key=str)
            if is_copy(pairs, limits)
        ]  # fmt: skip
    return findings


def pairs_of(readings: Readings, month: Period) -> dict[tuple[AreaKey, str], list[Pair]]:
    """Area and file → figures of the month beside the last, from month columns or from cumulatives alone."""
    found_: dict[tuple[AreaKey, str], list[Pair]] = defaultdict(list)
    for (code, area, _), series in readings.table.items():
        if readings.definitions[code].time_aggregation == "sum":
            for pair in neighbours(series, month):
                found_[area, pair.now.source.sha256 or pair.now.source.file].append(pair)
    return found_


def neighbours(series: Series, month: Period) -> Iterator[Pair]:
    """The month against the one before it; where no month is stated, the two cumulatives."""
    year, number = divmod(month.year * 12 + month.month - 2, 12)
    choices = [(month, Period.month_of(year, number + 1))]
    if month.month > 1:
        choices.append((Period.cumulative(month.year, month.month), Period.cumulative(month.year, month.month - 1)))
    for now, last in choices:
        mine, theirs = series.actuals.get(now), series.actuals.get(last)
        if mine is not None and theirs is not None and mine.value and theirs.value:
            yield Pair(mine, theirs)
            return


def is_copy(pairs: list[Pair], limits: Limits) -> bool:
    same = sum(pair.same for pair in pairs)
    return same >= limits.copy_count and Decimal(same * 100) >= limits.copy_percent * len(pairs)


def copied(area: AreaKey, month: Period, pairs: list[Pair]) -> Finding:
    from indicators.finding_words import with_sentences

    same = [pair for pair in pairs if pair.same]
    year, number = divmod(month.year * 12 + month.month - 2, 12)
    return with_sentences(Finding(
        kind="copied_month", severity="warning", area=area, period=str(month), size=Decimal(len(same)),
        sources=tuple(sorted((p.now.source for p in same), key=lambda s: (s.file, s.sheet, s.cell))),
        params=plainly({
            "same": len(same), "compared": len(pairs), "last_period": Period.month_of(year, number + 1),
            "file": same[0].now.source.file,
        }),
    ))  # fmt: skip
