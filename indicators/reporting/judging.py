"""Each report that is owed beside the file that came: on time, late, missing, not due yet; and what to say of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from data.areas import directory
from data.clock import today
from data.deliveries import Delivery, deliveries
from data.model import AreaKey
from data.period import Period
from data.senders import senders
from data.store import Store
from indicators.anomalies.limits import limits_at
from indicators.anomalies.outliers import months_in
from indicators.finding import Finding, plainly, worst_first
from indicators.finding_words import with_sentences
from indicators.reporting.duties import Duty, Frequency, cut_off, due_day, duties, owed
from indicators.reporting.words import reporting_sentence
from indicators.result import Part, Source

State = Literal["missing", "late", "not_due", "on_time", "covered", "entered_later"]
STATE_ORDER: tuple[State, ...] = ("missing", "late", "not_due", "on_time", "covered", "entered_later")
"""Worst first."""


class ReportDue(Part):
    """One report that an office owes: its cut-off, its day, the file that came.

    `days` counts calendar days late or missing. `covered`: no file of its own, but a later one
    counts from January over it. `entered_later`: the file was put in so long after its day that its
    arrival says nothing of punctuality.
    """

    sender: str
    name_vi: str
    name_en: str
    area: AreaKey
    form: str
    frequency: Frequency
    period: str
    cut_off: dt.date
    due: dt.date
    state: State
    days: int = 0
    arrived: dt.date | None = None
    file: str = ""
    sha256: str = ""
    basis: str = ""


class Reporting(Part):
    """All reports of a period on a day, worst first, how many are in each state, and the findings of them."""

    period: str
    day: dt.date
    reports: tuple[ReportDue, ...]
    counts: dict[str, int]
    findings: tuple[Finding, ...]
    sentence_vi: str = ""
    sentence_en: str = ""


def reporting(
    store: Store, period: Period, on: dt.date | None = None, known_at: dt.date | None = None,
    owing: Sequence[Duty] | None = None,
) -> Reporting:  # fmt: skip
    """Every report whose own period ends within `period`, judged on a day (today unless given); one read."""
    every = duties() if owing is None else tuple(owing)
    came = deliveries(store, {duty.sender for duty in every}, known_at)
    return reporting_of(came, every, period, on or known_at or today())


def reporting_of(came: Iterable[Delivery], owing: Iterable[Duty], period: Period, day: dt.date) -> Reporting:
    """`reporting` from what was read: the order of files and duties changes nothing."""
    files = sorted((one for one in came if one.arrived <= day), key=lambda one: (one.arrived, one.dataset_id))
    beginning = min((one.arrived for one in files), default=day)
    reports = [
        judged(duty, own, files, day, beginning)
        for duty in owing for month in months_in(period) if (own := owed(duty, month.year, month.month)) is not None
    ]  # fmt: skip
    places = {state: place for place, state in enumerate(STATE_ORDER)}
    ordered = tuple(sorted(reports, key=lambda r: (places[r.state], -r.days, r.period, r.sender, r.form)))
    found = Reporting(
        period=str(period), day=day, reports=ordered, counts=dict(Counter(r.state for r in ordered)),
        findings=worst_first(finding for report in ordered if (finding := finding_of(report, day)) is not None),
    )  # fmt: skip
    return found.model_copy(update={
        "sentence_vi": reporting_sentence(found, "vi"), "sentence_en": reporting_sentence(found, "en"),
    })  # fmt: skip


def judged(
    duty: Duty, period: Period, files: Sequence[Delivery], day: dt.date, beginning: dt.date
) -> ReportDue:  # fmt: skip
    """One duty against the files of its sender; lateness is in calendar days whatever the due day counts in."""
    due = due_day(duty, period)
    office, area = senders().get(duty.sender), area_of(duty.sender, period.last_day)
    mine = [one for one in files if one.sender == duty.sender and duty.covers(one.form)]
    own = next((one for one in mine if ends_with(one.period, period)), None)
    state, days = state_of(due, None if own is None else own.arrived, day, beginning)
    if state == "missing" and any(counts_over(one.period, period) for one in mine):
        state, days = "covered", 0
    return ReportDue(
        sender=duty.sender, name_vi=office.name_vi if office else duty.sender,
        name_en=office.name("en") if office else duty.sender, area=area, form=duty.form, frequency=duty.frequency,
        period=str(period), cut_off=cut_off(duty, period), due=due, state=state, days=days,
        arrived=None if own is None else own.arrived, file="" if own is None else own.file,
        sha256="" if own is None else own.sha256, basis=duty.basis,
    )  # fmt: skip


def state_of(due: dt.date, arrived: dt.date | None, day: dt.date, beginning: dt.date) -> tuple[State, int]:
    """The state and its days. Before the store's first file nobody could have sent anything to it."""
    patience = int(limits_at(due).backfill_days)
    if arrived is not None:
        late = (arrived - due).days
        if late > patience:
            return "entered_later", 0
        return ("late", late) if late > 0 else ("on_time", 0)
    if day <= due:
        return "not_due", 0
    if (beginning - due).days > patience:
        return "entered_later", 0
    return "missing", (day - due).days


def read_period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def ends_with(text: str, period: Period) -> bool:
    """Whether a file speaks of the same end: a September report may count from January."""
    own = read_period(text)
    return own is not None and own.end == period.end


def counts_over(text: str, period: Period) -> bool:
    """Whether a later file counts from January over the period, as a workbook of twelve months does."""
    own = read_period(text)
    return (own is not None and own.month == 1 and own.year == period.year and own.months > 1
            and own.end > period.end)  # fmt: skip


def area_of(sender: str, day: dt.date) -> AreaKey:
    office = senders().get(sender)
    area = directory().nearest(office.area_code, day) if office else None
    return area.key if area else AreaKey("")


def finding_of(report: ReportDue, day: dt.date) -> Finding | None:
    """A finding for what is late or missing; what is not due yet is not missing."""
    if report.state not in ("late", "missing"):
        return None
    late = report.state == "late"
    params: dict[str, object] = {
        "sender": report.name_vi,
        "sender_en": report.name_en,
        "days": report.days,
        "due": report.due,
        "arrived": report.arrived or day,
    }
    source = Source(file=report.file, sheet="", cell="", value="", unit="", role="report", sha256=report.sha256)
    return with_sentences(Finding(
        kind="report_late" if late else "report_missing", severity="info" if late else "warning", area=report.area,
        period=report.period, sources=(source,) if late else (), params=plainly(params), size=Decimal(report.days),
    ))  # fmt: skip
