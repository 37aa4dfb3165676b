"""Write the example workbooks and their manifest: `python -m data.examples.make`; the same bytes every time."""

from __future__ import annotations

import csv
from itertools import chain
from pathlib import Path

from data.examples.budgets import budgets
from data.examples.communes import by_commune
from data.examples.illustrations import by_district
from data.examples.published import published
from data.examples.sheets import write

FOLDER = Path(__file__).parent


def make(folder: Path = FOLDER) -> list[Path]:
    """All workbooks, sorted by the day they were received, and `manifest.csv`."""
    books = sorted(
        chain(published(), by_district(), by_commune(), budgets()), key=lambda book: (book.known_on, book.file)
    )
    paths = [write(book, folder) for book in books]
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(("file", "illustration", "known_on"))
        out.writerows((book.file, "yes" if book.illustration else "no", book.known_on.isoformat()) for book in books)
    return paths


if __name__ == "__main__":
    for path in make():
        print(path.name)
