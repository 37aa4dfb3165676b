"""Moving capital from slow projects to those that can use it: candidates, and a what-if that adds up to zero.

Capital moves only within its source and within the year's total (Law on Public Investment
39/2019/QH14, adjustment of annual plans). Nothing here is stored: it is an
answer to "what if", with the arithmetic shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.numbers import divide
from data.office_rules import office_rule
from indicators.arithmetic import HUNDRED, number, percent_of
from indicators.public_investment.projects import Project

ANY_SOURCE = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """The office's own rule: below `disbursed` percent of the plan and with a forecast below `forecast` percent."""

    disbursed: Decimal
    forecast: Decimal


def rule_on(day: dt.date) -> Rule:
    """The rule of `office_rules.csv` on a day; not a national standard."""
    return Rule(office_rule("reallocation_disbursed", day), office_rule("reallocation_forecast", day))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project that may give capital (`amount` = plan − forecast) or use more (forecast − plan); tỷ đồng."""

    project: Project
    amount: Decimal


def givers(listed: Iterable[Project], by: Rule) -> tuple[Candidate, ...]:
    """Projects with C/P and forecast/P below the rule, the largest freed sum first (formula 15)."""
    found = []
    for project in listed:
        plan, forecast = project.capital, project.result.forecast
        if not plan or forecast is None or project.disbursed is None:
            continue
        slow = divide(project.disbursed * HUNDRED, plan) < by.disbursed
        if slow and divide(forecast.value * HUNDRED, plan) < by.forecast:
            found.append(Candidate(project, plan - forecast.value))
    return tuple(sorted(found, key=lambda c: (-c.amount, c.project.code)))


def takers(listed: Iterable[Project]) -> tuple[Candidate, ...]:
    """Projects whose pace needs more than their plan, the largest need first."""
    found = [
        Candidate(p, p.result.forecast.value - p.capital)
        for p in listed if p.capital and p.result.forecast is not None and p.result.forecast.value > p.capital
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda c: (-c.amount, c.project.code)))


@dataclass(frozen=True, slots=True)
class Move:
    """`amount` tỷ đồng of one source of capital from one project to another; '' = the source is not known."""

    giver: str
    taker: str
    amount: Decimal
    source: str = ANY_SOURCE


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a move cannot be: `not_positive`, `unknown_project`, `same_project`, `not_so_much_left`, `other_source`."""

    move: Move
    reason: str
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A project's capital at hand before and after the moves, in tỷ đồng; percentages of it in points."""

    project: Project
    plan_before: Decimal
    plan_after: Decimal
    percent_before: Decimal | None
    percent_after: Decimal | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The moves that stand, those that cannot, and every project they touch; the total plan never changes."""

    moves: tuple[Move, ...]
    refused: tuple[Refusal, ...]
    outcomes: tuple[Outcome, ...]
    total_before: Decimal
    total_after: Decimal


def what_if(listed: Sequence[Project], moves: Iterable[Move]) -> WhatIf:
    """Apply the moves one after another; a move that breaks a rule is refused with its reason, the rest stands."""
    known = {project.code: project for project in listed}
    plans = {p.code: p.capital for p in listed if p.capital is not None}
    sources = {p.code: dict(p.sources) for p in listed}
    made, refused = [], []
    for move in moves:
        no = refusal(move, known, plans, sources)
        if no is not None:
            refused.append(no)
            continue
        plans[move.giver] -= move.amount
        plans[move.taker] += move.amount
        if move.source:
            sources[move.giver][move.source] -= move.amount
            sources[move.taker][move.source] = sources[move.taker].get(move.source, Decimal(0)) + move.amount
        made.append(move)
    touched = dict.fromkeys(code for move in made for code in (move.giver, move.taker))
    before = sum((p.capital for p in listed if p.capital is not None), Decimal(0))
    return WhatIf(
        tuple(made), tuple(refused), tuple(outcome(known[code], plans[code]) for code in touched), before,
        sum(plans.values(), Decimal(0)),
    )  # fmt: skip


def refusal(
    move: Move, known: dict[str, Project], plans: dict[str, Decimal], sources: dict[str, dict[str, Decimal]]
) -> Refusal | None:  # fmt: skip
    """Why the move cannot be made from the plans as they stand after the moves before it."""
    if move.amount <= 0:
        return Refusal(move, "not_positive")
    if move.giver not in plans or move.taker not in plans:
        return Refusal(move, "unknown_project")
    if move.giver == move.taker:
        return Refusal(move, "same_project")
    left = plans[move.giver] - (known[move.giver].disbursed or Decimal(0))
    if move.source:
        if move.source not in sources[move.giver]:
            return Refusal(move, "other_source")
        left = min(left, sources[move.giver][move.source])
    return Refusal(move, "not_so_much_left", left) if move.amount > left else None


def outcome(project: Project, plan: Decimal) -> Outcome:
    before = project.capital or Decimal(0)
    return Outcome(
        project,
        before,
        plan,
        number(percent_of(project.disbursed, before)),
        number(percent_of(project.disbursed, plan)),
    )
