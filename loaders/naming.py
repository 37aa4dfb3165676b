"""Which area and which indicator each row and column of a table stands for.

The rows of a table are indicators, areas, projects or another dimension; the heading over the
labels says which, the labels confirm it. What the rows do not say, the columns or the title do.
"""

from __future__ import annotations

import hashlib
import re

from data.areas import Area, directory
from data.catalogue import catalogue
from data.cells import column_letters
from data.model import Problem
from data.text import clean, match_key, slug
from loaders.answers import SheetAnswers
from loaders.area_rows import is_group
from loaders.areas import level_of, level_said, mentioned, resolve
from loaders.column_names import ColumnNames, without_keyword
from loaders.columns import NO_ANSWERS, Sense
from loaders.context import Context
from loaders.conversions import converted, converts
from loaders.form_columns import land_of
from loaders.indicator_names import Named, contained, known, member_of, propose
from loaders.outline import Row
from loaders.phrases import is_english, plain
from loaders.row_names import RowNames
from loaders.row_units import AGENCY, RowUnits
from loaders.table import Table
from loaders.vocabulary import said

DIMENSION_OF_AXIS = {"source": "source", "ministry": "ministry", "program": "program"}


COMMITTEE = re.compile(r"^(ubnd|uy ban nhan dan|hdnd|thanh tra|bo chqs)\b")


UNDATED = re.compile(r"\s*\b(for (the )?(period|month|quarter|year)|as (at|of)|fy|financial year)\b.*", re.IGNORECASE)
"""What an English title says of time: next month's report is of the same indicator."""


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
        self.listed_areas: dict[tuple[str, str, int | None], Area | None] = {}
        self.axis = self.find_axis()
        self.units = RowUnits(table, context, self.level, self.labels, self.problems)
        if self.axis == "area":
            self.units.learn(rows)
        heading = " ".join(part for column in table.used_for("label") for part in column.path)
        self.title_indicator = contained(context.title, table.unit)
        head = contained(heading) if self.axis == "indicator" else None
        self.row_names = RowNames(table, context, rows, columns, (self.title_indicator, head), self.answers)
        self.column_names = ColumnNames(table, context, self.axis, self.title_indicator)
        months = [s.spoken.first for s in columns if s.spoken.months == 1 and s.role != "target" and s.spoken.first]
        self.has_cumulative = any(self.sums_up(sense, months) for sense in columns)
        self.months_so_far = max(months, default=0)
        self.area_columns = self.find_area_columns()
        self.places: dict[int, Area | None] = {}
        self.items_of_columns: dict[int, tuple[tuple[str, str], ...]] = {}
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
        if not named and self.table.used_for("code") and said("rows", self.context.title) == "project":
            return "project"
        return named or ("agency" if self.lists_agencies() and not self.context.national else "indicator")

    def lists_agencies(self) -> bool:
        """Whether most rows are offices: what is counted for them stands in the columns and the title."""
        offices = [label for label in self.labels if AGENCY.match(clean(label)) or COMMITTEE.match(plain(label))]
        return len(offices) >= 3 and len(offices) * 3 >= len(self.labels) * 2

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
            return self.units.unit(row, row.label)
        if row.area is not None:
            return self.listed_area(row)
        if self.context.unknown_area:
            return None
        if self.axis in ("owner", "agency") and re.match(r"ubnd|uy ban nhan dan", plain(row.label)):
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
        key = (label, row.within, row.spoken.year)
        if key not in self.listed_areas:
            self.listed_areas[key] = self.context.area if said("total", label) else self.units.unit(row, label)
        return self.listed_areas[key]

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
            below = self.column_names.instead(sense, self.row_names.of(row))
            return converted(row.label, sense, below)
        if self.axis == "task":
            return Named(catalogue()["task_completion"])
        own = self.own_column(sense)
        if own is not None:
            return self.of_land(row, sense, own)
        if self.title_indicator is not None:
            return Named(self.title_indicator)
        english = is_english(self.context.title)
        if self.axis == "project" and self.column_names.may_be_money(sense) and not english:
            return Named(catalogue()["investment_disbursement"])
        if self.axis == "project":
            return propose((UNDATED.sub("", self.context.title) or self.table.sheet.name,), self.table.unit, False)
        return propose((self.context.title or self.table.sheet.name,), self.table.unit, False)

    def leaves_alone(self, sense: Sense) -> bool:
        """Whether a column's figures are the indicator that their row, or the column, has for all of them."""
        if self.axis != "indicator":
            return not self.column_names.group_of(sense)
        return self.column_names.other(sense) is None and not converts(sense)

    def of_land(self, row: Row, sense: Sense, own: Named) -> Named:
        """In the list of land projects (biểu 10/CH) the group heading or a code column says the project's land type."""
        dimension, land = self.column_names.group_of(sense), ""
        if dimension:
            texts = (row.code, row.label, *(step.label for step in row.ancestors))
            land = next((found for text in texts if (found := land_of(text))), "")
        return Named(own.definition, (*own.items, (dimension, land)), own.proposal) if land else own

    def otherwise(self, row: Row, sense: Sense, named: Named, unit: str) -> Named:
        """What a figure is whose unit cannot be that of the indicator named: another of its name, or proposed."""
        labels = (row.label,) if self.axis == "indicator" else sense.column.path[-1:]
        for label in labels:
            other = known(label, unit, self.title_indicator)
            if other is not None:
                return Named(other, named.items)
        path = self.row_names.proposal_path(row) if self.axis == "indicator" else sense.column.path
        return propose(tuple(path) or (named.definition.name_vi,), unit, False)

    # ---- items

    def row_items(self, row: Row) -> tuple[tuple[str, str], ...]:
        """Dimension and member that the row adds: the project, its owner, the source of capital."""
        if self.axis == "area" and not row.total and AGENCY.match(clean(row.label)):
            return (("owner", slug(row.label)),)
        if self.axis == "area" and is_group(row):
            return (("zone", member_of("zone", row.label)),)
        if self.axis in ("indicator", "area", "period") or row.total:
            return ()
        if self.axis == "task":
            return (("task", task_code(row)),)
        if self.axis == "project":
            if row.code and not land_of(row.code):
                return (("project", row.code),)
            if not row.code and (land := land_of(row.label)):
                return (("land", land),)
            return (
                (("owner", slug(row.label) or "other"),) if self.only_groups(row) else (("project", slug(row.label)),)
            )
        dimension = DIMENSION_OF_AXIS.get(self.axis, self.axis)
        parents = [step for step in row.ancestors if not step.total and not step.section]
        members = [member_of(dimension, step.label) for step in (*reversed(parents), row)]
        return ((dimension, ".".join(members) if dimension == "ministry" else members[-1]),)

    def only_groups(self, row: Row) -> bool:
        """A row without a project code in a table that has codes is a group (an owner, a sector)."""
        return bool(row.children) or (bool(self.table.used_for("code")) and not row.code)
