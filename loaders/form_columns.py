"""What a regulated form knows of its columns (`form_columns.csv`): the same words mean something else elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data.catalogue import catalogue, members
from data.model import item_parts
from data.reference_files import rows
from data.text import match_key
from loaders.indicator_names import Named
from loaders.phrases import plain

PARENTHESIS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column of a form: its indicator, and the dimension that the heading over a group of rows fills."""

    heading: re.Pattern[str]
    named: Named
    group: str


@lru_cache(maxsize=1)
def form_columns() -> dict[str, tuple[FormColumn, ...]]:
    """Form -> its columns in file order; the first whose heading fits wins."""
    found: dict[str, list[FormColumn]] = {}
    for row in rows("form_columns"):
        named = Named(catalogue()[row["indicator"]], item_parts(row["item"]))
        found.setdefault(row["form"], []).append(FormColumn(re.compile(row["heading"]), named, row["group"]))
    return {form: tuple(columns) for form, columns in found.items()}


def form_column(form: str, path: tuple[str, ...]) -> FormColumn | None:
    heading = plain(" ".join(path))
    return next((column for column in form_columns().get(form, ()) if column.heading.search(heading)), None)


@lru_cache(maxsize=4096)
def land_of(text: str) -> str:
    """The land type that a code or a group heading names: `DGT`, `Đất giao thông (DGT)`; empty where it names none."""
    own = members()["land"]
    for part in (text, *PARENTHESIS.findall(text), PARENTHESIS.sub("", text)):
        if (member := own.get(match_key(part))) is not None:
            return member.code
    return ""
