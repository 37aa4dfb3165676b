"""Text as keys: one spelling for the eye, one key for comparing (DOMAIN 6.1, 6.5; CASES C03-C05, C42)."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import clean, finding_key, match_key, search_key, slug, sort_key

SYLLABLES = ["Hương", "Khê", "Đức", "Thọ", "nghèo", "hoà", "thuỷ", "kỳ", "quý", "luỹ", "ước", "giải", "ngân", "ắ", "ệ"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("uỷ ban", "ủy ban"),
        ("luỹ kế", "lũy kế"),
        ("kì", "kỳ"),
        ("tỉ lệ", "tỷ lệ"),
        ("Chiêm Hoá", "Chiêm Hóa"),
        ("Đàm Thuỷ", "Đàm Thủy"),
        ("Huyện Đông Hòa", unicodedata.normalize("NFD", "Huyện Đông Hòa")),
        ("Điện", "Đie\u0323\u0302n"),
        ("Điện", "Đie\u0302\u0323n"),
        ("Huyện \u00d0ông Hòa", "Huyện Đông Hòa"),
        ("Huyện \u0189ông Hòa", "Huyện Đông Hòa"),
        ("Huyện\u00a0An Lâm ", "Huyện An Lâm"),
        ("Huyện\u200b Bình Sa", "Huyện Bình Sa"),
        ("\ufeffThị xã", "Thị xã"),
        ("HUYỆN KỲ ANH", "huyện kỳ anh"),
        ("Thu XNK – thuế", "Thu XNK - thuế"),
        ("Kỳ  Anh", "Kỳ\nAnh"),
    ],
)
def test_two_spellings_of_one_phrase_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)
    if {"ì", "ỉ"}.isdisjoint(one):  # what is typed without diacritics keeps its i and y
        assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hương Khê", "Hướng Khê"),
        ("Lục Sỹ Thành", "Lục Sĩ Thanh"),
        ("quý", "qui"),
        ("thu", "thủ"),
        ("Kỳ Anh", "Ky Anh"),
        ("Đồng", "Dồng"),
        ("mùa", "múa"),
        ("Can Lộc", "Cẩm Lộc"),
    ],
)
def test_diacritics_still_count(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_the_source_keeps_its_spelling() -> None:
    assert clean("  Hoà\u00a0Hải\n ") == "Hoà Hải"
    assert clean(unicodedata.normalize("NFD", "Kỳ Anh")) == "Kỳ Anh"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kỳ Anh", "ky anh"),
        ("Đức Thọ", "duc tho"),
        ("Thu NSNN (tỷ đồng)", "thu nsnn ty dong"),
        ("Tỷ lệ %", "ty le %"),
        ("ƯỚC", "uoc"),
    ],
)
def test_people_type_without_diacritics(text: str, key: str) -> None:
    assert search_key(text) == key


def test_a_code_is_made_of_a_name() -> None:
    assert slug("Thu khác ngân sách") == "thu_khac_ngan_sach"
    assert slug("Vốn ĐTPT (NSTW)") == "von_dtpt_nstw"
    assert len(slug("dài " * 40)) <= 48
    assert not slug("dài " * 40).endswith("_")


DISTRICTS = [
    "Can Lộc",
    "Cẩm Xuyên",
    "Đức Thọ",
    "Hà Tĩnh",
    "Hồng Lĩnh",
    "Hương Khê",
    "Hương Sơn",
    "Kỳ Anh",
    "Lộc Hà",
    "Nghi Xuân",
    "Thạch Hà",
    "Vũ Quang",
]
LETTERS = ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "v"]
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.parametrize(
    "wanted",
    [DISTRICTS, LETTERS, TONES, ["An Phú", "Ân Thi", "Dĩ An", "Đông Hòa", "Ea Kar"]],
    ids=["districts", "letters", "tones", "C42"],
)
def test_vietnamese_order(wanted: list[str]) -> None:
    assert sorted(wanted[2:] + wanted[:2], key=sort_key) == wanted
    assert sorted(wanted[1:] + wanted[:1], key=lambda name: sort_key(unicodedata.normalize("NFD", name))) == wanted


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map(" ".join))
def test_keys_do_not_depend_on_the_unicode_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, text)  # type: ignore[arg-type]
        assert (match_key(other), search_key(other), sort_key(other)) == (
            match_key(text),
            search_key(text),
            sort_key(text),
        )


@given(st.text(max_size=30))
def test_a_key_of_a_key_is_itself(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert search_key(search_key(text)) == search_key(text)


phrases = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map(" ".join)
INVISIBLE = ["\u00a0", "\u200b", "\ufeff", "\u00ad", "  ", "\n", "\t"]


@given(phrases, st.lists(st.sampled_from(INVISIBLE), min_size=2, max_size=2))
def test_case_and_blanks_nobody_sees_do_not_change_a_key(text: str, marks: list[str]) -> None:
    for other in (
        text.upper(),
        text.title(),
        f"{marks[0]}{text}{marks[1]}",
        text.replace(" ", f"{marks[0]} {marks[1]}"),
    ):
        assert match_key(other) == match_key(text)
        assert search_key(other) == search_key(text)


@given(phrases, phrases)
def test_two_phrases_of_one_key_differ_only_in_spelling(one: str, other: str) -> None:
    """The key loses no letter and no tone: what it makes equal is equal without diacritics, i and y apart."""
    if match_key(one) == match_key(other):
        assert finding_key(one) == finding_key(other)


@given(st.text(max_size=30))
def test_a_match_key_and_a_slug_of_themselves_are_themselves(text: str) -> None:
    assert match_key(clean(text)) == match_key(text)
    assert slug(slug(text)) == slug(text)
    assert re.fullmatch(r"([a-z0-9]+(_[a-z0-9]+)*)?", slug(text))


@given(st.text(max_size=30))
def test_what_is_shown_is_composed_and_has_no_blank_to_spare(text: str) -> None:
    shown = clean(text)
    assert unicodedata.is_normalized("NFC", shown)
    assert shown == shown.strip()
    assert not re.search(r"\s\s|[\u200b\ufeff\u00ad]", shown)


@given(st.lists(phrases, min_size=2, max_size=6))
def test_the_order_is_one_whatever_the_form(texts: list[str]) -> None:
    decomposed = [unicodedata.normalize("NFD", text) for text in texts]
    ordered = [unicodedata.normalize("NFC", text) for text in sorted(decomposed, key=sort_key)]
    assert ordered == sorted(texts, key=sort_key)
