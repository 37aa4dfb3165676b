"""Invented workbooks for 2019-2020 by district and for 2025 by commune; every sheet says that it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from data.examples.figures import (
    AHEAD,
    COMMUNES,
    LATE,
    PEOPLE,
    Flow,
    Matrix,
    area_label,
    normal,
    plan,
    stock,
    weighted,
)  # fmt: skip
from data.examples.sheets import FIRST_DATA_ROW, Book, Column, Formula, Row, Table, Value, letter

DASH, MISSING = "-", "..."
COAST = {"d437": 0.15, "d439": 0.1, "d440": 0.15, "d441": 0.06, "d443": 0.25, "d444": 0.1, "d436": 0.4, "d447": 1.6}
FIELDS = {"d436": 0.25, "d437": 0.5, "d443": 1.3, "d445": 1.2, "d446": 1.3, "d441": 0.7}
TOWNS = {"d436": 3.2, "d437": 1.6, "d449": 2.4, "d441": 0.7}
INVENTED = "Số liệu do chương trình sinh ra để minh họa; chỉ dùng để thử phần mềm."


@dataclass(frozen=True)
class Plan:
    """One plan column: its heading and the figure of each area, in steps; `whole` replaces the sum."""

    heading: str
    figures: Mapping[str, int] = field(default_factory=dict)
    whole: int | None = None


@dataclass(frozen=True)
class Subject:
    """One indicator of one year: what the table is called, its figures and its plans."""

    sheet: str
    title: str
    unit: str
    decimals: int
    figures: Matrix
    plans: Sequence[Plan]
    kind: str = "flow"
    of: Matrix | None = None
    odd: Mapping[tuple[str, int], str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def stepped(value: int, decimals: int) -> Decimal:
    return Decimal(value).scaleb(-decimals)


def number_format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def area_table(subject: Subject, agency: str, year: int, months: int, late_plans: bool = True) -> Table:
    """Districts down, plan and months across, the province's total last; totals and rates are formulas."""
    plans = subject.plans if late_plans else [p for p in subject.plans if "điều chỉnh" not in p.heading]
    shape = number_format(subject.decimals)
    group = "Thực hiện" if subject.kind == "flow" else "Thực hiện cuối tháng"
    columns = [Column("TT", width=5), Column("Huyện, TP, TX", width=22)]
    columns += [Column(plan.heading, format=shape, width=13) for plan in plans]
    columns += [Column(f"Tháng {month}", group, format=shape) for month in range(1, months + 1)]
    first, flow = 2 + len(plans), subject.kind == "flow"
    if flow:
        columns.append(Column("Cả năm" if months == 12 else f"Lũy kế {months} tháng", group, format=shape, width=11))
        if plans:
            tail = f"({len(columns) + 1})=({len(columns)})/({first})*100"
            columns.append(Column("So với kế hoạch (%)", number=tail, format="0.0", width=12))
    rows = [area_row(subject, plans, code, place, months, first) for place, code in enumerate(subject.figures)]
    rows.append(total_row(subject, plans, months, first, len(rows)))
    span = f"NĂM {year}" if months == 12 else f"{months} THÁNG ĐẦU NĂM {year}"
    return Table(subject.sheet, agency, f"{subject.title} {span}", subject.unit, columns, rows,
                 (*subject.notes, f"Ghi chú: {INVENTED}"), signature="NGƯỜI LẬP BIỂU")  # fmt: skip


def area_row(subject: Subject, plans: Sequence[Plan], code: str, place: int, months: int, first: int) -> Row:
    values: list[Value] = [place + 1, area_label(code)]
    values += [stepped(plan.figures[code], subject.decimals) if code in plan.figures else None for plan in plans]
    cells: list[Value] = [stepped(value, subject.decimals) for value in subject.figures[code][:months]]
    for month in range(months):
        cells[month] = subject.odd.get((code, month + 1), cells[month])
    given = [cell for cell in cells if isinstance(cell, Decimal)]
    if subject.kind == "flow":
        incomplete = MISSING in cells
        whole = sum(given, Decimal(0))
        line, planned = FIRST_DATA_ROW + place + 1, values[first - 1] if plans else None
        cells += year_cells(line, first, months, whole, planned, plans, incomplete)
    return Row([*values, *cells])


