"""Sheets as offices type them, made by chance with their truth known: no figure is lost, moved or changed.

Every seed is one sheet: title lines, blank rows, one or two header rows, numbering row, totals first or last,
numbers as text, dashes, dots, blanks, hidden rows, notes and signatures below.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from data.catalogue import catalogue
from data.cells import Workbook
from data.period import Period
from data.settings import Settings
from loaders import load
from loaders.context import Options
from loaders.load import FileReading, read_file
from tests.loaders.sheets import sheet

SEEDS = range(40)
Truth = tuple[str, str, str, str, str]
"""Indicator, area, period, role, and the value or its kind of nothing."""

DISTRICTS = {
    "TP Hà Tĩnh": "436", "Thị xã Hồng Lĩnh": "437", "Huyện Hương Sơn": "439", "Đức Thọ": "440", "Vũ Quang": "441",
    "H. Nghi Xuân": "442", "Can Lộc": "443", "Huyện Hương Khê": "444", "HUYỆN THẠCH HÀ": "445", "Cẩm Xuyên": "446",
    "Huyện Kỳ Anh": "447", "Lộc Hà": "448", "TX Kỳ Anh": "449",
}  # fmt: skip
INDICATORS = (
    ("Giải quyết việc làm mới", "người", "jobs_created"),
    ("Tổng đàn trâu", "con", "buffalo_herd"),
    ("Tổng đàn lợn", "con", "pig_herd"),
    ("Sản lượng thịt hơi xuất chuồng", "tấn", "meat_output"),
    ("Số hộ nghèo", "hộ", "poor_households"),
    ("Tỷ lệ hộ nghèo", "%", "poverty_rate"),
    ("Xuất khẩu lao động", "người", "labour_exported"),
    ("Thu ngân sách trên địa bàn", "triệu đồng", "budget_revenue"),
)
MOTTO = ["{}||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "||||Độc lập - Tự do - Hạnh phúc"]


@dataclass(slots=True)
class Page:
    """A sheet as it grows, and what is true of its cells."""

    chance: random.Random
    lines: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    truth: dict[str, Truth] = field(default_factory=dict)

    def maybe(self, probability: float, *lines: str) -> None:
        if self.chance.random() < probability:
            self.lines += lines

    def row(self, left: str, parts: list[str]) -> int:
        """A row of the table, now and then below a blank one or hidden; returns its number."""
        self.maybe(0.05, "")
        self.lines.append("|".join([left, *parts]))
        if self.chance.random() < 0.05:
            self.hidden.append(len(self.lines))
        return len(self.lines)

    def ending(self) -> None:
        self.maybe(0.4, "", "Ghi chú: Số liệu do các đơn vị báo cáo", "Nguồn: Chi cục Thống kê")
        self.maybe(0.4, "", "||Nơi nhận:||TM. ỦY BAN NHÂN DÂN", "||- Như trên;||CHỦ TỊCH")

    def read(self, monkeypatch: pytest.MonkeyPatch) -> FileReading:
        text = "\n".join(self.lines)
        made = sheet(text, merges=tuple(self.merges), hidden_rows=tuple(self.hidden))
        monkeypatch.setattr(load, "read", lambda *_: Workbook("xlsx", [made]))
        return read_file("bao_cao.xlsx", text.encode(), Options(), Settings())


def figure(chance: random.Random, number: str, as_text: bool = False) -> tuple[str, str]:
    """A cell and what it says; an empty one says nothing."""
    nothing = {0: ("'-", "nil"), 1: ("...", "missing"), 2: ("", "")}.get(chance.randrange(30))
    shown = "'" + f"{int(number):,}".replace(",", ".") if as_text else number
    return nothing or (shown, number)


def districts_by_months(seed: int) -> Page:
    """A department's sheet: districts as rows, months as columns, one indicator in the title."""
    chance = random.Random(seed)
    page = Page(chance)
    page.lines += chance.choice(
        [["SỞ LĐTBXH"], ["UBND TỈNH HÀ TĨNH", "SỞ LĐTBXH"], [MOTTO[0].format("SỞ LĐTBXH"), MOTTO[1]]]
    )
    page.maybe(0.3, "")
    page.lines.append(chance.choice(["", "TỔNG HỢP KẾT QUẢ "]) + "GIẢI QUYẾT VIỆC LÀM TỈNH HÀ TĨNH NĂM 2020")
    page.maybe(0.4, "(Kèm theo Báo cáo số 512/BC-SLĐTBXH ngày 18/12/2020)")
    page.lines.append(chance.choice(["ĐVT: người", "|||Đơn vị tính: người"]))
    count = chance.randint(2, 6)
    first = chance.randint(1, 13 - count)
    shape = chance.choice(["T{m}", "Tháng {m}", "Tháng {m:02d}", "{m:02d}/2020", "T{m}/2020", "2020-{m:02d}-01"])
    months = [shape.format(m=m) for m in range(first, first + count)]
    labels = chance.choice(["Huyện, TP, TX", "Đơn vị", "Địa phương", "Tên huyện, thị xã, thành phố"])
    if chance.random() < 0.4 and not shape.startswith("2020"):
        top, last = len(page.lines) + 1, chr(66 + count)
        group = chance.choice(["Năm 2020", "Thực hiện", "Số lao động được giải quyết việc làm"])
        page.lines += [f"TT|{labels}|{group}", "||" + "|".join(months)]
        page.merges += [f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:{last}{top}"]
    else:
        page.lines.append("|".join(["TT", labels, *months]))
    page.maybe(0.3, "|".join(["A", "B", *(str(n) for n in range(1, count + 1))]))
    texts = [chance.random() < 0.2 for _ in months]
    rows = []
    for number, (name, area) in enumerate(chance.sample(sorted(DISTRICTS.items()), chance.randint(4, 10)), start=1):
        cells = [figure(chance, str(chance.randint(0, 9999)), texts[n] and number > 4) for n in range(count)]
        rows.append((f"{number}|{name}", area, cells))
    sums = [sum(int(said) for _, _, cells in rows if (said := cells[n][1]).isdigit()) for n in range(count)]
    whole = (
        "|" + chance.choice(["Tổng số", "Toàn tỉnh", "TỔNG CỘNG", "Tổng cộng:", "Cộng"]),
        "42",
        [(str(s), str(s)) for s in sums],
    )
    rows = chance.choice([rows, [whole, *rows], [*rows, whole]])
    for left, area, cells in rows:
        row = page.row(left, [shown for shown, _ in cells])
        for n, (_, said) in enumerate(cells):
            if said:
                page.truth[f"{chr(67 + n)}{row}"] = (
                    "jobs_created",
                    area,
                    str(Period(2020, first + n, 1)),
                    "actual",
                    said,
                )
    page.ending()
    return page


def year_columns(chance: random.Random, month: int) -> list[tuple[str, Period, str]]:
    """Headings of a district's report up to a month, with what they mean."""
    so_far, before, year = Period(2020, 1, month), Period(2019, 1, month), Period(2020, 1, 12)
    sums = [f"Lũy kế {month} tháng", f"Luỹ kế đến tháng {month}", f"TH {month} tháng", f"LK {month}T"]
    return [
        (chance.choice(["Kế hoạch năm", "Kế hoạch năm 2020", "KH 2020"]), year, "target"),
        (chance.choice(sums), so_far, "actual"),
        (chance.choice([f"Thực hiện {month} tháng năm 2019", f"TH {month}T/2019"]), before, "actual"),
        (chance.choice(["Thực hiện năm 2019", "TH 2019", "Năm 2019"]), Period(2019, 1, 12), "actual"),
        (chance.choice(["Ước thực hiện cả năm", "Ước cả năm 2020"]), year, "estimate"),
        ("Kế hoạch năm 2021", Period(2021, 1, 12), "target"),
    ]  # fmt: skip


def indicators_by_plan_and_actual(seed: int) -> Page:
    """A district's report: indicators as rows with their units, plans, actuals and estimates as columns."""
    chance = random.Random(seed)
    page = Page(chance)
    month = chance.randint(2, 11)
    office = "UBND HUYỆN KỲ ANH"
    page.lines += chance.choice([[office], ["ỦY BAN NHÂN DÂN", "HUYỆN KỲ ANH"], [MOTTO[0].format(office), MOTTO[1]]])
    time = chance.choice([f"THÁNG {month}", f"{month} THÁNG", f"THÁNG {month} VÀ {month} THÁNG"])
    page.lines.append(f"BÁO CÁO KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI {time} NĂM 2020")
    page.maybe(0.4, "(Kèm theo Báo cáo số 512/BC-UBND ngày 18/9/2020 của UBND huyện)")
    page.maybe(0.3, "")
    columns = chance.sample(year_columns(chance, month), chance.randint(2, 5))
    more = [*(["% so KH"] if chance.random() < 0.5 else []), *(["Ghi chú"] if chance.random() < 0.4 else [])]
    headings = [*(heading for heading, _, _ in columns), *more]
    labels, units = chance.choice(["Chỉ tiêu", "Nội dung", "CHỈ TIÊU"]), chance.choice(["ĐVT", "Đơn vị tính", "Đơn vị"])
    page.lines.append("|".join(["TT", labels, units, *headings]))
    page.maybe(0.3, "|".join(["A", "B", "C", *(str(n) for n in range(1, len(headings) + 1))]))
    chosen = chance.sample(INDICATORS, chance.randint(3, 7))
    sections = chance.choice([{}, {1: "A|KINH TẾ", len(chosen) // 2 + 1: "B|VĂN HÓA - XÃ HỘI"}])
    for number, (name, unit, code) in enumerate(chosen, start=1):
        if number in sections:
            page.lines.append(sections[number])
        largest = 99 if unit == "%" else 99_999
        cells = [figure(chance, str(chance.randint(1, largest))) for _ in columns]
        spelled = chance.choice([name, name, name.upper(), f"  {name} "])
        others = [chance.choice(["", "75", "0.75{0%}"]) if extra == "% so KH" else "chậm" for extra in more]
        row = page.row(f"{number}|{spelled}|{unit}", [*(shown for shown, _ in cells), *others])
        for n, (_, said) in enumerate(cells):
            period = columns[n][1]
            if catalogue()[code].is_state:
                period = Period.state(*period.end)
            if said:
                page.truth[f"{chr(68 + n)}{row}"] = (code, "447", str(period), columns[n][2], said)
    page.ending()
    return page


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("make", [districts_by_months, indicators_by_plan_and_actual])
def test_every_figure_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch, make: object, seed: int) -> None:
    page: Page = make(seed)  # type: ignore[operator]
    reading = page.read(monkeypatch)
    found = {
        o.cell: (o.key.indicator, o.key.area.code, str(o.key.period), o.key.role, o.value or o.status)
        for o in reading.observations
    }
    assert found == page.truth, "\n".join(page.lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_total_that_was_mistyped_is_seen(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """One more than the sum of its districts is a warning, the right sum is none."""
    page = districts_by_months(seed)
    totals = [cell for cell, said in page.truth.items() if said[1] == "42"]
    sound = page.read(monkeypatch)
    assert [p.code for p in sound.sheets[0].problems if p.code == "total_mismatch"] == []
    whole = [cell for cell in totals if not any(unknown(page, cell))]
    if whole:
        row = int(whole[0][1:])
        parts = page.lines[row - 1].split("|")
        parts[ord(whole[0][0]) - 65] = str(int(page.truth[whole[0]][4]) + 1)
        page.lines[row - 1] = "|".join(parts)
        wrong = page.read(monkeypatch)
        assert [p.cell for p in wrong.sheets[0].problems if p.code == "total_mismatch"] == [whole[0]]


def unknown(page: Page, total: str) -> list[bool]:
    """For each figure of a column whether it is not known: then its sum cannot be checked."""
    return [said[4] == "missing" for cell, said in page.truth.items() if cell[0] == total[0]]
