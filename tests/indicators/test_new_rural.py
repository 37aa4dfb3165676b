"""New rural communes: criteria are counted from their marks, levels lie in one another, silence is not "not met"."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.model import Observation
from data.period import Period
from data.store import Store
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.new_rural import Commune, communes_at, levels, matrix, printed_as, sentences
from indicators.new_rural.communes import criteria_at, number_of_communes
from indicators.new_rural.levels import ADVANCED, CERTIFIED, MODEL
from indicators.new_rural.matrix import mark_of, matrix_of
from indicators.reading import Readings
from tests.indicators.rows import ha, told
from tests.indicators.telling import say, tell

END = "2020-12/P0M"
HONG, TIEN, LAM = "18139", "18142", "18145"
ASKED = Asked("439", Period.parse("2020-01/P12M"))


def marks(commune: str, met: str, not_met: str = "", year: str = "", printed: str = "") -> list[Observation]:
    """Marks of a commune: criteria met and not met as lists ("1-17 19"), its year of recognition, its printed count."""
    found = [say("new_rural_criterion", commune, END, value, item=f"criterion={number}")
             for text, value in ((met, "1"), (not_met, "0")) for number in numbers(text)]  # fmt: skip
    if year:
        found.append(say("new_rural_year", commune, "2020-01/P12M", year))
    if printed:
        found.append(say("new_rural_criteria_met", commune, END, printed))
    return found


def numbers(text: str) -> list[str]:
    found = []
    for part in text.split():
        first, _, last = part.partition("-")
        found += [str(n) for n in range(int(first), int(last or first) + 1)]
    return found


def commune(store: Store, code: str, asked: Asked = ASKED) -> Commune:
    return next(one for one in matrix(store, asked).communes if one.area == code)


def test_only_communes_are_counted_and_their_number_depends_on_the_day() -> None:
    assert number_of_communes("42", dt.date(2020, 12, 31)) == 182
    assert number_of_communes("42", dt.date(2025, 3, 31)) == 170
    assert number_of_communes("42", dt.date(2025, 12, 31)) == 60
    assert number_of_communes("439", dt.date(2020, 12, 31)) == 23
    assert number_of_communes("42", dt.date(2018, 12, 31)) == Undefined("directory_incomplete")
    assert all(one.kind == "commune" for one in communes_at("442", dt.date(2020, 12, 31)))
    assert [one.code for one in communes_at(HONG, dt.date(2020, 12, 31))] == [HONG]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2015-12-31", "2009-2015"),
        ("2020-12-31", "2016-2020"),
        ("2022-03-07", "2016-2020"),
        ("2022-03-08", "2021-2025"),
    ],
)
def test_the_criteria_are_those_in_force_that_day(day: str, code: str) -> None:
    found = criteria_at("439", dt.date.fromisoformat(day))
    assert found is not None
    assert (found.code, len(found.national)) == (code, 19)


def test_the_twentieth_criterion_is_ha_tinhs_own_and_counts_where_it_is_reported(store: Store) -> None:
    here, elsewhere = criteria_at("42", dt.date(2022, 6, 30)), criteria_at("01", dt.date(2022, 6, 30))
    assert here is not None
    assert elsewhere is not None
    assert (here.local, elsewhere.local) == (("20",), ())
    tell(store, marks(HONG, "1-19"))
    assert matrix(store, ASKED).criteria[-1] == "19"
    tell(store, marks(TIEN, "1-16 20", "17-19"))
    assert matrix(store, ASKED).criteria[-1] == "20"
    assert commune(store, HONG).met == Undefined("incomplete")
    assert commune(store, TIEN).met == 17


def test_the_count_is_made_of_the_marks_and_the_printed_one_is_checked(store: Store) -> None:
    tell(store, [*marks(HONG, "1-17", "18 19", printed="18"), *marks(TIEN, "1-18", "19", printed="18")])
    found = matrix(store, ASKED)
    assert [(f.subject, f.stated, f.computed) for f in found.miscounted] == [(HONG, 18, 17)]
    assert len(found.miscounted[0].sources) == 20
    assert "Xã Sơn Hồng ghi 18 tiêu chí nhưng đánh dấu 17" in sentences(found)


def test_a_criterion_that_nobody_reports_is_not_a_criterion_not_met(store: Store) -> None:
    tell(store, [*marks(HONG, "1-17", "18", printed="17")])
    found = commune(store, HONG)
    assert (found.lacking, found.having("not_reported")) == (("18",), ("19",))
    assert (found.met, found.count_check) == (Undefined("incomplete"), None)
    assert commune(store, TIEN).met == Undefined("no_data")
    assert len(matrix(store, ASKED).not_reported) == 22


@pytest.mark.parametrize(
    ("value", "status", "mark"),
    [("1", "normal", "met"), ("0", "normal", "not_met"), (None, "nil", "not_met"), (None, "missing", "not_reported"),
     (None, "not_applicable", "not_applicable"), ("0.5", "normal", "not_reported")],
)  # fmt: skip
def test_each_kind_of_nothing_has_its_own_mark(store: Store, value: str | None, status: str, mark: str) -> None:
    tell(store, [say("new_rural_criterion", HONG, END, value, item="criterion=4", status=status)])
    assert commune(store, HONG).marks["4"] == mark
    assert mark_of(ha(None)) == "not_reported"


def test_a_certified_commune_that_lacks_a_criterion_has_fallen_back(store: Store) -> None:
    tell(store, [*marks(HONG, "1-17", "18 19", year="2017"), *marks(TIEN, "1-19", year="2015"),
                 *marks(LAM, "1-18", "19"), *marks("18148", "1-18", "19", year="2021")])  # fmt: skip
    found = matrix(store, ASKED)
    assert [(c.area, c.recognised, c.lacking) for c in found.fallback] == [(HONG, 2017, ("18", "19"))]
    assert found.fallback[0].recognised_cell.sources[0].cell == "A1"
    assert [c.area for c in found.nearest] == [LAM, "18148"]
    text = sentences(found)
    assert text.startswith("1 xã đã đạt chuẩn nay thiếu tiêu chí: Xã Sơn Hồng (thiếu 18, 19).")
    assert "Gần đạt chuẩn nhất: Xã Sơn Lâm (thiếu 19), Xã Sơn Lễ (thiếu 19)." in text


def test_a_year_said_in_an_earlier_report_still_holds(store: Store) -> None:
    tell(store, [*marks(HONG, "1-18", "19"), say("new_rural_year", HONG, "2018-01/P12M", "2017")])
    assert commune(store, HONG).fallen_back


def test_the_mean_is_the_sum_over_the_communes_and_waits_for_all_of_them(store: Store) -> None:
    tell(store, [*marks(HONG, "1-17", "18 19"), *marks(TIEN, "1-18", "19")])
    found = matrix(store, ASKED)
    assert (found.mean, found.mean_reported) == (Undefined("incomplete"), Decimal("17.5"))
    assert "Bình quân 17,5 tiêu chí/xã ở 2/23 xã đã báo cáo đủ" in sentences(found)
    alone = matrix(store, Asked(HONG, ASKED.period))
    assert alone.mean == 17


def test_marks_of_a_criterion_add_up_to_all_communes(store: Store) -> None:
    tell(store, [*marks(HONG, "1-17", "18 19"), *marks(TIEN, "1-18", "19")])
    found = matrix(store, ASKED)
    assert found.by_criterion("18") == {"met": 1, "not_met": 1, "not_reported": 21, "not_applicable": 0}
    assert sum(found.by_criterion("19").values()) == len(found.communes) == 23


def test_before_the_programme_there_is_no_matrix(store: Store) -> None:
    with pytest.raises(ValueError, match="no new rural criteria"):
        matrix(store, Asked("439", Period.parse("2008-01/P12M")))


def test_the_published_share_of_2018_was_truncated(store: Store) -> None:
    tell(store, [say(CERTIFIED, "42", "2018-12/P0M", "158"), say("rural_communes", "42", "2018-12/P0M", "229"),
                 say("new_rural_rate", "42", "2018-12/P0M", "68.99")])  # fmt: skip
    found = levels(store, Asked("42", Period.parse("2018-01/P12M")))
    assert not isinstance(found.certified.percent, Undefined)
    assert round(found.certified.percent, 3) == Decimal("68.996")
    assert (found.printed_share, found.checks[-1].agrees) == ("truncated", True)
    assert sentences(None, found).endswith("Báo cáo ghi 68,99% (cắt bớt số lẻ), tính lại là 68,996%.")
    assert "Tỉnh Hà Tĩnh có 158/229 xã đạt chuẩn" in sentences(None, found)


def test_without_a_stated_number_the_directory_of_that_day_says_it_or_refuses(store: Store) -> None:
    tell(store, [say(CERTIFIED, "42", "2018-12/P0M", "158"), say(CERTIFIED, "42", "2020-12/P0M", "172")])
    old, new = (levels(store, Asked("42", Period.year_of(year))).certified for year in (2018, 2020))
    assert (old.percent, new.communes, new.communes_basis) == (Undefined("directory_incomplete"), 182, "directory")
    assert not isinstance(new.percent, Undefined)
    assert round(new.percent, 2) == Decimal("94.51")


def test_levels_lie_in_one_another_and_are_never_added(store: Store) -> None:
    tell(store, [say(CERTIFIED, "42", END, "100"), say(ADVANCED, "42", END, "25"), say(MODEL, "42", END, "3")])
    found = levels(store, Asked("42", ASKED.period))
    assert found.only == {CERTIFIED: 75, ADVANCED: 22, MODEL: 3}
    assert sum(v for v in found.only.values() if not isinstance(v, Undefined)) == found.certified.count.value
    assert all(check.agrees for check in found.checks)
    assert "Tỉnh Hà Tĩnh có 100/182 xã đạt chuẩn" in sentences(None, found)
    assert "Trong đó có 25 xã nâng cao, gồm cả 3 xã kiểu mẫu." in sentences(None, found)
    assert "Among them 25 advanced, including 3 model." in sentences(None, found, "en")


def test_more_model_than_advanced_communes_is_a_finding(store: Store) -> None:
    tell(store, [say(ADVANCED, "42", END, "2"), say(MODEL, "42", END, "3")])
    (found,) = levels(store, Asked("42", ASKED.period)).checks
    assert (found.kind, found.stated, found.computed, found.agrees) == ("level_order", 3, 2, False)


def test_certified_communes_are_counted_from_their_years_where_nobody_states_them(store: Store) -> None:
    tell(store, [*marks(HONG, "1-19", year="2017"), *marks(TIEN, "1-19", year="2021")])
    found = levels(store, ASKED).certified
    assert (found.count.value, found.count.bound, found.count_basis, found.communes) == (1, ">=", "years", 23)
    assert found.percent == Undefined("incomplete")
    assert sentences(None, levels(store, ASKED)) == "Huyện Hương Sơn có ít nhất 1/23 xã đạt chuẩn năm 2020."
    alone = levels(store, Asked(HONG, ASKED.period)).certified
    assert (alone.count.value, alone.count.bound, alone.percent) == (1, "=", 100)
    assert levels(store, Asked("440", ASKED.period)).certified.percent == Undefined("no_data")


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 4))
def test_a_share_is_recognised_however_it_was_printed(count: int, communes: int, decimals: int) -> None:
    exact = Decimal(count) * 100 / Decimal(communes)
    assert printed_as(round(exact, decimals), exact) in ("exact", "rounded", "truncated")
    assert printed_as(exact + 2, exact) == "differs"


@given(st.permutations([*marks(HONG, "1-17", "18 19", year="2017"), *marks(TIEN, "1-18", "19")]))
def test_the_order_in_which_marks_are_told_changes_nothing(rows: list[Observation]) -> None:
    readings = Readings()
    readings.add(told(rows))
    found = matrix_of(readings, ASKED, communes_at("439", dt.date(2020, 12, 31)))
    assert [(c.area, c.met) for c in found.communes[:2]] == [(HONG, 17), (TIEN, 18)]
