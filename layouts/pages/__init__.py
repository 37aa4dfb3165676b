"""One file a page: a view in, components out. A module with a `PAGE` is a page; the frame finds it by itself."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Page:
    """A page's address, the key of its name in both languages, and its place among the others."""

    path: str
    name: str
    order: int


@lru_cache(maxsize=1)
def all_pages() -> tuple[Page, ...]:
    """Every page of this package, in the order in which the frame lists them."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    pages = [page for module in modules if isinstance(page := getattr(module, "PAGE", None), Page)]
    return tuple(sorted(pages, key=lambda page: page.order))
