"""What a file's figures are stored as: label, indicator, item and unit, once for each combination.

`python -m tests.loaders.stored_names` writes the two golden files anew; read the difference line by line before it
is kept: a wrong indicator makes every page that shows it wrong, and nothing else would say so.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.settings import Settings
from loaders.context import Options
from loaders.figures import Figure, TableReading
from loaders.load import read_file
from loaders.reader import Reader

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "forms"
SAMPLES = ROOT.parent / "shared" / "samples"
EXAMPLES = ROOT / "data" / "examples"
GOLDEN_OF_FORMS = ROOT / "tests" / "real" / "golden_names.csv"
GOLDEN_OF_EXAMPLES = ROOT / "tests" / "loaders" / "golden_example_names.csv"
HEADINGS = ("file", "label", "indicator", "item", "unit")
READABLE = (".xls", ".xlsx", ".csv")
NO_TABLES = ("truth.csv", "problems.csv", "manifest.csv")
OF_RECORDS = re.compile(r"\b(project|owner|task|agency)=[^;]*")
WITHOUT_UNIT = {"08_giai_ngan_2025.csv": "triệu đồng"}
"""A form whose file names no unit; the caller says it."""


@dataclass(frozen=True, order=True)
class StoredName:
    """One line of a golden file; projects, owners, tasks and agencies are `*`."""

    file: str
    label: str
    indicator: str
    item: str
    unit: str


def files_in(folder: Path) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.suffix.lower() in READABLE and path.name not in NO_TABLES]
    return sorted(found)


def figures_of(paths: list[Path]) -> Iterator[tuple[Path, TableReading, Figure]]:
    """Every stored figure of the files."""
    with Reader() as reader:
        for path in paths:
            options = Options(unit=WITHOUT_UNIT.get(path.name, ""))
            reading = read_file(path.name, path.read_bytes(), options, Settings(), reader)
            for table in (table for sheet in reading.sheets for table in sheet.tables):
                yield from ((path, table, figure) for figure in table.figures if figure.observation is not None)


def number_of(path: Path) -> str:
    """A form is told by its number: `07`."""
    return path.name[:2]


def series_of(path: Path) -> str:
    """An example workbook is told by its name without the year: `minh_hoa_ban_le`."""
    return re.sub(r"_(\d+_thang|20\d\d|thang|31|ban_\d).*", "", path.stem)


def stored_names(paths: list[Path], told: Callable[[Path], str]) -> set[StoredName]:
    """The lines of a golden file."""
    found = set()
    for path, table, figure in figures_of(paths):
        assert figure.observation is not None
        row, column = " > ".join(figure.row.path), " | ".join(figure.sense.column.path)
        key = figure.observation.key
        label, item = row if table.axis == "indicator" else column, OF_RECORDS.sub(r"\1=*", key.item)
        found.add(StoredName(told(path), label, key.indicator, item, figure.observation.unit))
    return found


def golden(path: Path) -> set[StoredName]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {StoredName(*(row[name] for name in HEADINGS)) for row in csv.DictReader(lines)}


def differences(expected: set[StoredName], found: set[StoredName]) -> str:
    """What was expected and not stored, and the other way round; empty when both agree."""
    lines = [f"- {line}" for line in sorted(expected - found)] + [f"+ {line}" for line in sorted(found - expected)]
    return "\n".join(lines)


def write(path: Path, names: set[StoredName]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(HEADINGS)
        table.writerows([getattr(line, name) for name in HEADINGS] for line in sorted(names))


if __name__ == "__main__":
    write(GOLDEN_OF_EXAMPLES, stored_names(files_in(EXAMPLES), series_of))
    if FORMS.is_dir():
        write(GOLDEN_OF_FORMS, stored_names(files_in(FORMS), number_of))
    sys.exit(0)
