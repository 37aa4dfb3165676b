"""What an index says in a few sentences: score and rank together, what fell, what needs a second look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from indicators.arithmetic import Undefined
from indicators.competitiveness.pci import Pci
from indicators.competitiveness.steps import Move, rank_text
from indicators.competitiveness.units import Unit, Units
from indicators.short import limited, listing, place_name, several
from indicators.wording import Language, figure_text, fixed_text


def sentences(found: Pci, language: Language = "vi") -> str:
    """At most 120 words on a province's PCI; "tăng 6 bậc" is an improvement, a smaller rank being better."""
    return limited(clauses(found, language))


def clauses(found: Pci, language: Language) -> Iterator[str]:
    yield headline(found, language)
    fell = found.fell
    if fell:
        names = listing([f"{one.name(language)} ({signed(one, language)})" for one in fell], language, 4)
        yield (f"{len(fell)} chỉ số thành phần giảm: {names}" if language == "vi"
               else f"{len(fell)} sub-{'index' if len(fell) == 1 else 'indices'} fell: {names}")  # fmt: skip
    weak = found.weakest[:2]
    if weak:
        names = ", ".join(f"{one.name(language)} {points(one.now.value, language)}" for one in weak)
        yield f"Thấp nhất là {names}" if language == "vi" else f"Lowest are {names}"
    band = found.edition.band
    if not isinstance(band, Undefined):
        yield (f"Nhóm điều hành: {band.name_vi}" if language == "vi" else f"Class: {band.name_en}")


def headline(found: Pci, language: Language) -> str:
    """Score and rank with their changes in one sentence; the ones that are not published are said not to be."""
    score, rank, year = found.edition.score, found.edition.rank, found.edition.year
    parts = [of_score(score, language), of_rank(rank, language)]
    said = [part for part in parts if part]
    name = place_name(found.area, found.area_name, dt.date(year, 12, 31), language)
    if not said:
        return (f"Năm {year}, điểm và hạng PCI của {name} chưa được công bố" if language == "vi"
                else f"PCI {year} of {name} is not published")  # fmt: skip
    link = {"vi": " nhưng " if found.edition.crossed else ", ", "en": " but " if found.edition.crossed else ", "}
    compared = any(not isinstance(one.change, Undefined) for one in (score, rank))
    against = {"vi": f" so với năm {year - 1}", "en": f" against {year - 1}"}[language] if compared else ""
    opening = {"vi": f"PCI năm {year} của {name}: ", "en": f"PCI {year} of {name}: "}[language]
    return opening + link[language].join(said) + against


def of_score(score: Move, language: Language) -> str:
    if score.now.value is None:
        return ""
    value = f"{points(score.now.value, language)} {'điểm' if language == 'vi' else 'points'}"
    change = score.change
    if isinstance(change, Undefined):
        return value
    if change == 0:
        return f"{value}, {'không đổi' if language == 'vi' else 'unchanged'}"
    word = {"vi": "tăng" if change > 0 else "giảm", "en": "up" if change > 0 else "down"}[language]
    return f"{value}, {word} {points(abs(change), language)}{' điểm' if language == 'vi' else ''}"


def of_rank(rank: Move, language: Language) -> str:
    if rank.now.value is None:
        return ""
    own = figure_text(rank.now.value, 0, language)
    value = f"xếp hạng {own}" if language == "vi" else f"rank {own}"
    return value if isinstance(rank.steps, Undefined) else f"{value}, {rank_text(rank.steps, language)}"


def points(value: Decimal | None, language: Language) -> str:
    return fixed_text(value or Decimal(0), 2, language)


def signed(move: Move, language: Language) -> str:
    return "" if isinstance(move.change, Undefined) else points(move.change, language)


def units_sentences(found: Units, language: Language = "vi") -> str:
    """At most 120 words on the units of an index: lowest first, then the best, those without a score, odd scores."""
    return limited(unit_clauses(found, language))


def unit_clauses(found: Units, language: Language) -> Iterator[str]:
    vi = language == "vi"
    scored = [one for one in found.units if one.rank is not None]
    if not scored:
        yield (f"Chưa có điểm {found.name_vi} năm {found.year} của các đơn vị" if vi
               else f"No scores of {found.name_en} for {found.year}")  # fmt: skip
        return
    low, high = scored[-1], scored[0]
    lowest, highest = named(low, found.year, language), named(high, found.year, language)
    yield (f"{found.name_vi} năm {found.year}: thấp nhất {lowest}, cao nhất {highest}" if vi
           else f"{found.name_en} {found.year}: lowest {lowest}, highest {highest}")  # fmt: skip
    lost = [one for one in scored if not isinstance(one.score.change, Undefined) and one.score.change < 0]
    if lost:
        names = listing([name_of(one, found.year, language) for one in lost], language)
        yield f"{len(lost)} đơn vị giảm điểm: {names}" if vi else f"{several(len(lost), 'unit')} lost points: {names}"
    for one in found.outliers:
        who = named(one, found.year, language)
        yield (f"Điểm của {who} khác hẳn các đơn vị còn lại, cần kiểm tra nguồn" if vi
               else f"The score of {who} is far from all others; check its source")  # fmt: skip
    if found.without:
        names = listing([name_of(one, found.year, language) for one in found.without], language, 3)
        yield (f"{len(found.without)} đơn vị chưa có điểm công bố: {names}" if vi
               else f"{several(len(found.without), 'unit')} without a published score: {names}")  # fmt: skip


def name_of(unit: Unit, year: int, language: Language) -> str:
    return place_name(unit.area, unit.area_name, dt.date(year, 12, 31), language)


def named(unit: Unit, year: int, language: Language) -> str:
    return f"{name_of(unit, year, language)} ({points(unit.score.now.value, language)})"
