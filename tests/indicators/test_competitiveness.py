"""PCI, PAPI and DDCI: score and rank are read together, a smaller rank is better, an odd score is flagged and kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.areas import directory
from data.period import Period
from data.reference_files import rows
from data.settings import Settings
from data.store import Store, open_store
from indicators.arithmetic import Undefined
from indicators.breakdown import Asked
from indicators.competitiveness import (
    Pci,
    band_of,
    papi,
    pci,
    rank_text,
    sentences,
    units,
    units_sentences,
)
from indicators.competitiveness.bands import bands_of
from indicators.competitiveness.units import median, outliers, ranked
from tests.indicators.telling import say, tell

scores = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.decimals(0, 100, places=2), max_size=20)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The published PCI and DDCI figures of the reference file; tests only read it."""
    opened = open_store(Settings(data_dir=tmp_path_factory.mktemp("competitiveness")))
    tell(opened, [say(r["indicator"], r["area"], r["period"], r["value"], item=r["item"])
                  for r in rows("published") if r["indicator"].startswith(("pci_", "ddci_"))])  # fmt: skip
    yield opened
    opened.close()


def year(number: int, area: str = "42") -> Asked:
    return Asked(area, Period.year_of(number))


def edition(store: Store, number: int) -> Pci:
    return pci(store, year(number))


def test_in_2020_the_score_fell_while_the_rank_improved(office: Store) -> None:
    found = edition(office, 2020).edition
    assert (found.score.now.value, found.score.change, found.rank.now.value, found.rank.steps) == (
        Decimal("64.56"), Decimal("-0.90"), 21, 6)  # fmt: skip
    assert found.crossed
    assert not edition(office, 2018).edition.crossed
    assert sentences(edition(office, 2020)).startswith(
        "PCI năm 2020 của Tỉnh Hà Tĩnh: 64,56 điểm, giảm 0,90 điểm nhưng xếp hạng 21, tăng 6 bậc so với năm 2019."
    )
    assert sentences(edition(office, 2020), "en").startswith(
        "PCI 2020 of Ha Tinh Province: 64.56 points, down 0.90 but rank 21, up 6 places against 2019."
    )


@pytest.mark.parametrize(
    ("edition_", "score", "rank", "steps"),
    [(2017, "61.99", 33, 6), (2018, "63.99", 23, 10), (2019, "65.46", 27, -4), (2021, "64.87", 27, -6),
     (2022, "67.18", 18, 9)],
)  # fmt: skip
def test_every_published_edition(office: Store, edition_: int, score: str, rank: int, steps: int) -> None:
    found = edition(office, edition_).edition
    assert (found.score.now.value, found.rank.now.value, found.rank.steps) == (Decimal(score), rank, steps)
    assert found.score.now.sources[0].cell == "A1"


def test_the_first_edition_has_nothing_to_be_compared_with(office: Store) -> None:
    found = edition(office, 2016)
    assert (found.edition.score.change, found.edition.rank.steps) == (Undefined("no_data"), Undefined("no_data"))
    assert sentences(found) == "PCI năm 2016 của Tỉnh Hà Tĩnh: 57,76 điểm, xếp hạng 39."


def test_all_editions_stand_in_order(office: Store) -> None:
    assert [one.year for one in edition(office, 2022).editions] == [2016, 2017, 2018, 2019, 2020, 2021, 2022]


def test_a_score_that_is_not_published_is_not_zero(store: Store) -> None:
    tell(store, [say("pci_score", "42", "2023-01/P12M", None, status="missing"),
                 say("pci_score", "42", "2022-01/P12M", "67.18")])  # fmt: skip
    found = edition(store, 2023)
    assert (found.edition.score.now.status, found.edition.score.change) == ("missing", Undefined("no_data"))
    assert sentences(found) == "Năm 2023, điểm và hạng PCI của Tỉnh Hà Tĩnh chưa được công bố."


def test_the_ten_sub_indices_stand_in_the_order_of_the_index(office: Store) -> None:
    found = edition(office, 2020)
    assert [f"{one.now.value:.2f}" for one in found.subindices] == [
        "7.20", "6.33", "5.21", "8.14", "5.61", "6.03", "5.62", "6.86", "7.46", "6.44"]  # fmt: skip
    assert [one.code for one in found.subindices][:3] == ["entry", "land", "transparency"]
    assert [one.code for one in found.weakest[:2]] == ["transparency", "informal"]
    assert found.fell == ()
    assert found.subindices[0].change == Undefined("no_data")


def test_the_sub_indices_that_fell_are_named_the_deepest_first(store: Store) -> None:
    now = {"entry": "7.2", "land": "6.0", "time": "8.14"}
    before = {"entry": "7.5", "land": "7.0", "time": "8.00", "legal": "6.44"}
    tell(store, [say("pci_subindex", "42", f"{y}-01/P12M", v, item=f"pci={c}")
                 for y, table in ((2020, now), (2019, before)) for c, v in table.items()])  # fmt: skip
    found = edition(store, 2020)
    assert [(one.code, one.change) for one in found.fell] == [("land", Decimal("-1.0")), ("entry", Decimal("-0.3"))]
    assert "2 chỉ số thành phần giảm: Tiếp cận đất đai (−1,00), Gia nhập thị trường (−0,30)." in sentences(found)


