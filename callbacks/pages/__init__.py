"""What each page answers with: one module a page, found by itself; `layouts/pages` says how it looks.

A module exposes `PAGE` and either `view(services, query)`, a page of blocks, or `answer(services,
query)`, a body of its own with `tables(services, query)` for Excel. `DRAWINGS` are its own drawings.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from callbacks.services import Services
from layouts.page import body
from layouts.page_view import PageView
from layouts.pages import Page
from layouts.query import Query
from layouts.views import TableView

View = Callable[[Services, Query], PageView]


@dataclass(frozen=True, slots=True)
class Answering:
    """How a page is answered: its body from a query, and its tables for the workbook."""

    page: Page
    answer: Callable[[Services, Query], list[Any]]
    tables: Callable[[Services, Query], dict[str, TableView]]


@lru_cache(maxsize=1)
def answering() -> dict[str, Answering]:
    """Path → how it is answered, for every module of this package that has a `PAGE`."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {module.PAGE.path: of_module(module) for module in modules if hasattr(module, "PAGE")}


def of_module(module: Any) -> Answering:
    if hasattr(module, "answer"):
        return Answering(module.PAGE, module.answer, module.tables)
    return Answering(module.PAGE, answer_of(module), tables_of(module))


def answer_of(module: Any) -> Callable[[Services, Query], list[Any]]:
    drawings = getattr(module, "DRAWINGS", {})
    return lambda services, query: body(remembered(module, services, query), drawings)


def tables_of(module: Any) -> Callable[[Services, Query], dict[str, TableView]]:
    return lambda services, query: remembered(module, services, query).tables()


def remembered(module: Any, services: Services, query: Query) -> PageView:
    """The page's view for the present data, made once for a query."""
    made: PageView = services.remember((module.__name__, query), lambda: module.view(services, query))
    return made
