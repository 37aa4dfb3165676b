"""The period grammar of Vietnamese sheets (DOMAIN 6.4)."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.period import Period
from loaders.periods import Spoken, decided_on, spoken_period, without_documents


@pytest.mark.parametrize(
    ("text", "year", "first", "months"),
    [
        ("Tháng 01", None, 1, 1),
        ("Tháng 1/2020", 2020, 1, 1),
        ("T1", None, 1, 1),
        ("T01", None, 1, 1),
        ("Th1", None, 1, 1),
        ("Th.1", None, 1, 1),
        ("Thg 1", None, 1, 1),
        ("01/2020", 2020, 1, 1),
        ("1/2020", 2020, 1, 1),
        ("T3/2020", 2020, 3, 1),
        ("tháng 9 năm 2020", 2020, 9, 1),
        ("THÁNG 12", None, 12, 1),
        ("Quý I", None, 1, 3),
        ("Q1", None, 1, 3),
        ("QI", None, 1, 3),
        ("Quý II/2020", 2020, 4, 3),
        ("quý 3 năm 2020", 2020, 7, 3),
        ("Quý IV", None, 10, 3),
        ("6T", None, 1, 6),
        ("6 tháng", None, 1, 6),
        ("6 tháng đầu năm", None, 1, 6),
        ("6TĐN", None, 1, 6),
        ("06 tháng đầu năm 2020", 2020, 1, 6),
        ("9T", None, 1, 9),
        ("9 tháng", None, 1, 9),
        ("11T", None, 1, 11),
        ("6T/2020", 2020, 1, 6),
        ("9 tháng 2019", 2019, 1, 9),  # months before a bare year
        ("9T 2019", 2019, 1, 9),
        ("TH 9 tháng 2019", 2019, 1, 9),
        ("TH 9T 2020", 2020, 1, 9),
        ("BÁO CÁO 9 THÁNG 2020", 2020, 1, 9),
        ("Bao cao T9.2020", 2020, 9, 1),
        ("Ước thực hiện năm 2020", 2020, 1, 12),
        ("Ước TH năm 2020", 2020, 1, 12),
        ("TH 9T", None, 1, 9),
        ("02 Tháng", None, 1, 2),
        ("13 tháng", None, 1, 13),
        ("cả năm", None, 1, 12),
        ("Ước cả năm 2020", 2020, 1, 12),
        ("năm 2020", 2020, None, None),
        ("Năm 2019", 2019, None, None),
        ("LK T9", None, 1, 9),
        ("Lũy kế 9 tháng", None, 1, 9),
        ("luỹ kế đến tháng 9", None, 1, 9),
        ("đến hết tháng 9", None, 1, 9),
        ("ước tháng 10", None, 10, 1),
        ("Báo cáo tháng 9 và 9 tháng năm 2020", 2020, 1, 9),
    ],
)
def test_a_phrase_says_a_time(text: str, year: int | None, first: int | None, months: int | None) -> None:
    assert spoken_period(text) == Spoken(year, first, months)


def test_six_months_are_not_june() -> None:
    assert spoken_period("6T/2020").period() == Period(2020, 1, 6)
    assert spoken_period("T6/2020").period() == Period(2020, 6, 1)
    assert spoken_period("02 Tháng").months == 2
    assert spoken_period("Tháng 02").months == 1


@pytest.mark.parametrize(
    ("text", "day", "months"),
    [
        ("lũy kế đến 30/9/2020", "2020-09-30", 9),
        ("tính đến 20/9/2020", "2020-09-20", 9),
        ("đến hết ngày 30/6/2020", "2020-06-30", 6),
        ("Số liệu tính đến ngày 15/6/2020", "2020-06-15", 6),
        ("đến 20.9.2020", "2020-09-20", 9),
        ("đến ngày 20-09-20", "2020-09-20", 9),
        ("đến 6/5/2020", "2020-05-06", 5),
    ],
)
def test_a_cut_off_day_is_cumulative_to_its_month(text: str, day: str, months: int) -> None:
    assert spoken_period(text) == Spoken(int(day[:4]), 1, months, dt.date.fromisoformat(day))


@pytest.mark.parametrize("text", ["đến 31/9/2019", "tính đến ngày 30/02/2020"])
def test_an_impossible_day_is_no_day(text: str) -> None:
    assert spoken_period(text).as_of is None


@pytest.mark.parametrize(
    "text",
    ["cùng kỳ", "LK", "KH", "Tổng số", "", "tháng 13", "Quý V", "T123", "Thị trấn 5", "đạt 12", "1.2020", "QĐ 12"],
)
def test_what_says_no_time(text: str) -> None:
    assert spoken_period(text) == Spoken()


def test_the_document_cited_says_nothing_of_the_figures_time() -> None:
    assert spoken_period("(Kèm theo Báo cáo số 512/BC-UBND ngày 18/9/2020)") == Spoken()
    assert spoken_period("Kế hoạch năm 2021 (theo QĐ số 2880/QĐ-UBND ngày 01/9/2020)").year == 2021
    assert "2019" not in without_documents("Ban hành kèm theo Nghị quyết số 168/2019/NQ-HĐND")


def test_the_day_of_a_decision() -> None:
    assert decided_on("KH điều chỉnh (QĐ 2880/QĐ-UBND ngày 01/9/2020)") == dt.date(2020, 9, 1)
    assert decided_on("KH điều chỉnh") is None
    assert decided_on("QĐ 1/QĐ-UBND ngày 31/9/2020") is None


def test_a_heading_is_completed_by_the_title_and_never_overruled() -> None:
    title = spoken_period("BÁO CÁO 9 THÁNG NĂM 2020")
    assert spoken_period("Tháng 9").merged(title).period() == Period(2020, 9, 1)
    assert Spoken().merged(title).period() == Period(2020, 1, 9)
    assert spoken_period("Tháng 8/2019").merged(title).period() == Period(2019, 8, 1)
    assert spoken_period("Tháng 9").period() is None  # no year, no period


@given(
    st.integers(1, 12),
    st.integers(1990, 2100),
    st.sampled_from(["Tháng {m}/{y}", "tháng {m:02d} năm {y}", "T{m}/{y}", "{m:02d}/{y}"]),
)
def test_every_month_in_every_spelling(month: int, year: int, form: str) -> None:
    if 1990 <= year <= 2099:
        assert spoken_period(form.format(m=month, y=year)).period() == Period(year, month, 1)


@given(st.text(max_size=40))
def test_no_phrase_is_an_exception(text: str) -> None:
    found = spoken_period(text)
    assert found.months is None or 1 <= found.months <= 13


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("giai đoạn 2016-2020", "2016-01/P60M"),
        ("Giai đoạn 2021 - 2025", "2021-01/P60M"),
        ("năm học 2019-2020", "2019-09/P12M"),
        ("I/2020", "2020-01/P3M"),
        ("IV/2020", "2020-10/P3M"),
        ("tính đến ngày 31 tháng 12 năm 2020", "2020-01/P12M"),
        ("đến ngày 30 tháng 9 năm 2020", "2020-01/P9M"),
    ],
)
def test_a_span_of_years_a_bare_quarter_and_a_day_in_words(text: str, period: str) -> None:
    assert spoken_period(text).period() == Period.parse(period)


@pytest.mark.parametrize(("text", "month"), [("Tháng Một", 1), ("tháng Ba", 3), ("THÁNG MƯỜI HAI", 12)])
def test_a_month_in_words(text: str, month: int) -> None:
    assert spoken_period(text) == Spoken(None, month, 1)


def test_a_cut_off_day_without_its_year_still_closes_its_month() -> None:
    title = spoken_period("BÁO CÁO THÁNG 9 NĂM 2020")
    assert spoken_period("Lũy kế đến 30/9").merged(title).period() == Period(2020, 1, 9)


YEARS = st.integers(1990, 2099)
ROMAN = ("I", "II", "III", "IV")
SPELLED = {
    "month": (st.integers(1, 12), lambda y, m: Period(y, m, 1), ("Tháng {m}/{y}", "THÁNG {m:02d} NĂM {y}", "T{m}/{y}",
              "Th{m}/{y}", "Thg {m}/{y}", "{m:02d}/{y}", "Thực hiện tháng {m} năm {y}", "Ước tháng {m}/{y}")),
    "quarter": (st.integers(1, 4), lambda y, q: Period(y, 3 * q - 2, 3), ("Quý {r}/{y}", "QUÝ {r} NĂM {y}", "Q{m}/{y}",
                "quý {m} năm {y}", "{r}/{y}")),
    "so far": (st.integers(2, 12), lambda y, m: Period(y, 1, m), ("{m} tháng năm {y}", "{m:02d} THÁNG ĐẦU NĂM {y}",
               "{m}T/{y}", "TH {m}T/{y}", "Lũy kế {m} tháng năm {y}", "Luỹ kế đến tháng {m} năm {y}",
               "đến hết tháng {m}/{y}")),
    "cut-off": (st.integers(1, 12), lambda y, m: Period(y, 1, m), ("đến 15/{m}/{y}", "tính đến ngày 15/{m:02d}/{y}",
                "lũy kế đến hết ngày 15/{m}/{y}", "đến 15.{m}.{y}")),
    "year": (st.just(1), lambda y, _: Period(y, 1, 12), ("Năm {y}", "NĂM {y}", "Kế hoạch năm {y}", "Ước cả năm {y}")),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPELLED)
@given(data=st.data(), year=YEARS)
def test_every_period_in_every_spelling_is_read_back(kind: str, data: st.DataObject, year: int) -> None:
    numbers, period, forms = SPELLED[kind]
    number = data.draw(numbers)
    phrase = data.draw(st.sampled_from(forms)).format(m=number, y=year, r=ROMAN[(number - 1) % 4])
    assert spoken_period(phrase).period() == period(year, number), phrase


@pytest.mark.parametrize("kind", SPELLED)
@given(data=st.data(), year=YEARS)
def test_case_accents_form_and_blanks_do_not_change_a_period(kind: str, data: st.DataObject, year: int) -> None:
    numbers, _, forms = SPELLED[kind]
    number = data.draw(numbers)
    phrase = data.draw(st.sampled_from(forms)).format(m=number, y=year, r=ROMAN[(number - 1) % 4])
    said = spoken_period(phrase)
    for other in (phrase.upper(), unicodedata.normalize("NFD", phrase), phrase.replace(" ", "\u00a0"), f"  {phrase} "):
        assert spoken_period(other) == said, other


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["{d}/{m}/{y}", "{d:02d}/{m:02d}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}"]),
)
def test_every_day_of_a_cut_off_and_of_a_decision_is_read_back(day: dt.date, form: str) -> None:
    written = form.format(d=day.day, m=day.month, y=day.year)
    assert spoken_period(f"Số liệu tính đến ngày {written}").as_of == day
    assert decided_on(f"KH điều chỉnh (QĐ 2880/QĐ-UBND ngày {written})") == day
