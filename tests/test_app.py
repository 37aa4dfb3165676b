"""The command line is a contract: documents, exit codes, and a start without the dashboard's weight."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT.parent / "shared" / "forms"
VALUE_FIELDS = [
    "indicator",
    "indicator_name",
    "proposed",
    "area",
    "area_valid_from",
    "area_name",
    "item",
    "period",
    "as_of",
    "role",
    "authority",
    "version",
    "decided_on",
    "bound",
    "low",
    "high",
    "status",
    "value_type",
    "value",
    "unit",
    "value_base",
    "unit_base",
    "current",
    "known_from",
    "file",
    "sheet",
    "cell",
]


class Office:
    """The program run as a person runs it, on a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, today: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "CHITIEU_DATA_DIR": str(self.folder), "PYTHONWARNINGS": "error"}
        environment.pop("CHITIEU_DATABASE_URL", None)
        if today:
            environment["CHITIEU_TODAY"] = today
        command = [sys.executable, str(ROOT / "app.py"), *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def json(self, *arguments: str, today: str = "") -> list | dict:
        done = self.run(*arguments, "--json", today=today)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "office")


def report(path: Path, done: float, plan: float = 100) -> Path:
    """A sender's small disbursement report."""
    book = Workbook()
    sheet = book.active
    sheet.title = "GN"
    for row in (
        ["SỞ KẾ HOẠCH VÀ ĐẦU TƯ"],
        ["TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG 6 THÁNG ĐẦU NĂM 2020"],
        [None, None, "Đơn vị tính: tỷ đồng"],
        ["TT", "Nguồn vốn", "Kế hoạch năm 2020", "Giải ngân đến 30/6/2020", "Tỷ lệ (%)"],
        [None, "TỔNG SỐ", plan, done, round(done / plan * 100, 1)],
        ["A", "Vốn địa phương quản lý", plan - 20, done - 5, None],
        ["B", "Vốn trung ương đầu tư trên địa bàn", 20, 5, None],
    ):
        sheet.append(row)
    book.save(path)
    return path


def test_load_prints_one_document_and_counts_balance(office: Office, tmp_path: Path) -> None:
    (document,) = office.json("load", str(report(tmp_path / "gn.xlsx", 40)))
    assert document["status"] == "loaded"
    assert set(document) == {"file", "sha256", "kind", "status", "problems", "sheets", "counts"}
    counts = document["counts"]
    assert counts["cells"] == sum(counts[k] for k in ("new", "changed", "same", "rejected", "skipped", "checked")) == 7
    assert document["sheets"][0]["checks"] == [
        {"cell": "E5", "ratio_of": "plan", "printed": "40", "recomputed": "40", "agrees": True}
    ]


def test_the_same_file_again_changes_nothing(office: Office, tmp_path: Path) -> None:
    path = str(report(tmp_path / "gn.xlsx", 40))
    office.json("load", path)
    before = office.json("values")
    (again,) = office.json("load", path)
    assert again["status"] == "unchanged"
    assert (again["counts"]["same"], again["counts"]["new"], again["counts"]["changed"]) == (6, 0, 0)
    assert office.json("values") == before


def test_a_changed_file_revises_and_both_values_are_found_by_the_day_known(office: Office, tmp_path: Path) -> None:
    path = report(tmp_path / "gn.xlsx", 38)
    office.json("load", str(path), today="2020-07-08")
    report(path, 31)
    (revised,) = office.json("load", str(path), today="2020-07-20")
    assert revised["counts"]["changed"] == 2
    wanted = ("values", "--role", "actual", "--item", "source=local")
    assert [row["value"] for row in office.json(*wanted, "--known-at", "2020-07-10")] == ["33"]
    assert [row["value"] for row in office.json(*wanted, "--known-at", "2020-07-20")] == ["26"]
    assert [row["value"] for row in office.json(*wanted)] == ["26"]
    assert office.json(*wanted, "--known-at", "2020-07-01") == []


