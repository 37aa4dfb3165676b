"""Invented workbooks of September 2025 that show the pages of money: projects by owner, revenue by item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from data.examples.illustrations import INVENTED
from data.examples.sheets import FIRST_DATA_ROW, Book, Column, Formula, Row, Table, Value

NOTES = (f"Ghi chú: {INVENTED}",)
RECEIVED = dt.date(2025, 10, 7)
Project = tuple[str, tuple[int, ...]]
"""Name; carried over, plan, of it central budget, paid in the year, of it carried over; triệu đồng."""

PROJECTS: dict[str, tuple[Project, ...]] = {
    "Ban QLDA ĐTXD công trình giao thông tỉnh": (
        ("Đường ven biển đoạn Xuân Hội – Thạch Khê", (42_000, 420_000, 300_000, 318_600, 38_200)),
        ("Cầu vượt sông Lam nhánh phía nam", (0, 260_000, 180_000, 71_500, 0)),
        ("Nâng cấp tỉnh lộ 550", (18_500, 210_000, 0, 162_400, 18_500)),
        ("Đường nối cảng nước sâu với quốc lộ 1", (0, 190_000, 150_000, 48_200, 0)),
        ("Cải tạo các nút giao thông đô thị", (0, 85_000, 0, 84_100, 0)),
    ),
    "Ban QLDA ĐTXD công trình nông nghiệp và PTNT": (
        ("Hồ chứa nước đầu nguồn giai đoạn 2", (36_000, 245_000, 200_000, 96_800, 21_000)),
        ("Kiên cố hóa đê hữu sông La", (0, 160_000, 120_000, 131_700, 0)),
        ("Hệ thống kênh tưới vùng bãi ngang", (12_500, 110_000, 60_000, 88_900, 12_500)),
        ("Khu neo đậu tránh trú bão cho tàu cá", (0, 95_000, 95_000, 21_300, 0)),
        ("Cấp nước sạch liên xã miền núi", (0, 70_000, 40_000, 58_600, 0)),
    ),
    "Ban QLDA ĐTXD công trình dân dụng và công nghiệp": (
        ("Bệnh viện đa khoa tỉnh, khối điều trị mới", (45_000, 230_000, 110_000, 184_500, 31_200)),
        ("Trường trung học phổ thông chuyên", (0, 125_000, 0, 109_300, 0)),
        ("Trung tâm kiểm soát bệnh tật", (0, 90_000, 50_000, 18_700, 0)),
        ("Hạ tầng khu công nghiệp phía bắc", (26_000, 175_000, 60_000, 62_900, 0)),
        ("Trung tâm lưu trữ lịch sử", (0, 45_000, 0, 33_800, 0)),
    ),
    "Sở Nông nghiệp và Môi trường": (
        ("Phục hồi rừng phòng hộ đầu nguồn", (0, 60_000, 60_000, 41_500, 0)),
        ("Xử lý sạt lở bờ biển khẩn cấp", (0, 95_000, 95_000, 88_400, 0)),
        ("Cơ sở dữ liệu đất đai", (0, 55_000, 20_000, 9_200, 0)),
    ),
    "Sở Giáo dục và Đào tạo": (
        ("Kiên cố hóa trường, lớp học vùng khó khăn", (0, 80_000, 45_000, 61_300, 0)),
        ("Thiết bị dạy học tối thiểu", (0, 60_000, 0, 16_900, 0)),
    ),
}


REVENUE: tuple[tuple[str, str, int | None, int | None, int, int], ...] = (
    ("", "TỔNG THU NSNN TRÊN ĐỊA BÀN (I+II+III)", 3_620_000, 3_940_000, 311_200, 2_999_400),
    ("I", "Thu nội địa", 2_120_000, 2_390_000, 206_700, 1_929_400),
    ("1", "Thu từ DNNN trung ương", 150_000, 165_000, 9_800, 104_300),
    ("2", "Thu từ DNNN địa phương", 40_000, 46_000, 2_900, 31_700),
    ("3", "Thu từ DN có vốn ĐTNN", 290_000, 310_000, 24_600, 246_900),
    ("4", "Thu ngoài quốc doanh", 420_000, 450_000, 38_200, 371_500),
    ("5", "Lệ phí trước bạ", 140_000, 155_000, 11_300, 97_600),
    ("6", "Thuế thu nhập cá nhân", 130_000, 140_000, 12_400, 121_800),
    ("7", "Thuế bảo vệ môi trường", 310_000, 330_000, 22_700, 198_400),
    ("8", "Phí, lệ phí", 70_000, 79_000, 6_100, 60_200),
    ("9", "Tiền sử dụng đất", 430_000, 560_000, 61_500, 566_800),
    ("10", "Thu tiền thuê đất, mặt nước", 45_000, 50_000, 4_800, 43_900),
    ("11", "Thu xổ số kiến thiết", 15_000, 17_000, 1_900, 14_600),
    ("12", "Thu khác ngân sách", 80_000, 88_000, 10_500, 71_200),
    ("", "Thu nội địa trừ tiền sử dụng đất", 1_690_000, 1_830_000, 145_200, 1_362_600),
    ("II", "Thu từ hoạt động xuất nhập khẩu", 1_500_000, 1_550_000, 104_100, 1_066_000),
    ("III", "Thu viện trợ", None, None, 400, 4_000),
)


def budgets() -> Iterator[Book]:
    """The project list and the revenue table of September 2025."""
    yield Book("minh_hoa_du_an_dau_tu_cong_thang_9_2025.xlsx", RECEIVED, [project_table()])
    yield Book("minh_hoa_khoan_thu_ngan_sach_thang_9_2025.xlsx", RECEIVED, [revenue_table()])


def project_table() -> Table:
    """Owners in capital letters, their projects below; totals of owners are sums."""
    group = "Kế hoạch vốn năm 2025"
    columns = [
        Column("TT", width=5),
        Column("Danh mục dự án", width=44),
        Column("Mã dự án", width=11),
        Column("Tổng số (kể cả kéo dài)", group, width=12),
        Column("KH 2024 kéo dài", group, width=12),
        Column("KH vốn giao năm 2025", group, width=12),
        Column("NSTW", "Trong đó", width=12),
        Column("NSĐP", "Trong đó", width=12),
        Column("Luỹ kế đến 30/9/2025", "Giải ngân", width=14),
        Column("Trong đó: vốn kéo dài", "Giải ngân", width=12),
    ]
    rows: list[Row] = []
    number = 0
    for letter, (owner, listed) in zip("ABCDEFGH", PROJECTS.items(), strict=False):
        rows.append(Row([letter, owner, None, *amounts([sum(p[1][n] for p in listed) for n in range(5)])], bold=True))
        for project in listed:
            number += 1
            rows.append(Row([str(number), project[0], str(7_900_000 + 1_317 * number), *amounts(list(project[1]))]))
    title = "TIẾN ĐỘ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THEO DỰ ÁN 9 THÁNG NĂM 2025"
    return Table("Dự án", "SỞ TÀI CHÍNH", title, "triệu đồng", columns, rows, NOTES, signature="GIÁM ĐỐC")


def amounts(said: list[int]) -> list[Value]:
    carried, planned, central, paid, paid_carried = said
    return [
        Decimal(carried + planned),
        Decimal(carried),
        Decimal(planned),
        Decimal(central),
        Decimal(planned - central),
        Decimal(paid),
        Decimal(paid_carried),
    ]


def revenue_table() -> Table:
    """Both estimates beside one another, the month and nine months, the share of each estimate."""
    columns = [
        Column("STT", width=5),
        Column("NỘI DUNG", width=40),
        Column("BTC giao", "Dự toán năm 2025", width=12),
        Column("HĐND tỉnh giao", "Dự toán năm 2025", width=12),
        Column("Tháng 9", "Thực hiện", width=12),
        Column("9 tháng", "Thực hiện", width=12),
        Column("DT BTC", "So sánh (%)", format="0.0"),
        Column("DT HĐND", "So sánh (%)", format="0.0"),
    ]
    rows = [revenue_row(line, FIRST_DATA_ROW + n) for n, line in enumerate(REVENUE, start=1)]
    title = "TÌNH HÌNH THU NGÂN SÁCH NHÀ NƯỚC THÁNG 9 VÀ 9 THÁNG ĐẦU NĂM 2025"
    return Table("Thu NS", "THUẾ TỈNH - SỞ TÀI CHÍNH", title, "triệu đồng", columns, rows, NOTES)


def revenue_row(line: tuple[str, str, int | None, int | None, int, int], at: int) -> Row:
    number, name, ministry, council, month, whole = line
    shares: list[Value] = [
        Formula(f"=F{at}/{column}{at}*100", round(Decimal(whole) * 100 / base, 6)) if base else None
        for column, base in (("C", ministry), ("D", council))
    ]
    said = [None if value is None else Decimal(value) for value in (ministry, council, month, whole)]
    return Row([number, name, *said, *shares], bold=not number.isdigit())
