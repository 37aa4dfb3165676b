"""`Vì sao?`: every step can be checked by hand, and says the same numbers as the result."""

from __future__ import annotations

import pytest

from data.period import Period
from data.store import Store
from indicators.engine import evaluate
from indicators.explanation import explain
from indicators.result import Result
from indicators.wording import Language
from tests.indicators.telling import say, tell

HALF, YEAR = Period.parse("2020-01/P6M"), Period.parse("2020-01/P12M")
DISBURSED = "investment_disbursement"


def steps(result: Result, language: Language = "vi") -> dict[str, str]:
    return {step.key: step.sentence for step in explain(result, language)}


def test_the_half_year_disbursement_of_2020(published: Store) -> None:
    found = steps(evaluate(published, DISBURSED, "42", HALF))
    assert found["actual"].startswith("Thực hiện 2.753,723 tỷ đồng: ô A1, trang S1, tệp f")
    assert "2.753,723 : 6.546,199 × 100 = 42,065984," in found["percent"]
    assert "làm tròn 42,07% kế hoạch" in found["percent"]
    assert "Tiến độ cần có (chia đều theo tháng) là 50,00% kế hoạch, tức 3.273,1 tỷ đồng" in found["trajectory"]
    assert "làm tròn −7,9 điểm % kế hoạch" in found["pace"]
    assert "−7,93 điểm %: từ 5 trở lên là vượt tiến độ" in found["verdict"]
    assert found["verdict"].endswith("Kết quả: chậm. Ngưỡng do văn phòng tự đặt, không phải chuẩn quốc gia.")
    assert "(6.546,199 − 2.753,723) : 6 tháng còn lại = 632,079 tỷ đồng" in found["required"]
    assert "Gấp 1,38 lần" in found["required"]


def test_every_step_is_there_in_english_too(published: Store) -> None:
    result = evaluate(published, DISBURSED, "42", HALF)
    assert list(steps(result)) == list(steps(result, "en"))
    assert "2,753.723 ÷ 6,546.199 × 100 = 42.065984," in steps(result, "en")["percent"]


def test_a_rate_that_falls_names_its_base(store: Store) -> None:
    tell(store, [say("poverty_rate", "42", "2019-12/P0M", "6"), say("poverty_rate", "42", "2020-12/P0M", "4.5"),
                 say("poverty_rate", "42", "2020-12/P0M", "4", "target")])  # fmt: skip
    found = steps(evaluate(store, "poverty_rate", "42", YEAR))
    assert "(6 − 4,5) : (6 − 4) × 100 = 75, làm tròn 75,00% mức giảm đề ra" in found["percent"]
    assert found["year_end"] == "Hết năm: 4,5% so với mục tiêu 4%; không quá mục tiêu là đạt. Kết quả: không đạt."
    assert found["same_period"] == "Cùng kỳ: 4,5 − 6 = −1,5."


def test_the_cells_of_a_sum_are_counted_and_linked(store: Store) -> None:
    tell(store, [say("jobs_created", "42", f"2020-0{m}/P1M", "10", cell=f"C{m}") for m in range(1, 7)])
    (step,) = (s for s in explain(evaluate(store, "jobs_created", "42", HALF), "vi") if s.key == "actual")
    assert step.sentence == "Thực hiện 60 người: tính từ 6 ô."
    assert {source.cell for source in step.sources} == {"C1", "C2", "C3", "C4", "C5", "C6"}


def test_nothing_is_explained_that_is_not_there(store: Store) -> None:
    tell(store, [say(DISBURSED, "42", "2020-01/P12M", "100", "target")])
    assert list(steps(evaluate(store, DISBURSED, "42", HALF))) == ["plan", "trajectory", "reason"]


@pytest.mark.parametrize(("value", "word"), [("12", "chậm"), ("8", "đúng tiến độ")])
def test_a_ceiling_says_that_its_sign_is_turned(store: Store, value: str, word: str) -> None:
    tell(store, [say("traffic_accidents", "42", "2020-01/P12M", "16", "target"),
                 say("traffic_accidents", "42", "2020-01/P6M", value)])  # fmt: skip
    said = steps(evaluate(store, "traffic_accidents", "42", HALF))["verdict"]
    assert f"Kết quả: {word}. Chỉ tiêu này cần giữ dưới mức đề ra nên dấu được đảo lại." in said
