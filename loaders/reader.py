"""The reader: bytes to cells, in a child process that may die without harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson

from data.cells import Cell, Merge, Sheet, Workbook

ROOT = Path(__file__).resolve().parent.parent


class Unreadable(Exception):
    """The file could not be parsed; `code` is the problem to report."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def read(content: bytes, kind: str, seconds: int = 60) -> Workbook:
    """Cells of every sheet; raises Unreadable when the parser refuses, dies or takes too long."""
    command = [sys.executable, "-m", "loaders.reading.child", kind]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CHITIEU_")}
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, cwd=ROOT, env=environment, check=False
        )
    except subprocess.TimeoutExpired as slow:
        raise Unreadable("too_complex", f"{seconds} s") from slow
    if done.returncode != 0:
        raise Unreadable("too_complex", f"exit {done.returncode}")
    try:
        answer = orjson.loads(done.stdout)
    except orjson.JSONDecodeError as broken:
        raise Unreadable("damaged", "no answer") from broken
    if "failed" in answer:
        raise Unreadable(refusal(answer), answer["detail"])
    return Workbook(answer["kind"], [unpacked(sheet) for sheet in answer["sheets"]], answer["macros"])


def refusal(answer: dict[str, Any]) -> str:
    if answer["failed"] == "PasswordError" or "encrypted" in answer["detail"].lower():
        return "encrypted"
    return "too_complex" if answer["failed"] == "MemoryError" else "damaged"


def unpacked(packed: dict[str, Any]) -> Sheet:
    cells = (Cell(*fields) for fields in packed["cells"])
    return Sheet(
        packed["name"], {(cell.row, cell.column): cell for cell in cells}, [Merge(*ends) for ends in packed["merges"]],
        packed["hidden"], set(packed["hidden_rows"]), set(packed["hidden_columns"]), packed["truncated"],
    )  # fmt: skip
