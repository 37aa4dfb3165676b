"""The administrative unit that a row of an area table stands for: by its name, its code and the column beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from data.areas import Area, directory
from data.model import Problem
from data.text import clean
from loaders.area_codes import Coded, area_codes, by_code
from loaders.area_rows import Areas, is_group, settle_outline
from loaders.areas import Place, bare_name, level_said, resolve
from loaders.context import Context
from loaders.former_units import former, former_problem, level_ended
from loaders.outline import Row
from loaders.phrases import plain
from loaders.table import Table

OF_THE_WHOLE = re.compile(r"^(so (xa|phuong|huyen|don vi|dia phuong)( dat| duoc)?|ty le|binh quan|trung binh|%)\b")
"""A last row that speaks of all areas above it: `Số xã đạt`, `Tỷ lệ (%)`."""
AGENCY = re.compile(
    r"(sở|ban|bộ|cục|chi cục|công ty|bệnh viện|công an|trung tâm|văn phòng|kho bạc|bhxh|tập đoàn)\s", re.IGNORECASE
)
"""An office among areas: the owner of what it spends, not a place."""


class RowUnits:
    """Finds the units of a table's rows; what cannot be told is added to `problems`."""

    def __init__(self, table: Table, context: Context, level: str, labels: list[str], problems: list[Problem]) -> None:
        self.table, self.context, self.level, self.labels, self.problems = table, context, level, labels, problems
        heading = " ".join(part for column in table.used_for("label") for part in column.path)
        ended = level_ended("district", context.province, context.when) if level_said(heading) == "district" else None
        self.districts_ended = ended
        self.named: Areas = {}
        self.codes: dict[int, Coded] = {}

    def learn(self, rows: list[Row]) -> None:
        """Look at all rows of an area table: units named beyond doubt, their codes, and which stands below which."""
        self.named = {row.index: unit for row in rows if (unit := self.beyond_doubt(row)) is not None}
        days = (self.context.when, self.context.when.replace(month=1, day=1))
        self.codes = area_codes(self.table, self.named, days)
        settle_outline(rows, self.named, self.context.when)

    def beyond_doubt(self, row: Row) -> Area | None:
        """The unit that a row's label names without any help."""
        if row.section or row.total or is_group(row):
            return None
        return self.placed(row, row.label).area

    def days(self, row: Row) -> Iterator[dt.date]:
        """The days on which a row's unit may have existed: one abolished within the year still reported for it."""
        when = dt.date(row.spoken.year, 12, 31) if row.spoken.year else self.context.when
        yield from (when, when.replace(month=1, day=1))

    def placed(self, row: Row, label: str) -> Place:
        """What the label names at the time of its row; the unit it is said to lie in tells namesakes apart."""
        place = Place(None)
        for day in self.days(row):
            level = "district" if row.outer else self.level
            place = resolve(label, day, level, self.labels)
            if row.within and place.candidates:
                outer = resolve(row.within, day, "district").area
                inside = [area for area in place.candidates if outer and area.parent_code == outer.code]
                place = Place(inside[0]) if len(inside) == 1 else place
            if self.districts_ended and place.area and place.area.level == "commune" and not bare_name(label)[0]:
                place = Place(None)  # `Kỳ Anh` below `Huyện` is the district that was, not the commune of its name
            if place.area is not None or place.candidates:
                break
        return place

    def unit(self, row: Row, label: str) -> Area | None:
        """The unit of a row; None when the label names none or several (the problem says which)."""
        if row.section or (row.total and label == row.label) or OF_THE_WHOLE.match(plain(label)):
            return self.whole()
        if label == row.label and is_group(row):
            return next((unit for step in row.ancestors if (unit := self.named.get(step.index))), self.whole())
        place = self.placed(row, label)
        if label == row.label and (code := self.codes.get(row.index)) is not None:
            area, problems = by_code(row.index, label, place, code)
            self.problems += problems
            if area is not None or code.area is not None or place.area is not None:
                return area
        elif place.area is not None:
            return place.area
        if not place.candidates and AGENCY.match(clean(label)):
            return self.context.area
        self.problems.append(self.unresolved(row, label, place))
        return None

    def unresolved(self, row: Row, label: str, place: Place) -> Problem:
        """Why a label could not be given a unit: it names several, one of an earlier time, or none at all."""
        if place.candidates:
            names = ", ".join(f"{area.name_vi} ({area.code})" for area in place.candidates)
            return Problem("ambiguous_area", "question", f"row {row.index}", (), {"label": label, "candidates": names})
        when = next(self.days(row))
        level = "district" if self.districts_ended or row.outer else self.level
        if (was := former(label, when, level, tuple(self.labels))) is not None:
            return former_problem(row.index, label, was)
        return Problem("unknown_area", "question", f"row {row.index}", (), {"label": label, "candidates": ""})

    def whole(self) -> Area | None:
        """The area that a total row of an area table stands for."""
        if self.context.unknown_area:
            return None
        if self.level == "province":
            return directory().nearest("VN", self.context.when)
        return self.context.area
