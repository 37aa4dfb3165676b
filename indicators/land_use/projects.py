"""The list of works and projects of form 10/CH: listed, started, done, and listed for too long."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.areas import Area
from data.catalogue import catalogue
from data.model import AreaKey, item_parts
from data.period import Period
from data.records import Attribute, Record, records
from data.reference_files import rows
from data.store import Store
from indicators.actuals import NOTHING, Figure
from indicators.arithmetic import Undefined, percent_of
from indicators.breakdown import Asked
from indicators.figures import Finding, Ratio, done, known, planned, summed
from indicators.land_use.balance import compared
from indicators.reading import Readings, children_at, read

LISTED_AREA = "land_project_added_area"
"""Hectares of a listed project: its target is what the list takes, its actual what was really taken."""
WHOLE, EXISTING, CONVERTED = "land_project_area", "land_project_current_area", "land_conversion_area"
REGISTERED = "registered"
State = Literal["done", "started", "not_started", "not_reported"]
DONE_WORDS = ("đã hoàn thành", "hoàn thành", "đã thực hiện", "đã thực hiện xong")
STARTED_WORDS = ("đang thực hiện", "đang triển khai", "đã khởi công", "thực hiện một phần")
NOT_WORDS = ("chưa thực hiện", "chưa triển khai", "chưa khởi công")


@dataclass(frozen=True, slots=True)
class Deadline:
    """How many years a listed project may stay without being carried out, and which law says so."""

    years: int
    document: str


@dataclass(frozen=True, slots=True)
class ListedProject:
    """One project of the list; areas in ha, `registered` the year it was first listed.

    `taken` = land type → ha the list takes from it ("Sử dụng vào loại đất"). `whole` and `existing` are the columns
    "Diện tích kế hoạch" and "Diện tích hiện trạng"; `checks`: whole = existing + listed, listed = Σ taken.
    `state` is `not_reported` where no file says what became of it: a list alone says nothing of its execution.
    `waiting` = years since it was registered; `stale` when that reaches the law's limit and nothing says that it
    is done or begun, None when the year of registration is unknown.
    """

    code: str
    name: str
    area: str
    area_name: str
    purpose: str
    registered: int | None
    listed: Figure
    done: Figure
    taken: Mapping[str, Figure]
    state: State
    waiting: int | None
    stale: bool | None
    attributes: Mapping[str, Attribute]
    whole: Figure = NOTHING
    existing: Figure = NOTHING
    checks: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectList:
    """The list of an area's year: how many are listed, started, done and stale, and the hectares of both.

    `started` counts projects begun and not done. `done_percent` = done / listed × 100 in projects, `area_percent`
    = ha done / ha listed × 100 (DOMAIN 3.12 c); undefined as soon as one project is not reported.
    """

    area: str
    area_name: str
    year: int
    projects: tuple[ListedProject, ...]
    deadline: Deadline | None
    listed: int
    done: int
    started: int
    not_reported: int
    stale: tuple[ListedProject, ...]
    listed_area: Figure
    done_area: Figure
    done_percent: Ratio
    area_percent: Ratio

    @property
    def taken(self) -> dict[str, Figure]:
        """Land type → ha that the whole list takes from it: what the council permits of LUA, RPH, RDD."""
        codes = sorted({code for one in self.projects for code in one.taken})
        return {code: summed(one.taken[code] for one in self.projects if code in one.taken) for code in codes}

    @property
    def disagreements(self) -> tuple[Finding, ...]:
        """Hectares of projects that do not come out."""
        return tuple(check for one in self.projects for check in one.checks if check.agrees is False)


def listed_projects(store: Store, asked: Asked, indicator: str = LISTED_AREA) -> ProjectList:
    """The projects that the list of the asked year names in the area and its communes; one read and the records.

    Listed are those with a target of the year. Raises ValueError for an unknown area.
    """
    day = asked.period.last_day
    below = children_at(asked.place, day)
    places = (asked.place, *below, *(unit for child in below for unit in children_at(child, day)))
    keys = [place.key for place in places]
    codes = dict.fromkeys((indicator, WHOLE, EXISTING, CONVERTED))
    readings = read(store, codes, keys, asked.period.year, item=None, known_at=asked.known_at, past=1)
    kept = {(own.code, own.area): own for own in records(store, "project", asked.known_at, keys)}
    return list_of(readings, kept, asked, places, indicator)


def list_of(
    readings: Readings, kept: Mapping[tuple[str, AreaKey], Record], asked: Asked, places: Sequence[Area], indicator: str
) -> ProjectList:  # fmt: skip
    """The list from readings and records that are there."""
    limit = deadline_at(asked.period.last_day)
    found = []
    for place in places:
        for code in codes_at(readings, place, indicator, asked.period.year):
            record = kept.get((code, place.key)) or Record("project", code, place.key)
            found.append(project_of(readings, record, place, asked, indicator, limit))
    return tallied(found, asked, limit)


def codes_at(readings: Readings, place: Area, indicator: str, year: int) -> list[str]:
    """The projects of which the year's list has a figure in that place, in the order of their codes."""
    found = set()
    for (code, area, text), series in readings.table.items():
        project = dict(item_parts(text)).get("project")
        if (code, area) == (indicator, place.key) and project and any(p.period.year == year for p in series.targets):
            found.add(project)
    return sorted(found)


