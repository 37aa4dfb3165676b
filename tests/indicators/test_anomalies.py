"""Figures to be looked at: slips of magnitude, falls, copied months, odd seasons, conflicts, revisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.areas import directory
from data.model import Observation
from data.period import Period
from data.queries import ValueRow, Wanted, values
from data.store import Store
from indicators.anomalies.limits import Limits, limits_at
from indicators.anomalies.robust import median, usual
from indicators.attention import anomalies, anomalies_in, attention, disputed, revised_since
from indicators.breakdown import Asked
from indicators.finding import Finding, worst_first
from tests.indicators.telling import say, tell

JOBS, SOWN, HERD = "jobs_created", "sown_area", "cattle_herd"
SEPTEMBER = Asked("42", Period.parse("2020-09/P1M"))
NINE = Asked("42", Period.parse("2020-01/P9M"))
DISTRICTS = [area.code for area in directory().real_children("42", dt.date(2020, 9, 30))]
KYANH = "447"


def seen(store: Store, rows: Sequence[Observation], asked: Asked = SEPTEMBER) -> list[tuple[str, str]]:
    tell(store, rows)
    return [(finding.kind, finding.area.code) for finding in anomalies(store, asked)]


def years(area: str, now: str, others: tuple[str, ...] = ("100", "104", "98", "101")) -> list[Observation]:
    """September of 2020 and of the years before it."""
    rows = [say(JOBS, area, f"{2019 - n}-09/P1M", value) for n, value in enumerate(others)]
    return [*rows, say(JOBS, area, "2020-09/P1M", now)]


# ---- the same months of other years, and the peers


def test_a_month_far_from_its_season(store: Store) -> None:
    assert seen(store, years(KYANH, "260")) == [("seasonal_outlier", KYANH)]


def test_a_month_within_its_season_is_nothing(store: Store) -> None:
    assert seen(store, years(KYANH, "112")) == []


def test_too_few_years_have_no_season(store: Store) -> None:
    assert seen(store, years(KYANH, "260", ("100", "104"))) == []


def test_when_all_peers_move_alike_nobody_is_odd(store: Store) -> None:
    everyone = [row for code in DISTRICTS for row in years(code, "260")]
    assert seen(store, everyone) == []


def test_the_one_that_moves_apart_from_its_peers_is_odd(store: Store) -> None:
    rows = [row for code in DISTRICTS for row in years(code, "260" if code == KYANH else "103")]
    assert seen(store, rows) == [("seasonal_outlier", KYANH)]
    finding = anomalies(store, SEPTEMBER)[0]
    assert finding.sentence_vi == (
        "Giải quyết việc làm mới của Huyện Kỳ Anh tháng 9/2020: 260 người, trong khi cùng tháng các năm khác thường là "
        "100,5 người và các đơn vị cùng cấp không biến động như vậy."
    )
    assert "usually has 100.5 persons" in finding.sentence_en
    assert finding.sources[0].value == "260"


def test_one_wild_year_does_not_hide_another(store: Store) -> None:
    """A mean and a standard deviation would: the median and its deviations do not."""
    assert seen(store, years(KYANH, "300", ("100", "104", "98", "900"))) == [("seasonal_outlier", KYANH)]


def test_median_and_spread() -> None:
    assert median([Decimal(3), Decimal(1), Decimal(2), Decimal(10)]) == Decimal("2.5")
    assert usual([Decimal(0)] * 3, Decimal(5)).distance(Decimal(7)) is None
    assert usual([Decimal(100)] * 3, Decimal(5)).spread == 5


# ---- ten, a hundred, a thousand times


def cumulatives(area: str, *told: str | None) -> list[Observation]:
    return [say(SOWN, area, f"2020-01/P{n}M", value, cell=f"F{n}") for n, value in enumerate(told, start=1)
            if value is not None]  # fmt: skip


def test_a_thousandfold_against_last_period(store: Store) -> None:
    tell(store, cumulatives(KYANH, *[None] * 7, "74000", "80000000"))
    finding = anomalies(store, NINE)[0]
    assert (finding.kind, finding.severity, finding.params["factor"], finding.size) == (
        "magnitude", "question", "1000", 1000,
    )  # fmt: skip
    assert finding.sentence_vi.startswith(
        "Tổng diện tích gieo trồng của Huyện Kỳ Anh đến hết tháng 9/2020: 80.000.000 ha gấp khoảng 1.000 lần"
    )
    assert finding.sources[0].cell == "F9"


def test_a_thousandth_is_said_as_one(store: Store) -> None:
    tell(store, cumulatives(KYANH, *[None] * 7, "74000", "80"))
    said = [f.sentence_vi for f in anomalies(store, NINE) if f.kind == "magnitude"]
    assert "chỉ bằng khoảng 1/1.000 mức có thể" in said[0]


def test_tenfold_needs_a_second_witness(store: Store) -> None:
    rows = [say(JOBS, KYANH, "2020-08/P1M", "10"), say(JOBS, KYANH, "2020-09/P1M", "100")]
    assert seen(store, rows) == []
    tell(store, [say(JOBS, KYANH, "2019-09/P1M", "11")])
    assert [f.kind for f in anomalies(store, SEPTEMBER)] == ["magnitude"]


def test_last_year_can_acquit(store: Store) -> None:
    rows = [say(JOBS, KYANH, "2020-08/P1M", "1"), say(JOBS, KYANH, "2020-09/P1M", "1000"),
            say(JOBS, KYANH, "2019-09/P1M", "900")]  # fmt: skip
    assert seen(store, rows) == []


def test_neighbours_can_acquit_and_convict(store: Store) -> None:
    jump = [say(JOBS, code, "2020-08/P1M", "10") for code in DISTRICTS]
    jump += [say(JOBS, code, "2020-09/P1M", "1000") for code in DISTRICTS]
    assert seen(store, jump) == []


def test_a_jump_that_no_neighbour_makes(store: Store) -> None:
    rows = [say(JOBS, code, "2020-08/P1M", "10") for code in DISTRICTS]
    rows += [say(JOBS, code, "2020-09/P1M", "100" if code == KYANH else "11") for code in DISTRICTS]
    assert seen(store, rows) == [("magnitude", KYANH)]


def test_a_herd_is_compared_with_its_last_state(store: Store) -> None:
    rows = [say(HERD, KYANH, "2020-06/P0M", "14000"), say(HERD, KYANH, "2020-09/P0M", "14000000")]
    assert seen(store, rows) == [("magnitude", KYANH)]


@pytest.mark.parametrize("status", ["nil", "missing", "not_applicable"])
def test_nothing_is_no_magnitude(store: Store, status: str) -> None:
    rows = [say(JOBS, KYANH, "2020-08/P1M", "1000"), say(JOBS, KYANH, "2020-09/P1M", None, status=status)]
    assert seen(store, rows) == []


# ---- months in a row


def test_13_a_cumulative_that_falls(store: Store) -> None:
    tell(store, cumulatives(KYANH, *[None] * 7, "210", "195"))
    finding = anomalies(store, NINE)[0]
    assert (finding.kind, [s.cell for s in finding.sources]) == ("falling_cumulative", ["F9", "F8"])
    assert "số lũy kế 195 ha thấp hơn 210 ha đến hết tháng 8/2020" in finding.sentence_vi


def test_a_fall_between_two_files_names_both(store: Store) -> None:
    for told in (cumulatives(KYANH, *[None] * 7, "210"), cumulatives(KYANH, *[None] * 8, "195")):
        tell(store, told)
    finding = anomalies(store, NINE)[0]
    assert all(source.file in finding.sentence_vi for source in finding.sources)
    assert finding.sentence_vi.endswith("hai tệp có thể tính khác nhau.")


def test_a_gap_between_cumulatives_does_not_hide_the_fall(store: Store) -> None:
    assert seen(store, cumulatives(KYANH, "10", None, None, "8"), NINE) == [("falling_cumulative", KYANH)]


def test_a_cumulative_that_stands_still_does_not_fall(store: Store) -> None:
    assert seen(store, cumulatives(KYANH, "10", "10", "12"), NINE) == []


FLOWS = (JOBS, "labour_exported", "new_enterprises", "crime_cases", "traffic_accidents", "tourism_visitors")


def test_a_copy_of_last_month(store: Store) -> None:
    rows = [
        say(code, KYANH, f"2020-{month}/P1M", str(11 + n)) for n, code in enumerate(FLOWS) for month in ("08", "09")
    ]
    tell(store, rows)
    finding = anomalies(store, SEPTEMBER)[0]
    assert (finding.kind, finding.params["same"], finding.params["compared"]) == ("copied_month", "6", "6")
    assert finding.sentence_vi.startswith("Huyện Kỳ Anh: 6/6 chỉ tiêu tháng 9/2020 giống hệt tháng 8/2020")


def test_herds_zeros_and_nils_repeat_honestly(store: Store) -> None:
    rows = [say(code, KYANH, f"2020-{month}/P1M", "0") for code in FLOWS for month in ("08", "09")]
    rows += [say(HERD, KYANH, f"2020-{month}/P0M", "14000") for month in ("08", "09")]
    assert seen(store, rows) == []


def test_a_month_that_mostly_differs_is_no_copy(store: Store) -> None:
    rows = [say(code, KYANH, f"2020-{m}/P1M", str(11 + n + (n > 2) * int(m))) for n, code in enumerate(FLOWS)
            for m in ("08", "09")]  # fmt: skip
    assert seen(store, rows) == []


# ---- what two reports say


def test_a_conflict_shows_both_files_and_both_values(store: Store) -> None:
    """New firms of 2020: 950 in one report, 982 in another."""
    tell(store, [say("new_enterprises", "42", "2020-01/P12M", "950", cell="D7")])
    tell(store, [say("new_enterprises", "42", "2020-01/P12M", "982", cell="E3")])
    found = disputed(store, Asked("42", Period.parse("2020-01/P12M")))
    assert [(f.kind, f.severity) for f in found] == [("conflict", "question")]
    assert {s.value for s in found[0].sources} == {"950", "982"}
    assert len({s.file for s in found[0].sources}) == 2
    for word in ("950 doanh nghiệp", "982 doanh nghiệp", "D7", "E3"):
        assert word in found[0].sentence_vi


def test_a_figure_against_a_missing_one_is_a_conflict_in_words(store: Store) -> None:
    tell(store, [say("new_enterprises", "42", "2020-01/P12M", "950")])
    tell(store, [say("new_enterprises", "42", "2020-01/P12M", None, status="missing")])
    found = disputed(store, Asked("42", Period.parse("2020-01/P12M")))[0]
    assert found.severity == "info"
    assert "950 doanh nghiệp" in found.sentence_vi
    assert "chưa có số liệu (...)" in found.sentence_vi


def test_two_files_that_differ_every_month_are_one_thing_to_look_at(store: Store) -> None:
    for shift in (0, 7):
        tell(store, [say(JOBS, "42", f"2020-{m:02}/P1M", str(10 * m + shift)) for m in range(1, 13)])
    assert len(disputed(store, NINE)) == 9  # October to December are not asked for
    found = [f for f in attention(store, NINE, on=dt.date(2020, 9, 15)) if f.kind == "conflict"]
    assert len(found) == 1
    assert found[0].params["more"] == "8"
    assert len(found[0].sources) == 18
    assert found[0].sentence_vi.endswith("; 8 kỳ khác cũng vậy.")


def test_two_cut_offs_that_the_days_between_cannot_explain(published: Store) -> None:
    """Revenue of H1-2020: 3.620 tỷ to 15/6 against 6.481 tỷ."""
    asked = Asked("42", Period.parse("2020-01/P6M"))
    found = [f for f in anomalies(published, asked, ("budget_revenue",)) if f.kind == "cutoff_conflict"]
    assert len(found) == 1
    assert "3.620 tỷ đồng tính đến 15/6/2020 nhưng 6.481 tỷ đồng tính đến 30/6/2020; chênh 79%" in found[0].sentence_vi


def test_a_later_cut_off_in_step_is_no_conflict(store: Store) -> None:
    rows = [say(JOBS, "42", "2020-01/P6M", value, as_of=day) for value, day in (("90", "2020-06-15"),
                                                                               ("100", "2020-06-30"))]  # fmt: skip
    assert seen(store, rows, Asked("42", Period.parse("2020-01/P6M"))) == []


def test_27_a_correction_shows_old_and_new(store: Store) -> None:
    old = say(JOBS, KYANH, "2020-08/P1M", "38", cell="C5")
    tell(store, [old], "jobs", "2020-09-12T05:00:00")
    tell(store, [say(JOBS, KYANH, "2020-08/P1M", "31", cell="C6")], "jobs", "2020-10-03T05:00:00")
    finding = revised_since(store, SEPTEMBER, dt.date(2020, 9, 30))[0]
    assert (finding.kind, finding.severity, finding.params["old"], finding.params["new"]) == (
        "revision", "warning", "38", "31",
    )  # fmt: skip
    assert "sửa từ 38 người" in finding.sentence_vi
    assert finding.sentence_vi.endswith("ô C6) ngày 3/10/2020.")
    assert [s.cell for s in finding.sources] == ["C6", "C5"]
    assert revised_since(store, SEPTEMBER, dt.date(2020, 10, 3)) == ()


# ---- limits are data, order is nothing


def test_limits_are_dated_rows() -> None:
    assert limits_at(dt.date(2020, 9, 30)) == Limits()


def test_the_worst_comes_first(store: Store) -> None:
    tell(store, [*cumulatives(KYANH, *[None] * 7, "210", "195"), say(SOWN, "448", "2020-01/P8M", "74"),
                 say(SOWN, "448", "2020-01/P9M", "80000")])  # fmt: skip
    assert [f.kind for f in anomalies(store, NINE)] == ["magnitude", "falling_cumulative"]
    assert attention(store, NINE, on=dt.date(2020, 9, 15))[0].kind == "magnitude"


@pytest.fixture(scope="module")
def rows_of_a_year(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[ValueRow], tuple[Finding, ...]]:
    from data.settings import Settings
    from data.store import open_store

    opened = open_store(Settings(data_dir=tmp_path_factory.mktemp("anomalies")))
    said = [row for code in DISTRICTS[:6] for row in years(code, "260" if code == DISTRICTS[0] else "103")]
    said += [
        *cumulatives(KYANH, *[None] * 6, "210", "195", "200000"),
        say(JOBS, "42", "2020-01/P9M", None, status="missing"),
    ]
    tell(opened, said)
    rows = values(opened, Wanted())
    opened.close()
    return rows, anomalies_in(rows, NINE, Limits())


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_rows_changes_nothing(
    rows_of_a_year: tuple[list[ValueRow], tuple[Finding, ...]], random: object
) -> None:
    rows, expected = rows_of_a_year
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert anomalies_in(shuffled, NINE, Limits()) == expected
    assert {f.kind for f in expected} == {"seasonal_outlier", "magnitude", "falling_cumulative"}
    assert worst_first(reversed(expected)) == expected


@given(st.sampled_from(["nil", "missing", "not_applicable"]), st.integers(0, 3))
@settings(max_examples=12)
def test_a_month_without_a_figure_is_never_a_zero(status: str, gap: int) -> None:
    """Among the other years, nil counts as 0 and the other two do not count at all."""
    from data.catalogue import catalogue
    from indicators.anomalies.outliers import month_of
    from indicators.reading import Point, Series
    from indicators.result import Source

    series = Series()
    source = Source(file="f", sheet="s", cell="A1", value="", unit="", role="actual")
    for n in range(5):
        empty = n == gap
        period = Period.month_of(2016 + n, 9)
        series.add(Point(period, "actual", None if empty else Decimal(100), status if empty else "normal", None, "none",
                         "initial", None, "=", None, None, source))  # fmt: skip
    month = month_of(series, catalogue()[JOBS], directory().areas[0].key, Period.month_of(2020, 9), Limits())
    assert month is not None
    assert month.years == (4 if status == "nil" else 3)
