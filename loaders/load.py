"""Loading one file: gate -> reader -> tables -> coordinates -> audit -> one transaction."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from data.cells import Sheet, Workbook
from data.datasets import Change, Statement, preview, publish
from data.mappings import remember, remembered
from data.model import Check, Counts, Dataset, Observation, Problem, ProposedIndicator, RecordAttribute, Slot
from data.own_files import EXPORT, listing_sheet
from data.settings import Settings
from data.store import Store
from data.text import clean
from loaders.against_store import findings
from loaders.answers import Answers, answers_json
from loaders.audit import audit
from loaders.blank_forms import blank_form, without_figures
from loaders.checks import checks
from loaders.context import NOTHING_SAID, Options, context_of, precedence
from loaders.coordinates import form_of, read_table
from loaders.figures import Figure, Observations, TableReading
from loaders.former_units import two_levels
from loaders.forms import form_of as regulated_form
from loaders.forms import under_form, unit_of
from loaders.gate import MIB, examine
from loaders.hidden import hidden_places
from loaders.legacy_text import convert_cell, encoding_of
from loaders.observing import unread_series
from loaders.period_sums import cumulative_findings
from loaders.reader import Progress, Reader, Unreadable, read
from loaders.slots import slot_of
from loaders.table import Table, find_tables
from loaders.twins import settle_duplicates

INVENTED = 1000
"""Added to a sender's precedence for illustration: an invented figure never stands before a reported one."""


