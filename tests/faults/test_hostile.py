"""Every file of the hostile corpus: no crash, within the limits, a sentence of its own, nothing half stored."""

from __future__ import annotations

import re
import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from data import schema
from data.database import reading as database
from data.model import Problem
from data.sentences import problem_text, sentences
from data.settings import Settings
from data.store import Store, open_store
from loaders.context import Options
from loaders.load import FileReading, load_file
from loaders.reader import Reader
from loaders.reading.child import MEMORY
from tests.faults.corpus import Case
from tests.faults.read import READ
from tests.faults.refused import REFUSED

CASES = REFUSED | READ
GROWTH_KIB = 100 * 1024
ENGLISH = re.compile(r"\b(?:error|exception|traceback|invalid|zip file|not |bad )\b", re.IGNORECASE)
GENERIC = {"damaged", "too_complex", "too_slow"}
"""Sentences that fit any broken file: only the files that are really broken may get one."""


@dataclass
class Outcome:
    """What became of one file, and how much the parent's memory rose above where it was."""

    reading: FileReading
    grown: int
    stored: int
    problems: list[Problem] = field(default_factory=list)


def memory(field_name: str) -> int:
    """A line of this process's status, in KiB."""
    found = re.search(rf"^{field_name}:\s+(\d+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    assert found
    return int(found[1])


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every table whole."""
    with database(store.engine) as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table)).all()), key=repr)
            for table in schema.metadata.sorted_tables
        }


def datasets(store: Store) -> int:
    with database(store.engine) as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(schema.dataset)) or 0


def outcome(store: Store, reader: Reader, case: Case, settings: Settings) -> Outcome:
    content = case.content()
    before = datasets(store)
    forget_peak()
    start = memory("VmRSS")
    reading = load_file(store, case.name, content, Options(), settings, reader=reader)
    grown = memory("VmHWM") - start
    problems = [*reading.problems, *(problem for page in reading.sheets for problem in page.problems)]
    return Outcome(reading, grown, datasets(store) - before, problems)


@dataclass
class Run:
    """The whole corpus, loaded once."""

    outcomes: dict[str, Outcome]
    before: dict[str, list[tuple[object, ...]]]
    after: dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The refused files first, in one store that must not change; each of the others in its turn."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("hostile"))
    store = open_store(settings)
    refused = {name: case for name, case in CASES.items() if case.refused}
    honest = {name: case for name, case in CASES.items() if not case.refused}
    before = rows_of(store)
    with Reader() as reader:
        outcomes = {name: outcome(store, reader, case, settings) for name, case in refused.items()}
        after = rows_of(store)
        outcomes |= {name: outcome(store, reader, case, settings) for name, case in honest.items()}
    yield Run(outcomes, before, after)
    store.close()


def test_the_corpus_is_large() -> None:
    assert len(CASES) >= 100
    assert sum(bool(case.refused) for case in CASES.values()) >= 50


def test_nothing_is_stored_by_a_refused_file(run: Run) -> None:
    assert run.before == run.after
    assert len(run.before) > 5


def test_the_child_has_kept_its_limit(run: Run) -> None:
    """The system's own account of all children that have ended."""
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= MEMORY
    assert run.outcomes


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.refused])
def test_refused(run: Run, name: str) -> None:
    case, found = CASES[name], run.outcomes[name]
    assert found.reading.status == "refused"
    assert found.stored == 0
    codes = [problem.code for problem in found.reading.problems if problem.severity == "error"]
    assert codes == (["no_table"] if case.refused == "no_table" else [] if case.refused == "*" else [case.refused])


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.refused])
def test_read(run: Run, name: str) -> None:
    case, found = CASES[name], run.outcomes[name]
    figures = {o.cell: o.value for page in found.reading.sheets for o in page.observations}
    assert figures == case.figures, [(p.code, p.cell) for p in found.problems]
    assert found.reading.status in ("loaded", "unchanged")
    assert case.kind in ("", found.reading.kind)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.said])
def test_said_at_its_cell(run: Run, name: str) -> None:
    said = {(problem.code, problem.cell) for problem in run.outcomes[name].problems}
    assert set(CASES[name].said) <= said


@pytest.mark.parametrize("name", list(CASES))
def test_the_parent_s_memory_does_not_grow(run: Run, name: str) -> None:
    assert run.outcomes[name].grown < GROWTH_KIB


@pytest.mark.parametrize("name", list(CASES))
def test_every_sentence_is_vietnamese_and_its_own(run: Run, name: str) -> None:
    for problem in run.outcomes[name].problems:
        sentence = problem_text(problem, "vi")
        assert problem.code in sentences("vi")
        assert "{" not in sentence
        assert re.search("[ăâđêôơưàảãáạệịọ]", sentence), sentence
        assert not ENGLISH.search(sentence), sentence
        if problem.code in GENERIC:
            assert CASES[name].refused == "damaged"


def test_nothing_of_a_script_is_a_cell(run: Run) -> None:
    shown = [o.value for page in run.outcomes["HTML with a script"].reading.sheets for o in page.observations]
    assert "666" not in shown


def test_an_honest_file_says_nothing(run: Run) -> None:
    for name in (
        "ghost dimension",
        "ghost corner",
        "many styled empty rows",
        "10 000 styles",
        "prefixes and single quotes",
    ):
        assert not [p for p in run.outcomes[name].problems if p.severity != "info"], name
