"""Forms: what a regulated form knows beyond what its sheet says, declared as data in `forms.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data.reference_files import rows
from data.units import find_unit
from loaders.context import Context
from loaders.phrases import plain
from loaders.table import Table


@dataclass(frozen=True, slots=True)
class Form:
    """A regulated form: how its headings are recognised and the unit it is always printed in."""

    name: str
    headings: tuple[re.Pattern[str], ...]
    unit: str
    role: str
    basis: str
    exact: bool
    """Its columns are scores: one is an indicator of the catalogue only by its whole name, and never a plan."""


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    return tuple(
        Form(row["form"], patterns(row["headings"]), row["unit"], row["role"], row["basis"], row["names"] == "exact")
        for row in rows("forms")
    )


def patterns(headings: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(part) for part in headings.split(" & "))


def form_of(table: Table, context: Context) -> Form | None:
    """The form whose every heading pattern is found among the table's headings and title."""
    text = plain(" | ".join([context.title, *table.titles, *(" ".join(column.path) for column in table.columns)]))
    return next((form for form in forms() if all(pattern.search(text) for pattern in form.headings)), None)


def unit_of(form: Form | None) -> str:
    found = find_unit(form.unit) if form else None
    return found.code if found else ""


def under_form(form: Form | None, table: Table, context: Context) -> None:
    """What the form knows of the table beyond its unit."""
    if form is None:
        return
    context.role = form.role or context.role
    if form.exact:
        table.surveyed = context.surveyed = True