@dataclass
class SheetReading:
    """One sheet: its tables read, or why it was left alone."""

    name: str
    status: str = "ignored"
    reason: str | None = None
    form: str | None = None
    tables: list[TableReading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def observations(self) -> list[Observation]:
        return list(Observations(self.said()))

    def said(self) -> list[Figure]:
        """The figures that say something."""
        return [figure for table in self.tables for figure in table.said()]


@dataclass
class FileReading:
    """One file: what was read of it and what became of it."""

    name: str
    sha256: str
    kind: str
    status: str = "refused"
    problems: list[Problem] = field(default_factory=list)
    sheets: list[SheetReading] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    dataset_id: int | None = None

    @property
    def observations(self) -> list[Observation]:
        return list(Observations(self.said()))

    def said(self) -> list[Figure]:
        """The figures that say something, sheet by sheet."""
        return [figure for sheet in self.sheets for figure in sheet.said()]


def read_file(name: str, content: bytes, options: Options, settings: Settings, reader: Reader | None = None,
              progress: Progress | None = None) -> FileReading:  # fmt: skip
    """Everything up to the store; refuses what must not be parsed, reports what could not be understood.

    A `reader` keeps its child for the next file; without one a child is started for this file alone.
    """
    reading, book = opened(name, content, settings, reader, progress)
    if book is not None:
        understand(reading, book, options)
    return reading


@dataclass
class Book:
    """A workbook as it was read, with the tables found in each of its sheets."""

    workbook: Workbook
    tables: list[list[Table]]


def opened(name: str, content: bytes, settings: Settings, reader: Reader | None,
           progress: Progress | None) -> tuple[FileReading, Book | None]:  # fmt: skip
    """The file's cells and tables; none, and a problem that says why, for what must not or cannot be parsed."""
    gate = examine(content, settings.max_file_mb * MIB)
    reading = FileReading(clean(name), hashlib.sha256(content).hexdigest(), gate.kind)
    if gate.refusal:
        params = {"limit": str(settings.max_file_mb)} if gate.refusal == "file_too_large" else {}
        reading.problems.append(Problem(gate.refusal, "error", params=params))
        return reading, None
    try:
        seconds = settings.read_seconds
        book = reader.read(content, gate.kind, seconds, progress) if reader else read(content, gate.kind, seconds)
    except Unreadable as failure:
        reading.problems.append(Problem(failure.code, "error", params=failure.params))
        return reading, None
    if book.own == EXPORT:
        return unread_export(reading, book), None
    for sheet in book.sheets:
        sheet.own = sheet.name == listing_sheet(book.own)
        convert_legacy(sheet)
    return reading, Book(book, [[] if is_left_alone(sheet) else find_tables(sheet) for sheet in book.sheets])


def unread_export(reading: FileReading, book: Workbook) -> FileReading:
    """A workbook that the program exported: what it shows is in the store already, from the files that said it."""
    reading.status = "unchanged"
    reading.sheets = [SheetReading(sheet.name, reason="own_export") for sheet in book.sheets]
    reading.problems.append(Problem("own_export", "warning"))
    return reading


def is_left_alone(sheet: Sheet) -> bool:
    return sheet.hidden or sheet.truncated or sheet.own


def understand(reading: FileReading, book: Book, options: Options) -> None:
    """Make observations and problems of the file's tables, under what the caller and the analyst say."""
    known = area_of_book(book, reading.name, options)
    reading.sheets = [
        read_sheet(sheet, reading.name, known.for_sheet(sheet.name), tables)
        for sheet, tables in zip(book.workbook.sheets, book.tables, strict=True)
    ]
    reading.problems = []
    note_book(reading, book.workbook)
    settle_duplicates(reading)
    note_broken_sums(reading)


def note_book(reading: FileReading, book: Workbook) -> None:
    if book.macros:
        reading.problems.append(Problem("macros", "info"))
    reading.problems += book.problems
    if not any(sheet.tables for sheet in reading.sheets):
        reading.problems.append(Problem("no_table", "error"))


def area_of_book(book: Book, file_name: str, options: Options) -> Options:
    """Sheets that name no unit are of the one unit that the file's other sheets name."""
    said = set()
    for table in (table for tables in book.tables for table in tables):
        context = context_of(table, file_name, options)
        if context.area_said and context.area.level in ("district", "commune"):
            said.add(context.area.code)
    return replace(options, usual_area=said.pop()) if len(said) == 1 else options


def unread_sheet(sheet: Sheet) -> SheetReading:
    """Why a sheet is left alone: too large, hidden, or put in by this program."""
    reading = SheetReading(sheet.name, problems=list(sheet.problems))
    if sheet.truncated:
        reading.status, reading.reason = "failed", "too_large"
        reading.problems.append(Problem("sheet_too_large", "error"))
    elif sheet.hidden:
        reading.reason = "hidden"
        reading.problems.append(Problem("hidden_sheet", "info"))
    else:
        reading.reason = "explanation"
    return reading


def read_sheet(sheet: Sheet, file_name: str, options: Options, found_before: list[Table] | None = None) -> SheetReading:
    if is_left_alone(sheet):
        return unread_sheet(sheet)
    reading = SheetReading(sheet.name, problems=list(sheet.problems))
    convert_legacy(sheet)
    reading.problems += [
        Problem("legacy_text", "info", "", (), {"encoding": encoding.upper(), "count": str(count)})
        for encoding, count in sheet.converted.items()
    ]
    tables = find_tables(sheet) if found_before is None else found_before
    blank = None if tables else blank_form(sheet)
    if blank is not None:
        reading.problems.append(without_figures(blank))
        tables = [blank]
    if not tables:
        reading.reason = "empty" if not sheet.cells else "no_table"
        if sum(cell.kind == "number" for cell in sheet.cells.values()) >= 3:
            reading.problems.append(Problem("no_table", "warning"))
        return reading
    reading.status = "read"
    above = NOTHING_SAID
    for table in tables:
        context = context_of(table, file_name, options, above)
        above = context.spoken
        form = regulated_form(table, context)
        if form is not None:
            context.form = form.name
        under_form(form, table, context)
        found = read_table(table, context, options, unit_of(form))
        if form is not None and form.unit and not table.unit and not options.unit:
            found.problems.append(Problem("unit_assumed", "warning", "", (), {"unit": form.unit, "basis": form.basis}))
        if not context.area_said and found.axis != "area":
            found.problems.append(Problem("area_assumed", "info", "", (), {"area": context.area.name_vi}))
        found.problems += two_levels(table, context)
        reading.tables.append(found)
        reading.checks += checks(found)
        hidden = hidden_places(found, options.said)
        reading.problems += [*found.problems, *cell_problems(found), *audit(found), *hidden]
        reading.form = options.form or reading.form or (form.name if form else form_of(found))
    return reading


def convert_legacy(sheet: Sheet) -> None:
    """Bring legacy text into Unicode in place, counting the cells by encoding."""
    if not any(encoding_of(font) for font in {cell.font for cell in sheet.cells.values()}):
        return
    for cell in sheet.cells.values():
        encoding = encoding_of(cell.font)
        if convert_cell(cell):
            sheet.converted[encoding] = sheet.converted.get(encoding, 0) + 1


def cell_problems(table: TableReading) -> list[Problem]:
    """Problems of single cells; an ambiguous column is asked once."""
    found = [problem for figure in table.figures for problem in figure.reading.problems]
    by_column: dict[int, list[Problem]] = defaultdict(list)
    for figure in table.figures:
        for problem in figure.reading.problems:
            if problem.code == "ambiguous_number":
                by_column[figure.sense.column.index].append(problem)
    for column in (c for c in by_column.values() if len(c) > 2):
        found = [p for p in found if p not in column[1:]]
        found[found.index(column[0])] = replace(
            column[0], cell=f"{column[0].cell}:{column[-1].cell}", cells=tuple(p.cell for p in column)
        )
    return found


def note_broken_sums(reading: FileReading) -> None:
    figures = [(sheet.name, figure) for sheet in reading.sheets for table in sheet.tables for figure in table.figures]
    by_name = {sheet.name: sheet for sheet in reading.sheets}
    for name, problem in cumulative_findings(figures):
        by_name[name].problems.append(problem)


def statement_of(reading: FileReading, content: bytes, options: Options, draft: bool, known_at: dt.datetime | None,
                 illustration: bool) -> Statement:  # fmt: skip
    """The statement a file makes, in its slot."""
    tables = [table for sheet in reading.sheets for table in sheet.tables]
    proposed: dict[str, ProposedIndicator] = {}
    records: list[RecordAttribute] = []
    for table in tables:
        proposed |= table.proposals
        records += table.records
    slot = slot_of(reading, options)
    dataset = Dataset(
        reading.sha256, reading.name, slot, content=content, draft=draft, known_at=known_at, illustration=illustration
    )
    return Statement(
        dataset,
        Observations(reading.said()),
        tuple(proposed.values()),
        tuple(records),
        precedence(slot.sender) + (INVENTED if illustration else 0),
        [key for table in tables for key in unread_series(table)],
    )


def load_file(
    store: Store, name: str, content: bytes, options: Options, settings: Settings, *, dry_run: bool = False,
    draft: bool = False, known_at: dt.datetime | None = None, illustration: bool = False,
    reader: Reader | None = None, progress: Progress | None = None,
) -> FileReading:  # fmt: skip
    """Read a file and publish what it says in one transaction; with `dry_run` only say what would change."""
    with collector_at_rest():
        reading, book = opened(name, content, settings, reader, progress)
        home = slot_of(reading, options)
        if book is not None:
            understand(reading, book, options)
            home = slot_of(reading, options)
            consider_answers(store, reading, book, home, options)
        count(reading)
        says_something = bool(reading.said())
        if says_something:
            statement = statement_of(reading, content, options, draft, known_at, illustration)
            told = compared_with_store(store, reading)
            change = preview(store, statement) if dry_run else publish(store, statement)
            conclude(reading, change)
            if not change.unchanged:
                for sheet, problem in told:
                    sheet.problems.append(problem)
        elif holds_blank_forms_only(reading):
            reading.status = "unchanged"
        if options.answers.count and says_something and not dry_run:
            learn(store, home, options.answers, reading.name)
        return reading


def holds_blank_forms_only(reading: FileReading) -> bool:
    """Whether a file has nothing to store because its forms hold no figures: nothing is wrong with it."""
    read = [sheet for sheet in reading.sheets if sheet.status == "read"]
    said = [problem for sheet in reading.sheets for problem in sheet.problems] + reading.problems
    blank = [sheet for sheet in read if any(p.code == "form_without_figures" for p in sheet.problems)]
    return bool(read) and len(blank) == len(read) and not any(problem.blocks for problem in said)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Without the cyclic collector, which would look through a large file's figures again and again for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def consider_answers(store: Store, reading: FileReading, book: Book, home: Slot, options: Options) -> None:
    """Understand the file anew under what was answered for it, now or earlier for its sender's form."""
    if (answers := answers_for(store, home, options)) is not None:
        understand(reading, book, replace(options, answers=answers))
        reading.problems.append(Problem("learned_used", "info", params={"count": str(answers.count)}))


def conclude(reading: FileReading, change: Change) -> None:
    """What became of the file in the store: its status, its counts, and what an analyst should know."""
    reading.status = "unchanged" if change.unchanged else "loaded"
    reading.dataset_id = change.dataset_id
    tally(reading.counts, change)
    if change.upheld:
        reading.problems.append(Problem("kept_unread", "warning", params={"count": str(len(change.upheld))}))
    if len(change.removed) > len(change.same) + len(change.changed):
        reading.problems.append(Problem("replaces_much", "warning", params={"count": str(len(change.removed))}))


def compared_with_store(store: Store, reading: FileReading) -> list[tuple[SheetReading, Problem]]:
    """What the file's figures say against earlier months and plans in the store, each with its sheet."""
    by_name = {sheet.name: sheet for sheet in reading.sheets}
    tables = [(sheet.name, table) for sheet in reading.sheets for table in sheet.tables]
    return [(by_name[name], problem) for name, problem in findings(store, reading.sha256, tables)]


def answers_for(store: Store, slot: Slot, options: Options) -> Answers | None:
    """What was answered for this file and earlier for its sender's form; None when nothing was."""
    earlier = remembered(store, slot)
    known = Answers.model_validate_json(earlier) if earlier else Answers()
    together = options.answers.joined(known)
    return together if together.count else None


def learn(store: Store, slot: Slot, answers: Answers, file_name: str) -> None:
    """Keep what still holds next month for the sender's form, beside what was learned before."""
    earlier = remembered(store, slot)
    lasting = answers.remembered().joined(Answers.model_validate_json(earlier) if earlier else Answers())
    if lasting.count:
        remember(store, slot, answers_json(lasting), file_name)


def count(reading: FileReading) -> None:
    """Cells by what became of them: every non-empty value cell is exactly one of the kinds."""
    counts = reading.counts
    checked = {(sheet.name, check.cell) for sheet in reading.sheets for check in sheet.checks}
    for sheet in reading.sheets:
        for table in sheet.tables:
            counts.cells += len(table.figures) + len(table.unplaced)
            counts.rejected += len(table.unplaced)
            for figure in table.figures:
                if figure.said_in is not None:
                    counts.new += 1
                elif (sheet.name, figure.ref) in checked:
                    counts.checked += 1
                elif figure.reading.skipped or (figure.sense.check and figure.reading.readable):
                    counts.skipped += 1
                else:
                    counts.rejected += 1


def tally(counts: Counts, change: Change) -> None:
    counts.new, counts.changed, counts.same = len(change.new), len(change.changed), len(change.same)
    counts.removed = len(change.removed)
