"""Projects: each against its plan, which are stuck, and how much of the undisbursed capital few of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.areas import Area
from data.catalogue import members_by_code
from data.model import AreaKey, item_parts, item_text
from data.numbers import divide
from data.records import Record, records
from data.store import Store
from indicators.arithmetic import HUNDRED, number, percent_of
from indicators.breakdown import Asked
from indicators.evaluation import Question, evaluate_from
from indicators.public_investment import DISBURSEMENT
from indicators.reading import Readings, children_at, read
from indicators.result import Result

FEW = 10
"""How many projects a council member asks for: "the ten that hold the money"."""


@dataclass(frozen=True, slots=True)
class Project:
    """One project: its words with their cells in `record`, its result, its plan by source of capital.

    `plan` is the year's own; `capital` is what can be paid this year, with what earlier years carried
    over, for the disbursed sum holds payments of both. `undisbursed` = capital − disbursed; all in tỷ
    đồng, None without a plan or a figure, below zero when more was paid than there is.
    """

    code: str
    name: str
    owner: str
    area: Area
    result: Result
    sources: dict[str, Decimal]
    record: Record | None = None
    carried: Decimal = Decimal(0)

    @property
    def plan(self) -> Decimal | None:
        return self.result.target.value if self.result.target else None

    @property
    def disbursed(self) -> Decimal | None:
        return Decimal(0) if self.result.actual.status == "nil" else self.result.actual.value

    @property
    def capital(self) -> Decimal | None:
        return None if self.plan is None else self.plan + self.carried

    @property
    def percent(self) -> Decimal | None:
        """Disbursed of the capital at hand, in points."""
        return number(percent_of(self.disbursed, self.capital))

    @property
    def undisbursed(self) -> Decimal | None:
        return None if self.capital is None or self.disbursed is None else self.capital - self.disbursed


def projects(store: Store, asked: Asked) -> tuple[Project, ...]:
    """All projects of the area and of the units below it, in the order of their codes; two reads."""
    areas = with_units_below(asked.place, asked)
    readings = read(
        store, (DISBURSEMENT,), areas, asked.period.year, item=None, known_at=asked.known_at, past=0
    )  # fmt: skip
    every = records(store, "project", asked.known_at, areas)
    owners = {record.code: record.said("name") for record in records(store, "owner", asked.known_at, areas)}
    by_key = {(record.code, record.area): record for record in every}
    found = []
    for code, key in sorted(project_keys(readings), key=str):
        record = by_key.get((code, key))
        owner = record.said("owner") if record else ""
        found.append(Project(
            code, record.said("name") or code if record else code, owners.get(owner, owner), areas[key],
            evaluated(readings, code, areas[key], asked), plans_by_source(readings, code, areas[key], asked), record,
            carried_over(readings, code, areas[key], asked),
        ))  # fmt: skip
    return tuple(found)


def with_units_below(place: Area, asked: Asked) -> dict[AreaKey, Area]:
    """The area, its units and theirs, at the period's end."""
    day = asked.period.last_day
    units = children_at(place, day)
    every = (place, *units, *(below for unit in units for below in children_at(unit, day)))
    return {area.key: area for area in every}


def project_keys(readings: Readings) -> set[tuple[str, AreaKey]]:
    found = set()
    for indicator, area, item in readings.table:
        code = dict(item_parts(item)).get("project")
        if indicator == DISBURSEMENT and code:
            found.add((code, area))
    return found


def carried_over(readings: Readings, code: str, area: Area, asked: Asked) -> Decimal:
    """The project's capital of earlier years, 0 where the list prints no plan that includes it."""
    if evaluated(readings, code, area, asked, ("capital", "incl_carryover")).target is None:
        return Decimal(0)
    target = evaluated(readings, code, area, asked, ("capital", "carryover")).target
    return target.value if target is not None and target.value is not None else Decimal(0)


def evaluated(readings: Readings, code: str, area: Area, asked: Asked, *more: tuple[str, str]) -> Result:
    """The result of a project, or of a part of it that `more` names (a source, the carried-over capital)."""
    item = item_text([("project", code), *more])
    question = Question(readings.definitions[DISBURSEMENT], area, asked.period, item, asked.authority)
    return evaluate_from(readings, question)


def plans_by_source(readings: Readings, code: str, area: Area, asked: Asked) -> dict[str, Decimal]:
    """Source of capital → the project's plan of it, in tỷ đồng, where the list prints one."""
    sources = [source for dimension, source in members_by_code() if dimension == "source"]
    found = {}
    for source in sources:
        if readings.series(DISBURSEMENT, area.key, item_text([("project", code), ("source", source)])).targets:
            target = evaluated(readings, code, area, asked, ("source", source)).target
            if target is not None and target.value:
                found[source] = target.value
    return found


def stuck(listed: Iterable[Project]) -> tuple[Project, ...]:
    """Projects behind their pace that still hold capital, the largest sum first."""
    waiting = [p for p in listed if p.result.now in ("late", "slightly_late") and (p.undisbursed or 0) > 0]
    return tuple(sorted(waiting, key=lambda p: (-(p.undisbursed or Decimal(0)), p.code)))


@dataclass(frozen=True, slots=True)
class Concentration:
    """Who holds the undisbursed capital (formula 14): `shares` in percent, running, largest project first.

    `few` projects hold `few_percent` of `total` (tỷ đồng); `for_80` is how many hold 80 % of it.
    """

    total: Decimal
    ordered: tuple[Project, ...]
    shares: tuple[Decimal, ...]
    few: int
    few_percent: Decimal | None
    for_80: int | None
    unknown: tuple[str, ...]


def concentration(listed: Sequence[Project], few: int = FEW) -> Concentration:
    """Pareto of the undisbursed: Σ of what the largest hold / Σ of all that is left × 100.

    Projects without a plan or a figure are named in `unknown`, never counted as zero; paid-up ones hold nothing.
    """
    holding = [p for p in listed if p.undisbursed is not None and p.undisbursed > 0]
    ordered = tuple(sorted(holding, key=lambda p: (-(p.undisbursed or Decimal(0)), p.code)))
    total = sum((p.undisbursed or Decimal(0) for p in ordered), Decimal(0))
    running, shares = Decimal(0), []
    for project in ordered:
        running += project.undisbursed or Decimal(0)
        shares.append(divide(running * HUNDRED, total))
    few = min(few, len(ordered))
    enough = next((n for n, share in enumerate(shares, start=1) if share >= 80), None)
    return Concentration(
        total, ordered, tuple(shares), few, shares[few - 1] if few else None, enough,
        tuple(p.code for p in listed if p.undisbursed is None),
    )  # fmt: skip
