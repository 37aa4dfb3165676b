"""The given spreadsheets, read as the loader reads them; a test is skipped where they are not at hand."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from data.model import Observation, Problem
from data.settings import Settings
from loaders.context import Options
from loaders.load import FileReading, read_file

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"


def sample(name: str) -> Path:
    """The path of a given file; skips the test where it is missing, fails it in CI."""
    path = SAMPLES / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip(f"{path} is missing: the samples are not here")
    return path


def reading_of(name: str, options: Options | None = None) -> FileReading:
    """What the loader makes of a given file; read once in each process where nothing is said of it."""
    return plain_reading(name) if options is None else read(name, options)


@cache
def plain_reading(name: str) -> FileReading:
    return read(name, Options())


def read(name: str, options: Options) -> FileReading:
    path = sample(name)
    return read_file(path.name, path.read_bytes(), options, Settings())


def observed(name: str, options: Options | None = None) -> dict[tuple[str, str], Observation]:
    """(sheet, cell) -> what was stored from it; one cell never gives two."""
    found: dict[tuple[str, str], Observation] = {}
    for sheet in reading_of(name, options).sheets:
        for observation in sheet.observations:
            assert (sheet.name, observation.cell) not in found, "one cell, two values"
            found[sheet.name, observation.cell] = observation
    return found


def problems_of(reading: FileReading, code: str) -> list[Problem]:
    """Every problem of a code in a file, whatever its sheet."""
    return [p for sheet in reading.sheets for p in sheet.problems if p.code == code]
