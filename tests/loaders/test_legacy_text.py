"""Legacy Vietnamese text: converted on the evidence of the font, never without it (DOMAIN 6.2, C07)."""

from __future__ import annotations

import unicodedata

import pytest

from data.cells import Cell
from loaders.legacy_text import convert, convert_cell, encoding_of


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hµ TÜnh", "Hà Tĩnh"),
        ("Kú Anh", "Kỳ Anh"),
        ("§øc Thä", "Đức Thọ"),
        ("Luü kÕ", "Luỹ kế"),
        ("Vò Quang", "Vũ Quang"),
        ("NghÞ quyÕt", "Nghị quyết"),
        ("HuyÖn §«ng Hßa", "Huyện Đông Hòa"),
        ("­íc thùc hiÖn", "ước thực hiện"),
        ("¡ ¢ £ ¤ ¥ ¦ §", "Ă Â Ê Ô Ơ Ư Đ"),
        ("2019 (%)", "2019 (%)"),
    ],
)
def test_tcvn3(old: str, new: str) -> None:
    assert convert(old, ".VnTime") == new
    assert convert(old, ".VnArialH") == new.upper()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Haø Tónh", "Hà Tĩnh"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn"),
        ("Ñöùc Thoï", "Đức Thọ"),
        ("Nghò quyeát", "Nghị quyết"),
        ("Quaän", "Quận"),
        ("thöïc hieän", "thực hiện"),
        ("Kyø Anh", "Kỳ Anh"),
        ("taêng tröôûng", "tăng trưởng"),
        ("HAØ TÓNH", "HÀ TĨNH"),
        ("ÑAÀU TÖ", "ĐẦU TƯ"),
        ("mî", "mỵ"),
        ("ñöôïc", "được"),
        ("naêm", "năm"),
        ("baét", "bắt"),
        ("100%", "100%"),
    ],
)
def test_vni(old: str, new: str) -> None:
    assert unicodedata.normalize("NFC", convert(old, "VNI-Times")) == new


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "", "Calibri", "Vntime"])
def test_without_the_font_nothing_is_converted(font: str) -> None:
    assert encoding_of(font) == ""
    for text in ("Hµ TÜnh", "Haø Tónh", "Hà Tĩnh", "ô í ã â"):
        assert convert(text, font) == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".VNARIALH", "tcvn3"), (" .vntime ", "tcvn3"), ("VNI-Times", "vni"), ("vni-helve", "vni")],
)
def test_the_font_says_the_encoding(font: str, encoding: str) -> None:
    assert encoding_of(font) == encoding


def test_only_text_cells_are_converted_and_changes_are_told() -> None:
    text, number = Cell(1, 1, "text", "Hµ TÜnh", font=".VnTime"), Cell(1, 2, "number", "12", font=".VnTime")
    plain = Cell(1, 3, "text", "2019", font=".VnTime")
    assert [convert_cell(c) for c in (text, number, plain)] == [True, False, False]
    assert (text.value, number.value, plain.value) == ("Hà Tĩnh", "12", "2019")
