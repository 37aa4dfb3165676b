"""Workbooks of figures that were published, each with its source line; nothing here is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal as D
from typing import Any

from data.examples.sheets import Book, Column, Row, Table

LABEL = Column("Chỉ tiêu", width=46)
MONEY = "#,##0.000"
POINTS = "0.00"


def table(
    name: str, agency: str, title: str, unit: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]],
    source: str, *more: str,
) -> Table:  # fmt: skip
    head = (Column("TT", width=5), *columns)
    body = [Row(row, bold=number == 0) for number, row in enumerate(rows)]
    return Table(name, agency, title, unit, head, body, (f"Nguồn: {source}", *more), illustration=False)


def published() -> Iterator[Book]:
    yield from disbursement()
    yield from revenue()
    yield from growth()
    yield from competitiveness()
    yield from administration()
    yield from society()


def disbursement() -> Iterator[Book]:
    agency = "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"
    head: Sequence[Column] = (
        Column("Nguồn vốn", width=40), Column("Kế hoạch vốn năm 2020", format=MONEY, width=16),
        Column("Giải ngân đến 30/6/2020", format=MONEY, width=16), Column("Tỷ lệ (%)", number="(5)=(4)/(3)", width=10),
    )  # fmt: skip
    rows: Sequence[Sequence[Any]] = (
        ("", "TỔNG SỐ", D("6546.199"), D("2753.723"), 42),
        ("A", "Vốn địa phương quản lý", D("5786.668"), D("2628.673"), 45),
        ("B", "Vốn trung ương đầu tư trên địa bàn", D("759.531"), D("125.050"), 16),
    )
    yield Book("cong_bo_giai_ngan_6_thang_2020.xlsx", dt.date(2020, 7, 8), (
        table("30.6.2020", agency, "TỔNG HỢP GIẢI NGÂN VỐN ĐẦU TƯ CÔNG 6 THÁNG ĐẦU NĂM 2020", "tỷ đồng", head, rows,
              "Báo Hà Tĩnh, tháng 7/2020."),
    ))  # fmt: skip
    head = (
        Column("Nội dung", width=40), Column("Kế hoạch vốn năm 2020", format=MONEY, width=16),
        Column("Giải ngân đến 31/12/2020", format=MONEY, width=16),
        Column("Tỷ lệ (%)", number="(5)=(4)/(3)", format="0.0", width=10),
    )  # fmt: skip
    rows = (("1", "Tổng vốn đầu tư công", D("9620.513"), D("7980.190"), D("82.9")),)
    yield Book("cong_bo_giai_ngan_31_12_2020.xlsx", dt.date(2021, 1, 20), (
        table("31.12.2020", agency, "GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2020 (ĐẾN NGÀY 31/12/2020)", "tỷ đồng", head, rows,
              "taichinhdoanhnghiep.net.vn.", "Chưa gồm số giải ngân trong tháng 01 năm sau."),
    ))  # fmt: skip


def revenue() -> Iterator[Book]:
    agency, whole = "SỞ TÀI CHÍNH", "Tổng thu NSNN trên địa bàn"
    content = Column("Nội dung", width=44)
    head = (content, Column("Thực hiện 6 tháng đầu năm 2020", width=16))
    rows: Sequence[Sequence[Any]] = (("", whole, 6481), ("", "Trong đó: Thu nội địa", 4162))
    yield Book("cong_bo_thu_ngan_sach_6_thang_2020.xlsx", dt.date(2020, 7, 8), (
        table("6 tháng 2020", agency, "THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN 6 THÁNG ĐẦU NĂM 2020", "tỷ đồng", head, rows,
              "Báo Hà Tĩnh, tháng 7/2020.",
              "Theo bài báo: bằng 51,2% số Bộ Tài chính giao, 46,1% số HĐND tỉnh giao, 92,6% cùng kỳ."),
    ))  # fmt: skip
    head = (content, Column("Ước năm 2020", width=16))
    rows = (("", whole, 12210), ("I", "Thu nội địa", 7500), ("II", "Thu từ hoạt động xuất nhập khẩu", 4710))
    yield Book("cong_bo_thu_ngan_sach_2020_uoc.xlsx", dt.date(2020, 12, 28), (
        table("Ước 2020", agency, "ƯỚC THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN NĂM 2020", "tỷ đồng", head, rows,
              "Trường Đại học Hà Tĩnh, tổng hợp sự kiện kinh tế - xã hội năm 2020.",
              "Theo nguồn: bằng 87,2% dự toán, 90,6% so với năm trước."),
    ))  # fmt: skip
    head = (content, Column("Thực hiện năm 2020", width=16))
    rows = (("", whole, 12832), ("I", "Thu nội địa", 8018), ("II", "Thu từ hoạt động xuất nhập khẩu", 4814))
    yield Book("cong_bo_thu_ngan_sach_2020.xlsx", dt.date(2021, 1, 20), (
        table("Năm 2020", agency, "THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN NĂM 2020", "tỷ đồng", head, rows,
              "taichinhdoanhnghiep.net.vn."),
    ))  # fmt: skip


def growth() -> Iterator[Book]:
    agency, source = "CỤC THỐNG KÊ TỈNH HÀ TĨNH", "Cục Thống kê Hà Tĩnh, thông cáo tình hình kinh tế - xã hội năm 2020."
    unit = Column("ĐVT", width=9)
    done = Column("Thực hiện năm 2020", format=POINTS, width=14)
    sectors = ("Nông, lâm nghiệp, thủy sản", "Công nghiệp - Xây dựng", "Dịch vụ", "Thuế sản phẩm trừ trợ cấp sản phẩm")
    marks = ("I", "II", "III", "IV")
    rates = zip(marks, sectors, ("3.76", "0.48", "0.69", "-4.57"), strict=True)
    parts = zip(marks, sectors, ("0.50", "0.21", "0.23", "-0.41"), strict=True)
    three = (*sectors[:2], "Dịch vụ (bao gồm thuế sản phẩm)")
    shares = zip(marks[:3], three, ("15.82", "41.95", "42.23"), strict=True)
    growth_rows = (("", "Tốc độ tăng trưởng GRDP", "%", D("0.53")), *((n, name, "%", D(v)) for n, name, v in rates))
    whole = ("", "Đóng góp vào tăng trưởng GRDP", "điểm %", D("0.53"))
    part_rows = (whole, *((n, name, "điểm %", D(v)) for n, name, v in parts))
    share_rows = (("", "Cơ cấu GRDP", "%", 100), *((n, name, "%", D(v)) for n, name, v in shares))
    title = "TỔNG SẢN PHẨM TRÊN ĐỊA BÀN TỈNH HÀ TĨNH NĂM 2020"
    yield Book("cong_bo_grdp_2020.xlsx", dt.date(2020, 12, 30), (
        table("Tăng trưởng", agency, f"TỐC ĐỘ TĂNG {title}", "", (LABEL, unit, done), growth_rows, source),
        table("Đóng góp", agency, f"ĐÓNG GÓP VÀO TỐC ĐỘ TĂNG {title}", "", (LABEL, unit, done), part_rows, source),
        table("Cơ cấu", agency, f"CƠ CẤU {title}", "", (LABEL, unit, done), share_rows,
              "Trường Đại học Hà Tĩnh, tổng hợp sự kiện kinh tế - xã hội năm 2020."),
    ))  # fmt: skip


def competitiveness() -> Iterator[Book]:
    agency, source = "PHÒNG THƯƠNG MẠI VÀ CÔNG NGHIỆP VIỆT NAM", "pcivietnam.vn, hồ sơ tỉnh Hà Tĩnh."
    title = "CHỈ SỐ NĂNG LỰC CẠNH TRANH CẤP TỈNH (PCI) CỦA TỈNH HÀ TĨNH"
    every = {
        2016: ("57.76", 39), 2017: ("61.99", 33), 2018: ("63.99", 23), 2019: ("65.46", 27), 2020: ("64.56", 21),
        2021: ("64.87", 27), 2022: ("67.18", 18),
    }  # fmt: skip
    for first, last, known in ((2016, 2019, (2020, 5, 5)), (2020, 2020, (2021, 4, 15)), (2021, 2022, (2023, 4, 11))):
        years = range(first, last + 1)
        head = (LABEL, Column("ĐVT", width=9), *(Column(f"Năm {year}", format="General", width=10) for year in years))
        rows: list[Sequence[Any]] = [
            ("I", "Điểm PCI", "điểm", *(D(every[year][0]) for year in years)),
            ("II", "Xếp hạng PCI", "hạng", *(every[year][1] for year in years)),
        ]
        if first == 2020:
            rows += subindices()
        span = f"{first}-{last}" if first != last else str(first)
        yield Book(f"cong_bo_pci_{span.replace('-', '_')}.xlsx", dt.date(*known), (
            table("PCI", agency, f"{title} {span}", "", head, rows, source),
        ))  # fmt: skip


def subindices() -> list[Sequence[Any]]:
    """The ten components of PCI 2020; they have no total of their own (`x`)."""
    names = (
        "Gia nhập thị trường", "Tiếp cận đất đai", "Tính minh bạch", "Chi phí thời gian", "Chi phí không chính thức",
        "Cạnh tranh bình đẳng", "Tính năng động của chính quyền", "Dịch vụ hỗ trợ doanh nghiệp", "Đào tạo lao động",
        "Thiết chế pháp lý và an ninh trật tự",
    )  # fmt: skip
    scores = ("7.20", "6.33", "5.21", "8.14", "5.61", "6.03", "5.62", "6.86", "7.46", "6.44")
    rows = [(str(n), name, "điểm", D(score)) for n, (name, score) in enumerate(zip(names, scores, strict=True), 1)]
    return [("III", "Chỉ số thành phần PCI", "điểm", "x"), *rows]


def administration() -> Iterator[Book]:
    head = (LABEL, Column("ĐVT", width=10), Column("Lũy kế đến 30/11/2020", width=14))
    rows = (
        ("I", "Số văn bản đã ban hành", "văn bản", 12672), ("1", "Công văn", "văn bản", 8114),
        ("2", "Quyết định", "văn bản", 4082), ("3", "Quyết định quy phạm pháp luật", "văn bản", 33),
        ("4", "Thông báo, báo cáo, chương trình, kế hoạch", "văn bản", 416),
        ("5", "Chỉ thị, công điện", "văn bản", 27), ("II", "Số cuộc họp, làm việc", "cuộc", 472),
    )  # fmt: skip
    yield Book("cong_bo_chi_dao_dieu_hanh_2020.xlsx", dt.date(2020, 12, 4), (
        table("Điều hành", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "KẾT QUẢ CHỈ ĐẠO, ĐIỀU HÀNH CỦA UBND TỈNH NĂM 2020", "",
              head, rows, "Báo cáo chỉ đạo, điều hành năm 2020 của UBND tỉnh Hà Tĩnh."),
    ))  # fmt: skip


def society() -> Iterator[Book]:
    agency, unit = "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", Column("ĐVT", width=14)
    head: Sequence[Column] = (LABEL, unit, Column("Thực hiện 6 tháng đầu năm 2020", width=14),
            Column("Ước 6 tháng đầu năm 2020", format="#,##0.0", width=14))  # fmt: skip
    rows: Sequence[Sequence[Any]] = (
        ("1", "Tốc độ tăng trưởng GRDP", "%", None, D("0.1")),
        ("2", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ", "tỷ đồng", None, 18895),
        ("3", "Giải quyết việc làm mới", "người", 9997, None),
    )
    yield Book("cong_bo_kinh_te_xa_hoi_6_thang_2020.xlsx", dt.date(2020, 7, 8), (
        table("6 tháng 2020", agency, "MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI TỈNH HÀ TĨNH 6 THÁNG ĐẦU NĂM 2020", "", head,
              rows, "Báo Hà Tĩnh, tháng 7/2020."),
    ))  # fmt: skip
    head = (LABEL, unit, Column("Thực hiện năm 2020", width=14))
    rows = (
        ("1", "Tổng vốn đầu tư toàn xã hội", "tỷ đồng", 26393), ("2", "Dự án đầu tư được chấp thuận", "dự án", 62),
        ("3", "Số doanh nghiệp thành lập mới", "doanh nghiệp", 950),
        ("4", "Số chỉ tiêu chủ yếu đạt kế hoạch", "chỉ tiêu", 9),
    )  # fmt: skip
    yield Book("cong_bo_kinh_te_xa_hoi_2020.xlsx", dt.date(2021, 1, 20), (
        table("Năm 2020", agency, "MỘT SỐ KẾT QUẢ KINH TẾ - XÃ HỘI TỈNH HÀ TĨNH NĂM 2020", "", head, rows,
              "taichinhdoanhnghiep.net.vn; Báo Hà Tĩnh; Trường Đại học Hà Tĩnh.",
              "9 trên 15 chỉ tiêu chủ yếu đạt; một nguồn khác ghi 982 doanh nghiệp thành lập mới."),
    ))  # fmt: skip
    head = (LABEL, unit, Column("Thực hiện tháng 10 năm 2020", width=14))
    rows = (
        ("1", "Số xã bị ngập lụt", "xã", 118), ("2", "Số hộ bị ảnh hưởng do mưa lũ", "hộ", 52604),
        ("3", "Số người bị ảnh hưởng do mưa lũ", "người", 167303), ("4", "Số người chết do thiên tai", "người", 6),
        ("5", "Số người bị thương do thiên tai", "người", 43), ("6", "Giá trị thiệt hại do mưa lũ", "tỷ đồng", 5327),
    )  # fmt: skip
    yield Book("cong_bo_mua_lu_thang_10_2020.xlsx", dt.date(2020, 11, 5), (
        table("Mưa lũ", agency, "THIỆT HẠI DO MƯA LŨ TRÊN ĐỊA BÀN TỈNH HÀ TĨNH THÁNG 10 NĂM 2020", "", head, rows,
              "hatinh24h.com.vn, VietNamNet, VietTimes."),
    ))  # fmt: skip
    head = (LABEL, unit, Column("Thực hiện năm 2018", format="General", width=14))
    rows = (
        ("1", "Số xã đạt chuẩn nông thôn mới", "xã", 158),
        ("2", "Số tiêu chí nông thôn mới đạt bình quân mỗi xã", "tiêu chí", D("17.7")),
    )
    yield Book("cong_bo_nong_thon_moi_2018.xlsx", dt.date(2019, 1, 15), (
        table("NTM 2018", agency, "KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI TỈNH HÀ TĨNH NĂM 2018", "", head, rows,
              "Báo Nông nghiệp Việt Nam."),
    ))  # fmt: skip
