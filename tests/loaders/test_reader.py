"""The reader: true addresses and everything Excel says of a cell, from a child that may die."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from data.cells import Merge, Workbook
from loaders import reader
from loaders.reader import Reader, Unreadable, read
from loaders.reading.csv_text import decode, delimiter
from tests.loaders.sheets import uncached, xlsx


@pytest.fixture(scope="module")
def book() -> Workbook:
    """A workbook with one of each: read once, looked at by many tests."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        page = made.add_worksheet("Biểu T9")
        page.write_string("C5", "Huyện Kỳ Anh", made.add_format({"bold": True, "font_name": ".VnTime", "indent": 2}))
        page.write_number("D5", 0.808, made.add_format({"num_format": "0.0%"}))
        page.write_number("E5", 0.1 + 0.7, made.add_format({"num_format": '0.0" %"'}))
        page.write_formula("D6", "=1/0", None, "#DIV/0!")
        page.write_formula("D7", "=SUM(D8:D9)", None, 30)
        page.write_number("D8", 1234567890123)
        page.write_number("D9", -0.5)
        page.write_datetime(
            "E6", __import__("datetime").datetime(2020, 9, 30), made.add_format({"num_format": "dd/mm/yyyy"})
        )
        page.write_boolean("E7", True)
        page.write_string("E8", "#REF!")
        page.write_string("E9", "  ")
        page.write_string("E10", "1.234")
        page.merge_range("A1:E1", "BÁO CÁO")
        page.set_row(7, None, None, {"hidden": True})
        page.set_column("F:H", None, None, {"hidden": True})
        made.add_worksheet("Nháp").hide()
        made.add_worksheet("Ẩn").very_hidden()
    return read(stream.getvalue(), "xlsx")


def test_sheets_in_order_with_the_hidden_ones_marked(book: Workbook) -> None:
    assert [(s.name, s.hidden) for s in book.sheets] == [("Biểu T9", False), ("Nháp", True), ("Ẩn", True)]
    assert not book.macros


def test_cells_keep_their_true_addresses(book: Workbook) -> None:
    page = book.sheets[0]
    assert {c.ref for c in page.cells.values()} == {
        "A1",
        "C5",
        "D5",
        "E5",
        "D6",
        "D7",
        "D8",
        "D9",
        "E6",
        "E7",
        "E8",
        "E10",
    }
    assert all(page.at(c.row, c.column) is c for c in page.cells.values())


@pytest.mark.parametrize(
    ("ref", "kind", "value"),
    [
        ("A1", "text", "BÁO CÁO"),
        ("C5", "text", "Huyện Kỳ Anh"),
        ("D5", "number", "0.808"),
        ("E5", "number", "0.7999999999999999"),
        ("D6", "error", "#DIV/0!"),
        ("D7", "number", "30"),
        ("D8", "number", "1234567890123"),
        ("D9", "number", "-0.5"),
        ("E6", "date", "2020-09-30"),
        ("E7", "bool", "1"),
        ("E8", "text", "#REF!"),
        ("E10", "text", "1.234"),
    ],
)
def test_each_kind_of_cell(book: Workbook, ref: str, kind: str, value: str) -> None:
    found = next(c for c in book.sheets[0].cells.values() if c.ref == ref)
    assert (found.kind, found.value) == (kind, value)
    assert found.cached


def test_percent_is_a_matter_of_the_format_not_of_its_letters(book: Workbook) -> None:
    shown = {c.ref: c.is_percent for c in book.sheets[0].cells.values()}
    assert shown["D5"]
    assert not shown["E5"]  # the sign is only written beside the number


def test_font_weight_and_indent(book: Workbook) -> None:
    label = next(c for c in book.sheets[0].cells.values() if c.ref == "C5")
    assert (label.font, label.bold, label.indent) == (".VnTime", True, 2)


def test_merged_and_hidden_places(book: Workbook) -> None:
    page = book.sheets[0]
    assert page.merges == [Merge(1, 1, 1, 5)]
    assert page.hidden_rows == {8}
    assert page.hidden_columns == {6, 7, 8}


def test_a_formula_with_and_without_its_result() -> None:
    with_result = read(xlsx("10\n25\n=SUM(A1:A2)->30"), "xlsx").sheets[0].at(3, 1)
    without = read(uncached("10\n25\n=SUM(A1:A2)"), "xlsx").sheets[0].at(3, 1)
    assert with_result is not None
    assert without is not None
    assert (with_result.value, with_result.cached) == ("30", True)
    assert (without.kind, without.cached) == ("number", False)
    assert "SUM" in (without.formula or "")


