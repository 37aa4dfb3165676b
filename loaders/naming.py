"""Which area and which indicator each row and column of a table stands for.

The rows of a table are indicators, areas, projects or another dimension; the heading over the
labels says which, the labels confirm it. What the rows do not say, the columns or the title do.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from data.areas import Area, directory
from data.catalogue import catalogue
from data.cells import column_letters
from data.model import Problem
from data.text import clean, match_key, slug
from data.units import find_unit
from loaders.areas import level_of, mentioned, resolve
from loaders.columns import SUBSET, Sense
from loaders.context import Context
from loaders.indicator_names import Named, as_member, contained, known, member_of, propose, split_below
from loaders.outline import Row
from loaders.phrases import plain
from loaders.table import Table
from loaders.units_said import RATE, unit_of_label, unit_of_row
from loaders.vocabulary import said

COORDINATE_WORDS = re.compile(
    r"\b(ke hoach|kh|du toan|dt|thuc hien|th|ket qua|giai ngan|quyet toan|uoc|luy ke|lk|ca nam|nam|thang|quy|trong|den|"
    r"tinh|het|ngay|cung ky|ck|tong so|tong cong|tong|cong|giao|btc|ttg|hdnd|ubnd|so|t\d+|i{1,3}|iv|dau|cuoi|plan|"
    r"chi tieu|muc tieu|don vi|dieu chinh|chia|ra|theo|thg|do|va|cua|sau|dc|von|bo tai chinh|thu tuong|"
    r"chinh phu|hoi dong nhan dan|uy ban nhan dan|quyet dinh|nghi quyet|qd|nq|khong vuot qua|muc tran|phan dau)\b"
    r"|[\d/.,:%()*+\-]"
)
DIMENSION_OF_AXIS = {"source": "source", "ministry": "ministry", "program": "program"}


def level_said(heading: str) -> str:
    """The level that the heading over the labels names: `Tên xã` are communes though none was recognised."""
    phrase = plain(heading)
    levels = (("commune", r"\bxa\b|phuong|thi tran"), ("district", r"huyen|thi xa|\btx\b"), ("province", r"\btinh\b"))
    return next((level for level, pattern in levels if re.search(pattern, phrase)), "")


def without_keyword(part: str) -> str:
    """A heading without its "trong đó"; empty when it says nothing else."""
    found = SUBSET.match(plain(part))
    return part[len(found[0]) :].strip(" :") if found else part


class Namer:
    """Resolves rows and columns of one table; its `problems` say what could not be resolved."""

    def __init__(self, table: Table, context: Context, rows: list[Row], columns: list[Sense]) -> None:
        self.table, self.context, self.rows, self.columns = table, context, rows, columns
        self.problems: list[Problem] = []
        self.labels = [row.label for row in rows if not row.total and not row.section]
        self.level = level_of(self.labels, context.when)
        self.axis = self.find_axis()
        self.title_indicator = contained(context.title, table.unit)
        months = [s.spoken.first for s in columns if s.spoken.months == 1 and s.role != "target" and s.spoken.first]
        self.has_cumulative = any(self.sums_up(sense, months) for sense in columns)
        self.months_so_far = max(months, default=0)
        self.area_columns = self.find_area_columns()
        self.places: dict[int, Area | None] = {}
        self.row_names: dict[int, Named] = {}
        self.column_cache: dict[int, Named | None] = {}
        self.duplicate_paths = self.find_duplicates()
        if context.unknown_area:
            places = tuple(f"row {row.index}" for row in rows)
            params = {"label": context.unknown_area}
            self.problems += [Problem("unknown_sheet_area", "question", place, (), params) for place in places]

    def sums_up(self, sense: Sense, months: list[int]) -> bool:
        """Whether a column adds up the months to one that also has a column: that month then holds what it added."""
        if sense.check or sense.role == "target" or sense.previous_year:
            return False
        span = sense.spoken.months or 0
        return sense.running or (span > 1 and (sense.spoken.first or 1) + span - 1 in months)

    def find_axis(self) -> str:
        heading = " ".join(part for column in self.table.used_for("label") for part in column.path)
        named = said("rows", heading)
        if named == "area" and not self.level:
            self.level = level_said(heading)
        if named == "area" or (self.level and named in ("", "ministry")):
            return "area"
        return named or (
            "project" if self.table.used_for("code") and said("rows", self.context.title) == "project" else "indicator"
        )

    def find_duplicates(self) -> set[str]:
        """Labels that stand twice with the same short path: those need their whole path."""
        found = Counter(match_key(" > ".join(self.short_path(row))) for row in self.rows)
        return {path for path, times in found.items() if times > 1}

    # ---- areas

    def find_area_columns(self) -> dict[int, Area | None]:
        """Columns that stand for areas (`TP Hà Tĩnh`, `Xã Ân Phú`): column -> area, None where it is unclear which."""
        lasts = {s.column.index: without_keyword(s.column.path[-1]) for s in self.columns if s.column.path}
        level = level_of(list(lasts.values()), self.context.when)
        if self.axis == "area" or not level:
            return {}
        found: dict[int, Area | None] = {}
        for index, label in lasts.items():
            place = resolve(label, self.context.when, level, list(lasts.values()))
            if place.area is not None or place.candidates:
                found[index] = place.area
            if place.area is None and place.candidates:
                names = ", ".join(f"{area.name_vi} ({area.code})" for area in place.candidates)
                params = {"label": label, "candidates": names}
                where = f"column {column_letters(index)}"
                self.problems.append(Problem("ambiguous_area", "question", where, (), params))
        return found if len(found) >= 3 else {}

    def place_of(self, row: Row, sense: Sense) -> Area | None:
        """The area of a figure: its column's where columns are areas, else its row's."""
        if sense.column.index in self.area_columns:
            return self.area_columns[sense.column.index]
        return self.place(row)

    def place(self, row: Row) -> Area | None:
        """The area of a row; None when the label names none or several (the problem says which)."""
        if row.index not in self.places:
            self.places[row.index] = self.find_place(row)
        return self.places[row.index]

    def find_place(self, row: Row) -> Area | None:
        if self.axis == "area":
            return self.area_row(row)
        if self.context.unknown_area:
            return None
        if self.axis == "project":
            if (text := self.place_text(row)) and not row.children:
                return self.stated_place(row, text)
            for step in (row, *row.ancestors):
                if not step.code and re.match(r"ubnd|huyen|thi xa|thanh pho", plain(step.label)):
                    found = mentioned(step.label, self.context.when)
                    if found is not None:
                        return found
        return self.context.area

    def place_text(self, row: Row) -> str:
        """What the column `Địa điểm` says of a project's row."""
        column = next(iter(self.table.used_for("place")), None)
        cell = self.table.sheet.at(row.index, column.index) if column else None
        return clean(cell.value) if cell is not None and cell.kind == "text" else ""

    def stated_place(self, row: Row, text: str) -> Area | None:
        """The unit a project lies in; several, or one that no list knows, are asked about."""
        found = resolve(text, self.context.when)
        inside = tuple(a for a in found.candidates if a.parent_code == self.context.area.code)
        area = found.area or (inside[0] if len(inside) == 1 else None)
        if area is None:
            names = ", ".join(f"{a.name_vi} ({a.code})" for a in found.candidates)
            params = {"label": text, "candidates": names or "…"}
            self.problems.append(Problem("ambiguous_area", "question", f"row {row.index}", (), params))
        return area

    def area_row(self, row: Row) -> Area | None:
        if row.section or row.total:
            return self.whole()
        place = resolve(row.label, self.context.when, self.level, self.labels)
        if place.area is None and not place.candidates:
            earlier = self.context.when.replace(month=1, day=1)
            place = resolve(row.label, earlier, self.level, self.labels)
        if place.area is not None:
            return place.area
        code = "ambiguous_area" if place.candidates else "unknown_area"
        names = ", ".join(f"{area.name_vi} ({area.code})" for area in place.candidates)
        self.problems.append(
            Problem(code, "question", f"row {row.index}", (), {"label": row.label, "candidates": names})
        )
        return None

    def whole(self) -> Area | None:
        """The area that a total row of an area table stands for."""
        if self.context.unknown_area:
            return None
        if self.level == "province":
            return directory().nearest("VN", self.context.when)
        return self.context.area

    # ---- indicators

    def column_names(self, sense: Sense) -> bool:
        """Whether the column itself names the indicator."""
        return self.axis != "indicator" and self.column_named(sense) is not None

    def named(self, row: Row, sense: Sense) -> Named:
        if self.axis == "indicator":
            return self.row_named(row)
        own = self.column_named(sense)
        if own is not None:
            return own
        if self.title_indicator is not None:
            return Named(self.title_indicator)
        if self.axis == "project":
            return Named(catalogue()["investment_disbursement"])
        return propose((self.context.title or self.table.sheet.name,), self.table.unit, False)

    def column_named(self, sense: Sense) -> Named | None:
        index = sense.column.index
        if index not in self.column_cache:
            self.column_cache[index] = self.find_column_named(sense)
        return self.column_cache[index]

    def find_column_named(self, sense: Sense) -> Named | None:
        measured = find_unit(sense.unit or self.table.unit)
        money = measured is None or measured.base == "đồng"
        if self.axis == "source" or (self.axis == "project" and money):
            return None
        path = tuple(bare for part in sense.column.path if (bare := without_keyword(part)))
        unit = sense.unit or ("%" if RATE.match(plain(" ".join(path))) else self.table.unit)
        for size in range(1, len(path) + 1):
            found = contained(" ".join(path[:size]), unit)
            if found is not None:
                return self.below(Named(found), path[size:])
        rest = re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", plain(" ".join(path))))
        return propose(path, unit, False) if len(rest) >= 3 else None

    def below(self, named: Named, parts: tuple[str, ...]) -> Named:
        """The item that the headings below an indicator's heading stand for."""
        definition = named.definition
        dimension = definition.split_dimension
        members = [member_of(dimension or "part", part) for part in parts if self.distinct(part)]
        if not members:
            return named
        return Named(definition, ((dimension or "part", ".".join(members)),))

    def distinct(self, part: str) -> bool:
        rest = re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", plain(part)))
        return len(rest) >= 2 and not said("total", part)

    def row_named(self, row: Row) -> Named:
        if row.index not in self.row_names:
            self.row_names[row.index] = self.find_row_named(row)
        return self.row_names[row.index]

    def find_row_named(self, row: Row) -> Named:
        if self.context.national:  # the nation's own tables: never under the province's indicators
            return propose(
                self.proposal_path(row), unit_of_row(row) or unit_of_label(row.label) or self.table.unit, False
            )
        unit = unit_of_row(row) or unit_of_label(row.label) or self.table.unit
        exact = known(row.label, unit)
        if exact is not None:
            return Named(exact)
        parent = next((step for step in row.ancestors if not step.section and self.has_values(step)), None)
        if parent is not None:
            above = self.row_named(parent)
            if above.proposal is None and (unit_of_row(parent) or self.table.unit) == (
                unit_of_row(row) or self.table.unit
            ):
                return split_below(above, row.label)
        if row.total and self.title_indicator is not None and self.only_total(row):
            return Named(self.title_indicator)
        member = as_member(row.label, unit)
        return member or propose(self.proposal_path(row), unit, False)

    def only_total(self, row: Row) -> bool:
        return len(re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", plain(row.label)))) < 3

    def has_values(self, row: Row) -> bool:
        return any(self.table.sheet.at(row.index, sense.column.index) is not None for sense in self.columns)

    def short_path(self, row: Row) -> tuple[str, ...]:
        """The row's label under its ancestors that carry figures; headings of sections may change freely."""
        above = [
            step.label
            for step in reversed(row.ancestors)
            if not step.section and self.has_values(step) and not step.total
        ]
        return (*above, row.label)

    def proposal_path(self, row: Row) -> tuple[str, ...]:
        path = self.short_path(row)
        if match_key(" > ".join(path)) in self.duplicate_paths:
            path = (*row.path[:-1], row.printed)
        if self.only_total(row) or self.context.national:
            return (re.sub(r"(?i)\s*(năm\s*)?\d{4}.*", "", self.context.title) or self.table.sheet.name, *path)
        return path

    # ---- items

    def column_items(self, sense: Sense) -> tuple[tuple[str, str], ...]:
        """What tells columns of the same role and time apart, where nothing else does: `Vốn ĐTPT` beside `Tổng số`."""
        if sense.check or self.column_names(sense):
            return ()
        twins = [other for other in self.columns if not other.check and self.same_coordinates(other, sense)]
        words = [part for part in sense.column.path if self.distinct(without_keyword(part))]
        if len(twins) < 2 or not words or sense is next((t for t in twins if not self.tells(t)), twins[0]):
            return ()
        return (("part", slug(without_keyword(words[-1]))),)

    def same_coordinates(self, one: Sense, other: Sense) -> bool:
        around = self.context.spoken
        mine = replace(one, column=other.column, spoken=one.spoken.merged(around))
        return mine == replace(other, spoken=other.spoken.merged(around))

    def tells(self, sense: Sense) -> bool:
        last = sense.column.path[-1] if sense.column.path else ""
        return self.distinct(without_keyword(last)) and not said("total", last)

    def row_items(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Dimension and member that the row adds: the project, its owner, the source of capital."""
        if self.axis in ("indicator", "area") or row.total:
            return ()
        if self.axis == "project":
            if row.code:
                return (("project", row.code),)
            return (
                (("owner", slug(row.label) or "other"),) if self.only_groups(row) else (("project", slug(row.label)),)
            )
        dimension = DIMENSION_OF_AXIS.get(self.axis, self.axis)
        parents = [step for step in row.ancestors if not step.total and not step.section]
        members = [member_of(dimension, step.label) for step in (*reversed(parents), row)]
        return ((dimension, ".".join(members) if dimension == "ministry" else members[-1]),)

    def only_groups(self, row: Row) -> bool:
        """A row without a project code in a table that has codes is a group (an owner, a sector)."""
        return bool(self.table.used_for("code")) or bool(row.children)
