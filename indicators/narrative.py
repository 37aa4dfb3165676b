"""One sentence a result, in Vietnamese and English: the same figures, never a figure that is not there.

The tool computes and the committee judges: wording is neutral, the plan base is named, an estimate
is called one, and what cannot be computed is said in words.
"""

from __future__ import annotations

from decimal import Decimal

from data.areas import directory
from data.model import AreaKey
from data.period import Period
from indicators.result import Result, SamePeriod, Target
from indicators.targets import plan_number
from indicators.verdict import faithful_decimals, falling, is_whole_year, thresholds_at
from indicators.wording import (
    BOUNDS,
    Language,
    amount_text,
    figure_text,
    fixed_text,
    plan_text,
    points_text,
    target_text,
    unit_text,
    until_text,
)

RATES = ("ratio", "growth", "index", "change_of_ratio", "rank")
YEAR_END: dict[Language, dict[str, str]] = {
    "vi": {"exceeded": "vượt", "met": "đạt", "missed": "không đạt"},
    "en": {"exceeded": "exceeded", "met": "met", "missed": "missed"},
}


def sentence(result: Result, language: Language) -> str:
    """Subject, figure, share of the plan, pace, verdict, last year, each where it exists."""
    clauses = [opening(result, language)]
    if not has_figure(result):
        clauses.append(plan_only(result, language))
    else:
        clauses += [against_plan(result, language), pace(result, language), year_end(result, language),
                    last_year(result, language)]  # fmt: skip
    return ", ".join(clause for clause in clauses if clause) + "."


def has_figure(result: Result) -> bool:
    return result.actual.value is not None or result.actual.status == "nil"


def subject(result: Result, language: Language) -> str:
    period = until_text(Period.parse(result.period), language)
    if language == "vi":
        return f"{result.name_vi} của {result.area_name} {period}"
    area = directory().by_key.get(AreaKey(result.area, result.area_valid_from))
    return f"{result.name_en}, {area.name_en if area and area.name_en else result.area_name}, {period}"


def opening(result: Result, language: Language) -> str:
    """What was reached, or in which way nothing is known."""
    name, actual = subject(result, language), result.actual
    if actual.value is None:
        return f"{name}{unknown(result, language)}"
    figure = BOUNDS[language].get(actual.bound, "") + amount_text(actual.value, result.decimals, result.unit, language)
    if result.kind == "rank":
        figure = figure_text(actual.value, 0, language)
    return f"{name}{verb(result, language)} {figure}"


def verb(result: Result, language: Language) -> str:
    """Only what should grow is "reached": six deaths are not an achievement."""
    estimate = result.actual.is_estimate
    if language == "en":
        return ": an estimated" if estimate else ":"
    if result.kind == "rank":
        return " ước đứng thứ" if estimate else " đứng thứ"
    if result.direction == "up":
        return " ước đạt" if estimate else " đạt"
    return " ước là" if estimate else " là"


def unknown(result: Result, language: Language) -> str:
    """The kinds of nothing, each in its own words."""
    vietnamese = language == "vi"
    if result.actual.status == "nil":
        return " không phát sinh" if vietnamese else ": none occurred"
    if result.actual.status == "not_applicable":
        return " không áp dụng" if vietnamese else ": not applicable"
    if result.reason == "incomplete":
        return " chưa đủ số liệu để cộng" if vietnamese else ": incomplete, cannot be summed"
    if result.reason == "not_additive":
        return ": không cộng được từ các đơn vị" if vietnamese else ": cannot be added up from its units"
    return " chưa có số liệu" if vietnamese else ": no data yet"


def plan_only(result: Result, language: Language) -> str:
    """The plan alone, where nothing was reported against it."""
    if result.target is None:
        return ""
    goal = target_text(result.target, result.decimals, result.unit, language)
    return f"{plan_text(result.target, language)} {'là' if language == 'vi' else 'is'} {goal}"


def against_plan(result: Result, language: Language) -> str:
    """The share of the plan with the plan's base named, or why there is none."""
    if result.target is None:
        return "chưa giao kế hoạch" if language == "vi" else "no plan assigned"
    goal = target_text(result.target, result.decimals, result.unit, language)
    base = plan_text(result.target, language)
    if result.reason == "zero_target":
        return zero_plan(result, language)
    if result.percent_of_target is None:
        return plan_only(result, language)
    share = f"{fixed_text(result.percent_of_target, 2, language)}%"
    if result.kind == "ratio" and result.direction == "down":
        if language == "vi":
            return f"thực hiện được {share} mức giảm đề ra ({base} {goal})"
        return f"{share} of the promised fall ({base} is {goal})"
    return f"bằng {share} {base} ({goal})" if language == "vi" else f"{share} of {base} ({goal})"


def zero_plan(result: Result, language: Language) -> str:
    value = result.actual.value or Decimal(0)
    over = amount_text(value, result.decimals, result.unit, language)
    if language == "vi":
        return "kế hoạch bằng 0 nên không tính tỷ lệ" + (f", vượt {over}" if value > 0 else "")
    return "the plan is 0, so no percentage" + (f", {over} above it" if value > 0 else "")


