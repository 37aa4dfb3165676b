"""What the criteria and levels say in a few sentences: who fell back, the share, who is near, what does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from data.period import Period
from indicators.arithmetic import Undefined
from indicators.new_rural.levels import Levels
from indicators.new_rural.matrix import Commune, Matrix
from indicators.short import limited, listing
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


def fallback(matrix: Matrix, language: Language) -> str:
    fallen = matrix.fallback
    if not fallen:
        return ""
    names = listing([lacking(one, language) for one in fallen], language, 4)
    if language == "vi":
        return f"{len(fallen)} xã đã đạt chuẩn nay thiếu tiêu chí: {names}"
    return f"{len(fallen)} certified communes now lack criteria: {names}"


def lacking(commune: Commune, language: Language) -> str:
    numbers = ", ".join(commune.lacking)
    return f"{commune.area_name} (thiếu {numbers})" if language == "vi" else f"{commune.area_name} (lacks {numbers})"


def share(levels: Levels, language: Language) -> str:
    own = levels.certified
    if own.count.counted is None:
        return ""
    count = figure_text(own.count.counted, 0, language)
    when = until_text(Period.parse(levels.period), language)
    if own.count.bound == ">=" and not isinstance(own.communes, Undefined):
        every = figure_text(own.communes, 0, language)
        return (f"{levels.area_name} có ít nhất {count}/{every} xã đạt chuẩn {when}" if language == "vi"
                else f"{levels.area_name} had at least {count} of {every} communes certified {when}")  # fmt: skip
    if isinstance(own.percent, Undefined) or isinstance(own.communes, Undefined):
        return (f"{levels.area_name} có {count} xã đạt chuẩn {when}, chưa rõ tổng số xã" if language == "vi"
                else f"{levels.area_name} had {count} certified communes {when}; of how many is not known")  # fmt: skip
    every, percent = figure_text(own.communes, 0, language), fixed_text(own.percent, 2, language)
    if language == "vi":
        return f"{levels.area_name} có {count}/{every} xã đạt chuẩn {when}, bằng {percent}%"
    return f"{levels.area_name} had {count} of {every} communes certified {when}, {percent}%"


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
    words = {"vi": ("nâng cao", "kiểu mẫu"), "en": ("advanced", "model")}[language]
    parts = [
        f"{figure_text(v, 0, language)} {w}" for v, w in zip((advanced, model), words, strict=True) if v is not None
    ]
    return f"trong đó {', '.join(parts)}" if language == "vi" else f"among them {', '.join(parts)}"


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
    names = listing([lacking(one, language) for one in closest(found)], language, 3)
    return f"Gần đạt chuẩn nhất: {names}" if language == "vi" else f"Nearest to the standard: {names}"


def closest(communes: Sequence[Commune]) -> list[Commune]:
    """Those that lack as few as the first."""
    return [one for one in communes if len(one.lacking) == len(communes[0].lacking)]


def silent(matrix: Matrix, language: Language) -> str:
    names = [one.area_name for one in matrix.not_reported]
    if not names:
        return ""
    who = listing(names, language, 3)
    return (f"{len(names)} xã chưa báo cáo: {who}" if language == "vi"
            else f"{len(names)} communes have not reported: {who}")  # fmt: skip


def miscounted(matrix: Matrix, language: Language) -> str:
    wrong = matrix.miscounted
    if not wrong:
        return ""
    by_code = {one.area: one.area_name for one in matrix.communes}
    first = wrong[0]
    name, said, marked = by_code[first.subject], plain(first.stated), plain(first.computed)
    return (f"{name} ghi {said} tiêu chí nhưng đánh dấu {marked}" if language == "vi"
            else f"{name} states {said} criteria but marks {marked}")  # fmt: skip


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
