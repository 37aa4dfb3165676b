from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from data.locale import text, words
from indicators.result import NOW_ORDER
from layouts.pages.overview import COLUMNS
from layouts.query import AUTHORITIES

ROOT = Path(__file__).resolve().parents[2]
CODE = [path for folder in ("layouts", "callbacks") for path in (ROOT / folder).rglob("*.py")]
SECTION = re.compile(
    r'"((?:action|budget|capital|cell|chart|column|competitiveness|disbursement|fact|filter|format|frame|help|illustration|indicator|meta|moves|nav|note|notice|'
    r'overview|plan|projects|proposed|table|why|workbook)\.[a-z_]+)"'
)


def test_both_languages_have_the_same_keys_and_parameters() -> None:
    vi, en = words("vi"), words("en")
    assert vi.keys() == en.keys()
    for key in vi:
        names = [{name for _, name, _, _ in string.Formatter().parse(side[key]) if name} for side in (vi, en)]
        assert names[0] == names[1], key


def test_every_key_used_exists() -> None:
    used = {key for path in CODE for key in SECTION.findall(path.read_text(encoding="utf-8"))}
    assert used
    assert not used - words("vi").keys()


def test_every_family_is_whole() -> None:
    keys = [f"status.{code}" for code in (*NOW_ORDER, "exceeded", "met", "missed", "unknown", "nil")]
    keys += [f"authority.{code}" for code in AUTHORITIES] + [f"column.{key}" for key in COLUMNS]
    keys += [f"mode.{mode}" for mode in ("thang", "luyke", "nam")] + ["forecast.seasonal", "forecast.linear"]
    keys += [f"column.{head}" for head in ("flow", "cumulative", "due", "last_year")]
    keys += [f"column.{key}" for key in ("row", "column", "sheet", "cell", "value", "unit")]
    assert not [key for key in keys if key not in words("vi")]


def test_an_unwritten_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("no.such.key", "vi")