def pace(result: Result, language: Language) -> str:
    """The gap to the trajectory; at a threshold with as many digits as agree with the verdict."""
    if result.pace_points is None or is_whole_year(Period.parse(result.period)):
        return ""
    by_share = share_of_trajectory(result, language)
    if by_share:
        return by_share
    decimals = gap_decimals(result)
    size = points_text(result.pace_points, decimals, language)
    if fixed_text(result.pace_points, decimals, language).strip("−0,.") == "":
        return "đúng tiến độ" if language == "vi" else "on schedule"
    under = result.pace_points < 0
    if ceiling(result):
        words = {"vi": ("thấp hơn", "cao hơn"), "en": ("below", "above")}
        side = words[language][0 if under else 1]
        return f"{side} mức theo thời gian {size}" if language == "vi" else f"{size} {side} the time-proportional level"
    if language == "vi":
        return f"{'kém' if under else 'vượt'} tiến độ {size}"
    return f"{size} {'behind' if under else 'ahead of'} schedule"


def share_of_trajectory(result: Result, language: Language) -> str:
    """The pace as a percentage of where the plan should stand, where the office's thresholds are set on that."""
    rules = thresholds_at(Period.parse(result.period).last_day)
    share = result.percent_of_trajectory
    if rules.measure != "percent" or share is None:
        return ""
    edges = tuple(200 - edge for edge in rules.edges()) if ceiling(result) else rules.edges()
    shown = fixed_text(share, faithful_decimals(share, edges, 1), language)
    return f"bằng {shown}% tiến độ cần có" if language == "vi" else f"{shown}% of the required pace"


def gap_decimals(result: Result) -> int:
    """One decimal, or more where one would put the printed gap on the other side of a threshold."""
    edges = thresholds_at(Period.parse(result.period).last_day).edges()
    if ceiling(result):
        edges = tuple(-edge for edge in edges)
    return faithful_decimals(result.pace_points or Decimal(0), edges, 1)


def ceiling(result: Result) -> bool:
    """Whether the target is a level to stay under, told by value and not by the share of a fall."""
    by_progress = result.kind == "ratio" and result.direction == "down"
    return result.target is not None and falling(result.target, result.direction) and not by_progress


def year_end(result: Result, language: Language) -> str:
    """The official class of a finished year, and how far under a ceiling."""
    if result.year_end == "unknown" or result.target is None:
        return ""
    word = YEAR_END[language][result.year_end]
    said = f"{word} kế hoạch" if language == "vi" else f"target {word}"
    room = under_ceiling(result, result.target)
    if room is None or result.year_end == "missed":
        return said
    share = fixed_text(room, 1, language)
    return f"{said}, thấp hơn mức trần {share}%" if language == "vi" else f"{said}, {share}% under the ceiling"


def under_ceiling(result: Result, target: Target) -> Decimal | None:
    """(L − C) / L × 100: percent below a ceiling of amounts; None where there is none to speak of."""
    plan = plan_number(target, result.direction)
    value = Decimal(0) if result.actual.status == "nil" else result.actual.value
    if not ceiling(result) or result.kind in RATES or plan is None or plan <= 0 or value is None or value >= plan:
        return None
    return (plan - value) * 100 / plan


def last_year(result: Result, language: Language) -> str:
    """Index form, "bằng x% so với cùng kỳ", for amounts; percentage points for rates."""
    same = result.same_period
    months = shorter_months(same, language)
    if same.index is not None:
        share = f"{fixed_text(same.index, 1, language)}%"
        return f"bằng {share} so với cùng kỳ{months}" if language == "vi" else f"{share} of the same period{months}"
    if same.difference is None or result.kind not in RATES:
        return different_area(same, language)
    return changed(result, same.difference, language)


def shorter_months(same: SamePeriod, language: Language) -> str:
    if not same.period:
        return ""
    period = until_text(Period.parse(same.period), language)
    return f" (chỉ so {period})" if language == "vi" else f" (compared {period} only)"


def different_area(same: SamePeriod, language: Language) -> str:
    if same.reason != "area_changed":
        return ""
    if language == "vi":
        return "không so cùng kỳ vì địa giới đã thay đổi"
    return "not compared with last year: the area has changed"


def changed(result: Result, difference: Decimal, language: Language) -> str:
    """ "tăng 0,5 điểm phần trăm" for rates in %, "tăng 6 bậc" for a better rank, else in the own unit."""
    if difference == 0:
        return "bằng cùng kỳ" if language == "vi" else "unchanged on last year"
    rank = result.kind == "rank"
    size = fixed_text(abs(difference), 0 if rank else max(result.decimals, 1), language)
    up = (difference > 0) != rank
    if language == "vi":
        unit = "bậc" if rank else "điểm phần trăm" if result.unit in ("%", "điểm %") else result.unit
        return f"{'tăng' if up else 'giảm'} {size} {unit} so với cùng kỳ"
    unit = "places" if rank else "percentage points" if result.unit in ("%", "điểm %") else unit_text(result.unit, "en")
    return f"{'up' if up else 'down'} {size} {unit} on last year"
