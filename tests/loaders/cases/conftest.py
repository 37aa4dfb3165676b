"""The fictional province of the cases: its districts and communes exist only while a test runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

import pytest

from data.areas import Area, AreaDirectory, directory
from data.text import clean
from loaders import area_codes, area_rows, areas, context, former_units, naming, row_units

LEVELS = {"Thành phố": ("city", "district"), "Thị xã": ("town", "district"), "Huyện": ("district", "district"),
          "Phường": ("ward", "commune"), "Xã": ("commune", "commune")}  # fmt: skip


class Places(Protocol):
    def __call__(
        self, *units: str, since: dt.date | None = None, until: dt.date | None = None, parent: str = "42"
    ) -> None: ...


def area(unit: str, since: dt.date | None, until: dt.date | None, parent: str = "42") -> Area:
    """`001 Huyện An Lâm`: kind and level follow from the name, the parent is the home province unless said."""
    code, _, name = unit.partition(" ")
    kind, level = next(found for word, found in LEVELS.items() if clean(name).startswith(word))
    return Area(code, name, name, kind, level, parent, since, until, int(code), None, None, ())


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> Iterator[Places]:
    """Put the case's units in the place of the province's own; a second call adds more."""
    known = [found for found in directory().areas if found.level in ("country", "region", "province")]

    def put(*units: str, since: dt.date | None = None, until: dt.date | None = None, parent: str = "42") -> None:
        known.extend(area(unit, since, until, parent) for unit in units)
        made = AreaDirectory(tuple(known))
        for module in (area_codes, area_rows, areas, context, former_units, naming, row_units):
            monkeypatch.setattr(module, "directory", lambda: made)
        areas.names_at.cache_clear()

    yield put
    areas.names_at.cache_clear()
