"""What a land-use table says in a few sentences: breaches first, then what lags, then sums that do not come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from indicators.arithmetic import Undefined, number
from indicators.figures import Finding
from indicators.land_use.conversion import Taken
from indicators.land_use.projects import ProjectList
from indicators.land_use.table import LandRow, LandTable
from indicators.short import limited, lowered, percent_text, place_name, several
from indicators.wording import Language, fixed_text


def sentences(
    table: LandTable, language: Language = "vi", taken: Taken | None = None, projects: ProjectList | None = None
) -> str:  # fmt: skip
    """At most 120 words on one area's land plan, from its results only; what is missing is never 0."""
    return limited(clauses(table, language, taken, projects))


def clauses(
    table: LandTable, language: Language, taken: Taken | None, projects: ProjectList | None
) -> Iterator[str]:  # fmt: skip
    vi = language == "vi"
    if not table.rows:
        yield (f"Chưa có số liệu sử dụng đất năm {table.year} của {where(table, language)}" if vi
               else f"No land-use figures of {where(table, language)} for {table.year}")  # fmt: skip
    for row in table.breaches:
        yield breach(row, language)
    for taken_row in taken.breaches if taken else ():
        beyond = hectares(number(taken_row.excess), language)
        name = lowered(taken_row.name(language))
        yield f"{name} vượt kế hoạch {beyond}" if vi else f"{name}: {beyond} more than planned"
    if table.rows and not any(row.result.counted is not None for row in table.rows):
        name = where(table, language)
        yield (f"Chưa có kết quả thực hiện kế hoạch sử dụng đất năm {table.year} của {name}" if vi
               else f"What {name} made of its land plan of {table.year} is not reported yet")  # fmt: skip
    lag = lagging(table)
    if lag is not None:
        share = percent_text(number(lag.realised) or Decimal(0), language)
        yield (f"Năm {table.year}, {where(table, language)} thực hiện thấp nhất ở {lowered(lag.name_vi)}: "
               f"{share} mức thay đổi theo kế hoạch" if vi
               else f"In {table.year} {where(table, language)} lags most on {lowered(lag.name_en)}: "
                    f"{share} of the planned change was made")  # fmt: skip
    gap = widest(table)
    if gap is not None:
        yield against_plan(gap, table, language)
    yield from of_projects(projects, language)
    wrong = table.disagreements
    if wrong:
        yield disagreement(wrong[0], table, len(wrong), language)


def where(table: LandTable, language: Language) -> str:
    return place_name(table.area, table.area_name, dt.date(table.year, 12, 31), language)


def hectares(value: Decimal | None, language: Language) -> str:
    return f"{fixed_text(value or Decimal(0), 2, language)} ha"


def breach(row: LandRow, language: Language) -> str:
    beyond = hectares(number(row.excess), language)
    if language == "vi":
        return f"{row.name_vi} giảm quá kế hoạch {beyond}: đã chuyển mục đích nhiều hơn mức được phép"
    return f"{row.name_en} fell {beyond} below the plan: more was converted than was allowed"


def lagging(table: LandTable) -> LandRow | None:
    """The additive leaf row whose planned change was realised least, below 100 %."""
    parents = {row.parent for row in table.rows if row.relation == "additive"}
    below = [
        row for row in table.rows
        if row.relation == "additive" and row.code not in parents and not isinstance(row.realised, Undefined)
        and row.realised < 100
    ]  # fmt: skip
    return min(below, key=lambda row: (number(row.realised) or Decimal(0), row.code), default=None)


def widest(table: LandTable) -> LandRow | None:
    """The leaf whose result is farthest from its plan."""
    parents = {row.parent for row in table.rows if row.relation == "additive"}
    rows = [
        row for row in table.rows
        if row.relation == "additive" and row.code not in parents and not isinstance(row.difference, Undefined)
        and row.difference != 0
    ]  # fmt: skip
    return max(rows, key=lambda row: (abs(number(row.difference) or Decimal(0)), row.code), default=None)


def against_plan(row: LandRow, table: LandTable, language: Language) -> str:
    size = number(row.difference) or Decimal(0)
    plan, result = (hectares(one.counted, language) for one in (row.plan, row.result))
    gap = hectares(abs(size), language)
    if language == "vi":
        word = "cao hơn" if size > 0 else "thấp hơn"
        return (f"Cuối năm {table.year}, {lowered(row.name_vi)} của {where(table, language)} là {result}, "
                f"{word} kế hoạch {gap} (kế hoạch {plan})")  # fmt: skip
    word = "above" if size > 0 else "below"
    return (f"At the end of {table.year} {lowered(row.name_en)} in {where(table, language)} was {result}, "
            f"{gap} {word} the plan of {plan}")  # fmt: skip


def of_projects(projects: ProjectList | None, language: Language) -> Iterator[str]:
    if projects is None or not projects.listed:
        return
    if projects.stale and projects.deadline:
        names = "; ".join(p.name for p in projects.stale[:2])
        count, years = len(projects.stale), projects.deadline.years
        yield (f"{count} dự án đã ghi danh mục từ {years} năm trở lên chưa thấy thực hiện, gồm {names}"
               if language == "vi" else f"{several(count, 'project')} listed for {years} years or more not known "
                    f"to be carried out, among them {names}")  # fmt: skip
    if language == "vi":
        yield (f"Danh mục năm {projects.year} có {projects.listed} dự án: {projects.done} đã thực hiện, "
               f"{projects.started} đang thực hiện, {projects.not_reported} chưa có báo cáo")  # fmt: skip
    else:
        yield (f"The list of {projects.year} has {several(projects.listed, 'project')}: {projects.done} done, "
               f"{projects.started} under way, {projects.not_reported} not reported")  # fmt: skip


def disagreement(finding: Finding, table: LandTable, count: int, language: Language) -> str:
    row = table.row(finding.subject)
    name = row.name(language) if row else finding.subject.upper()
    stated, computed = (hectares(value, language) for value in (finding.stated, finding.computed))
    if language == "vi":
        return f"{count} tổng không khớp, trong đó {lowered(name)} ghi {stated} nhưng các phần cộng lại {computed}"
    verb = "does" if count == 1 else "do"
    first = f"{lowered(name)}: {stated} stated, {computed} by its parts"
    return f"{several(count, 'sum')} {verb} not agree, among them {first}"
