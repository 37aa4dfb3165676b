"""Texts in every encoding: what is known by evidence, what was damaged, what can be mended."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.cells import Cell
from loaders.legacy_text import TCVN3
from loaders.reading.csv_text import decode, delimiter, read_csv
from loaders.reading.damage import SLOPPY, mend
from loaders.reading.syllables import is_syllable

# ---- texts in every encoding
from tests.loaders.books import at, only

WORDS = ["Huyện", "Đức Thọ", "thực hiện", "Kỳ Anh", "Lũy kế", "ước đạt", "tăng trưởng", "giải ngân", "vốn", "năm", "T9"]
TABLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5), min_size=1, max_size=6).filter(
    lambda rows: len({len(row) for row in rows}) == 1
)


def tcvn3(text: str) -> bytes:
    back = {new: old for old, new in TCVN3.items()}
    return "".join(back.get(letter, letter) for letter in text).encode("latin-1")


def windows_1258(text: str) -> bytes:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    made = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        made += (base + "".join(part for part in parts if part in tones)).encode("cp1258")
    return made


ENCODERS = {
    "utf-8": str.encode, "utf-8 with its mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"), "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"), "cp1258": windows_1258, "tcvn3": tcvn3,
}  # fmt: skip


@pytest.mark.parametrize("encoding", list(ENCODERS))
@pytest.mark.parametrize("mark", [";", "\t", ",", "|"])
@settings(max_examples=40, deadline=None)
@given(table=TABLES)
def test_a_text_table_round_trips(encoding: str, mark: str, table: list[list[str]]) -> None:
    text = "\r\n".join(mark.join(row) for row in [["Mã số", *["Tổng số"] * (len(table[0]) - 1)], *table]) + "\r\n"
    page = only(read_csv(ENCODERS[encoding](text)))  # type: ignore[operator]
    found = {cell.ref: unicodedata.normalize("NFC", cell.value) for cell in page.cells.values()}
    expected = {Cell(r, c, "text", "").ref: v for r, row in enumerate(table, 2) for c, v in enumerate(row, 1)}
    assert {ref: value for ref, value in found.items() if not ref.endswith("1") or len(ref) > 2} == expected
    assert ("tcvn3" in page.converted) is (encoding == "tcvn3")


@given(st.binary(max_size=300))
def test_any_bytes_are_some_text(content: bytes) -> None:
    assert isinstance(decode(content).text, str)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("TT,Tên,Số\n1,a,5\n2,b,6", ","), ("a|b|c\n1,2|3|4", "|"), ('TT;"Chỉ tiêu, đơn vị";x\n1;"a\nb,c";1,5', ";"),
        ("UBND HUYỆN, TỈNH\nTT;Tên;Số\n1;a;1,5\n2;b;2,5", ";"), ("Tên\tSố\nA, B; C\t1,5\nD, E; F\t2,5", "\t"),
    ],
)  # fmt: skip
def test_the_separator_is_known_by_evidence(text: str, mark: str) -> None:
    assert delimiter(text) == mark


@pytest.mark.parametrize("word", ["Huyện", "nghiêng", "Đức", "ươm", "quý", "khuya", "Xã", "gì", "thuế", "ước"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["HuyÖn", "thùcc", "Ã¡", "naïve", "ChØø", "bđc"])
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


# ---- damaged texts


def encoded_twice(text: str) -> str:
    letters = {code: letter for letter, code in SLOPPY.items()}
    return "".join(letters[code] for code in text.encode())


@given(st.text(st.sampled_from("ăâđêôơưĂÂĐÊÔƠƯáàảãạếềểễệ abcXYZ 019.,;:()%-"), min_size=1, max_size=40))
def test_what_was_encoded_twice_is_repaired_and_nothing_else_is_touched(text: str) -> None:
    assert mend(text).text == text
    assert not mend(text).twice
    again = mend(encoded_twice(text))
    assert again.text == text
    assert again.twice is (not text.isascii())


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("C?T c?", "lost"), ("T?ng s?", "lost"), ("Huy\ufffdn", "lost"), ("?ồng Hới", "lost"), ("Đạt hay không?", ""),
        ("http://a.vn/?q=x?y", ""), ("4\x0000", "control"), ("a\ud800b", "control"), ("dòng 1\r\ndòng 2", ""),
        ("9" * 30, "huge"), ("9" * 5000, "huge"), ("9223372036854775807", ""), ("-9223372036854775808", "huge"),
        ("123456789012345678", ""), ("Số 12345678901234567890 ngày", ""), ("a" * 40_000, "long"),
        ("Huyện\u00a0Kỳ\u200bAnh", ""), ("tab\there", ""),
    ],
)  # fmt: skip
def test_flaws_of_texts(text: str, flaw: str) -> None:
    assert mend(text).flaw == flaw


def test_a_lost_label_is_reported_by_its_address_and_left_out() -> None:
    page = only(read_csv("Mã;Tên\n1;Huy?n K?\n2;Kỳ Anh\n".encode()))
    assert [(p.code, p.severity, p.cell, p.params) for p in page.problems] == [
        ("lost_characters", "error", "B2", {"shown": "Huy?n K?"})
    ]
    assert "B2" not in {cell.ref for cell in page.cells.values()}


def test_what_was_encoded_twice_is_counted() -> None:
    page = only(read_csv(f"Mã;{encoded_twice('Hà Tĩnh')}\n{encoded_twice('Đức Thọ')};5".encode()))
    assert [(p.code, p.params) for p in page.problems] == [("double_encoded", {"count": "2"})]
    assert at(page, "B1").value == "Hà Tĩnh"
