"""The program: puts the parts together and offers them on the command line."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from data.settings import settings

app = typer.Typer(add_completion=False, no_args_is_help=False, pretty_exceptions_enable=False, help="Chỉ Tiêu")
Json = Annotated[bool, typer.Option("--json", help="one JSON document on standard output")]
INPUT_WRONG, USE_WRONG = 1, 2


def say(text: str) -> None:
    """A message to the person, never to standard output."""
    typer.echo(text, err=True)


def emit(document: Any) -> None:
    import orjson

    sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.flush()


def day(text: str | None, option: str) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{option}: {text!r}, expected YYYY-MM-DD") from wrong


def period(text: str | None) -> Any:
    from data.period import Period

    if not text:
        return None
    try:
        return Period.parse(text)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong)) from wrong


def month(text: str | None, option: str) -> int | None:
    if not text:
        return None
    try:
        return int(dt.date.fromisoformat(f"{text}-01").strftime("%Y%m"))
    except ValueError as wrong:
        raise typer.BadParameter(f"{option}: {text!r}, expected YYYY-MM") from wrong


def members(items: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for item in items:
        for part in item.split(";"):
            dimension, equals, member = part.partition("=")
            if not (dimension and equals and member):
                raise typer.BadParameter(f"--item {item!r}: expected DIMENSION=MEMBER")
            pairs.append((dimension, member))
    return tuple(pairs)


def open_office() -> Any:
    from data.store import open_store

    return open_store(settings())


@app.callback(invoke_without_command=True)
def main(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        serve(host=None, port=None)


@app.command()
def load(
    files: Annotated[list[Path], typer.Argument(help="spreadsheets to read")],
    sender: str = "",
    area: str = "",
    period_: Annotated[str, typer.Option("--period")] = "",
    as_of: Annotated[str, typer.Option("--as-of")] = "",
    unit: str = "",
    form: str = "",
    answers: Annotated[Path | None, typer.Option("--answers", help="YAML file of answers to the questions")] = None,
    draft: bool = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    explain: Annotated[
        Path | None,
        typer.Option(
            help="write the workbook back with every figure tinted by what it was read as and a first sheet "
            "of all problems: OUT.xlsx for one FILE, a folder for several (one NAME_explain.xlsx each)"
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Read spreadsheets into the store."""
    from loaders.context import Options
    from loaders.explain_files import explain_targets, write_explanation
    from loaders.load import load_file
    from loaders.progress import progress_line
    from loaders.reader import Reader
    from loaders.report import file_json

    period(period_)
    targets = explain_targets(files, explain, settings().language)
    told = read_answers(answers)
    options = Options(sender, area, period_, day(as_of, "--as-of"), unit, form, settings().province, answers=told)
    store = open_office()
    reports, good = [], True
    with Reader() as reader, progress_line(len(files), settings().language) as line:
        for number, file in enumerate(files, start=1):
            if not file.is_file():
                say(f"{file}: " + ("không có tệp này" if settings().language == "vi" else "no such file"))
                raise typer.Exit(USE_WRONG)
            line.file(number, file.name)
            content = file.read_bytes()
            reading = load_file(store, file.name, content, options, settings(), dry_run=dry_run, draft=draft,
                                reader=reader, progress=line.sheet)  # fmt: skip
            good = good and reading.status in ("loaded", "unchanged")
            reports.append(file_json(reading, settings().language))
            line.clear()
            tell(reports[-1])
            if file in targets:
                failed = write_explanation(reading, content, targets[file], settings())
                good = good and not failed
                say(failed or str(targets[file]))
    if json:
        emit(reports)
    if not good:
        raise typer.Exit(INPUT_WRONG)


def read_answers(file: Path | None) -> Any:
    """The answers of a file, or none; a file that cannot be used is wrong use, said with its place."""
    from loaders.answers import Answers, BadAnswers, parse_answers

    if file is None:
        return Answers()
    try:
        return parse_answers(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, BadAnswers) as wrong:
        say(f"{file}: {wrong}")
        raise typer.Exit(USE_WRONG) from wrong


@app.command()
def mappings(
    forget: Annotated[int, typer.Option("--forget", help="unlearn the mapping of this number")] = 0, json: Json = False
) -> None:
    """What was learned from answers, by sender and form."""
    from data.mappings import forget as unlearn
    from data.mappings import mappings as learned

    store = open_office()
    if forget and not unlearn(store, forget):
        say(f"{forget}: " + ("không có ghi nhớ này" if settings().language == "vi" else "no such mapping"))
        raise typer.Exit(INPUT_WRONG)
    found = learned(store)
    if json:
        from orjson import loads

        emit([{"number": m.mapping_id, "sender": m.sender, "form": m.form, "answers": loads(m.answers),
               "learned": m.learned_at.date().isoformat(), "file": m.file_name} for m in found])  # fmt: skip
        return
    for one in found:
        say(f"{one.mapping_id}  {one.sender}  {one.form}  {one.answers}")


