"""`app.py load --explain`: where the workbooks go, and what is told when they cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from loaders.explain_files import explain_targets
from tests.loaders.explained import CSV, list_of, sent

ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CHITIEU_DATA_DIR": str(folder / "office"), "PYTHONWARNINGS": "error"}
    environment.pop("CHITIEU_DATABASE_URL", None)
    command = [sys.executable, str(ROOT / "app.py"), "load", *arguments, "--json"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_command_writes_one_workbook_and_leaves_the_sender_s_alone(tmp_path: Path) -> None:
    source, out = tmp_path / "Kỳ Anh.xlsx", tmp_path / "ra.xlsx"
    source.write_bytes(sent())
    before = source.read_bytes()
    done = run(tmp_path, str(source), "--dry-run", "--explain", str(out))
    assert done.returncode == 0, done.stderr
    assert source.read_bytes() == before
    (document,) = json.loads(done.stdout)
    listed = list_of(openpyxl.load_workbook(out))
    messages = {problem["message"] for page in document["sheets"] for problem in page["problems"]}
    assert messages <= {row[4] for row in listed}


def test_several_files_go_into_a_folder_each_named_after_its_own(tmp_path: Path) -> None:
    files = [tmp_path / "a.xlsx", tmp_path / "b.csv"]
    files[0].write_bytes(sent())
    files[1].write_text(CSV, encoding="utf-8")
    done = run(tmp_path, *map(str, files), "--explain", str(tmp_path / "ra"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == ["a_explain.xlsx", "b_explain.xlsx"]


def test_two_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    found = explain_targets([tmp_path / "a.xls", tmp_path / "x" / "A.csv"], tmp_path, "vi")
    assert [path.name for path in found.values()] == ["a_explain.xlsx", "A_2_explain.xlsx"]


def test_a_target_that_cannot_be_written_is_told_and_the_load_stands(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(sent())
    (tmp_path / "out" / "a_explain.xlsx").mkdir(parents=True)
    done = run(tmp_path, str(tmp_path / "a.xlsx"), "--explain", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "Chưa ghi được tệp giải thích" in done.stderr
    assert json.loads(done.stdout)[0]["status"] == "loaded"


@pytest.mark.parametrize(
    ("files", "out", "said"),
    [
        (["a.xlsx"], "a.xlsx", "không ghi đè"),
        (["a.xlsx"], "ra.xls", "đuôi .xlsx"),
        (["a.xlsx"], "khong/co/ra.xlsx", "không có thư mục"),
        (["a.xlsx", "b.csv"], "ra.xlsx", "cần một thư mục"),
        (["a.xlsx", "b.csv"], "khong/co/ra", "không có thư mục"),
    ],
)
def test_a_target_that_cannot_be_is_told_before_anything_is_read(
    tmp_path: Path, files: list[str], out: str, said: str
) -> None:
    for name in files:
        (tmp_path / name).write_bytes(sent())
    done = run(tmp_path, *(str(tmp_path / name) for name in files), "--explain", str(tmp_path / out))
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "office").exists()
