"""Sentences read aloud: whole clauses, the most important first, never cut."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.short import limited, listing, lowered, place_name, several

words = st.lists(st.lists(st.sampled_from(["đất", "xã", "2020", "12,5%"]), max_size=80).map(" ".join), max_size=8)


@given(words)
def test_no_more_than_120_words_and_no_clause_is_cut(clauses: list[str]) -> None:
    text = limited(clauses)
    assert len(text.split()) <= 120
    said = [clause for clause in clauses if clause]
    kept = text.count(". ") + bool(text)
    assert text == limited(said[:kept])


def test_a_clause_becomes_a_sentence_and_silence_stays_silent() -> None:
    assert limited(["đất trồng lúa giảm", "", "3 xã chưa báo cáo."]) == "Đất trồng lúa giảm. 3 xã chưa báo cáo."
    assert limited(["một hai", "ba"], words=2) == "Một hai."
    assert limited([]) == ""


@pytest.mark.parametrize(("text", "inside"), [("Đất trồng lúa", "đất trồng lúa"), ("PCI", "PCI"), ("x", "x")])
def test_a_name_inside_a_sentence(text: str, inside: str) -> None:
    assert lowered(text) == inside


def test_a_long_list_says_how_many_more() -> None:
    names = ["a", "b", "c", "d"]
    assert listing(names, "vi", 4) == "a, b, c, d"
    assert (listing(names, "vi", 2), listing(names, "en", 2)) == ("a, b và 2 đơn vị khác", "a, b and 2 more")
    assert (several(1, "unit"), several(2, "unit")) == ("1 unit", "2 units")


def test_an_area_is_named_in_the_readers_language_during_its_time() -> None:
    old, new = dt.date(2024, 1, 1), dt.date(2025, 12, 31)
    assert place_name("18313", "Thị trấn Vũ Quang", old, "en") == "Vu Quang Township"
    assert place_name("18313", "Thị trấn Vũ Quang", old, "vi") == "Thị trấn Vũ Quang"
    assert place_name("18313", "Thị trấn Vũ Quang", new, "en") == "Thị trấn Vũ Quang"