def test_a_withdrawn_file_gives_the_earlier_figures_back_and_stays_known(office: Office, tmp_path: Path) -> None:
    path = report(tmp_path / "gn.xlsx", 38)
    office.json("load", str(path), today="2020-07-08")
    (wrong,) = office.json("load", str(report(tmp_path / "gn.xlsx", 31)), today="2020-07-20")
    answer = office.json("withdraw", "gn.xlsx", "--reason", "nhầm biểu", today="2020-08-01")
    assert (answer["sha256"], answer["reason"], answer["withdrawn"]) == (wrong["sha256"], "nhầm biểu", 6)
    assert answer["restored"] == [{"file": "gn.xlsx", "observations": 6}]
    wanted = ("values", "--role", "actual", "--item", "source=local")
    assert [row["value"] for row in office.json(*wanted)] == ["33"]
    assert [row["value"] for row in office.json(*wanted, "--known-at", "2020-07-31")] == ["26"]
    assert [row["value"] for row in office.json(*wanted, "--known-at", "2020-08-01")] == ["33"]
    again = office.run("withdraw", wrong["sha256"], "--reason", "nhầm biểu")
    assert again.returncode == 2
    assert "Không có dữ liệu đã công bố" in again.stderr
    assert office.run("withdraw", "gn.xlsx").returncode == 2  # never without a reason


def test_dry_run_stores_nothing(office: Office, tmp_path: Path) -> None:
    (document,) = office.json("load", str(report(tmp_path / "gn.xlsx", 40)), "--dry-run")
    assert document["counts"]["new"] == 6
    assert office.json("values") == []


def test_values_have_exactly_the_fields_of_the_contract(office: Office, tmp_path: Path) -> None:
    office.json("load", str(report(tmp_path / "gn.xlsx", 40)))
    rows = office.json("values", "--indicator", "investment_disbursement", "--role", "actual")
    assert [list(row) for row in rows] == [VALUE_FIELDS] * 3
    total = next(row for row in rows if row["item"] == "")
    assert (total["value"], total["unit"], total["value_base"], total["unit_base"]) == (
        "40",
        "tỷ đồng",
        "40000000000",
        "đồng",
    )
    assert (total["sheet"], total["cell"], total["period"], total["as_of"]) == ("GN", "D5", "2020-01/P6M", "2020-06-30")


def test_result_and_overview_answer(office: Office, tmp_path: Path) -> None:
    office.json("load", str(report(tmp_path / "gn.xlsx", 40)))
    result = office.json("result", "--indicator", "investment_disbursement", "--period", "2020-01/P6M")
    assert result["percent_of_target"] == "40"
    assert result["trajectory"] == {"basis": "linear", "share": "50", "value": "50"}
    assert result["now"] == "late"
    overview = office.json("overview", "--period", "2020-01/P6M")
    assert [found["indicator"] for found in overview["results"]] == ["investment_disbursement"]
    assert overview["tally"]["late"] == 1


def test_c38_an_export_loaded_again_changes_no_figure(office: Office, tmp_path: Path) -> None:
    """CASES.md C38: every view; what the program wrote itself shows the store and is no source of it."""
    office.json("load", str(report(tmp_path / "gn.xlsx", 40)))
    before, target = office.json("values"), tmp_path / "xuat.xlsx"
    filters = ["--indicator", "investment_disbursement", "--period", "2020-01/P6M"]
    for view in ("table", "overview", "indicator"):
        assert office.run("export", "--view", view, *filters, "-o", str(target)).returncode == 0
        done = office.run("load", str(target), "--json")
        (document,) = json.loads(done.stdout)
        assert (done.returncode, document["status"]) == (0, "unchanged"), view
        assert set(document["counts"].values()) == {0}
        assert [(p["code"], p["severity"]) for p in document["problems"]] == [("own_export", "warning")]
        assert {(s["status"], s["reason"]) for s in document["sheets"]} == {("ignored", "own_export")}
        assert "do chính chương trình xuất ra" in done.stderr
    assert office.json("values") == before