def year_cells(
    line: int, first: int, months: int, whole: Decimal, planned: Value, plans: Sequence[Plan], incomplete: bool = False
) -> list[Value]:  # fmt: skip
    """The cumulative cell and, where there is a plan, its share of the plan."""
    start, end, total = letter(first), letter(first + months - 1), letter(first + months)
    summed: Value = MISSING if incomplete else Formula(f"=SUM({start}{line}:{end}{line})", whole)
    if not plans:
        return [summed]
    base = planned.value if isinstance(planned, Formula) else planned
    if incomplete or not isinstance(base, (Decimal, int)) or not base:
        return [summed, None]
    rate = Decimal(100) * whole / Decimal(base)
    return [summed, Formula(f"={total}{line}/{letter(first - 1)}{line}*100", round(rate, 6))]


def total_row(subject: Subject, plans: Sequence[Plan], months: int, first: int, count: int) -> Row:
    top, bottom = FIRST_DATA_ROW + 1, FIRST_DATA_ROW + count
    values: list[Value] = ["", "Toàn tỉnh"]

    def summed(column: int, steps: int) -> Formula:
        return Formula(f"=SUM({letter(column)}{top}:{letter(column)}{bottom})", stepped(steps, subject.decimals))

    for place, own in enumerate(plans):
        whole = stepped(own.whole, subject.decimals) if own.whole is not None else None
        values.append(whole if whole is not None else summed(2 + place, sum(own.figures.values())))
    said = [
        [row[month] for code, row in subject.figures.items() if (code, month + 1) not in subject.odd]
        for month in range(months)
    ]
    if subject.kind == "rate":
        values += [province_rate(subject, month) for month in range(months)]
        return Row(values, bold=True)
    totals = [sum(column) for column in said]
    cells: list[Value] = [summed(first + month, total) for month, total in enumerate(totals)]
    if subject.kind == "flow":
        cells += year_cells(bottom + 1, first, months, stepped(sum(totals), subject.decimals), values[first - 1], plans)
    return Row([*values, *cells], bold=True)


def province_rate(subject: Subject, month: int) -> Decimal:
    """Σ numerators / Σ denominators: a rate is never the mean of rates."""
    assert subject.of is not None
    held = sum(row[month] for row in subject.of.values())
    return round(Decimal(100) * held / Decimal(sum(PEOPLE.values())), subject.decimals)


# ---- the indicators of a year


def disbursement(year: int) -> list[Subject]:
    """Back-loaded; Hương Khê clearly late, Đức Thọ ahead; central capital apart, so that local and central add up."""
    first, whole, central_first, central = {2019: (2561310, 6118250, 161640, 492228),
                                            2020: (2628673, 7011778, 125050, 968412)}[year]  # fmt: skip
    shares = {**{code: share * 0.52 for code, share in weighted(0.6, d436=1.8, d449=1.5).items()}, "42-CT": 0.48}
    shape = (2.4, 2.8, 5, 7, 9, 12, 9, 8, 9, 11, 14, 19)
    local = Flow(f"disbursement {year}", first, whole, shape, shares, {"444": LATE, "440": AHEAD}).matrix()
    other = Flow(f"central {year}", central_first, central, shape, {"42-TW": 1.0}, {}).matrix()
    local_plan, central_plan = {2019: (6870400, 541950), 2020: (5786668, 759531)}[year]
    plans = [Plan(f"Kế hoạch năm {year}", {**plan(local_plan, shares), "42-TW": central_plan})]
    if year == 2020:
        changed = {**plan(8512305, shares), "42-TW": 1108208}
        plans.append(Plan("Kế hoạch năm 2020 sau điều chỉnh (QĐ ngày 16/11/2020)", changed))
    odd = {("441", 1): DASH} if year == 2019 else {}
    return [Subject("Giải ngân", "GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THEO ĐỊA BÀN", "tỷ đồng", 3,
                    settled({**local, **other}, odd), plans, odd=odd)]  # fmt: skip


def settled(figures: Matrix, odd: Mapping[tuple[str, int], str]) -> Matrix:
    """A nil month is paid in the next one instead, so that the year's totals stand."""
    for (code, month), mark in odd.items():
        if mark == DASH:
            largest = max(figures, key=lambda other: figures[other][month - 1])
            figures[largest][month - 1] += figures[code][month - 1]
            figures[code][month - 1] = 0
    return figures


