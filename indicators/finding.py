"""A finding: one thing that deserves attention, as a value with its cells and a sentence in both languages.

Everything that looks over the store says what it saw in this one type, so that one list can show
it ("Cần chú ý"). Severities are those of a loader's problems: an `error` is wrong whatever the
reason, a `question` needs somebody's answer, a `warning` should be looked at, an `info` is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from pydantic import Field

from data.catalogue import Definition
from data.model import AreaKey, Severity
from data.numbers import plain
from indicators.result import Part, Source

Kind = Literal[
    "conflict", "magnitude", "falling_cumulative", "cutoff_conflict", "report_missing", "copied_month",
    "seasonal_outlier", "tasks_overdue", "report_late", "removed", "revision",
]  # fmt: skip
KIND_ORDER: tuple[Kind, ...] = (
    "conflict", "magnitude", "falling_cumulative", "cutoff_conflict", "report_missing", "copied_month",
    "seasonal_outlier", "tasks_overdue", "report_late", "removed", "revision",
)  # fmt: skip
SEVERITY_ORDER: tuple[Severity, ...] = ("error", "question", "warning", "info")


class Finding(Part):
    """What was seen, of which figure, with every cell concerned.

    `params` hold numbers as plain decimals, days and periods in ISO form; the sentences print them.
    `size` orders findings of one kind, larger is worse. `indicator` is empty for reports and tasks.
    """

    kind: Kind
    severity: Severity
    area: AreaKey
    period: str
    indicator: str = ""
    name_vi: str = ""
    name_en: str = ""
    item: str = ""
    unit: str = ""
    decimals: int = 0
    sources: tuple[Source, ...] = ()
    params: dict[str, str] = Field(default_factory=dict)
    size: Decimal = Decimal(0)
    sentence_vi: str = ""
    sentence_en: str = ""


def found(
    kind: Kind, severity: Severity, definition: Definition, area: AreaKey, period: object, *, item: str = "",
    sources: Iterable[Source] = (), size: Decimal = Decimal(0), **params: object,
) -> Finding:  # fmt: skip
    """A finding about an indicator, with its sentences."""
    from indicators.finding_words import with_sentences

    return with_sentences(Finding(
        kind=kind, severity=severity, area=area, period=str(period), indicator=definition.code,
        name_vi=definition.name_vi, name_en=definition.name("en"), item=item, unit=definition.unit,
        decimals=definition.decimals, sources=tuple(sources), size=size, params=plainly(params),
    ))  # fmt: skip


def plainly(params: dict[str, object]) -> dict[str, str]:
    """Parameters as text: exact decimals in plain form, the rest as it says itself."""
    return {name: plain(v) if isinstance(v, Decimal) else str(v) for name, v in params.items()}


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity, kind and size; the rest of the order depends on content only, never on how they came."""
    severity = {name: place for place, name in enumerate(SEVERITY_ORDER)}
    kind = {name: place for place, name in enumerate(KIND_ORDER)}
    return tuple(sorted(findings, key=lambda f: (
        severity[f.severity], kind[f.kind], -f.size, f.indicator, str(f.area), f.item, f.period, f.sentence_vi,
    )))  # fmt: skip
