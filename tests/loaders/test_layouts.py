"""Random observations written in the layouts that arrive, and read back: exactly those, each from its cell.

Cells are numbers, decimals, numbers stored as text, percent formats, `-`, `...`, `x`, or blank.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.catalogue import catalogue
from data.cells import Workbook, address
from data.period import Period
from data.settings import Settings
from loaders import load
from loaders.context import Options
from loaders.load import FileReading, read_file
from tests.loaders.sheets import sheet, xlsx

Fact = tuple[str, str, str, str, str, str]
"""Indicator, area, item, period, role, and the value or its kind of nothing."""

DISTRICTS = {
    "TP Hà Tĩnh": "436", "TX Hồng Lĩnh": "437", "Huyện Hương Sơn": "439", "Huyện Đức Thọ": "440",
    "Huyện Vũ Quang": "441", "Huyện Nghi Xuân": "442", "Huyện Can Lộc": "443", "Huyện Hương Khê": "444",
    "Huyện Thạch Hà": "445",
    "Huyện Cẩm Xuyên": "446", "Huyện Kỳ Anh": "447", "Huyện Lộc Hà": "448", "TX Kỳ Anh": "449",
}  # fmt: skip
INDICATORS = {
    "Giải quyết việc làm mới": ("người", "jobs_created"), "Xuất khẩu lao động": ("người", "labour_exported"),
    "Tổng đàn trâu": ("con", "buffalo_herd"), "Tổng đàn lợn": ("con", "pig_herd"),
    "Sản lượng thịt hơi xuất chuồng": ("tấn", "meat_output"), "Sản lượng thủy sản": ("tấn", "aquatic_output"),
    "Số hộ nghèo": ("hộ", "poor_households"), "Tỷ lệ hộ nghèo": ("%", "poverty_rate"),
}  # fmt: skip
NOTHINGS = {"'-": "nil", "...": "missing", "x": "not_applicable", "": ""}
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@dataclass(slots=True)
class Book:
    """Sheets as lines of text, and what is true of their cells."""

    pages: dict[str, list[str]] = field(default_factory=dict)
    truth: dict[tuple[str, str], Fact] = field(default_factory=dict)

    def add(self, page: str, *lines: str) -> None:
        self.pages.setdefault(page, []).extend(lines)

    def row(self, page: str, left: list[str], cells: list[tuple[str, str]], facts: list[tuple[str, ...]]) -> None:
        """A row of the table: its labels, its cells and what each of them says."""
        lines = self.pages[page]
        lines.append("|".join([*left, *(shown for shown, _ in cells)]))
        for number, ((_, said), fact) in enumerate(zip(cells, facts, strict=True), start=len(left) + 1):
            if said and fact:
                self.truth[page, address(len(lines), number)] = (*fact, said)  # type: ignore[assignment]

    def read(self) -> FileReading:
        sheets = [sheet("\n".join(lines), name=name) for name, lines in self.pages.items()]
        with mock.patch.object(load, "read", return_value=Workbook("xlsx", sheets)):
            return read_file("bao_cao.xlsx", b"in the test", Options(), Settings())

    def bytes(self) -> bytes:
        """The sheets as a real workbook."""
        return xlsx(*("\n".join(lines) for lines in self.pages.values()), names=tuple(self.pages))

    def check(self, reading: FileReading) -> None:
        """What is read is what was written; what is blank is nothing."""
        found = {
            (o.sheet, o.cell): (o.key.indicator, o.key.area.code, o.key.item, str(o.key.period), o.key.role,
                                o.value if o.value is not None else o.status)
            for o in reading.observations
        }  # fmt: skip
        wrong = sorted(set(found.items()) ^ set(self.truth.items()))
        assert not wrong, "\n".join([str(wrong), *(line for lines in self.pages.values() for line in lines)])


def number(unit: str) -> st.SearchStrategy[tuple[str, str]]:
    """A cell with a figure of this unit and what it says: never one that has to be asked about."""
    if unit == "%":
        tenths = st.integers(10, 999)
        points = tenths.map(lambda n: f"{n // 10}.{n % 10}" if n % 10 else str(n // 10))
        formatted = tenths.map(lambda n: (f"{n / 1000:.3f}{{0.0%}}", f"{n // 10}.{n % 10}" if n % 10 else str(n // 10)))
        return (
            points.map(lambda said: (said, said))
            | formatted
            | points.map(lambda said: ("'" + said.replace(".", ",") + "%", said))
        )
    whole = st.integers(0, 99_999).map(lambda n: (str(n), str(n)))
    few = st.integers(0, 999).map(lambda n: (f"'{n}", str(n)))
    millions = st.integers(1_000_000, 9_999_999).map(lambda n: ("'" + f"{n:,}".replace(",", "."), str(n)))
    negative = st.integers(1, 999).map(lambda n: (str(-n), str(-n)))
    return whole | whole | few | millions | negative


def cell(unit: str) -> st.SearchStrategy[tuple[str, str]]:
    nothing = st.sampled_from(sorted(NOTHINGS.items()))
    return st.one_of(number(unit), number(unit), number(unit), nothing)


def cells(draw: st.DrawFn, unit: str, count: int, place: int, rows: int) -> list[tuple[str, str]]:
    """A row of them. The first has no blank and no `x`, the last begins with a figure: `x` alone makes no column."""
    if place == 1:
        return [draw(number(unit) | st.sampled_from([("'-", "nil"), ("...", "missing")])) for _ in range(count)]
    return [draw(number(unit) if place == rows and not n else cell(unit)) for n in range(count)]


def period_of(code: str, period: Period) -> str:
    """A stock stands at the end of the period."""
    return str(Period.state(*period.end) if catalogue()[code].is_state else period)


chosen_areas = st.lists(st.sampled_from(sorted(DISTRICTS)), min_size=3, max_size=8, unique=True)
chosen_indicators = st.lists(st.sampled_from(sorted(INDICATORS)), min_size=2, max_size=6, unique=True)


# ---- 1. indicators as rows, periods as columns

SPANS = {
    "Tháng 1": Period(2020, 1, 1), "Tháng 2": Period(2020, 2, 1), "T7/2020": Period(2020, 7, 1),
    "Quý I": Period(2020, 1, 3),
    "Quý II/2020": Period(2020, 4, 3), "6 tháng đầu năm": Period(2020, 1, 6), "9T/2020": Period(2020, 1, 9),
    "Năm 2019": Period(2019, 1, 12),
}  # fmt: skip


@st.composite
def by_periods(draw: st.DrawFn) -> Book:
    book = Book()
    heads = draw(
        st.lists(st.sampled_from(sorted(SPANS)), min_size=2, max_size=6, unique_by=lambda head: SPANS[head].end)
    )
    book.add(
        "KTXH",
        "UBND HUYỆN KỲ ANH",
        "CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2020",
        "|".join(["TT", "Chỉ tiêu", "ĐVT", *heads]),
    )
    names = draw(chosen_indicators)
    for number_, name in enumerate(names, start=1):
        unit, code = INDICATORS[name]
        facts = [(code, "447", "", period_of(code, SPANS[head]), "actual") for head in heads]
        book.row("KTXH", [str(number_), name, unit], cells(draw, unit, len(heads), number_, len(names)), facts)
    return book


@given(by_periods())
@MANY
def test_indicators_as_rows_and_periods_as_columns(book: Book) -> None:
    book.check(book.read())


# ---- 2. areas as rows, months as columns, quarter totals between


@st.composite
def by_months_and_quarters(draw: st.DrawFn) -> Book:
    book = Book()
    quarters = draw(st.integers(1, 4))
    heads, periods = [], []
    for quarter in range(quarters):
        heads += [*(f"T{3 * quarter + month}" for month in (1, 2, 3)), f"Quý {('I', 'II', 'III', 'IV')[quarter]}"]
        periods += [*(Period(2020, 3 * quarter + month, 1) for month in (1, 2, 3)), Period(2020, 3 * quarter + 1, 3)]
    book.add("VL", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "GIẢI QUYẾT VIỆC LÀM MỚI NĂM 2020", "ĐVT: người",
             "|".join(["TT", "Huyện, thị xã, thành phố", *heads]))  # fmt: skip
    names = draw(chosen_areas)
    for number_, name in enumerate(names, start=1):
        facts = [("jobs_created", DISTRICTS[name], "", str(period), "actual") for period in periods]
        book.row("VL", [str(number_), name], cells(draw, "người", len(heads), number_, len(names)), facts)
    return book


@given(by_months_and_quarters())
@MANY
def test_areas_as_rows_and_months_with_quarters_between(book: Book) -> None:
    book.check(book.read())


# ---- 3. one sheet for each area


@st.composite
def sheet_per_area(draw: st.DrawFn) -> Book:
    book = Book()
    names = draw(chosen_indicators)
    for area in draw(chosen_areas):
        book.add(area, f"UBND {area}", "BÁO CÁO KINH TẾ - XÃ HỘI 6 THÁNG NĂM 2020",
                 "TT|Chỉ tiêu|ĐVT|Kế hoạch năm 2020|Thực hiện 6 tháng")  # fmt: skip
        for number_, name in enumerate(names, start=1):
            unit, code = INDICATORS[name]
            year, half = period_of(code, Period(2020, 1, 12)), period_of(code, Period(2020, 1, 6))
            facts = [(code, DISTRICTS[area], "", year, "target"), (code, DISTRICTS[area], "", half, "actual")]
            book.row(area, [str(number_), name, unit], cells(draw, unit, 2, number_, len(names)), facts)
    return book


@given(sheet_per_area())
@MANY
def test_one_sheet_for_each_area(book: Book) -> None:
    book.check(book.read())


# ---- 4. one sheet for each month


@st.composite
def sheet_per_month(draw: st.DrawFn) -> Book:
    book = Book()
    names = draw(chosen_indicators)
    for month in sorted(draw(st.sets(st.integers(1, 12), min_size=2, max_size=5))):
        page = f"T{month}"
        book.add(page, "UBND HUYỆN THẠCH HÀ", f"BÁO CÁO KINH TẾ - XÃ HỘI THÁNG {month} NĂM 2020",
                 "TT|Chỉ tiêu|ĐVT|Thực hiện trong tháng")  # fmt: skip
        for number_, name in enumerate(names, start=1):
            unit, code = INDICATORS[name]
            fact = (code, "445", "", period_of(code, Period(2020, month, 1)), "actual")
            book.row(page, [str(number_), name, unit], cells(draw, unit, 1, number_, len(names)), [fact])
    return book


@given(sheet_per_month())
@MANY
def test_one_sheet_for_each_month(book: Book) -> None:
    book.check(book.read())


# ---- 5. projects with plans and disbursement


@st.composite
def projects(draw: st.DrawFn) -> Book:
    book = Book()
    book.add("GN", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2020", "Đơn vị tính: triệu đồng",
             "TT|Tên dự án|Mã dự án|Kế hoạch vốn năm 2020|Giải ngân đến 30/6/2020")  # fmt: skip
    codes = draw(st.lists(st.integers(7_000_000, 8_999_999), min_size=2, max_size=8, unique=True))
    for number_, code in enumerate(codes, start=1):
        item = f"project={code}"
        facts = [("investment_disbursement", "42", item, "2020-01/P12M", "target"),
                 ("investment_disbursement", "42", item, "2020-01/P6M", "actual")]  # fmt: skip
        found = cells(draw, "triệu đồng", 2, number_, len(codes))
        book.row("GN", [str(number_), f"Đường nối tuyến số {number_}", f"'{code}"], found, facts)
    return book


@given(projects())
@MANY
def test_projects_with_plans_and_disbursement(book: Book) -> None:
    book.check(book.read())


# ---- through the reader


@given(st.one_of(by_periods(), by_months_and_quarters(), sheet_per_area(), sheet_per_month(), projects()))
@settings(MANY, max_examples=10)
def test_a_real_workbook_gives_the_same(book: Book) -> None:
    book.check(read_file("bao_cao.xlsx", book.bytes(), Options(), Settings()))


@st.composite
def by_area_columns(draw: st.DrawFn) -> Book:
    book = Book()
    areas = draw(chosen_areas)
    book.add("KQ", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THEO HUYỆN NĂM 2020",
             "|".join(["TT", "Chỉ tiêu", "ĐVT", *areas]))  # fmt: skip
    names = draw(chosen_indicators)
    for number_, name in enumerate(names, start=1):
        unit, code = INDICATORS[name]
        facts = [(code, DISTRICTS[area], "", period_of(code, Period(2020, 1, 12)), "actual") for area in areas]
        book.row("KQ", [str(number_), name, unit], cells(draw, unit, len(areas), number_, len(names)), facts)
    return book


@given(by_area_columns())
@MANY
def test_areas_as_columns_and_indicators_as_rows(book: Book) -> None:
    book.check(book.read())
