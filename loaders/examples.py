"""The example workbooks of `data/examples`: loaded once, those that are invented marked as illustration."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.settings import ROOT, Settings
from data.store import Store
from loaders.context import Options
from loaders.load import FileReading, load_file

FOLDER = ROOT / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """One workbook: whether its figures are invented, and the day the office would have had it."""

    path: Path
    illustration: bool
    known_on: dt.date


def examples(folder: Path = FOLDER) -> list[Example]:
    """The workbooks of the manifest, in the order the office would have received them."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = [
        Example(folder / row["file"], row["illustration"] == "yes", dt.date.fromisoformat(row["known_on"]))
        for row in rows
    ]
    return sorted(found, key=lambda example: (example.known_on, example.path.name))


def load_examples(store: Store, settings: Settings, progress: Callable[[str], None]) -> list[FileReading]:
    """Load every example; `progress` is told each file's name before it is read."""
    readings = []
    for example in examples():
        progress(example.path.name)
        known = dt.datetime.combine(example.known_on, dt.time(3))
        options = Options(province=settings.province)
        readings.append(load_file(store, example.path.name, example.path.read_bytes(), options, settings,
                                  known_at=known, illustration=example.illustration))  # fmt: skip
    return readings