def revenue(year: int) -> list[Subject]:
    first, whole, council, ministry = {2019: (6999000, 13477000, 12600000, 11240000),
                                       2020: (6481000, 12832000, 14000000, 12658000)}[year]  # fmt: skip
    shares = {**{code: share * 0.36 for code, share in weighted(0.7, **TOWNS).items()}, "42-CT": 0.64}
    shape = (15, 5.5, 8, 8.5, 7.5, 9, 10, 6.5, 7.5, 8.5, 7, 9)
    table = Flow(f"revenue {year}", first, whole, shape, shares, {"449": LATE, "442": AHEAD}, 0.2).matrix()
    plans = [Plan(f"Dự toán năm {year} BTC giao", whole=ministry),
             Plan(f"Dự toán năm {year} HĐND tỉnh giao", plan(council, shares, 100))]  # fmt: skip
    return [Subject("Thu NSNN", "THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN PHÂN THEO ĐƠN VỊ", "tỷ đồng", 3, table, plans)]


def jobs(year: int) -> list[Subject]:
    first, whole, planned = {2019: (10310, 21450, 21000), 2020: (9997, 19860, 22000)}[year]
    shares = weighted(0.8)
    shape = (6, 7, 9, 8, 9, 10, 9, 8, 9, 8, 8, 9)
    table = Flow(f"jobs {year}", first, whole, shape, shares, {"447": LATE}).matrix()
    odd = {("441", 11): MISSING} if year == 2020 else {}
    notes = ("Tháng 11: huyện Vũ Quang chưa báo cáo; số toàn tỉnh chưa gồm huyện này.",) if odd else ()
    title = "SỐ LAO ĐỘNG ĐƯỢC GIẢI QUYẾT VIỆC LÀM MỚI"
    plans = [Plan(f"Kế hoạch năm {year}", plan(planned, shares, 10))]
    return [Subject("Việc làm", title, "người", 0, table, plans, odd=odd, notes=notes)]


def agriculture(year: int) -> list[Subject]:
    fields, coast = weighted(0.9, **FIELDS), weighted(0.5, **COAST)
    sown = {2019: (1278000, 1586000, 1600000), 2020: (1265000, 1571000, 1595000)}[year]
    fish = {2019: (24300, 50900, 51500), 2020: (24800, 53200, 54000)}[year]
    pigs = {2019: (418000, 352000, 430000), 2020: (352000, 401000, 420000)}[year]
    shape = (32, 14, 3, 0.8, 14, 16, 0.6, 1.2, 5, 6, 5.5, 2)
    wet = (7, 6, 8, 9, 10, 10, 9, 9, 8, 7, 8, 9)
    area = Flow(f"sown {year}", sown[0], sown[1], shape, fields, {}, 0.06).matrix()
    nets = Flow(f"fish {year}", fish[0], fish[1], wet, coast, {}).matrix()
    herd = stock(f"pigs {year}", pigs[0], pigs[1], fields)
    year_plan = f"Kế hoạch năm {year}"
    odd = {("437", 7): DASH}
    return [
        Subject("Gieo trồng", "TỔNG DIỆN TÍCH GIEO TRỒNG", "ha", 1, settled(area, odd),
                [Plan(year_plan, plan(sown[2], fields, 100))], odd=odd),
        Subject("Thủy sản", "SẢN LƯỢNG THỦY SẢN", "tấn", 0, nets, [Plan(year_plan, plan(fish[2], coast, 10))]),
        Subject("Đàn lợn", "TỔNG ĐÀN LỢN", "con", 0, herd, [Plan(year_plan, plan(pigs[2], fields, 100))], "stock"),
    ]  # fmt: skip


