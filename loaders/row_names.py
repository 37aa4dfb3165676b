"""Which indicator and member each row of a table stands for, where its rows are indicators.

By its own name, by a name with a member in it, below or beside another row, under a heading or the title; else a
proposed indicator of its own.
"""

from __future__ import annotations

import re
from collections import Counter

from data.catalogue import Definition, catalogue
from data.model import item_parts
from data.text import match_key
from loaders.answers import RowAnswer
from loaders.column_names import COORDINATE_WORDS
from loaders.columns import Sense
from loaders.context import Context
from loaders.indicator_names import Named, contained, core, known, known_member, propose, rank_of, short_for
from loaders.member_names import fits_member, lone_member, phrased, split_below
from loaders.outline import Row
from loaders.phrases import plain
from loaders.table import Table
from loaders.units_said import RANK, unit_of_label, unit_of_row
from loaders.vocabulary import said

NEARBY = 12
"""How many rows above may say what a bare member (`Rau màu`) is of."""

ENDS_WITH_TIME = re.compile(r"\s*\b(\d{1,2} tháng|tháng \d|quý [ivx\d]|năm\b|(19|20)\d\d).*", re.IGNORECASE)
GENERAL = re.compile(r"kinh te|\bkt ?- ?xh\b|chi tieu|bao cao|phu luc|\bbieu\b")
"""Titles of reports about everything: the same label means the same in all of them."""


def of_its_family(subject: Definition, label: str, unit: str) -> Named | None:
    """A row below a title about PCI: a sub-index, the score or the rank, by the catalogue's names in that sector."""
    for definition in catalogue().values():
        fits = definition.sector == subject.sector and fits_member(definition, unit)
        if fits and (found := known_member(definition, label)) is not None:
            return found
    inside = contained(label, unit) if subject.kind in ("index", "rank") else None
    if inside is not None and inside.sector == subject.sector:
        return Named(inside)
    if RANK.match(plain(label)) and (rank := rank_of(subject)) is not None:
        return Named(rank)
    return None