@pytest.mark.parametrize(
    ("steps", "vi", "en"),
    [
        (6, "tăng 6 bậc", "up 6 places"),
        (-1, "giảm 1 bậc", "down 1 place"),
        (0, "giữ nguyên thứ hạng", "keeps its rank"),
    ],
)
def test_a_smaller_rank_is_better_in_words(steps: int, vi: str, en: str) -> None:
    assert (rank_text(steps, "vi"), rank_text(steps, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("index", "edition_", "score", "name"),
    [("pci", 2021, "73.02", "Rất tốt"), ("pci", 2021, "68.06", "Tốt"), ("pci", 2021, "70.61", "Tốt"),
     ("pci", 2021, "67.65", "Khá"), ("pci", 2021, "64.87", "Khá"), ("ddci", 2021, "80", "Rất tốt"),
     ("ddci", 2021, "79.99", "Tốt"), ("ddci", 2021, "68.85", "Khá"), ("ddci", 2021, "54.52", "Trung bình"),
     ("ddci", 2021, "13.77", "Rất thấp")],
)  # fmt: skip
def test_bands_are_those_seen_in_the_edition(index: str, edition_: int, score: str, name: str) -> None:
    found = band_of(index, edition_, Decimal(score))
    assert not isinstance(found, Undefined)
    assert found.name("vi") == name


@pytest.mark.parametrize(
    ("index", "edition_", "score", "reason"),
    [("pci", 2021, "72", "between_bands"), ("pci", 2021, "68", "between_bands"), ("pci", 2020, "64.56", "no_bands"),
     ("papi", 2021, "40", "no_bands"), ("ddci", 2021, "30", "between_bands"), ("ddci", 2021, None, "no_data")],
)  # fmt: skip
def test_where_no_edge_was_seen_no_band_is_made_up(index: str, edition_: int, score: str | None, reason: str) -> None:
    assert band_of(index, edition_, None if score is None else Decimal(score)) == Undefined(reason)


@given(st.sampled_from(["pci", "ddci"]), st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_higher_score_is_never_in_a_worse_band(index: str, one: Decimal, other: Decimal) -> None:
    low, high = (band_of(index, 2021, value) for value in sorted((one, other)))
    if not isinstance(low, Undefined) and not isinstance(high, Undefined):
        assert high.number <= low.number
    assert [band.number for band in bands_of(index, 2021)] == sorted(band.number for band in bands_of(index, 2021))


def test_ddci_of_2021_by_district(office: Store) -> None:
    found = units(office, year(2021))
    assert [(one.area, one.rank) for one in found.units[:7]] == [
        ("437", 1), ("436", 2), ("444", 3), ("449", 4), ("441", 5), ("448", 6), ("446", 7)]  # fmt: skip
    assert [one.area for one in found.outliers] == ["446"]
    assert found.median == Decimal("73.07")
    assert (len(found.without), found.checks) == (6, ())
    text = units_sentences(found)
    assert "thấp nhất Huyện Cẩm Xuyên (13,77), cao nhất Thị xã Hồng Lĩnh (89,45)" in text
    assert "Điểm của Huyện Cẩm Xuyên (13,77) khác hẳn các đơn vị còn lại, cần kiểm tra nguồn." in text
    assert "6 đơn vị chưa có điểm công bố" in text


def test_a_printed_rank_is_held_against_the_scores_only_when_all_are_known(store: Store) -> None:
    tell(store, [say("ddci_score", "42", "2021-01/P12M", "70")])
    assert units(store, year(2021)).units[0].rank is None
    assert units_sentences(units(store, year(2021))).startswith("Chưa có điểm")
    codes = [area.code for area in directory().real_children("42", dt.date(2021, 12, 31))]
    said = [o for n, code in enumerate(codes) for o in (
        say("ddci_score", code, "2021-01/P12M", str(90 - n)),
        say("ddci_rank", code, "2021-01/P12M", str(n + (2 if n == 3 else 1))))]  # fmt: skip
    tell(store, said)
    wrong = [one for one in units(store, year(2021)).checks if not one.agrees]
    assert [(one.subject, one.stated, one.computed) for one in wrong] == [(codes[3], 5, 4)]


def test_equal_scores_share_a_rank() -> None:
    told = {code: Decimal(value) for code, value in (("a", 9), ("b", 8), ("c", 8), ("d", 7))}
    assert ranked(told) == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert median([]) is None
    assert median([Decimal(1), Decimal(2)]) == Decimal("1.5")


@given(scores, st.data())
def test_ranks_and_outliers_do_not_depend_on_the_order_of_units(told: dict[str, Decimal], data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(told.items()))))
    assert (ranked(shuffled), outliers(shuffled)) == (ranked(told), outliers(told))
    assert all(1 <= rank <= len(told) for rank in ranked(told).values())
    assert outliers(told) <= set(told)


@given(scores, st.decimals(1, 9, places=1))
def test_an_outlier_stays_one_on_another_scale(told: dict[str, Decimal], factor: Decimal) -> None:
    assert outliers({code: value * factor for code, value in told.items()}) == outliers(told)


def test_few_or_equal_scores_have_no_outlier() -> None:
    assert outliers({code: Decimal(v) for code, v in (("a", 90), ("b", 80), ("c", 1))}) == frozenset()
    assert outliers({code: Decimal(5) for code in "abcdef"} | {"z": Decimal(50)}) == frozenset()


def test_papi_dimensions_add_up_to_the_total_while_there_are_six(store: Store) -> None:
    values = {"participation": "5.6", "transparency": "6.0", "accountability": "5.5", "corruption_control": "6.1",
              "procedures": "7.0", "services": "7.1"}  # fmt: skip
    tell(store, [say(f"papi_{code}", "42", "2016-01/P12M", v) for code, v in values.items()])
    tell(store, [say("papi_total", "42", "2016-01/P12M", "37.3"), say("papi_services", "42", "2015-01/P12M", "7.2")])
    found = papi(store, year(2016))
    assert found.check is not None
    assert (found.check.stated, found.check.computed, found.check.agrees) == (Decimal("37.3"), Decimal("37.3"), True)
    assert [one.code for one in found.fell] == ["papi_services"]
    assert papi(store, year(2015)).check is None