def retail(year: int) -> list[Subject]:
    first, whole, planned = {2019: (188686, 389500, 415000), 2020: (188950, 408700, 452000)}[year]
    shares = weighted(0.9, **TOWNS)
    shape = {2019: (10, 8, 8, 8, 8, 8.2, 8.3, 8.2, 8.2, 8.4, 8.6, 9.2),
             2020: (11, 8, 7.6, 6.2, 7.4, 8.2, 8.4, 8.3, 8.2, 8.3, 8.8, 10)}[year]  # fmt: skip
    table = Flow(f"retail {year}", first, whole, shape, shares, {}, 0.05).matrix()
    plans = [Plan(f"Kế hoạch năm {year}", plan(planned, shares, 10))]
    return [Subject("Bán lẻ", "TỔNG MỨC BÁN LẺ HÀNG HÓA VÀ DOANH THU DỊCH VỤ", "tỷ đồng", 1, table, plans)]


def enterprises(year: int) -> list[Subject]:
    first, whole, planned = {2019: (512, 1037, 1000), 2020: (430, 950, 1100)}[year]
    shares = weighted(0.9, **TOWNS)
    table = Flow(f"enterprises {year}", first, whole, (6, 6, 9, 7, 9, 10, 9, 9, 9, 9, 9, 8), shares, {}, 0.3).matrix()
    return [Subject("Doanh nghiệp", "SỐ DOANH NGHIỆP THÀNH LẬP MỚI", "doanh nghiệp", 0, table,
                    [Plan(f"Kế hoạch năm {year}", plan(planned, shares))])]  # fmt: skip


def insurance(year: int) -> list[Subject]:
    start, end, planned = {2019: (1127000, 1161000, 9100), 2020: (1161000, 1184000, 9250)}[year]
    weights = weighted(1.0, d441=1.03, d449=0.94, d447=0.96)
    people = stock(f"insured {year}", start, end, weights)
    rates = {code: [round(10000 * value / PEOPLE[code]) for value in row] for code, row in people.items()}
    goal = dict.fromkeys(rates, planned)
    return [
        Subject("Tỷ lệ", "TỶ LỆ BAO PHỦ BẢO HIỂM Y TẾ", "%", 2, rates,
                [Plan(f"Kế hoạch năm {year}", goal, planned)], "rate", people),
        Subject("Số người", "SỐ NGƯỜI THAM GIA BẢO HIỂM Y TẾ", "người", 0, people, [], "stock"),
    ]  # fmt: skip


def new_rural(year: int) -> list[Subject]:
    start, end, planned = {2019: (136, 152, 155), 2020: (152, 168, 172)}[year]
    shares = normal(COMMUNES)
    table = stock(f"rural {year}", start, end, shares, steady=True)
    goal = {code: min(value, COMMUNES[code]) for code, value in plan(planned, shares).items()}
    return [Subject("NTM", "SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI", "xã", 0, table,
                    [Plan(f"Kế hoạch năm {year}", goal)], "stock",
                    notes=("Tính theo 182 xã sau sắp xếp đơn vị hành chính.",))]  # fmt: skip


def traffic(year: int) -> list[Subject]:
    """Lower is better: the plan is a ceiling."""
    cases, deaths = {2019: ((86, 172, 165), (60, 118, 115)), 2020: ((70, 148, 160), (49, 104, 110))}[year]
    shares = weighted(0.8, d449=1.8, d446=1.3)
    shape = (12, 10, 7, 6, 8, 8, 8, 8, 8, 8, 8, 9)
    tables = [Flow(f"{name} {year}", half, whole, shape, shares, {}, 0.5).matrix()
              for name, (half, whole, _) in (("accidents", cases), ("deaths", deaths))]  # fmt: skip
    goal = f"Mục tiêu năm {year}"
    return [
        Subject("Số vụ", "SỐ VỤ TAI NẠN GIAO THÔNG", "vụ", 0, tables[0], [Plan(goal, plan(cases[2], shares))]),
        Subject("Số người chết", "SỐ NGƯỜI CHẾT DO TAI NẠN GIAO THÔNG", "người", 0, tables[1],
                [Plan(goal, plan(deaths[2], shares))]),
    ]  # fmt: skip


