"""One line on a terminal while files are loaded: which file of how many, its sheet, how many rows have been read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

WORDS = {"vi": ("Tệp", "trang", "dòng"), "en": ("File", "sheet", "rows")}
WIDTH = 100
OVER = "\r\x1b[2K"
"""To the line's beginning, and its old text away."""


class ProgressLine:
    """The line; nothing is written unless it is `shown`."""

    def __init__(self, files: int, language: str, shown: bool) -> None:
        self.files = files
        self.shown = shown
        self.words = WORDS.get(language, WORDS["vi"])
        self.rows = 0
        self.head = ""

    def file(self, number: int, name: str) -> None:
        """The file that is read from now on."""
        self.rows = 0
        self.head = f"{self.words[0]} {number}/{self.files}: {name}"
        self.write(self.head)

    def sheet(self, name: str, rows: int) -> None:
        """A sheet that has been read."""
        self.rows += rows
        self.write(f"{self.head} · {self.words[1]} {name} · {self.rows} {self.words[2]}")

    def write(self, text: str) -> None:
        """Over the line before; what a file's name or sheet holds beside letters is not for the terminal."""
        plain = "".join(character if character.isprintable() else "?" for character in text)
        self.put(f"{OVER}{plain[:WIDTH]}")

    def clear(self) -> None:
        """Take the line away, before anything else is said."""
        self.put(OVER)

    def put(self, text: str) -> None:
        if self.shown:
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def progress_line(files: int, language: str) -> Iterator[ProgressLine]:
    """A line while files are loaded, on a terminal only, gone when they are."""
    line = ProgressLine(files, language, sys.stderr.isatty())
    try:
        yield line
    finally:
        line.clear()
