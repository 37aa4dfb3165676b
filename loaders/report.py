"""A file's reading as the JSON of the command line (CONTRACT `load`)."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from data.model import Check, Problem
from data.numbers import plain
from data.sentences import problem_text
from loaders.load import FileReading, SheetReading


def number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def problem_json(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "code": problem.code, "severity": problem.severity, "cell": problem.cell, "cells": list(problem.cells),
        "message": problem_text(problem, language),
    }  # fmt: skip


def check_json(check: Check) -> dict[str, Any]:
    return {
        "cell": check.cell, "ratio_of": check.ratio_of, "printed": number(check.printed),
        "recomputed": number(check.recomputed), "agrees": check.agrees,
    }  # fmt: skip


def sheet_json(sheet: SheetReading, language: str) -> dict[str, Any]:
    return {
        "sheet": sheet.name, "status": sheet.status, "reason": sheet.reason, "form": sheet.form,
        "observations": len(sheet.said()), "problems": [problem_json(p, language) for p in sheet.problems],
        "checks": [check_json(check) for check in sheet.checks],
    }  # fmt: skip


def file_json(reading: FileReading, language: str) -> dict[str, Any]:
    """Exactly the document that `load --json` prints for one file."""
    return {
        "file": reading.name, "sha256": reading.sha256, "kind": reading.kind, "status": reading.status,
        "problems": [problem_json(p, language) for p in reading.problems],
        "sheets": [sheet_json(sheet, language) for sheet in reading.sheets], "counts": asdict(reading.counts),
    }  # fmt: skip
