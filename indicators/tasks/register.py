"""The register of tasks at a report day: every task's state, on-time rates, groups and leads, overdue ones first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from data.model import AreaKey, item_parts
from data.period import Period
from data.queries import ValueRow, Wanted, values
from data.records import Record, records
from data.senders import find_sender
from data.store import Store
from data.text import clean, match_key
from indicators.arithmetic import number, percent_of
from indicators.breakdown import Asked
from indicators.reading import source_of
from indicators.result import Part, Source
from indicators.tasks.judging import (
    STATE_ORDER,
    Claim,
    Contradiction,
    State,
    agrees,
    claim_of,
    contradiction_of,
    day_of_words,
    is_standing,
    state_of,
)
from indicators.tasks.words import register_sentence

TASK = "task_completion"


class Task(Part):
    """One task: what was ordered, by when, when it was done, what its office says and what follows from the days.

    `days` counts days late (`late`) or past due (`overdue`). `due_words` keeps a deadline that is no
    day ("Thường xuyên"); where neither stands, the deadline was blank or its cell could not be read.
    """

    code: str
    name: str
    group: str
    lead: str
    lead_code: str
    due: dt.date | None
    due_words: str
    done: dt.date | None
    status: str
    claim: Claim
    state: State
    days: int
    standing: bool
    ahead: bool
    contradiction: Contradiction | None
    agrees: bool | None
    sources: tuple[Source, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.done is not None


class TaskTally(Part):
    """How many tasks stand where. `due` = deadline by the report day and no contradiction;
    `on_time_rate` = done on time among those / due × 100 (formula 16), None where nothing was due.

    `ahead` are tasks done whose deadline is still to come: on time, but not yet due.
    """

    key: str
    name: str
    tasks: int
    on_time: int
    late: int
    overdue: int
    open: int
    without_day: int
    contradictory: int
    ahead: int
    due: int
    on_time_rate: Decimal | None
    longest: int
    disagreeing: int


class TaskRegister(Part):
    """All tasks in their file's order, the tallies, and the overdue list, longest first."""

    area: AreaKey
    report_day: dt.date
    tasks: tuple[Task, ...]
    tally: TaskTally
    by_group: tuple[TaskTally, ...]
    by_lead: tuple[TaskTally, ...]
    overdue: tuple[Task, ...]
    disagreeing: tuple[Task, ...]
    sentence_vi: str = ""
    sentence_en: str = ""


def task_register(store: Store, asked: Asked, report_day: dt.date | None = None) -> TaskRegister:
    """The register of the area and year asked, judged on `report_day` (the register's own day unless given); two reads.

    Raises ValueError for an unknown area.
    """
    year, key = asked.period.year, asked.place.key
    rows = values(store, Wanted(
        indicators=(TASK,), area_keys=(key,), start=year * 100 + 1, end=year * 100 + 12, known_at=asked.known_at,
    ))  # fmt: skip
    day = report_day or max((row.as_of for row in rows if row.as_of is not None), default=asked.period.last_day)
    known = {record.code: record for record in records(store, "task", asked.known_at, (key,))}
    return register_of(rows, known, key, day, asked.period)


def register_of(
    rows: Sequence[ValueRow], known: dict[str, Record], area: AreaKey, report_day: dt.date, period: Period
) -> TaskRegister:  # fmt: skip
    """The register from what was read: dates are observations with the task as item, words are records."""
    dated: dict[str, dict[str, ValueRow]] = {}
    for row in sorted(rows, key=lambda row: (row.as_of or dt.date.min, row.observation_id)):
        code = dict(item_parts(row.item)).get("task", "")
        if code:
            dated.setdefault(code, {})["target" if row.role == "target" else "actual"] = row
    order = [code for code in known if code in dated or belongs(known[code])]
    order += sorted(code for code in dated if code not in known)
    tasks = tuple(task_of(code, dated.get(code, {}), known.get(code), report_day, period) for code in order)
    overdue = tuple(sorted((t for t in tasks if t.state == "overdue"), key=lambda t: (-t.days, t.code)))
    found = TaskRegister(
        area=area, report_day=report_day, tasks=tasks, tally=tally("", "", tasks),
        by_group=tallies(tasks, [(t.group, t.group) for t in tasks]),
        by_lead=tallies(tasks, [(t.lead_code or match_key(t.lead), t.lead) for t in tasks]),
        overdue=overdue, disagreeing=tuple(t for t in worst_first(tasks) if t.agrees is False),
    )  # fmt: skip
    return found.model_copy(update={
        "sentence_vi": register_sentence(found, "vi"), "sentence_en": register_sentence(found, "en"),
    })  # fmt: skip


