"""Writing an explained workbook away from the product: a hostile workbook ends this process, nothing else.

Run as `python -m loaders.explain_child`: the bytes and the explanation (pickled by our own parent) in, a workbook out.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from data.cells import Sheet
from loaders.explain import Explanation
from loaders.explain_workbook import build, copy
from loaders.legacy_text import convert_cell
from loaders.reader import ROOT, Unreadable, read

MEMORY = 2 * 1024**3
CPU_SECONDS = 60


def explained_workbook(content: bytes, kind: str, found: Explanation, seconds: int = 60) -> bytes:
    """The workbook that shows how `content` was read: the sender's own, else one of the cells, else only the list."""
    if kind in ("xlsx", "xlsm") and found.sheets:
        made = copied(content, found, seconds)
        if made is not None:
            return made
    return build(cells_of(content, kind, seconds) if found.sheets else [], found)


def copied(content: bytes, found: Explanation, seconds: int) -> bytes | None:
    """The sender's workbook painted by the child; None where the parser dies, refuses or takes too long."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CHITIEU_")}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "loaders.explain_child"], input=pickle.dumps((content, found)),
            capture_output=True, timeout=seconds, cwd=ROOT, env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 and done.stdout else None


def cells_of(content: bytes, kind: str, seconds: int) -> list[Sheet]:
    """The sheets as the loader saw them, text in Unicode."""
    try:
        book = read(content, kind, seconds)
    except Unreadable:
        return []
    for sheet in book.sheets:
        for cell in sheet.cells.values():
            convert_cell(cell)
    return book.sheets


def main() -> int:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    content, found = pickle.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(copy(content, found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
