"""The questions of a load as a file of answers still to be given: each question a comment, its answer a blank.

What `load --questions` writes is what `load --answers` reads: the keys stand there, an analyst fills the blanks. A
blank left empty is no answer, so the file may be given back half filled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.cells import column_letters
from data.locale import text
from data.model import Problem
from data.sentences import problem_text
from loaders.load import FileReading, SheetReading

WHOLE = {
    "unit_missing": "unit", "unit_foreign": "unit", "period_missing": "period", "fiscal_start_missing": "year_starts",
    "unknown_sheet_area": "area",
}  # fmt: skip
"""Questions about a whole sheet, and the answer that settles each."""
OF_ROW = {
    "ambiguous_area": ("area",), "unknown_area": ("area", "ignore"), "label_missing": ("ignore",),
}  # fmt: skip
OF_COLUMN = {
    "ambiguous_number": ("numbers",), "heading_missing": ("role", "period", "unit", "ignore"),
    "ambiguous_area": ("ignore",),
}  # fmt: skip
OF_CELL = frozenset((
    "not_a_number", "error_cell", "uncached_formula", "number_out_of_range", "lost_characters", "control_characters",
    "fraction_suspect", "zero_doubtful", "zero_of_blanks", "duplicate_series", "text_too_long",
))  # fmt: skip
SHOWN = 12
"""So many cells of one question are named; the rest is counted."""
Path = tuple[str, ...]


@dataclass(slots=True)
class Blank:
    """One answer to be given: where it goes in the file, and what was asked about it."""

    path: Path
    keys: tuple[str, ...]
    questions: dict[str, list[str]] = field(default_factory=dict)
    """Sentence -> the cells it was said of."""


def answer_template(reading: FileReading, language: str) -> str:
    """The template for a file; empty where nothing was asked."""
    blanks = {sheet.name: list(blanks_of(sheet, language)) for sheet in reading.sheets}
    asked = {name: found for name, found in blanks.items() if found}
    if not asked:
        return ""
    lines = [f"# {text('questions.head', language, file=reading.name)}", "sheets:"]
    for name, found in asked.items():
        lines.append(f"  {quoted(name)}:")
        lines += written(found, language)
    return "\n".join(lines) + "\n"


def blanks_of(sheet: SheetReading, language: str) -> Iterator[Blank]:
    """The blanks of a sheet, those of the whole first, then rows, columns and cells; one for each place."""
    found: dict[Path, Blank] = {}
    for problem in (p for p in sheet.problems if p.blocks):
        for path, keys in places_of(problem, sheet):
            blank = found.setdefault(path, Blank(path, keys))
            blank.questions.setdefault(problem_text(problem, language), []).extend(problem.cells or (problem.cell,))
    order = ("", "rows", "columns", "cells")
    return iter(sorted(found.values(), key=lambda blank: order.index(blank.path[0] if len(blank.path) > 1 else "")))


def places_of(problem: Problem, sheet: SheetReading) -> list[tuple[Path, tuple[str, ...]]]:
    """Where the answers to a question go: path of keys, and the keys to fill there (none: the place itself)."""
    code, place = problem.code, problem.cell
    if code in WHOLE:
        return [((WHOLE[code],), ())]
    if place.startswith("column ") and code in OF_COLUMN:
        return [(("columns", column_key(place.removeprefix("column "), sheet)), OF_COLUMN[code])]
    if place.startswith("row ") and code in OF_ROW:
        return [(("rows", problem.params.get("label") or place), OF_ROW[code])]
    if code in OF_COLUMN and place:
        letters = "".join(character for character in place.partition(":")[0] if character.isalpha())
        return [(("columns", column_key(letters, sheet)), OF_COLUMN[code])]
    return [(("cells", place), ())] if code in OF_CELL and place else []


def column_key(letters: str, sheet: SheetReading) -> str:
    """A column by its heading where no other has the same, so that the answer holds when columns move."""
    paths = [s.column.path for table in sheet.tables for s in table.senses]
    own = next((s.column.path for table in sheet.tables for s in table.senses
                if column_letters(s.column.index) == letters), ())  # fmt: skip
    return " > ".join(own) if own and paths.count(own) == 1 else letters


def written(blanks: list[Blank], language: str) -> Iterator[str]:
    group = ""
    for blank in blanks:
        whole = len(blank.path) == 1
        if not whole and blank.path[0] != group:
            group = blank.path[0]
            yield f"    {group}:"
        deep = "    " if whole else "      "
        for sentence, cells in blank.questions.items():
            yield f"{deep}# {named(cells)}{' '.join(sentence.split())}"
        key = blank.path[-1] if whole else quoted(blank.path[-1])
        if not blank.keys:
            yield f'{deep}{key}: ""  # {text(f"questions.{blank.path[0]}", language)}'
            continue
        yield f"{deep}{key}:"
        yield from (f'{deep}  {name}: ""  # {text(f"questions.{name}", language)}' for name in blank.keys)


def named(cells: list[str]) -> str:
    """`F6, F7: ` before a sentence."""
    once = list(dict.fromkeys(cell for cell in cells if cell))
    more = f" … (+{len(once) - SHOWN})" if len(once) > SHOWN else ""
    return f"{', '.join(once[:SHOWN])}{more}: " if once else ""


def quoted(words: str) -> str:
    """A key as YAML reads it whatever stands in it: JSON's strings are YAML's."""
    return json.dumps(words, ensure_ascii=False)