def project_of(
    readings: Readings, record: Record, place: Area, asked: Asked, indicator: str, limit: Deadline | None
) -> ListedProject:  # fmt: skip
    year, period = asked.period.year, asked.period
    own, size, before = (item_of(readings, place, one, record.code) for one in (indicator, WHOLE, EXISTING))
    taken = taken_of(readings, place, indicator, record.code, asked)
    stated = planned(readings, indicator, place, own, period, asked.authority)
    listed = stated if stated.counted is not None or not taken else summed(taken.values())
    made = done(readings, indicator, place, own, period)
    whole = planned(readings, WHOLE, place, size, Period.state(*period.end), asked.authority)
    existing = done(readings, EXISTING, place, before, Period.state(year - 1, 12))
    state = state_of(record.said("status"), listed, made)
    registered = year_in(record.said(REGISTERED))
    waiting = None if registered is None else period.last_day.year - registered
    return ListedProject(
        record.code, record.said("name") or record.label or record.code, place.code, place.name_vi,
        record.said("group") or record.said("owner"), registered, listed, made, taken, state, waiting,
        stale(state, waiting, limit), dict(record.attributes), whole, existing,
        checks_of(record.code, whole, existing, stated, taken),
    )  # fmt: skip


def checks_of(
    project: str, whole: Figure, existing: Figure, listed: Figure, taken: Mapping[str, Figure]
) -> tuple[Finding, ...]:  # fmt: skip
    """Whole = existing + listed and listed = Σ taken, each where both sides are said."""
    sides = (("project_area", whole, {"existing": existing, "listed": listed}), ("project_taken", listed, taken))
    made = []
    for kind, own, parts in sides:
        figures = {project: own, **parts}
        values = known(figures)
        if project in values:
            made.append(compared(kind, project, tuple(parts), figures, values, catalogue()[WHOLE].decimals))
    return tuple(one for one in made if one is not None)


def item_of(readings: Readings, place: Area, indicator: str, project: str) -> str:
    """The item that the list states the project under: alone, or with the land type of its section."""
    told = [text for code, area, text in readings.table if (code, area) == (indicator, place.key)]
    own = [text for text in told if (parts := dict(item_parts(text))).get("project") == project and "from" not in parts]
    return min(own, key=len, default=f"project={project}")


def taken_of(readings: Readings, place: Area, indicator: str, project: str, asked: Asked) -> dict[str, Figure]:
    """Land type → ha the list takes from it for one project, whatever it is made into."""
    found: dict[str, list[Figure]] = {}
    for code, area, text in sorted(readings.table, key=lambda key: (key[0], key[2])):
        parts = dict(item_parts(text))
        if code in (indicator, CONVERTED) and area == place.key and parts.get("project") == project and "from" in parts:
            own = planned(readings, code, place, text, asked.period, asked.authority)
            if own.sources:
                found.setdefault(parts["from"], []).append(own)
    return {code: summed(figures) for code, figures in sorted(found.items())}


def state_of(words: str, listed: Figure, made: Figure) -> State:
    """What became of a project: the words of its record, else the hectares taken against those listed."""
    said = words.strip().lower()
    for state, spoken in (("done", DONE_WORDS), ("started", STARTED_WORDS), ("not_started", NOT_WORDS)):
        if said in spoken:
            return state  # type: ignore[return-value]
    if made.counted is None:
        return "not_reported"
    if made.counted <= 0:
        return "not_started"
    return "done" if listed.counted is not None and made.counted >= listed.counted else "started"


def year_in(text: str) -> int | None:
    found = re.search(r"\b(19|20)\d{2}\b", text)
    return int(found[0]) if found else None


def stale(state: State, waiting: int | None, limit: Deadline | None) -> bool | None:
    """Listed as long as the law allows and neither done nor begun; None when that cannot be told."""
    if state in ("done", "started"):
        return False
    return None if waiting is None or limit is None else waiting >= limit.years


def deadline_at(day: dt.date) -> Deadline | None:
    """The limit in force on a day: 3 consecutive years under the Law on Land of 2013 (amended 35/2018/QH14),
    2 from 1/8/2024 under that of 2024; None before the records begin."""
    for row in rows("land_deadlines"):
        start, end = row["valid_from"], row["valid_to"] or "9999-12-31"
        if start <= day.isoformat() <= end:
            return Deadline(int(row["years"]), row["document"])
    return None


def tallied(found: Iterable[ListedProject], asked: Asked, limit: Deadline | None) -> ProjectList:
    every = tuple(found)
    counts = {state: sum(1 for p in every if p.state == state) for state in ("done", "started", "not_reported")}
    listed, made = summed(p.listed for p in every), summed(p.done for p in every)
    open_ones = counts["not_reported"] > 0
    ratio: Ratio = Undefined("incomplete") if open_ones else percent_of(Decimal(counts["done"]), Decimal(len(every)))
    old = sorted((p for p in every if p.stale), key=lambda p: (p.registered or 0, p.code))
    return ProjectList(
        asked.place.code, asked.place.name_vi, asked.period.year, every, limit, len(every), counts["done"],
        counts["started"], counts["not_reported"], tuple(old), listed, made,
        Undefined("no_data") if not every else ratio,
        percent_of(made.counted, listed.counted) if made.counted is not None else Undefined(made.reason or "no_data"),
    )  # fmt: skip
