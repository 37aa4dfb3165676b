"""Where the explained workbooks of `load --explain OUT` go, and writing them there."""

from __future__ import annotations

from pathlib import Path

from data.locale import text
from data.settings import Settings
from loaders.load import FileReading

ENDING = "_explain.xlsx"


def explain_targets(files: list[Path], out: Path | None, language: str) -> dict[Path, Path]:
    """File -> the workbook to write for it: `out` itself for one file, else one in the folder `out`; none without it.

    Raises ValueError with the sentence to show, before anything is read, when `out` cannot be used so.
    """
    if out is None:
        return {}
    alone = len(files) == 1 and not out.is_dir()
    if alone and out.suffix.lower() != ".xlsx":
        raise ValueError(text("explain.workbook_wanted", language, path=out))
    if not alone and (out.is_file() or out.suffix.lower() in (".xlsx", ".xlsm")):
        raise ValueError(text("explain.folder_wanted", language, path=out))
    if not out.absolute().parent.is_dir():
        raise ValueError(text("explain.no_folder", language, path=out, folder=out.parent))
    found = [out] if alone else named_after(files, out)
    if {path.resolve() for path in found} & {file.resolve() for file in files}:
        raise ValueError(text("explain.not_over_input", language, path=out))
    return dict(zip(files, found, strict=True))


def named_after(files: list[Path], folder: Path) -> list[Path]:
    """`bao cao.xls` -> `bao cao_explain.xlsx`; a second one of the same name is numbered."""
    found: list[Path] = []
    for file in files:
        path, number = folder / f"{file.stem}{ENDING}", 1
        while path.name.lower() in {other.name.lower() for other in found}:
            number += 1
            path = folder / f"{file.stem}_{number}{ENDING}"
        found.append(path)
    return found


def write_explanation(reading: FileReading, content: bytes, target: Path, settings: Settings) -> str:
    """Write the workbook that shows how `content` was read; returns why it could not be written, or nothing."""
    from loaders.explain import explanation  # openpyxl is slow to start and `load` alone does without it
    from loaders.explain_child import explained_workbook

    found = explanation(reading, settings.language)
    made = explained_workbook(content, reading.kind, found, settings.read_seconds)
    try:
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(made)
    except OSError as failure:
        return text("explain.failed", settings.language, file=target, why=failure.strerror)
    return ""
