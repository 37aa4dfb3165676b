"""Modern workbooks (.xlsx, .xlsm, also strict Open XML): every sheet from its XML, with true addresses.

Values, error words, formulas, formats, fonts and hidden places stand side by side in the XML, so they
are read together: a library that gives values alone loses error cells and formulas without a result.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from loaders.reading.book import Book
from loaders.reading.packing import Page
from loaders.reading.xlsx_frame import Frame, read_frame
from loaders.reading.xlsx_sheet import read_leaf


def read_xlsx(content: bytes, kind: str, sound: dict[str, int]) -> Book:
    """The workbook's sheets one by one; raises whatever the parsers raise (the parent catches)."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    frame = read_frame(archive, sound)
    macros = kind == "xlsm" or any("macrosheets/" in name.lower() for name in archive.namelist())
    return Book(kind, pages(archive, frame), macros=macros)


def pages(archive: zipfile.ZipFile, frame: Frame) -> Iterator[Page]:
    for leaf in frame.leaves:
        yield read_leaf(archive, leaf, frame)
