"""Results in words: the pieces that the overview, the indicator page and the tables share."""

from __future__ import annotations

from decimal import Decimal

from data.catalogue import Definition, catalogue
from data.locale import text, text_or
from data.numbers import rounded
from data.period import Period
from data.reference_files import rows
from data.units import find_unit
from indicators.result import Actual, Result, Source, Target
from layouts import formats
from layouts.views import Bullet, Figure, SourceLine, Verdict


def verdict(code: str, language: str) -> Verdict:
    return Verdict(code=code, mark=formats.mark(code), word=formats.word(code, language))


def unit_name(unit: str, language: str) -> str:
    """The unit as the reader's language writes it."""
    known = find_unit(unit)
    return known.name_en if language == "en" and known and known.name_en else unit


def name_of(result: Result, language: str) -> str:
    return result.name_en if language == "en" and result.name_en else result.name_vi


def definition_of(code: str) -> Definition | None:
    return catalogue().get(code)


def sector_name(code: str, language: str) -> str:
    return text_or(f"sector.{code}", language, code.replace("_", " ").capitalize())


def sender_name(code: str, language: str) -> str:
    """The office's name as the list of senders gives it."""
    column = "name_en" if language == "en" else "name_vi"
    return next((row[column] for row in rows("senders") if row["code"] == code and row[column]), code)


def source_title(source: Source | None, language: str) -> str:
    """Hover text of a figure: its file, sheet and cell, and when the office knew."""
    if source is None:
        return ""
    place = f"{source.sheet}!{source.cell}" if source.cell else source.sheet
    return " · ".join(part for part in (source.file, place, formats.date(source.known_on, language)) if part)


def cell_of(source: Source | None) -> int:
    return source.observation_id if source else 0


def actual_figure(actual: Actual, decimals: int, language: str) -> Figure:
    return Figure(
        text=formats.number(actual.value, language, decimals) if actual.value is not None else nothing_said(actual),
        value=actual.value,
        estimate=actual.is_estimate,
        cell=cell_of(actual.source),
        title=source_title(actual.source, language),
    )


def nothing_said(actual: Actual) -> str:
    """`-`, `…` or `x` where an observation says so; a blank is no observation and stays blank."""
    return formats.NOTHING.get(actual.status, "") if actual.source is not None else ""


def places(result: Result) -> int:
    """Decimals worth printing: one at most where the figures run into hundreds; the cell keeps them all."""
    sizes = [
        abs(value)
        for value in (result.actual.value, result.target.value if result.target else None)
        if value is not None
    ]
    return min(result.decimals, 1) if sizes and max(sizes) >= 100 else result.decimals


def target_text(target: Target, decimals: int, language: str) -> str:
    """`6.546,2`, `≥ 60,0`, `10,5 – 11,0`."""
    if target.low is not None and target.high is not None:
        return f"{formats.number(target.low, language, decimals)} – {formats.number(target.high, language, decimals)}"
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}.get(target.bound, "")
    return sign + formats.number(target.value, language, decimals) if target.value is not None else ""


def target_figure(target: Target | None, decimals: int, language: str) -> Figure:
    if target is None:
        return Figure()
    return Figure(
        text=target_text(target, decimals, language),
        value=target.value,
        cell=cell_of(target.source),
        title=source_title(target.source, language),
    )


def plan_name(target: Target | None, language: str) -> str:
    """Whose plan it is and which version, in words."""
    if target is None:
        return text("plan.none", language)
    who = (
        text(f"authority.{target.authority}", language)
        if target.authority != "none"
        else text("plan.assigned", language)
    )
    if target.version == "initial":
        return who
    return f"{who} ({text('plan.adjusted', language, number=target.version.rpartition('-')[2])})"


def percent_decimals(value: Decimal | None) -> int:
    """One decimal; two where one would round up to a whole hundred that was not reached."""
    return 2 if value is not None and value < 100 <= rounded(value, 1) else 1


def percent_figure(result: Result, language: str) -> Figure:
    value = result.percent_of_target
    if value is None:
        shown = formats.NOTHING["not_applicable"] if result.reason == "zero_target" else ""
        return Figure(text=shown, title=reason(result.reason, language))
    return Figure(text=formats.number(value, language, percent_decimals(value)), value=value)


def same_figure(result: Result, language: str) -> Figure:
    """Against the same months of last year: index in percent, or difference in points for ratios."""
    same = result.same_period
    if same.index is not None:
        change = formats.signed(same.index - 100, language)
        return Figure(
            text=f"{change}%", value=same.index, cell=cell_of(same.source), title=source_title(same.source, language)
        )
    if same.difference is not None:
        return Figure(
            text=formats.signed(same.difference, language),
            value=same.difference,
            title=text("format.in_points", language),
        )
    return Figure(title=reason(same.reason, language))


def reason(code: str | None, language: str) -> str:
    return text_or(f"reason.{code}", language, code) if code else ""


def bullet(result: Result, language: str) -> Bullet:
    done, due = result.percent_of_target, result.trajectory.share if result.trajectory else None
    label = text(
        "overview.bullet",
        language,
        done=formats.percent(done, language) or "–",
        due=formats.percent(due, language) or "–",
    )
    return Bullet(done=number_or_none(done), due=number_or_none(due), status=result.now, label=label)


def number_or_none(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def gap(result: Result, language: str) -> str:
    return formats.points(result.pace_points, language)


def forecast_figure(result: Result, language: str) -> Figure:
    guess = result.forecast
    if guess is None:
        return Figure()
    low, high = (formats.number(end, language, places(result)) for end in (guess.low, guess.high))
    return Figure(
        text=formats.number(guess.value, language, places(result)),
        value=guess.value,
        title=text(
            f"forecast.{guess.method}" if low != high else f"forecast.{guess.method}_only", language, low=low, high=high
        ),
    )


def sentence(result: Result, language: str) -> str:
    return result.sentence_en if language == "en" else result.sentence_vi


def period_words(period: str, language: str) -> str:
    return formats.period(Period.parse(period), language)


def source_line(row: str, column: str, source: Source | None) -> list[SourceLine]:
    if source is None:
        return []
    return [
        SourceLine(
            row=row,
            column=column,
            file=source.file,
            sheet=source.sheet,
            cell=source.cell,
            value=source.value,
            unit=source.unit,
        )
    ]


def official_words(result: Result, language: str) -> str:
    """The officials' own label, and that the figures say otherwise where they do; empty without a label."""
    label = result.official
    if label is None:
        return ""
    key = "official.differs" if label.agrees is False else "official.said"
    return text(key, language, words=label.words)
