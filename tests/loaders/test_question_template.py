"""What a load asked is written as blanks; filled in and given back, the file is read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from data.settings import Settings
from data.store import Store, open_store
from loaders.answers import Answers, parse_answers
from loaders.context import Options
from loaders.load import FileReading, load_file
from loaders.question_files import question_targets, write_questions
from loaders.question_template import answer_template
from tests.loaders.sheets import xlsx

ASKING = (
    "GIẢI QUYẾT VIỆC LÀM NĂM 2020\nTT | Huyện | Giải quyết việc làm mới (người) | Thu hút khác (triệu đồng)\n"
    "1 | Kỳ Anh | 50\n2 | Hương Sơn | 40 | '1.250\n3 | Đức Thọ | ba mươi\n | | 5"
)


@pytest.fixture
def store(tmp_path: Path):
    made = open_store(Settings(data_dir=tmp_path))
    yield made
    made.close()


def put(store: Store, text: str, answers: str = "") -> FileReading:
    options = Options(answers=parse_answers(answers))
    return load_file(store, "bao_cao.xlsx", xlsx(text), options, Settings())


def test_a_template_is_filled_and_loaded_again(store: Store) -> None:
    asked = put(store, ASKING)
    template = answer_template(asked, "vi")
    assert parse_answers(template) == Answers(), "a template left as it is answers nothing"
    (blanks,) = yaml.safe_load(template)["sheets"].values()
    assert blanks == {
        "rows": {"Kỳ Anh": {"area": ""}, "row 6": {"ignore": ""}},
        "columns": {"Thu hút khác (triệu đồng)": {"numbers": ""}},
        "cells": {"C5": ""},
    }
    assert "# row 3: " in template
    assert "Huyện Kỳ Anh (447)" in template
    assert "ba mươi" in template
    for blank, answer in (
        ('"Kỳ Anh":\n        area: ""', '"Kỳ Anh":\n        area: 449'),
        ('numbers: ""', "numbers: vn"), ('"C5": ""', '"C5": "30"'), ('ignore: ""', "ignore: true"),
    ):  # fmt: skip
        assert blank in template, template
        template = template.replace(blank, answer)
    again = put(store, ASKING, template)
    assert again.status == "loaded"
    assert {o.cell: (o.value, o.key.area.code) for o in again.observations} == {
        "C3": ("50", "449"), "C4": ("40", "439"), "D4": ("1250", "439"), "C5": ("30", "440"),
    }  # fmt: skip
    assert answer_template(again, "vi") == ""


def test_a_heading_with_quotes_and_colons_is_a_key() -> None:
    from loaders.question_template import quoted

    for words in ('Tỷ lệ: "đạt" (%)', "a\\b", "- x", "#1", "không"):
        assert yaml.safe_load(f"{quoted(words)}: 1") == {words: 1}


def test_where_templates_go(tmp_path: Path) -> None:
    one, two = Path("a.xlsx"), Path("b.xlsx")
    assert question_targets([one], None, "vi") == {}
    assert question_targets([one], tmp_path / "q.yaml", "vi") == {one: tmp_path / "q.yaml"}
    assert question_targets([one, two], tmp_path / "q", "vi") == {
        one: tmp_path / "q" / "a.xlsx.yaml", two: tmp_path / "q" / "b.xlsx.yaml",
    }  # fmt: skip
    for files, out in (
        ([one], tmp_path / "q.txt"),
        ([one, two], tmp_path / "q.yaml"),
        ([one], tmp_path / "no" / "q.yaml"),
    ):
        with pytest.raises(ValueError, match="--questions"):
            question_targets(files, out, "vi")


def test_nothing_asked_writes_nothing(store: Store, tmp_path: Path) -> None:
    head = "GIẢI QUYẾT VIỆC LÀM NĂM 2020\nTT | Huyện | Giải quyết việc làm mới (người)\n"
    reading = put(store, head + "1 | Hương Sơn | 40\n2 | Đức Thọ | 3")
    good, said = write_questions(reading, tmp_path / "q.yaml", Settings())
    assert good
    assert "không có câu hỏi nào" in said
    assert not (tmp_path / "q.yaml").exists()


def test_a_question_about_the_whole_sheet_is_one_blank(store: Store) -> None:
    text = "THU NGÂN SÁCH TỈNH HÀ TĨNH\nTT | Chỉ tiêu | Thực hiện\nI | Thu NSNN trên địa bàn | 1500\nII | Chi | 20"
    template = answer_template(put(store, text), "en")
    (blanks,) = yaml.safe_load(template)["sheets"].values()
    assert blanks == {"period": "", "unit": ""}
    assert "# C3, C4: " in template
    filled = template.replace('period: ""', "period: 2020-01/P12M").replace('unit: ""', "unit: tỷ đồng")
    again = put(store, text, filled)
    assert {(o.cell, str(o.key.period), o.unit) for o in again.observations} == {
        ("C3", "2020-01/P12M", "tỷ đồng"), ("C4", "2020-01/P12M", "tỷ đồng"),
    }  # fmt: skip
