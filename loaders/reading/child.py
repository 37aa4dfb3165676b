"""The child process that parses: memory and CPU limited, bytes in, one JSON document out.

Run as `python -m loaders.reading.child KIND`. Whatever a hostile file does to a parser - abort,
loop, eat memory - ends this process and not the product.
"""

from __future__ import annotations

import resource
import sys
from typing import Any

import orjson

from data.cells import Cell, Sheet, Workbook
from loaders.reading.csv_text import read_csv

MEMORY = 2 * 1024**3
CPU_SECONDS = 60


def parse(content: bytes, kind: str) -> Workbook:
    if kind in ("xlsx", "xlsm"):
        from loaders.reading.xlsx import read_xlsx

        return read_xlsx(content, kind)
    if kind == "xls":
        from loaders.reading.xls import read_xls

        return read_xls(content)
    return read_csv(content)


def packed_cell(cell: Cell) -> list[Any]:
    return [cell.row, cell.column, cell.kind, cell.value, cell.number_format, cell.formula, cell.cached, cell.font,
            cell.bold, cell.indent]  # fmt: skip


def packed_sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name, "hidden": sheet.hidden, "truncated": sheet.truncated,
        "hidden_rows": sorted(sheet.hidden_rows), "hidden_columns": sorted(sheet.hidden_columns),
        "merges": [[m.top, m.left, m.bottom, m.right] for m in sheet.merges],
        "cells": [packed_cell(cell) for cell in sheet.cells.values()],
    }  # fmt: skip


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    content = sys.stdin.buffer.read()
    try:
        book = parse(content, sys.argv[1])
        answer: dict[str, Any] = {
            "kind": book.kind,
            "macros": book.macros,
            "sheets": [packed_sheet(s) for s in book.sheets],
        }
    except Exception as failure:  # every parser has its own exceptions; all mean "cannot be read"
        answer = {"failed": type(failure).__name__, "detail": str(failure)[:200]}
    sys.stdout.buffer.write(orjson.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