def test_numbers_stored_as_text_stay_text() -> None:
    page = read(xlsx("'20 | 20 | '=B2+B3"), "xlsx").sheets[0]
    assert [(c.kind, c.value) for c in page.cells.values()] == [("text", "20"), ("number", "20"), ("text", "=B2+B3")]


def test_a_comment_is_no_cell() -> None:
    made = openpyxl.Workbook()
    made.active["B2"] = 5
    made.active["B2"].comment = Comment("số ước", "x")
    stream = io.BytesIO()
    made.save(stream)
    assert [c.ref for c in read(stream.getvalue(), "xlsx").sheets[0].cells.values()] == ["B2"]


def far_away(column: str) -> bytes:
    made = openpyxl.Workbook()
    made.active["A1"], made.active["B1"], made.active[f"{column}1048576"] = "Xã Cẩm", 5, " "
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_blank_a_million_rows_away_is_read_or_said(tmp_path: Path) -> None:
    """C32: a parser that makes rectangles would abort; ours leaves the blank out and says so."""
    for column in ("A", "XFD"):
        page = read(far_away(column), "xlsx").sheets[0]
        assert [c.ref for c in page.cells.values()] == ["A1", "B1"]
        assert [(p.code, p.severity, p.cell) for p in page.problems] == [("ghost_cells", "warning", f"{column}1048576")]


# ---- text files


def test_text_tables_in_every_encoding() -> None:
    text = "Mã;Tên\r\n001;Đức Thọ\r\n"
    for content in (text.encode(), text.encode("utf-8-sig"), text.encode("utf-16")):
        page = read(content, "csv").sheets[0]
        assert [(c.ref, c.value) for c in page.cells.values()] == [
            ("A1", "Mã"),
            ("B1", "Tên"),
            ("A2", "001"),
            ("B2", "Đức Thọ"),
        ]
    assert decode("Đức".encode("cp1258", "replace")).text  # never an exception


def test_a_line_break_inside_quotes_moves_no_row() -> None:
    page = read(b'a;"b\nc"\n1;2\n', "csv").sheets[0]
    assert {c.ref: c.value for c in page.cells.values()} == {"A1": "a", "B1": "b\nc", "A2": "1", "B2": "2"}


@pytest.mark.parametrize(
    ("text", "mark"), [("a;b\n1,5;2,5", ";"), ("a\tb\n1,5\t2,5", "\t"), ("a,b,c\n1,2,3", ","), ("a;b", ";")]
)
def test_the_separator_is_the_one_most_lines_use(text: str, mark: str) -> None:
    assert delimiter(text) == mark


# ---- children that die


