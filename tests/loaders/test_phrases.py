"""Phrases without diacritics, and the Vietnamese half of a bilingual heading."""

from __future__ import annotations

import unicodedata

import pytest

from loaders.phrases import is_english, plain, vietnamese_part
from loaders.vocabulary import all_said, said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Luỹ kế đến 30/9/2020", "luy ke den 30/9/2020"),
        ("ĐVT: Tỷ đồng", "dvt: ty dong"),
        ("Kế  hoạch\nnăm", "ke hoach nam"),
        ("Thu – chi", "thu - chi"),
        ("\u00d0ức", "duc"),
    ],
)
def test_plain(text: str, phrase: str) -> None:
    assert plain(text) == phrase
    assert plain(unicodedata.normalize("NFD", text)) == phrase


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Chỉ tiêu - Items", "Chỉ tiêu"),
        ("Tổng thu\nTotal revenue", "Tổng thu"),
        ("Thu nội địa - Thu XNK", "Thu nội địa - Thu XNK"),
        ("ĐÔNG BẮC - NORTH EAST", "ĐÔNG BẮC"),
        ("LONG AN", "LONG AN"),
        ("Hà Nam", "Hà Nam"),
    ],
)
def test_the_vietnamese_half(text: str, kept: str) -> None:
    assert vietnamese_part(text) == kept


def test_a_vietnamese_name_is_not_english() -> None:
    assert not is_english("LONG AN")
    assert is_english("Total revenue")
    assert not is_english("Tổng thu")


@pytest.mark.parametrize(
    ("coordinate", "text", "value"),
    [
        ("role", "KH năm 2020", "target"),
        ("role", "Dự toán HĐND giao", "target"),
        ("role", "Thực hiện tháng 9", "actual"),
        ("role", "Lũy kế 9 tháng", "actual"),
        ("role", "Ước cả năm", "estimate"),
        ("role", "Đơn vị", ""),
        ("authority", "TTg giao", "ttg"),
        ("authority", "BTC giao", "btc"),
        ("authority", "HĐND tỉnh giao", "hdnd_tinh"),
        ("authority", "HĐND huyện", "hdnd_huyen"),
        ("authority", "Tỉnh giao", "ubnd_tinh"),
        ("authority", "Kế hoạch", ""),
        ("version", "KH sau điều chỉnh", "adjusted-1"),
        ("check", "% so KH", "plan"),
        ("check", "So sánh với cùng kỳ (%)", "previous_year"),
        ("check", "Còn lại", "remaining"),
        ("check", "Dân số", ""),
        ("check", "Tăng/giảm", "difference"),
        ("check", "Chênh lệch lãi suất", ""),
        ("column", "TT", "marker"),
        ("column", "Chỉ tiêu", "label"),
        ("column", "ĐVT", "unit"),
        ("column", "Mã số", "code"),
        ("total", "Tổng cộng", "yes"),
        ("total", "TOÀN TỈNH", "yes"),
        ("total", "Tổng công ty lâm nghiệp", ""),
        ("total", "Tổng đàn lợn", ""),
        ("total", "Công nghiệp", ""),
        ("total", "Cộng", "yes"),
        ("subset", "Trong đó:", "yes"),
        ("subset", "Tr.đó", "yes"),
        ("subset", "T.đó: nữ", "yes"),
        ("subset", "Tđ", "yes"),
        ("split", "Chia ra", "yes"),
        ("split", "Bao gồm", "yes"),
        ("split", "Phân theo ngành", "yes"),
    ],
)
def test_the_vocabulary(coordinate: str, text: str, value: str) -> None:
    assert said(coordinate, text) == value


def test_a_heading_may_say_several_items() -> None:
    assert set(all_said("item", "Vốn NSTW kéo dài")) == {"source=nstw", "capital=carryover"}
    assert all_said("item", "Kế hoạch kể cả kéo dài") == ["capital=incl_carryover"]
    assert all_said("item", "Kế hoạch") == []