def test_export_writes_numbers_as_numbers(office: Office, tmp_path: Path) -> None:
    office.json("load", str(report(tmp_path / "gn.xlsx", 40)))
    for view, filters in (("table", ["--role", "actual"]), ("overview", ["--period", "2020-01/P6M"])):
        target = tmp_path / f"{view}.xlsx"
        done = office.run("export", "--view", view, *filters, "-o", str(target))
        assert done.returncode == 0, done.stderr
        values = [cell.value for row in openpyxl.load_workbook(target)["Số liệu"].iter_rows() for cell in row]
        assert 40 in values


def test_wrong_use_and_wrong_input_have_their_own_exit_codes(office: Office, tmp_path: Path) -> None:
    assert office.run("load", str(tmp_path / "missing.xlsx")).returncode == 2
    assert office.run("values", "--period", "tháng 6").returncode == 2
    (tmp_path / "word.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    refused = office.run("load", str(tmp_path / "word.xlsx"), "--json")
    assert refused.returncode == 1
    assert json.loads(refused.stdout)[0]["status"] == "refused"


def test_load_and_values_start_without_the_dashboard(office: Office, tmp_path: Path) -> None:
    path = report(tmp_path / "gn.xlsx", 40)
    for arguments in (["load", str(path)], ["values"]):
        code = (
            f"import sys; sys.argv = ['app.py', *{arguments!r}]; sys.path.insert(0, {str(ROOT)!r}); import app\n"
            "try: app.app()\nexcept SystemExit: pass\n"
            "heavy = {'dash', 'plotly', 'pandas', 'alembic'} & set(sys.modules)\n"
            "assert not heavy, heavy"
        )
        environment = {**os.environ, "CHITIEU_DATA_DIR": str(tmp_path / "lean")}
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_the_readme_lists_every_setting_and_command() -> None:
    from data.settings import Settings

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert f"`CHITIEU_{name.upper()}`" in readme, name
        assert field.description, name
    for command in ("serve", "load", "withdraw", "values", "result", "overview", "export"):
        assert re.search(rf"app\.py {command}\b", readme), command


def test_a_name_the_catalogue_does_not_know_is_kept_and_merged_with_its_history(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ["UBND HUYỆN KỲ ANH"],
        ["BÁO CÁO KINH TẾ - XÃ HỘI 9 THÁNG NĂM 2020"],
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2020", "Thực hiện 9 tháng"],
        [1, "Thu từ chợ phiên vùng cao", "triệu đồng", 120, 90],
        [2, "Giải quyết việc làm mới", "người", 1800, 1274],
    ):
        book.active.append(row)
    book.save(tmp_path / "ktxh.xlsx")
    office.json("load", str(tmp_path / "ktxh.xlsx"))
    (proposal,) = office.json("proposals")
    assert (proposal["name"], proposal["figures"]) == ("Thu từ chợ phiên vùng cao", 2)
    before = office.json("values", "--indicator", proposal["indicator"])
    assert {row["proposed"] for row in before} == {True}
    assert office.run("merge", proposal["indicator"], "budget_revenue", "--item", "revenue=other").returncode == 0
    moved = office.json("values", "--indicator", "budget_revenue", "--item", "revenue=other")
    assert [(row["value"], row["cell"]) for row in moved] == [(row["value"], row["cell"]) for row in before]
    assert office.json("proposals") == []
    assert office.run("merge", "p_nothing", "budget_revenue").returncode == 2


def test_several_files_are_loaded_one_after_the_other(office: Office, tmp_path: Path) -> None:
    """A file that cannot be read takes nothing from the others; each has its own document."""
    good, other = report(tmp_path / "a.xlsx", 42), report(tmp_path / "b.xlsx", 43)
    bad = tmp_path / "c.xls"
    bad.write_bytes(b"%PDF-1.7")
    done = office.run("load", str(good), str(bad), str(other), "--json")
    assert done.returncode == 1
    documents = json.loads(done.stdout)
    assert [(d["file"], d["status"]) for d in documents] == [
        ("a.xlsx", "loaded"),
        ("c.xls", "refused"),
        ("b.xlsx", "loaded"),
    ]
    assert "\x1b" not in done.stderr  # the line of progress is for a terminal