def tell(report: dict[str, Any]) -> None:
    """The report of one file in a few lines for a person."""
    counts = report["counts"]
    say(f"{report['file']}: {report['status']} - " + ", ".join(f"{name} {number}" for name, number in counts.items()))
    for problem in report["problems"]:
        say(f"  {problem['severity']}: {problem['message']}")
    for sheet in report["sheets"]:
        for problem in [p for p in sheet["problems"] if p["severity"] != "info"][:20]:
            say(f"  {sheet['sheet']}!{problem['cell'] or '*'} {problem['severity']}: {problem['message']}")


@app.command()
def withdraw(
    file: Annotated[str, typer.Argument(help="name or sha256 of a published file")],
    reason: Annotated[str, typer.Option(help="why, kept with the dataset")],
    json: Json = False,
) -> None:
    """Take a published file back: what it had superseded counts again, its own figures stay in the history."""
    from data.datasets import withdraw as take_back
    from data.withdrawals import chosen, withdrawal_json, withdrawal_text

    language = settings().language
    store = open_office()
    found = chosen(store, file, reason, language)
    done = take_back(store, found.dataset_id, reason.strip())
    say(withdrawal_text(found, done, reason.strip(), language))
    if json:
        emit(withdrawal_json(found, done, reason.strip()))


def wanted_values(
    indicator: str, area: str, period_: str, from_: str, to: str, role: str, authority: str, item: list[str] | None,
    file: str, known_at: str,
) -> Any:  # fmt: skip
    """The filters of `values` and `export --view table` as one question to the store."""
    from data.catalogue import catalogue
    from data.queries import Wanted

    exact = indicator in catalogue() or indicator.startswith("p_")
    return Wanted(
        indicators=(indicator,) if indicator and exact else (), text="" if exact else indicator,
        areas=(area,) if area else (), period=period(period_), start=month(from_, "--from"), end=month(to, "--to"),
        role=role, authority=authority, members=members(item or []), file=file, known_at=day(known_at, "--known-at"),
    )  # fmt: skip


def item_of(items: list[str] | None) -> str:
    from data.model import item_text

    return item_text(members(items or []))


@app.command()
def values(
    indicator: str = "",
    area: str = "",
    period_: Annotated[str, typer.Option("--period")] = "",
    from_: Annotated[str, typer.Option("--from")] = "",
    to: str = "",
    role: str = "",
    authority: str = "",
    item: Annotated[list[str] | None, typer.Option("--item")] = None,
    file: str = "",
    known_at: Annotated[str, typer.Option("--known-at")] = "",
    json: Json = False,
) -> None:
    """The stored values, with the cell each was read from."""
    from data.contract import attribute_json, value_json
    from data.queries import record_rows
    from data.queries import values as read_values

    wanted = wanted_values(indicator, area, period_, from_, to, role, authority, item, file, known_at)
    store = open_office()
    rows = [value_json(row) for row in read_values(store, wanted)]
    if file and not (indicator or area or period_ or role or authority or item):
        rows += [attribute_json(row) for row in record_rows(store, file)]
    if json:
        emit(rows)
    else:
        for row in rows:
            typer.echo(f"{row['indicator']}\t{row['area']}\t{row['item']}\t{row['period']}\t{row['role']}\t{row['value']}\t"
                       f"{row['unit']}\t{row['file']} {row['sheet']}!{row['cell']}")  # fmt: skip


@app.command()
def result(
    indicator: Annotated[str, typer.Option("--indicator")],
    period_: Annotated[str, typer.Option("--period")],
    area: str = "",
    item: Annotated[list[str] | None, typer.Option("--item")] = None,
    authority: str = "",
    known_at: Annotated[str, typer.Option("--known-at")] = "",
    json: Json = False,
) -> None:
    """Target against actual of one indicator."""
    from indicators.contract import result_json
    from indicators.engine import evaluate

    found = evaluate(open_office(), indicator, area or settings().province, period(period_), item_of(item),
                     authority, day(known_at, "--known-at"))  # fmt: skip
    document = result_json(found)
    if json:
        emit(document)
    else:
        typer.echo(document["sentences"][settings().language])


@app.command()
def overview(
    period_: Annotated[str, typer.Option("--period")],
    area: str = "",
    known_at: Annotated[str, typer.Option("--known-at")] = "",
    json: Json = False,
) -> None:
    """All results of an area at a period, worst first, with the tally."""
    from indicators.contract import overview_json
    from indicators.engine import overview as evaluate_all

    found = evaluate_all(open_office(), period(period_), area or settings().province, day(known_at, "--known-at"))
    if json:
        emit(overview_json(found))
    else:
        typer.echo(found.sentence_vi if settings().language == "vi" else found.sentence_en)


