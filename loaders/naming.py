"""Which area and which indicator each row and column of a table stands for.

The rows of a table are indicators, areas, projects or another dimension; the heading over the
labels says which, the labels confirm it. What the rows do not say, the columns or the title do.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter

from data.areas import Area, directory
from data.catalogue import Definition, catalogue, names
from data.cells import column_letters
from data.model import Problem, item_parts
from data.text import clean, match_key, slug
from loaders.answers import SheetAnswers
from loaders.areas import level_of, mentioned, resolve
from loaders.column_names import COORDINATE_WORDS, RANK, ColumnNames, fits_member, without_keyword
from loaders.columns import NO_ANSWERS, Sense
from loaders.context import Context
from loaders.indicator_names import Named, as_member, contained, known, known_member, member_of, propose, split_below
from loaders.outline import Row
from loaders.phrases import plain
from loaders.table import Table
from loaders.units_said import unit_of_label, unit_of_row
from loaders.vocabulary import said

DIMENSION_OF_AXIS = {"source": "source", "ministry": "ministry", "program": "program"}


def level_said(heading: str) -> str:
    """The level that the heading over the labels names: `Tên xã` are communes though none was recognised."""
    phrase = plain(heading)
    levels = (("commune", r"\bxa\b|phuong|thi tran"), ("district", r"huyen|thi xa|\btx\b"), ("province", r"\btinh\b"))
    return next((level for level, pattern in levels if re.search(pattern, phrase)), "")


OF_THE_WHOLE = re.compile(r"^(so (xa|phuong|huyen|don vi|dia phuong)( dat| duoc)?|ty le|binh quan|trung binh|%)\b")
"""A last row that speaks of all areas above it: `Số xã đạt`, `Tỷ lệ (%)`."""
AGENCY = re.compile(
    r"(sở|ban|bộ|cục|chi cục|công ty|bệnh viện|công an|trung tâm|văn phòng|kho bạc|bhxh|tập đoàn)\s", re.IGNORECASE
)
"""An office among areas: the owner of what it spends, not a place."""


def of_its_family(subject: Definition, label: str, unit: str) -> Named | None:
    """A row below a title about PCI: a sub-index, the score or the rank, by the catalogue's names in that sector."""
    for definition in catalogue().values():
        fits = definition.sector == subject.sector and fits_member(definition, unit)
        if fits and (found := known_member(definition, label)) is not None:
            return found
    inside = contained(label, unit) if subject.kind in ("index", "rank") else None
    if inside is not None and inside.sector == subject.sector:
        return Named(inside)
    if RANK.match(plain(label)):
        codes = (names().get(match_key(f"Xếp hạng {alias}")) for alias in (subject.name_vi, *subject.aliases))
        return next((Named(catalogue()[code]) for code in codes if code), None)
    return None


def path_of(row: Row) -> str:
    return " > ".join(row.path)


def task_code(row: Row) -> str:
    """A task is known by its words: registers are numbered anew every month."""
    digest = hashlib.sha256(match_key(" > ".join(row.path)).encode()).hexdigest()[:6]
    return f"{slug(row.label, 40)}_{digest}"