class RowNames:
    """The indicators of a table's rows; `subjects` are those that the title and the heading over the labels name."""

    def __init__(
        self, table: Table, context: Context, rows: list[Row], columns: list[Sense],
        subjects: tuple[Definition | None, Definition | None], answers: dict[int, RowAnswer],
    ) -> None:  # fmt: skip
        self.table, self.context, self.rows, self.columns, self.answers = table, context, rows, columns, answers
        self.title_indicator, self.head_indicator = subjects
        self.named: dict[int, Named] = {}
        self.listed_of: dict[tuple[str, str], Named] = {}
        self.places = {row.index: place for place, row in enumerate(rows)}
        self.headings: dict[int, int] = {}
        self.valued = {row.index for row in rows if self.any_cell(row)}
        self.duplicate_paths = self.find_duplicates()

    def find_duplicates(self) -> set[str]:
        """Labels that stand twice with the same short path: those need their whole path."""
        found = Counter(match_key(" > ".join(self.short_path(row))) for row in self.rows)
        return {path for path, times in found.items() if times > 1}

    def of(self, row: Row) -> Named:
        if row.index not in self.named:
            flat = row.area is not None or row.spoken.year or row.spoken.months
            self.named[row.index] = self.listed_name(row) if flat else self.find(row)
        return self.named[row.index]

    def listed_name(self, row: Row) -> Named:
        """The indicator of a row of a flat list, found once for each label and unit."""
        key = (row.label, row.unit)
        if key not in self.listed_of or row.index in self.answers:
            self.listed_of[key] = self.find(row)
        return self.listed_of[key]

    def find(self, row: Row) -> Named:
        told = self.answers.get(row.index)
        if told is not None and told.indicator:
            return Named(catalogue()[told.indicator], item_parts(told.item))
        if self.context.national:  # the nation's own tables: never under the province's indicators
            return propose(
                self.proposal_path(row), unit_of_row(row) or unit_of_label(row.label) or self.table.unit, False
            )
        unit = self.unit_said(row)
        if (whole := self.with_heading(row, unit)) is not None:
            return whole
        exact = known(row.label, unit, self.title_indicator)
        if exact is not None:
            return Named(exact)
        parent = next((step for step in row.ancestors if not step.section and self.has_values(step)), None)
        above = self.of(parent) if parent is not None and self.same_unit(parent, row) else None
        of_the_unknown = above is not None and above.proposal is not None
        if not of_the_unknown and not self.is_narrowed(row) and (whole := phrased(row.label, unit)) is not None:
            return whole
        if above is not None and not of_the_unknown:
            return self.below(above, row, unit)
        if row.total and self.title_indicator is not None and self.only_total(row):
            return Named(self.title_indicator)
        found = self.listed(row, unit) or self.under_heading(row, unit)
        if found is None and not of_the_unknown:
            found = self.beside(row, unit) or lone_member(row.label, unit)
        return found or propose(self.proposal_path(row), unit, False)

    def with_heading(self, row: Row, unit: str) -> Named | None:
        """A label that only with the one above it is a name: `Năng suất` below `Lúa vụ Xuân`."""
        if not row.ancestors or row.total:
            return None
        text = f"{row.label} {core(row.ancestors[0].label)}"
        exact = known(text, unit, self.title_indicator)
        return Named(exact) if exact is not None else None if self.is_narrowed(row) else phrased(text, unit)

    def unit_said(self, row: Row) -> str:
        return unit_of_row(row) or unit_of_label(row.label) or self.table.unit

    def same_unit(self, parent: Row, row: Row) -> bool:
        return (unit_of_row(parent) or self.table.unit) == (unit_of_row(row) or self.table.unit)

    def is_narrowed(self, row: Row) -> bool:
        """Whether what stands around a row narrows what its words alone would name: rice that was flooded."""
        return bool(said("narrowed", " ".join((self.context.title, *row.path))))

    def below(self, above: Named, row: Row, unit: str) -> Named:
        """A row below an indicator's: a member of its split; below an index rather one of its family (total, rank)."""
        if above.definition.kind == "index" and known_member(above.definition, row.label) is None:
            subject = self.title_indicator or above.definition
            if short_for(subject, row.label, unit):
                return Named(subject)
            if (family := of_its_family(subject, row.label, unit)) is not None:
                return family
        return split_below(above, row.label, row.code)

    def under_heading(self, row: Row, unit: str) -> Named | None:
        """A member below a heading without figures that names the indicator: `Thu ngân sách` over `Lệ phí trước bạ`."""
        for step in (s for s in row.ancestors if not self.has_values(s)):
            heading = known(step.label, "")
            if fits_member(heading, unit) and (found := known_member(heading, row.label)) is not None:  # type: ignore[arg-type]
                return found
        return None

    def beside(self, row: Row, unit: str) -> Named | None:
        """A bare member after a row of its split, under the same heading: `Rau màu` after `Diện tích lạc`."""
        place, heading = self.places[row.index], self.heading_of(row)
        for other in reversed(self.rows[max(0, place - NEARBY) : place]):
            if self.heading_of(other) != heading:
                return None
            named = self.of(other) if self.has_values(other) and other.area is None else None
            if named is None or named.proposal is not None:
                continue
            fits = unit and fits_member(named.definition, unit) and self.unit_said(other) == unit
            return known_member(named.definition, row.label) if fits else None
        return None

    def heading_of(self, row: Row) -> int:
        """The row of the nearest heading without figures above a row."""
        if row.index not in self.headings:
            self.headings[row.index] = next((s.index for s in row.ancestors if not self.has_values(s)), 0)
        return self.headings[row.index]

    def listed(self, row: Row, unit: str) -> Named | None:
        """A row below `Chỉ số thành phần` or a title about documents issued: a member of that indicator's split."""
        if fits_member(self.head_indicator, unit):
            return split_below(Named(self.head_indicator), row.label, row.code)  # type: ignore[arg-type]
        if self.title_indicator is None:
            return None
        if fits_member(self.title_indicator, unit) and (found := known_member(self.title_indicator, row.label)):
            return found
        if row.total and short_for(self.title_indicator, row.label, unit):
            return Named(self.title_indicator)
        return of_its_family(self.title_indicator, row.label, unit)

    def only_total(self, row: Row) -> bool:
        return len(re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", plain(row.label)))) < 3

    def any_cell(self, row: Row) -> bool:
        return any(self.table.sheet.at(row.index, sense.column.index) is not None for sense in self.columns)

    def has_values(self, row: Row) -> bool:
        return row.index in self.valued

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
        about = self.special_title() if len(path) == 1 and len(row.label.split()) <= 2 else ""
        return (about, *path) if about else path

    def special_title(self) -> str:
        """The title of a province's table about one thing: `Sợi` that is made and `Sợi` that is exported are two."""
        title = self.context.title
        general = self.context.area.level != "province" or GENERAL.search(plain(title))
        return "" if general else ENDS_WITH_TIME.sub("", title)
