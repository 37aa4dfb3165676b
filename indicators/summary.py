"""The tally of many results and the two sentences that say it, honestly and in at most 120 words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.period import Period
from indicators.narrative import against_plan, pace
from indicators.result import NOW_ORDER, Result, Statement, Tally
from indicators.targets import plan_number
from indicators.verdict import is_whole_year
from indicators.wording import Language, amount_text, target_text, until_text

MOST_WORDS = 120


def tally_of(results: Sequence[Result]) -> Tally:
    """Counted both ways: where each stands now, and what became of it at year end."""
    counts = Counter[str](result.now for result in results)
    counts.update(result.year_end for result in results if result.year_end != "unknown")
    return Tally(**counts)


def worst_first(results: Sequence[Result], over: bool) -> tuple[Result, ...]:
    """Late, slightly late, undefined, no data, on track, ahead; missed ones first once the year is over."""
    places = {now: place for place, now in enumerate(NOW_ORDER)}

    def order(result: Result) -> tuple[bool, int, object, str]:
        gap = result.pace_points
        return over and result.year_end != "missed", places[result.now], (gap is None, gap or 0), result.indicator

    return tuple(sorted(results, key=order))


def overview_statements(results: Sequence[Result], period: Period) -> tuple[Statement, ...]:
    """How many of how many targets, then the misses by name while they fit; each with its observations."""
    planned = [result for result in results if result.target is not None]
    if not planned:
        vi, en = without_targets(results, period, "vi"), without_targets(results, period, "en")
        return (Statement(vi=vi, en=en, observations=observations_of(results)),)
    over = is_whole_year(period)
    vi, en = first_sentence(planned, period, over, "vi"), first_sentence(planned, period, over, "en")
    said = [Statement(vi=vi, en=en, observations=observations_of(planned))]
    for result in worst_first([r for r in planned if is_miss(r, over)], over):
        more = Statement(
            vi=missed(result, over, "vi"), en=missed(result, over, "en"), observations=observations_of([result])
        )
        if too_long([*said, more]):
            break
        said.append(more)
    return tuple(said)


def observations_of(results: Sequence[Result]) -> tuple[int, ...]:
    """Ids of the observations that the results rest on, each once, in order."""
    ids = (source.observation_id for result in results for source in result.inputs if source.observation_id)
    return tuple(dict.fromkeys(ids))


def too_long(said: Sequence[Statement]) -> bool:
    """Whether either language would have more than 120 words."""
    words = (sum(len(getattr(statement, language).split()) for statement in said) for language in ("vi", "en"))
    return max(words) > MOST_WORDS


def is_good(result: Result, over: bool) -> bool:
    if over and result.year_end != "unknown":
        return result.year_end in ("met", "exceeded")
    return result.now in ("ahead", "on_track")


def is_miss(result: Result, over: bool) -> bool:
    if over and result.year_end != "unknown":
        return result.year_end == "missed"
    return result.now in ("late", "slightly_late")


def first_sentence(planned: Sequence[Result], period: Period, over: bool, language: Language) -> str:
    """ "Đến hết tháng 6/2020: 9/15 chỉ tiêu đạt tiến độ, 4 chậm, 2 chưa có số liệu." """
    good = sum(is_good(result, over) for result in planned)
    bad = sum(is_miss(result, over) for result in planned)
    silent = sum(result.now == "no_data" for result in planned)
    counts = [(bad, BAD[language][over]), (silent, SILENT[language]),
              (len(planned) - good - bad - silent, OPEN[language])]  # fmt: skip
    rest = "".join(f", {count} {word}" for count, word in counts if count)
    when = until_text(period, language)
    return f"{when[:1].upper()}{when[1:]}: {good}/{len(planned)} {GOOD[language][over]}{rest}."


GOOD: dict[Language, tuple[str, str]] = {
    "vi": ("chỉ tiêu đạt tiến độ", "chỉ tiêu đạt hoặc vượt kế hoạch"),
    "en": ("targets on schedule", "targets met or exceeded"),
}
BAD: dict[Language, tuple[str, str]] = {"vi": ("chậm", "không đạt"), "en": ("late", "missed")}
SILENT: dict[Language, str] = {"vi": "chưa có số liệu", "en": "without data"}
OPEN: dict[Language, str] = {"vi": "chưa xác định được", "en": "undetermined"}


def without_targets(results: Sequence[Result], period: Period, language: Language) -> str:
    known = sum(result.now != "no_data" for result in results)
    when = until_text(period, language)
    start = f"{when[:1].upper()}{when[1:]}"
    if language == "vi":
        return f"{start}: {known} chỉ tiêu có số liệu, chưa có kế hoạch để so."
    return f"{start}: {known} indicators with data, no targets to compare with."


def missed(result: Result, over: bool, language: Language) -> str:
    """One miss: name and value, then target and gap of a finished year, or share and pace on the way."""
    target, value = result.target, result.actual.value
    name = result.name_vi if language == "vi" else result.name_en
    if target is None or value is None:
        return f"{name}: {against_plan(result, language)}."
    figure = amount_text(value, result.decimals, result.unit, language)
    if not over:
        clauses = (figure, against_plan(result, language), pace(result, language))
        return f"{name}: {', '.join(clause for clause in clauses if clause)}."
    goal = target_text(target, result.decimals, result.unit, language)
    plan = plan_number(target, result.direction)
    short = "" if plan is None else amount_text(abs(plan - value), result.decimals, points_unit(result), language)
    if language == "vi":
        return f"{name}: {figure}, mục tiêu {goal}, chênh {short}."
    return f"{name}: {figure}, target {goal}, gap {short}."


def points_unit(result: Result) -> str:
    return "điểm %" if result.unit == "%" else result.unit