@app.command()
def export(
    view: Annotated[str, typer.Option("--view", help="overview, indicator or table")],
    output: Annotated[Path, typer.Option("-o", "--output")],
    indicator: str = "",
    area: str = "",
    period_: Annotated[str, typer.Option("--period")] = "",
    from_: Annotated[str, typer.Option("--from")] = "",
    to: str = "",
    role: str = "",
    authority: str = "",
    item: Annotated[list[str] | None, typer.Option("--item")] = None,
    file: str = "",
    known_at: Annotated[str, typer.Option("--known-at")] = "",
) -> None:
    """The table of a view as a formatted workbook."""
    from callbacks.services import Services
    from callbacks.wording import filters_given
    from layouts.query import Query

    services = Services(open_office(), settings())
    known = day(known_at, "--known-at")
    if view == "table":
        wanted = wanted_values(indicator, area, period_, from_, to, role, authority, item, file, known_at)
        content = services.values_workbook(wanted, filters_given(wanted, settings().language))
    elif view in ("overview", "indicator"):
        asked = period(period_)
        query = Query(
            month=f"{asked.end[0]}-{asked.end[1]:02d}" if asked else services.last_month(),
            mode=mode_of(asked), areas=(area or settings().province,), indicator=indicator, authority=authority,
            item=item_of(item), known_at=known, language=settings().language,
        )  # fmt: skip
        content = services.export(services.table(query, "overview" if view == "overview" else "areas"))[1]
    else:
        raise typer.BadParameter(f"--view {view!r}: expected overview, indicator or table")
    output.write_bytes(content)
    say(str(output))


@app.command()
def proposals(json: Json = False) -> None:
    """Indicators that only sheets know so far, those with most figures first."""
    from data.proposals import proposals as listed

    found = listed(open_office())
    if json:
        emit(
            [
                {"indicator": p.code, "name": p.name_vi, "unit": p.unit, "path": p.path, "figures": p.figures}
                for p in found
            ]
        )
    else:
        for proposal in found:
            typer.echo(f"{proposal.code}\t{proposal.figures}\t{proposal.unit}\t{proposal.path}")


@app.command()
def merge(proposed: str, into: str, item: Annotated[list[str] | None, typer.Option("--item")] = None) -> None:
    """Give a proposed indicator, with its whole history, to one of the catalogue (as ITEM of it, if it is a part)."""
    from data.proposals import merge as give

    say(f"{proposed} -> {into}: {give(open_office(), proposed, into, item_of(item))}")


def mode_of(asked: Any) -> str:
    """A period as the page's kind of period: one month, cumulative, or the year."""
    if asked is None or asked.months == 0:
        return "luyke"
    return "thang" if asked.months == 1 and asked.month != 1 else "nam" if asked.months >= 12 else "luyke"


@app.command()
def examples() -> None:
    """Load the example workbooks once, with a progress bar; a store that holds anything is left alone."""
    from rich.progress import Progress

    from data.queries import is_empty
    from loaders.examples import examples as listed
    from loaders.examples import load_examples

    store = open_office()
    if not is_empty(store):
        return
    with Progress(console=console()) as bar:
        task = bar.add_task(
            "Nạp dữ liệu ví dụ" if settings().language == "vi" else "Loading example data", total=len(listed())
        )
        readings = load_examples(store, settings(), lambda name: bar.update(task, advance=1, description=name))
    bad = [reading.name for reading in readings if reading.status not in ("loaded", "unchanged")]
    if bad:
        say(", ".join(bad))
        raise typer.Exit(INPUT_WRONG)


def console() -> Any:
    from rich.console import Console

    return Console(stderr=True)


@app.command()
def serve(host: str | None = None, port: int | None = None) -> None:
    """Start the dashboard."""
    from granian import Granian
    from granian.constants import Interfaces

    chosen = settings()
    address, number = host or chosen.host, port or chosen.port
    open_office().close()  # created or brought up to date once, before the workers start
    say(f"http://{address}:{number}")
    Granian(
        "app:wsgi", address=address, port=number, interface=Interfaces.WSGI, workers=chosen.workers, factory=True,
        blocking_threads=4, log_access=False, log_enabled=True, log_level="warning", respawn_failed_workers=True,
    ).serve()  # fmt: skip


def wsgi() -> Any:
    """The web application of one worker process, with a store connection of its own."""
    from callbacks.drawing import draw_sheet
    from callbacks.server import create_app

    return create_app(open_office(), settings(), draw_sheet).server


def run() -> None:
    """The program; what a person asked wrongly is a sentence and exit code 2, never a traceback."""
    try:
        app()
    except ValueError as wrong:
        say(str(wrong))
        sys.exit(USE_WRONG)


if __name__ == "__main__":
    run()