def belongs(record: Record) -> bool:
    """Whether a record without any day is a task of the register: it has a lead or a status."""
    return bool(record.said("lead") or record.said("status"))


def task_of(
    code: str, rows: dict[str, ValueRow], record: Record | None, report_day: dt.date, period: Period
) -> Task:  # fmt: skip
    """One task judged; a deadline in words is a day only where it names a quarter."""
    target, actual = rows.get("target"), rows.get("actual")
    due, words = when(target, period.year)
    done, _ = when(actual, period.year)
    status = record.said("status") if record else ""
    said_on = max((row.as_of for row in rows.values() if row.as_of is not None), default=report_day)
    claim: Claim = claim_of(status)
    start = day_said(record.said("start")) if record else None
    wrong = contradiction_of(claim, done, start or period.first_day, said_on)
    if report_day < said_on:  # the register speaks of a later day: what it says of that day is not yet so
        claim, done = "unknown", done if done is None or done <= report_day else None
    state, days = state_of(due, done, report_day, wrong)
    lead = clean(record.said("lead")) if record else ""
    office = find_sender(lead)
    return Task(
        code=code, name=clean(record.said("name") or record.label) if record else code,
        group=clean(record.said("group")) if record else "", lead=lead, lead_code=office.code if office else "",
        due=due, due_words=words, done=done, status=clean(status), claim=claim, state=state, days=days,
        standing=is_standing(words), ahead=state == "on_time" and due is not None and due > report_day,
        contradiction=wrong, agrees=agrees(claim, state, done is not None),
        sources=(*(source_of(row) for row in (target, actual) if row is not None), *status_source(record)),
    )  # fmt: skip


def when(row: ValueRow | None, year: int) -> tuple[dt.date | None, str]:
    """The day a row says, and its words where they are no ISO day."""
    if row is None or row.value is None:
        return None, ""
    day = day_said(row.value)
    return (day, "") if day is not None else (day_of_words(row.value, year), row.value)


def day_said(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def status_source(record: Record | None) -> tuple[Source, ...]:
    """The cell of the printed status."""
    found = record.attributes.get("status") if record else None
    if found is None:
        return ()
    return (Source(file=found.file, sheet=found.sheet, cell=found.cell, value=found.value, unit="", role="status",
                   sha256=found.sha256),)  # fmt: skip


def worst_first(tasks: Iterable[Task]) -> list[Task]:
    places = {state: place for place, state in enumerate(STATE_ORDER)}
    return sorted(tasks, key=lambda task: (places[task.state], -task.days, task.code))


def tally(key: str, name: str, tasks: Iterable[Task]) -> TaskTally:
    """The counts of some tasks. Contradictory ones are counted apart: whether they were on time nobody can say."""
    every = list(tasks)
    count = {state: sum(task.state == state for task in every) for state in STATE_ORDER}
    ahead = sum(task.ahead for task in every)
    due = count["on_time"] - ahead + count["late"] + count["overdue"]
    rate = number(percent_of(Decimal(count["on_time"] - ahead), Decimal(due)))
    return TaskTally(
        key=key, name=name, tasks=len(every), on_time=count["on_time"], late=count["late"], overdue=count["overdue"],
        open=count["open"], without_day=count["without_day"], contradictory=count["contradictory"], ahead=ahead,
        due=due, on_time_rate=rate, longest=max((task.days for task in every if task.state == "overdue"), default=0),
        disagreeing=sum(task.agrees is False for task in every),
    )  # fmt: skip


def tallies(tasks: Sequence[Task], labels: Sequence[tuple[str, str]]) -> tuple[TaskTally, ...]:
    """A tally for each label, in which most is overdue first; ties by the longest, then in the register's order."""
    groups: dict[str, list[Task]] = {}
    names: dict[str, str] = {}
    for task, (key, name) in zip(tasks, labels, strict=True):
        groups.setdefault(key, []).append(task)
        names.setdefault(key, name)
    found = [tally(key, names[key], members) for key, members in groups.items()]
    return tuple(sorted(found, key=lambda one: (-one.overdue, -one.longest)))
