"""Records: the words of projects, tasks and official labels, each with its cell."""

from __future__ import annotations

from data.model import RecordAttribute
from tests.loaders.sheets import read

TASKS = "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Ngày hoàn thành | Tình trạng\n"
PROJECTS = (
    "UBND TỈNH HÀ TĨNH\nGIẢI NGÂN VỐN ĐẦU TƯ CÔNG THEO DỰ ÁN ĐẾN 30/9/2020\nĐVT: triệu đồng\n"
    "TT | Tên dự án | Mã dự án | Thời gian KC-HT | Kế hoạch năm 2020 | Giải ngân lũy kế đến 30/9/2020\n"
    " | TỔNG SỐ | | | 300 | 90\nA | Sở Giao thông vận tải | | | 300 | 90\n"
    "1 | Đường Đồng Sơn | 7505778 | 2017-2022 | 200 | 60\n2 | Cầu Cồn Sim | 7542196 | 2018-2020 | 100 | 30\n"
)


def records(text: str) -> dict[tuple[str, str, str], RecordAttribute]:
    """(kind, label of the row, attribute) -> attribute."""
    return {(r.kind, r.label, r.name): r for table in read(text).tables for r in table.records}


def test_a_task_keeps_its_name_group_lead_and_status() -> None:
    found = records(TASKS + "I | Quy hoạch |\n1 | Trình đề án | Sở Nội vụ | 2020-04-14 | | Chậm")
    said = {name: (r.value, r.cell) for (kind, _, name), r in found.items() if kind == "task"}
    assert said == {
        "name": ("Trình đề án", "B3"), "group": ("Quy hoạch", "B2"), "lead": ("Sở Nội vụ", "C3"),
        "status": ("Chậm", "F3"),
    }  # fmt: skip


def test_a_project_knows_its_owner_and_the_owner_its_name() -> None:
    found = records(PROJECTS)
    road = {name: r.value for (kind, label, name), r in found.items() if kind == "project" and "Đường" in label}
    assert road == {"name": "Đường Đồng Sơn", "owner": "so_giao_thong_van_tai", "built": "2017-2022"}
    owner = found["owner", "Sở Giao thông vận tải", "name"]
    assert (owner.code, owner.value, owner.cell) == ("so_giao_thong_van_tai", "Sở Giao thông vận tải", "B6")


def test_what_the_officials_said_of_a_target_is_kept() -> None:
    """National targets of 2019: CPI "khoảng 4", 2,79 -> Vượt; a label is an input, never recomputed."""
    found = records(
        "UBND TỈNH HÀ TĨNH\nCHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2019\n"
        "TT | Chỉ tiêu | ĐVT | Kế hoạch năm 2019 | Thực hiện năm 2019 | Đánh giá\n"
        "1 | Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ | tỷ đồng | 100 | 120 | Vượt\n"
        "2 | Kim ngạch xuất khẩu | triệu USD | 50 | 40 | Không đạt\n"
    )
    said = {r.code: (r.value, r.cell) for r in found.values() if r.kind == "official"}
    assert said == {"retail_sales||2019": ("Vượt", "F4"), "export_value||2019": ("Không đạt", "F5")}


def test_the_owner_of_a_column_goes_before_the_heading_above() -> None:
    """Headings may be sources of capital; a project has one owner, the one that its own row states."""
    heading = PROJECTS.replace("Tên dự án |", "Tên dự án | Chủ đầu tư |").replace(" | TỔNG SỐ |", " | TỔNG SỐ | |")
    sheet = heading.replace("Sở Giao thông vận tải |", "Nguồn cân đối NSĐP | |")
    sheet = sheet.replace("Đồng Sơn |", "Đồng Sơn | BQL dự án huyện |").replace(
        "Cồn Sim |", "Cồn Sim | BQL dự án huyện |"
    )
    found = [r for table in read(sheet).tables for r in table.records if r.kind == "project" and r.name == "owner"]
    assert sorted((r.value, r.cell) for r in found) == [("BQL dự án huyện", "C7"), ("BQL dự án huyện", "C8")]
