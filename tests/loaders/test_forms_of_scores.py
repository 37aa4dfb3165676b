"""The forms `papi` and `ddci`: points by form, and parts that only share a name with other indicators."""

from __future__ import annotations

from loaders.context import Options
from loaders.load import SheetReading, read_sheet
from tests.loaders.sheets import sheet

PAPI = (
    "KẾT QUẢ NĂM 2019\nTỉnh | Tham gia của người dân ở cấp cơ sở | Danh sách hộ nghèo | Kiểm soát tham nhũng trong khu "
    "vực công | Kiểm soát tham nhũng trong cung ứng dịch vụ công | Cung ứng dịch vụ công | Quản trị môi trường\n"
    "Hà Tĩnh | 5.6 | 2.1 | 6.4 | 1.9 | 7.0 | 3.5\nNghệ An | 5.1 | 2.0 | 6.0 | 1.8 | 6.9 | 3.4"
)
DDCI = (
    "KẾT QUẢ DDCI NĂM 2021\nHạng | Địa phương | Điểm | Tính minh bạch | Chi phí thời gian\n"
    "1 | TX Hồng Lĩnh | 89.45 | 8.1 | 7.9\n2 | TP Hà Tĩnh | 80.26 | 7.7 | 7.5\n3 | Hương Khê | 79.12 | 7.6 | 7.4"
)


def read(text: str) -> SheetReading:
    return read_sheet(sheet(text, name="2019"), "ket_qua.xlsx", Options())


def test_papi_by_province() -> None:
    reading = read(PAPI)
    assert reading.form == "papi"
    named = {o.cell: o.key.indicator for o in reading.observations if o.cell.endswith("3")}
    assert {cell: code for cell, code in named.items() if not code.startswith("p_")} == {
        "B3": "papi_participation", "D3": "papi_corruption_control", "F3": "papi_services", "G3": "papi_environment",
    }  # fmt: skip
    assert len(set(named.values())) == 6
    assert {(o.unit, str(o.key.period), o.key.role) for o in reading.observations} == {
        ("điểm", "2019-01/P12M", "actual")
    }
    assert [p.severity for p in reading.problems if p.code == "unit_assumed"] == ["warning"]


def test_ddci_by_district() -> None:
    reading = read(DDCI)
    assert reading.form == "ddci"
    assert {o.cell: (o.value, o.key.area.code, o.unit) for o in reading.observations if o.cell.startswith("C")} == {
        "C3": ("89.45", "437", "điểm"), "C4": ("80.26", "436", "điểm"), "C5": ("79.12", "444", "điểm"),
    }  # fmt: skip
    assert {o.key.indicator for o in reading.observations if o.cell.startswith("C")} == {"ddci_score"}
    parts = {o.key.indicator for o in reading.observations if o.cell[0] in "DE"}
    assert len(parts) == 2
    assert all(code.startswith("p_") for code in parts), "PCI's parts of the same names are the province's"
