"""Sentences about growth, in Vietnamese and English: misses and losses first, every figure one that is in the table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from data.model import AreaKey
from data.period import Period
from indicators.breakdown import member_name
from indicators.places import place_text
from indicators.result import Target
from indicators.wording import Language, fixed_text, target_text, until_text

if TYPE_CHECKING:
    from indicators.growth.remaining import RemainingGrowth
    from indicators.growth.scenarios import Scenario, ScenarioTable
    from indicators.growth.table import GrowthTable, SectorGrowth

REASONS: dict[Language, dict[str, str]] = {
    "vi": {
        "no_target": "chưa có mục tiêu của năm", "no_data": "chưa có số liệu tăng trưởng của kỳ",
        "period_over": "năm đã kết thúc", "not_cumulative": "kỳ không tính từ đầu năm",
        "zero_base": "số năm trước không dùng được", "no_weights": "thiếu tỷ trọng năm trước",
        "incomplete": "thiếu số liệu",
    },
    "en": {
        "no_target": "the year has no target", "no_data": "the period's growth is not known",
        "period_over": "the year is over", "not_cumulative": "the period does not start in January",
        "zero_base": "last year's values cannot be used", "no_weights": "last year's weights are missing",
        "incomplete": "figures are missing",
    },
}  # fmt: skip


def reason_text(reason: str | None, language: Language) -> str:
    return REASONS[language].get(reason or "", reason or "")


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def lowered(text: str) -> str:
    """A name inside a sentence: its first letter small, unless the name starts with an abbreviation."""
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def grew(value: Decimal | None, language: Language, is_estimate: bool = False) -> str:
    """ "tăng 0,53%", "ước giảm 4,57%", "không đổi"; what is not known is said so."""
    if value is None:
        return {"vi": "chưa có số liệu", "en": "is not known"}[language]
    if value == 0:
        return {"vi": "không đổi", "en": "did not change"}[language]
    size = fixed_text(abs(value), 2, language)
    word = {"vi": ("tăng", "giảm"), "en": ("grew by", "fell by")}[language][value < 0]
    hedge = {"vi": "ước ", "en": "is estimated to have "}[language] if is_estimate else ""
    if hedge and language == "en":
        word = ("grown by", "fallen by")[value < 0]
    return f"{hedge}{word} {size}%"


def signed(value: Decimal, language: Language) -> str:
    text = fixed_text(value, 2, language)
    return f"+{text}" if value > 0 else text


def goal_text(target: Target, language: Language) -> str:
    return target_text(target, 2, "%", language)


def growth_sentence(table: GrowthTable, language: Language) -> str:
    """Growth against its target, contributions from the largest loss on, and whether they add up."""
    result = table.result
    name = place_text(AreaKey(result.area, result.area_valid_from), language)
    when = until_text(Period.parse(result.period), language)
    subject = {"vi": f"GRDP của {name} {when}", "en": f"GRDP of {name} {when}"}[language]
    said = [
        f"{subject} {grew(result.actual.value, language, result.actual.is_estimate)}{verdict_text(table, language)}."
    ]
    known = [sector for sector in table.worst_first if sector.points is not None]
    if known:
        listed = "; ".join(sector_text(sector, language) for sector in known)
        said.append({"vi": f"Đóng góp (điểm %): {listed}.", "en": f"Contributions (points): {listed}."}[language])
        said.append(sum_text(table, language))
    return " ".join(said)


def verdict_text(table: GrowthTable, language: Language) -> str:
    target, end = table.result.target, table.result.year_end
    if target is None:
        return ""
    goal = goal_text(target, language)
    if language == "vi":
        words = {"missed": ", không đạt", "met": ", đạt", "exceeded": ", vượt"}
        return f"{words.get(end, ',')} mục tiêu {goal}"
    words = {"missed": ", missing", "met": ", meeting", "exceeded": ", exceeding"}
    return f"{words.get(end, ', against')} the target of {goal}"


def sector_text(sector: SectorGrowth, language: Language) -> str:
    name = sector.name_vi if language == "vi" else sector.name_en
    return f"{lowered(name)} {signed(sector.points or Decimal(0), language)}"


def sum_text(table: GrowthTable, language: Language) -> str:
    check = table.check
    if check.sum is None or check.total is None:
        return {"vi": "Chưa cộng được vì thiếu số liệu.", "en": "They cannot be added: figures are missing."}[language]
    total, printed = fixed_text(check.sum, 2, language), fixed_text(check.total, 2, language)
    if check.agrees:
        return {"vi": f"Cộng lại bằng {total}, khớp mức tăng chung.",
                "en": f"They add up to {total}, the growth as published."}[language]  # fmt: skip
    return {"vi": f"Cộng lại bằng {total}, lệch mức tăng chung {printed}.",
            "en": f"They add up to {total}, not to the published {printed}."}[language]  # fmt: skip


def remaining_sentence(found: RemainingGrowth, language: Language) -> str:
    """What the rest of the year must bring, and on which weights that is computed."""
    period = Period.parse(found.period)
    if found.rate is None:
        said = reason_text(found.reason, language)
        return {"vi": f"Chưa tính được mức tăng cần có của các tháng còn lại: {said}.",
                "en": f"The growth needed in the remaining months cannot be computed: {said}."}[language]  # fmt: skip
    assert found.target is not None
    name = place_text(found.area, language)
    goal, so_far = goal_text(found.target, language), grew(found.reached, language, found.is_estimate)
    need = f"{fixed_text(found.rate, 2, language)}%"
    if found.rate_high is not None:
        need = f"{fixed_text(found.rate, 2, language)}–{fixed_text(found.rate_high, 2, language)}%"
    when, left = until_text(period, language), 12 - period.months
    if language == "vi":
        basis = "theo tỷ trọng các quý năm trước" if found.basis == "quarters" else "chia đều theo tháng"
        return (f"GRDP của {name} {when} {so_far}; để cả năm đạt {goal}, {left} tháng còn lại phải tăng "
                f"{need} ({basis}).")  # fmt: skip
    basis = "on the weights of last year's quarters" if found.basis == "quarters" else "months counted alike"
    return (f"GRDP of {name} {when} {so_far}; for the year to reach {goal}, the remaining {left} months "
            f"must grow by {need} ({basis}).")  # fmt: skip


def scenario_sentence(table: ScenarioTable, language: Language) -> str:
    """Scenarios below the target first, then those that keep it, then what does not add up."""
    if not table.scenarios:
        return {"vi": "Chưa có kịch bản tăng trưởng nào.", "en": "There are no growth scenarios."}[language]
    when, name = until_text(Period.parse(table.period), language), place_text(table.area, language)
    goal = "" if table.target is None else goal_text(table.target, language)
    aim = {"vi": f" (mục tiêu {goal})", "en": f" (target {goal})"}[language] if goal else ""
    order = {"missed": 0, "unknown": 1, "met": 2, "exceeded": 3}
    listed = "; ".join(
        one_scenario(scenario, language) for scenario in sorted(table.scenarios, key=lambda s: order[s.verdict])
    )  # fmt: skip
    off = [s for s in table.scenarios if s.recomputed.check is not None and s.recomputed.check.agrees is False]
    said = [{"vi": f"Kịch bản tăng trưởng GRDP {when} của {name}{aim}: {listed}.",
             "en": f"GRDP growth scenarios {when} of {name}{aim}: {listed}."}[language]]  # fmt: skip
    said += [recomputed_text(scenario, language) for scenario in off]
    said += [needed_text(scenario, language) for scenario in table.scenarios if scenario.recomputed.needed is not None]
    return " ".join(said)


def one_scenario(scenario: Scenario, language: Language) -> str:
    if scenario.total is None:
        return f"{scenario.name_vi if language == 'vi' else scenario.name_en}: {grew(None, language)}"
    words = {"vi": {"missed": "không đạt", "met": "đạt", "exceeded": "vượt", "unknown": "chưa so được"},
             "en": {"missed": "misses", "met": "meets", "exceeded": "exceeds", "unknown": "not compared"}}  # fmt: skip
    name = scenario.name_vi if language == "vi" else scenario.name_en
    return f"{name} {fixed_text(scenario.total, 2, language)}% ({words[language][scenario.verdict]})"


def recomputed_text(scenario: Scenario, language: Language) -> str:
    assert scenario.recomputed.total is not None
    assert scenario.total is not None
    total, printed = (fixed_text(value, 2, language) for value in (scenario.recomputed.total, scenario.total))
    if language == "vi":
        return f"{scenario.name_vi} in {printed}% nhưng tính lại từ các khu vực là {total}%."
    return f"{scenario.name_en} is printed as {printed}% but its sectors give {total}%."


def needed_text(scenario: Scenario, language: Language) -> str:
    """What the only sector without a figure must do for the scenario's total."""
    assert scenario.recomputed.needed is not None
    sector = lowered(member_name("contribution", scenario.recomputed.missing[0], language))
    need = scenario.recomputed.needed
    size = fixed_text(abs(need), 2, language)
    if language == "vi":
        word = "giảm" if need < 0 else "tăng"
        return f"{scenario.name_vi} thiếu số của {sector}; để đạt mức chung, khu vực này phải {word} {size}%."
    word = "fall" if need < 0 else "grow"
    return f"{scenario.name_en} has no figure for {sector}; for its total, this sector must {word} by {size}%."
