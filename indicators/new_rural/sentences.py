"""What the criteria and levels say in a few sentences: who fell back, the share, who is near, what does not add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from data.period import Period
from indicators.arithmetic import Undefined
from indicators.new_rural.levels import Levels
from indicators.new_rural.matrix import Commune, Matrix
from indicators.short import limited, listing, place_name, several
from indicators.wording import Language, figure_text, fixed_text, until_text


def sentences(matrix: Matrix | None, levels: Levels | None = None, language: Language = "vi") -> str:
    """At most 120 words on an area's communes; levels are named one inside the other and never added."""
    return limited(clauses(matrix, levels, language))


def clauses(matrix: Matrix | None, levels: Levels | None, language: Language) -> Iterator[str]:
    if matrix is not None:
        yield fallback(matrix, language)
    if levels is not None:
        yield share(levels, language)
        yield printed(levels, language)
        yield inside(levels, language)
    if matrix is not None:
        yield mean(matrix, language)
        yield near(matrix, language)
        yield silent(matrix, language)
        yield miscounted(matrix, language)


def day_of(found: Matrix | Levels) -> dt.date:
    return Period.parse(found.period).last_day


def where(levels: Levels, language: Language) -> str:
    return place_name(levels.area, levels.area_name, day_of(levels), language)


def fallback(matrix: Matrix, language: Language) -> str:
    fallen = matrix.fallback
    if not fallen:
        return ""
    names = listing([lacking(one, day_of(matrix), language) for one in fallen], language, 4)
    if language == "vi":
        return f"{len(fallen)} xã đã đạt chuẩn nay thiếu tiêu chí: {names}"
    return f"{several(len(fallen), 'certified commune')} now lacking criteria: {names}"


def lacking(commune: Commune, day: dt.date, language: Language) -> str:
    numbers, name = ", ".join(commune.lacking), place_name(commune.area, commune.area_name, day, language)
    return f"{name} (thiếu {numbers})" if language == "vi" else f"{name} (lacks {numbers})"


def share(levels: Levels, language: Language) -> str:
    own = levels.certified
    if own.count.counted is None:
        return ""
    count, name = figure_text(own.count.counted, 0, language), where(levels, language)
    when = until_text(Period.parse(levels.period), language)
    if own.count.bound == ">=" and not isinstance(own.communes, Undefined):
        every = figure_text(own.communes, 0, language)
        return (f"{name} có ít nhất {count}/{every} xã đạt chuẩn {when}" if language == "vi"
                else f"{name} had at least {count} of {every} communes certified {when}")  # fmt: skip
    if isinstance(own.percent, Undefined) or isinstance(own.communes, Undefined):
        return (f"{name} có {count} xã đạt chuẩn {when}, chưa rõ tổng số xã" if language == "vi"
                else f"{name} had {count} certified communes {when}; of how many is not known")  # fmt: skip
    every, percent = figure_text(own.communes, 0, language), fixed_text(own.percent, 2, language)
    if language == "vi":
        return f"{name} có {count}/{every} xã đạt chuẩn {when}, bằng {percent}%"
    return f"{name} had {count} of {every} communes certified {when}, {percent}%"


def printed(levels: Levels, language: Language) -> str:
    """Where the printed share is not the rounded one: cut off, or another number."""
    value, exact = levels.printed.value, levels.certified.percent
    if value is None or isinstance(exact, Undefined) or levels.printed_share in ("exact", "rounded"):
        return ""
    said, real = fixed_text(value, 2, language), fixed_text(exact, 3, language)
    cut = levels.printed_share == "truncated"
    if language == "vi":
        return f"Báo cáo ghi {said}%{' (cắt bớt số lẻ)' if cut else ''}, tính lại là {real}%"
    return f"The report prints {said}%{' (cut off)' if cut else ''}; recomputed {real}%"


def inside(levels: Levels, language: Language) -> str:
    """The higher levels, said to lie inside the lower."""
    advanced, model = levels.advanced.count.counted, levels.model.count.counted
    if advanced is None and model is None:
        return ""
    top = None if model is None else figure_text(model, 0, language)
    if advanced is None:
        return f"Trong đó có {top} xã kiểu mẫu" if language == "vi" else f"Among them {top} model"
    high = figure_text(advanced, 0, language)
    if language == "vi":
        return f"Trong đó có {high} xã nâng cao{f', gồm cả {top} xã kiểu mẫu' if top else ''}"
    return f"Among them {high} advanced{f', including {top} model' if top else ''}"


def mean(matrix: Matrix, language: Language) -> str:
    value = matrix.mean
    complete = sum(1 for one in matrix.communes if not isinstance(one.met, Undefined))
    if isinstance(value, Undefined):
        value = matrix.mean_reported
        if isinstance(value, Undefined):
            return ""
        number = fixed_text(value, 1, language)
        every = len(matrix.communes)
        return (f"Bình quân {number} tiêu chí/xã ở {complete}/{every} xã đã báo cáo đủ" if language == "vi"
                else f"{number} criteria a commune in the {complete} of {every} that reported all")  # fmt: skip
    number = fixed_text(value, 1, language)
    return f"Bình quân {number} tiêu chí/xã" if language == "vi" else f"{number} criteria a commune on average"


def near(matrix: Matrix, language: Language) -> str:
    found = matrix.nearest
    if not found:
        return ""
    names = listing([lacking(one, day_of(matrix), language) for one in closest(found)], language, 3)
    return f"Gần đạt chuẩn nhất: {names}" if language == "vi" else f"Nearest to the standard: {names}"


def closest(communes: Sequence[Commune]) -> list[Commune]:
    """Those that lack as few as the first."""
    return [one for one in communes if len(one.lacking) == len(communes[0].lacking)]


def silent(matrix: Matrix, language: Language) -> str:
    names = [place_name(one.area, one.area_name, day_of(matrix), language) for one in matrix.not_reported]
    if not names:
        return ""
    who = listing(names, language, 3)
    return (f"{len(names)} xã chưa báo cáo: {who}" if language == "vi"
            else f"{several(len(names), 'commune')} not reported: {who}")  # fmt: skip


def miscounted(matrix: Matrix, language: Language) -> str:
    wrong = matrix.miscounted
    if not wrong:
        return ""
    by_code = {one.area: place_name(one.area, one.area_name, day_of(matrix), language) for one in matrix.communes}
    first = wrong[0]
    name, said, marked = by_code[first.subject], plain(first.stated), plain(first.computed)
    return (f"{name} ghi {said} tiêu chí nhưng đánh dấu {marked}" if language == "vi"
            else f"{name} states {said} criteria but marks {marked}")  # fmt: skip


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