class Namer:
    """Resolves rows and columns of one table; its `problems` say what could not be resolved."""

    def __init__(
        self, table: Table, context: Context, rows: list[Row], columns: list[Sense], answers: SheetAnswers = NO_ANSWERS
    ) -> None:
        self.table, self.context, self.rows, self.columns = table, context, rows, columns
        told = ((row.index, answers.row(row.index, row.label, path_of(row))) for row in (rows if answers.rows else ()))
        self.answers = {index: answer for index, answer in told if answer}
        self.problems: list[Problem] = []
        listed = list(dict.fromkeys(row.area for row in rows if row.area))
        self.labels = listed or [row.label for row in rows if not row.total and not row.section]
        self.level = level_of(self.labels, context.when)
        self.listed_areas: dict[tuple[str, int | None], Area | None] = {}
        self.axis = self.find_axis()
        heading = " ".join(part for column in table.used_for("label") for part in column.path)
        self.title_indicator = contained(context.title, table.unit)
        self.head_indicator = contained(heading) if self.axis == "indicator" else None
        self.column_names = ColumnNames(table, context, self.axis, self.title_indicator)
        months = [s.spoken.first for s in columns if s.spoken.months == 1 and s.role != "target" and s.spoken.first]
        self.has_cumulative = any(self.sums_up(sense, months) for sense in columns)
        self.months_so_far = max(months, default=0)
        self.area_columns = self.find_area_columns()
        self.places: dict[int, Area | None] = {}
        self.row_names: dict[int, Named] = {}
        self.listed_names: dict[tuple[str, str], Named] = {}
        self.column_indicators: dict[int, Named] = {}
        self.items_of_columns: dict[int, tuple[tuple[str, str], ...]] = {}
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
        labels = self.table.used_for("label")
        if not labels and self.table.used_for("period"):
            return "period"
        if self.table.used_for("deadline") or self.table.used_for("done"):
            return "task"
        if self.table.used_for("area"):
            return "indicator"
        parts = [part for column in labels for part in column.path]
        heading = " ".join(parts)
        named = said("rows", heading) or next((rows for part in parts if (rows := said("rows", part))), "")
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

    def is_ignored(self, row: Row) -> bool:
        return row.index in self.answers and self.answers[row.index].ignore

    def find_place(self, row: Row) -> Area | None:
        if row.index in self.answers and (code := self.answers[row.index].area):
            return directory().nearest(code, self.context.when)
        if self.axis == "area":
            return self.area_row(row, row.label)
        if row.area is not None:
            return self.listed_area(row)
        if self.context.unknown_area:
            return None
        if self.axis == "owner" and re.match(r"ubnd|uy ban nhan dan", plain(row.label)):
            return mentioned(row.label, self.context.when) or self.context.area
        return self.project_place(row) if self.axis == "project" else self.context.area

    def project_place(self, row: Row) -> Area | None:
        """Where a project lies: its own place, else that of the committee it stands below."""
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

    def listed_area(self, row: Row) -> Area | None:
        """The area that a flat list names in a column of its own; each name is looked up and asked about once."""
        label = row.area or ""
        key = (label, row.spoken.year)
        if key not in self.listed_areas:
            self.listed_areas[key] = self.context.area if said("total", label) else self.area_row(row, label)
        return self.listed_areas[key]

    def area_row(self, row: Row, label: str) -> Area | None:
        if row.section or (row.total and label == row.label) or OF_THE_WHOLE.match(plain(label)):
            return self.whole()
        when = dt.date(row.spoken.year, 12, 31) if row.spoken.year else self.context.when
        for day in (when, when.replace(month=1, day=1)):  # a unit abolished within the year still reported for it
            place = resolve(label, day, self.level, self.labels)
            if place.area is not None or place.candidates:
                break
        if place.area is not None:
            return place.area
        if not place.candidates and AGENCY.match(clean(label)):
            return self.context.area
        code = "ambiguous_area" if place.candidates else "unknown_area"
        names = ", ".join(f"{area.name_vi} ({area.code})" for area in place.candidates)
        self.problems.append(Problem(code, "question", f"row {row.index}", (), {"label": label, "candidates": names}))
        return None

    def whole(self) -> Area | None:
        """The area that a total row of an area table stands for."""
        if self.context.unknown_area:
            return None
        if self.level == "province":
            return directory().nearest("VN", self.context.when)
        return self.context.area

    # ---- indicators

    def own_column(self, sense: Sense) -> Named | None:
        """The indicator that the column itself names, where the rows do not."""
        return self.column_names.of(sense) if self.axis != "indicator" else None

    def column_items(self, sense: Sense) -> tuple[tuple[str, str], ...]:
        index = sense.column.index
        if index not in self.items_of_columns:
            named = index in self.area_columns or self.own_column(sense) is not None
            self.items_of_columns[index] = () if named else self.column_names.items(sense, self.columns)
        return self.items_of_columns[index]

    def named(self, row: Row, sense: Sense) -> Named:
        if self.axis == "indicator":
            return self.column_names.instead(sense, self.row_named(row))
        index = sense.column.index
        if index not in self.column_indicators:
            self.column_indicators[index] = self.named_by_column(sense)
        return self.column_indicators[index]

    def named_by_column(self, sense: Sense) -> Named:
        """The indicator of a column in a table whose rows name none."""
        if self.axis == "task":
            return Named(catalogue()["task_completion"])
        own = self.own_column(sense)
        if own is not None:
            return own
        if self.title_indicator is not None:
            return Named(self.title_indicator)
        if self.axis == "project":
            return Named(catalogue()["investment_disbursement"])
        return propose((self.context.title or self.table.sheet.name,), self.table.unit, False)

    def row_named(self, row: Row) -> Named:
        if row.index not in self.row_names:
            flat = row.area is not None or row.spoken.year or row.spoken.months
            self.row_names[row.index] = self.listed_name(row) if flat else self.find_row_named(row)
        return self.row_names[row.index]

    def listed_name(self, row: Row) -> Named:
        """The indicator of a row of a flat list, found once for each label and unit."""
        key = (row.label, row.unit)
        if key not in self.listed_names or row.index in self.answers:
            self.listed_names[key] = self.find_row_named(row)
        return self.listed_names[key]

    def find_row_named(self, row: Row) -> Named:
        told = self.answers.get(row.index)
        if told is not None and told.indicator:
            return Named(catalogue()[told.indicator], item_parts(told.item))
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
        if (listed := self.listed(row, unit)) is not None:
            return listed
        member = as_member(row.label, unit)
        return member or propose(self.proposal_path(row), unit, False)

    def listed(self, row: Row, unit: str) -> Named | None:
        """A row below `Chỉ số thành phần` or a title about documents issued: a member of that indicator's split."""
        if fits_member(self.head_indicator, unit):
            return split_below(Named(self.head_indicator), row.label)  # type: ignore[arg-type]
        if self.title_indicator is None:
            return None
        if fits_member(self.title_indicator, unit) and (found := known_member(self.title_indicator, row.label)):
            return found
        return of_its_family(self.title_indicator, row.label, unit)

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

    def row_items(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Dimension and member that the row adds: the project, its owner, the source of capital."""
        if self.axis == "area" and not row.total and AGENCY.match(clean(row.label)):
            return (("owner", slug(row.label)),)
        if self.axis in ("indicator", "area", "period") or row.total:
            return ()
        if self.axis == "task":
            return (("task", task_code(row)),)
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
