"""Invented workbooks for the 69 communes that exist since 1/7/2025: August and September 2025."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.examples.figures import communes_of_2025, normal, plan, spread
from data.examples.illustrations import INVENTED
from data.examples.sheets import Book, Column, Row, Table, Value


@dataclass(frozen=True)
class Line:
    """One additive indicator: its plan, what August and September added, what stood at the end of July."""

    sheet: str
    title: str
    unit: str
    heading: str
    goal: int
    gains: tuple[int, int]
    before: int


LINES = (
    Line("Giải ngân", "GIẢI NGÂN VỐN ĐẦU TƯ CÔNG", "triệu đồng", "Kế hoạch năm 2025",
         2_860_000, (214_300, 268_900), 1_180_400),
    Line("Thu NSNN", "THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN", "triệu đồng", "Dự toán năm 2025 HĐND tỉnh giao",
         3_940_000, (296_500, 311_200), 2_391_700),
    Line("Việc làm", "SỐ LAO ĐỘNG ĐƯỢC GIẢI QUYẾT VIỆC LÀM MỚI", "người", "Kế hoạch năm 2025",
         23_500, (1_920, 2_140), 13_350),
)  # fmt: skip


def by_commune() -> Iterator[Book]:
    """August and September 2025: money, jobs, insurance and poor households of the 69 communes."""
    places = communes_of_2025()
    dice = random.Random("communes 2025")
    people = {code: dice.randrange(9_000, 34_000, 10) * (1 + name.startswith("Phường")) for code, name in places}
    shares = normal({code: count**0.8 * dice.uniform(0.75, 1.3) for code, count in people.items()})
    made = []
    for line in LINES:
        gains = [dict(zip(shares, spread(total, uneven(dice, shares)), strict=True)) for total in line.gains]
        before = dict(zip(shares, spread(line.before, uneven(dice, shares)), strict=True))
        made.append((line, plan(line.goal, shares), gains, before))
    for number, month in enumerate((8, 9)):
        tables = [
            commune_flow(places, month, line, goal, gains[: number + 1], before) for line, goal, gains, before in made
        ]
        tables.append(commune_insurance(places, month, people, number))
        tables.append(commune_poverty(places, month, people, number))
        yield Book(f"minh_hoa_69_xa_thang_{month}_2025.xlsx", dt.date(2025, month + 1, 6), tables)


def uneven(dice: random.Random, shares: Mapping[str, float]) -> list[float]:
    return [share * dice.uniform(0.55, 1.35) for share in shares.values()]


HEAD = (Column("TT", width=5), Column("Mã ĐVHC", format="0", width=9), Column("Xã, phường", width=24))


def commune_flow(
    places: Sequence[tuple[str, str]], month: int, line: Line, goal: Mapping[str, int],
    gains: Sequence[Mapping[str, int]], before: Mapping[str, int],
) -> Table:  # fmt: skip
    group = "Thực hiện"
    columns = [*HEAD, Column(line.heading, width=14), Column(f"Tháng {month}", group, width=11),
               Column(f"Lũy kế {month} tháng", group, width=12),
               Column("So với kế hoạch (%)", number="(7)=(6)/(4)*100", format="0.0", width=12)]  # fmt: skip
    now = gains[-1]
    done = {code: before[code] + sum(part[code] for part in gains) for code, _ in places}
    whole = (sum(goal.values()), sum(now.values()), sum(done.values()))
    rows = [commune_row("", None, "Toàn tỉnh", whole, True)]
    figures = [(goal[code], now[code], done[code]) for code, _ in places]
    rows += [commune_row(n, *place, own) for n, (place, own) in enumerate(zip(places, figures, strict=True), 1)]
    return commune_table(line.sheet, f"{line.title} THÁNG {month} NĂM 2025", line.unit, columns, rows)


def commune_row(place: Value, code: str | None, name: str, figures: Sequence[int], bold: bool = False) -> Row:
    planned, _, done = figures
    return Row([place, code, name, *figures, round(Decimal(100) * done / planned, 1)], bold)


def commune_table(sheet: str, title: str, unit: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    return Table(sheet, "ỦY BAN NHÂN DÂN TỈNH", title, unit, columns, rows,
                 ("Từ 01/7/2025 không còn cấp huyện.", f"Ghi chú: {INVENTED}"))  # fmt: skip


def commune_insurance(places: Sequence[tuple[str, str]], month: int, people: Mapping[str, int], step: int) -> Table:
    dice = random.Random("insured 2025")
    insured = {code: round(people[code] * (dice.uniform(0.9, 0.965) + 0.004 * step)) for code, _ in places}
    columns = [*HEAD, Column("Dân số (người)", width=12), Column("Số người tham gia BHYT (người)", width=14),
               Column("Kế hoạch tỷ lệ bao phủ BHYT năm 2025 (%)", format="0.00", width=14),
               Column("Tỷ lệ bao phủ BHYT (%)", format="0.00", width=12)]  # fmt: skip
    goal = Decimal("95.5")

    def row(place: Value, code: str | None, name: str, count: int, held: int, bold: bool = False) -> Row:
        return Row([place, code, name, count, held, goal, round(Decimal(100) * held / count, 2)], bold)

    rows = [row("", None, "Toàn tỉnh", sum(people.values()), sum(insured.values()), True)]
    rows += [row(n, code, name, people[code], insured[code]) for n, (code, name) in enumerate(places, 1)]
    return commune_table("BHYT", f"BAO PHỦ BẢO HIỂM Y TẾ THÁNG {month} NĂM 2025", "", columns, rows)


def commune_poverty(places: Sequence[tuple[str, str]], month: int, people: Mapping[str, int], step: int) -> Table:
    dice = random.Random("poor 2025")
    homes = {code: round(people[code] / 3.3) for code, _ in places}
    poor = {code: round(homes[code] * dice.uniform(0.011, 0.052) * (1 - 0.02 * step)) for code, _ in places}
    columns = [*HEAD, Column("Tổng số hộ (hộ)", width=12), Column("Hộ nghèo (hộ)", width=12),
               Column("Tỷ lệ hộ nghèo (%)", number="(6)=(5)/(4)*100", format="0.00", width=12)]  # fmt: skip

    def row(place: Value, code: str | None, name: str, all_homes: int, held: int, bold: bool = False) -> Row:
        return Row([place, code, name, all_homes, held, round(Decimal(100) * held / all_homes, 2)], bold)

    rows = [row("", None, "Toàn tỉnh", sum(homes.values()), sum(poor.values()), True)]
    rows += [row(n, code, name, homes[code], poor[code]) for n, (code, name) in enumerate(places, 1)]
    return commune_table("Hộ nghèo", f"HỘ NGHÈO TRÊN ĐỊA BÀN TỈNH THÁNG {month} NĂM 2025", "", columns, rows)