@pytest.mark.parametrize(
    ("content", "kind"), [(b"PK\x03\x04 no zip", "xlsx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "xls")]
)
def test_what_the_parser_refuses_is_damaged(content: bytes, kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(content, kind)
    assert caught.value.code == "damaged"


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Put another program in the child's place."""
    program = folder / "child"
    program.write_text(f"#!{sys.executable}\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(reader.sys, "executable", str(program))


@pytest.mark.parametrize(
    "death", ["import os; os.abort()", "import os; os.kill(os.getpid(), 9)", "raise SystemExit(3)"]
)
def test_a_child_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, death: str) -> None:
    pretend(monkeypatch, tmp_path, f"import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); {death}")
    with pytest.raises(Unreadable) as caught:
        read(b"a;b", "csv")
    assert caught.value.code == "too_complex"
    monkeypatch.undo()
    assert read(b"a;b", "csv").sheets[0].cells  # the parent lives


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "import time; time.sleep(30)")
    with pytest.raises(Unreadable) as caught:
        read(b"a;b", "csv", seconds=1)
    assert caught.value.code == "too_slow"


GARBAGE = "import sys; sys.stdin.buffer.readline(); out = sys.stdout.buffer; "


@pytest.mark.parametrize(
    "answer",
    [
        "out.write(b'no frame at all, only words')",
        "out.write((2).to_bytes(8, 'big') + b'[]')",
        "out.write((9).to_bytes(8, 'big') + b'{\"rows\":1}')",
        "out.write((2).to_bytes(8, 'big') + b'{}')",
        "out.write((5).to_bytes(8, 'big') + b'\\xff\\xfe\\xfd\\x00\\x01')",
        "out.write((1 << 60).to_bytes(8, 'big'))",
    ],
    ids=["words", "list", "half a sheet", "empty object", "no text", "immense"],
)
def test_a_child_that_answers_rubbish_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str
) -> None:
    pretend(monkeypatch, tmp_path, f"{GARBAGE}{answer}; out.flush(); sys.stdin.buffer.read()")
    with pytest.raises(Unreadable) as caught:
        read(b"a;b", "csv", seconds=20)
    assert caught.value.code == "damaged"


def test_a_child_that_floods_the_pipe_is_ended_at_the_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "MAX_ANSWER", 4 * reader.MIB)
    frame = "(60).to_bytes(8, 'big') + b'{\"again\":true}'.ljust(60)"
    pretend(monkeypatch, tmp_path, f"{GARBAGE}[out.write({frame}) for _ in iter(int, 1)]")
    with pytest.raises(Unreadable) as caught:
        read(b"a;b", "csv")
    assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    "script", ["import time; time.sleep(60)", "import sys, time; sys.stdout.close(); time.sleep(60)"]
)
def test_a_child_that_does_not_listen_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    """The pipe holds 64 KiB: the parent must not wait for ever to be rid of the rest."""
    pretend(monkeypatch, tmp_path, script)
    with pytest.raises(Unreadable) as caught:
        read(b"a;b\n" * 500_000, "csv", seconds=1)
    assert caught.value.code in ("too_slow", "too_complex")


def test_the_next_file_is_read_after_a_child_has_died(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with Reader() as warm:
        assert warm.read(b"a;b", "csv").sheets[0].cells
        first = warm.child
        assert first is not None
        first.kill()
        first.wait()
        assert warm.read(b"c;d", "csv").sheets[0].cells[1, 1].value == "c"
        assert warm.child is not first
        with pytest.raises(Unreadable):
            warm.read(b"PK\x03\x04 no zip", "xlsx")
        second = warm.child
        assert warm.read(b"e;f", "csv").sheets[0].cells[1, 1].value == "e"
        assert warm.child is second  # a file that cannot be read does not cost the child


def test_a_child_that_has_held_much_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with Reader() as warm:
        warm.read(b"a;b", "csv")
        first = warm.child
        assert first is not None
        monkeypatch.setattr(reader, "WORN_OUT_KIB", 1)
        assert warm.read(b"a;b", "csv").sheets[0].cells
        assert first.returncode is not None
        assert warm.read(b"a;b", "csv").sheets[0].cells


LIMITED = """
import sys, loaders.reading.child as child
def parse(content, kind, sound):
    {}
child.parse = parse
child.main()
"""


@pytest.mark.parametrize(
    ("death", "code"),
    [("held = [bytearray(1 << 20) for _ in range(5000)]", "too_complex"), ("while True: pass", "too_complex")],
)
def test_the_child_keeps_its_limits_by_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, death: str, code: str
) -> None:
    """A gibibyte of memory and the seconds of processor are the system's word, not the parser's good will."""
    script = LIMITED.format(death).replace("child.main()", "child.CPU_SECONDS = 1; child.main()")
    root = Path(reader.ROOT)
    pretend(
        monkeypatch, tmp_path, f"import sys; sys.path.insert(0, {str(root)!r}); sys.path[:0] = {sys.path!r}\n{script}"
    )
    with pytest.raises(Unreadable) as caught:
        read(b"a;b", "csv", seconds=30)
    assert caught.value.code == code


def test_the_child_does_not_see_the_office_s_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHITIEU_DATABASE_URL", "postgresql://secret")
    pretend(
        monkeypatch,
        tmp_path,
        "import os; raise SystemExit(any(k.startswith('CHITIEU_') for k in os.environ) and 9 or 7)",
    )
    with pytest.raises(Unreadable, match="exit 7"):
        read(b"a;b", "csv")


@pytest.mark.parametrize("cut", [700, 1536, 4000])
def test_a_damaged_old_workbook_is_unreadable(cut: int) -> None:
    """A signature and rubbish, or a file broken off on its way: told, never a crash and never an empty table."""
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20
    with pytest.raises(Unreadable):
        read(content[:cut], "xls")