GROUPS: tuple[tuple[str, str, Callable[[int], list[Subject]]], ...] = (
    ("giai_ngan", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", disbursement), ("thu_ngan_sach", "SỞ TÀI CHÍNH", revenue),
    ("viec_lam", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", jobs),
    ("nong_nghiep", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", agriculture), ("ban_le", "CỤC THỐNG KÊ TỈNH", retail),
    ("doanh_nghiep", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ", enterprises), ("bao_hiem_y_te", "BẢO HIỂM XÃ HỘI TỈNH", insurance),
    ("nong_thon_moi", "VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI TỈNH", new_rural),
    ("tai_nan_giao_thong", "CÔNG AN TỈNH", traffic),
)  # fmt: skip


EDITIONS = ((2019, 12, dt.date(2020, 1, 10)), (2020, 6, dt.date(2020, 7, 6)), (2020, 12, dt.date(2021, 1, 12)))


def by_district() -> Iterator[Book]:
    """The whole of 2019, the first half of 2020 as the July session had it, the whole of 2020."""
    for name, agency, make in GROUPS:
        for year, months, known in EDITIONS:
            subjects, span = make(year), f"{year}" if months == 12 else f"{months}_thang_{year}"
            if name == "viec_lam" and months == 6:
                yield from corrected_jobs(subjects[0], agency, known)
                continue
            tables = [area_table(subject, agency, year, months, months == 12) for subject in subjects]
            yield Book(f"minh_hoa_{name}_{span}.xlsx", known, tables)
    yield from poverty()


def corrected_jobs(subject: Subject, agency: str, known: dt.date) -> Iterator[Book]:
    """Sent twice: in the first edition a part of Cẩm Xuyên's June stands under Thạch Hà; the second corrects it."""
    wrong = {code: list(row) for code, row in subject.figures.items()}
    wrong["446"][5] -= 38
    wrong["445"][5] += 38
    first = Subject(subject.sheet, subject.title, subject.unit, 0, wrong, subject.plans)
    again = Subject(subject.sheet, subject.title, subject.unit, 0, subject.figures, subject.plans,
                    notes=("Bản gửi lại: đính chính số tháng 6 của huyện Thạch Hà và huyện Cẩm Xuyên.",))  # fmt: skip
    yield Book("minh_hoa_viec_lam_6_thang_2020_ban_1.xlsx", known, [area_table(first, agency, 2020, 6)])
    yield Book("minh_hoa_viec_lam_6_thang_2020_ban_2.xlsx", dt.date(2020, 8, 18), [area_table(again, agency, 2020, 6)])


def poverty() -> Iterator[Book]:
    """The year-end review of households: people, households, poor, near poor and the rates."""
    shares = weighted(0.9, d444=1.7, d441=1.9, d447=1.5, d436=0.35, d437=0.5)
    counts = {2019: (372_400, 16_950, 20_870, dt.date(2020, 1, 10)),
              2020: (375_900, 13_160, 18_420, dt.date(2021, 1, 12))}  # fmt: skip
    for year, (homes, poor, near, known) in counts.items():
        parts = (PEOPLE, plan(homes, weighted(1.0)), plan(poor, shares), plan(near, shares))
        heads = ("Dân số (người)", "Tổng số hộ (hộ)", "Hộ nghèo (hộ)", "Hộ cận nghèo (hộ)")
        columns = [Column("TT", width=5), Column("Huyện, TP, TX", width=22),
                   *(Column(head, width=13) for head in heads),
                   Column("Tỷ lệ hộ nghèo (%)", number="(7)=(5)/(4)*100", format="0.00", width=12),
                   Column("Tỷ lệ hộ cận nghèo (%)", number="(8)=(6)/(4)*100", format="0.00", width=12)]  # fmt: skip
        rows = [review_row(n, area_label(code), [part[code] for part in parts]) for n, code in enumerate(PEOPLE, 1)]
        rows.append(Row(review_row("", "Toàn tỉnh", [sum(part.values()) for part in parts]).values, bold=True))
        title = f"KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO CUỐI NĂM {year}"
        table = Table("Hộ nghèo", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", title, "", columns, rows,
                      (f"Ghi chú: {INVENTED}",), signature="NGƯỜI LẬP BIỂU")  # fmt: skip
        yield Book(f"minh_hoa_ho_ngheo_{year}.xlsx", known, (table,))


def review_row(place: Value, label: str, figures: Sequence[int]) -> Row:
    _, homes, poor, near = figures
    rates = [round(Decimal(100) * part / homes, 2) for part in (poor, near)]
    return Row([place, label, *figures, *rates])
