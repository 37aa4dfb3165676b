"""The reference files of `data/reference`: read as rows, fingerprinted as a whole."""

from __future__ import annotations

import csv
import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "reference"


class BadReference(ValueError):
    """A reference file says something impossible; the message names file, row and what was expected."""


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/reference/NAME.csv` as column -> text."""
    path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        found = tuple(csv.DictReader(lines))
    for number, row in enumerate(found, start=2):
        if None in row or None in row.values():
            raise BadReference(f"{path.name} row {number}: wrong number of columns")
    return found


def listed(text: str) -> tuple[str, ...]:
    """A field that holds a list: parts joined by `|`."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Changes whenever any reference file does, so that a store knows when to take them over anew."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
