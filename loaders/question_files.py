"""Where the templates of answers of `load --questions OUT` go, and writing them there."""

from __future__ import annotations

from pathlib import Path

from data.locale import text
from data.settings import Settings
from loaders.load import FileReading
from loaders.question_template import answer_template

ENDINGS = (".yaml", ".yml")


def question_targets(files: list[Path], out: Path | None, language: str) -> dict[Path, Path]:
    """File -> the template to write for it: `out` itself for one file, else NAME.yaml in the folder `out`.

    Raises ValueError with the sentence to show, before anything is read, when `out` cannot be used so.
    """
    if out is None:
        return {}
    alone = len(files) == 1 and not out.is_dir()
    if alone and out.suffix.lower() not in ENDINGS:
        raise ValueError(text("questions.file_wanted", language, path=out))
    if not alone and (out.is_file() or out.suffix.lower() in ENDINGS):
        raise ValueError(text("questions.folder_wanted", language, path=out))
    if not out.absolute().parent.is_dir():
        raise ValueError(text("questions.no_folder", language, path=out, folder=out.parent))
    return {file: out if alone else out / f"{file.name}.yaml" for file in files}


def write_questions(reading: FileReading, target: Path, settings: Settings) -> tuple[bool, str]:
    """Write the template of a file's questions; whether all is well, and the sentence to show."""
    made = answer_template(reading, settings.language)
    if not made:
        return True, text("questions.none", settings.language, file=reading.name)
    try:
        target.parent.mkdir(exist_ok=True)
        target.write_text(made, encoding="utf-8")
    except OSError as failure:
        return False, text("questions.failed", settings.language, file=target, why=failure.strerror)
    return True, text("questions.written", settings.language, file=target)
