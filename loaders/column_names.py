"""Which indicator a column of figures stands for, and what tells it from its neighbours.

In a table whose rows are areas, times or records the column names the indicator. Where the rows do,
a column may still change it: `Đóng góp (điểm %)` beside `Tốc độ tăng (%)`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache

from data.catalogue import Definition, catalogue, dimensions, members, names
from data.text import match_key, search_key, slug
from data.units import find_unit
from loaders.columns import SUBSET, Sense
from loaders.context import Context
from loaders.form_columns import FormColumn, form_column
from loaders.indicator_names import (
    Named,
    bearing,
    contained,
    known,
    known_member,
    member_of,
    propose,
    rank_of,
    ranked_by,
    same_kind_of_unit,
    short_for,
    whole_name,
)
from loaders.member_names import fits_member, phrased, phrased_about
from loaders.phrases import plain, spelled
from loaders.table import Table
from loaders.units_said import RANK, RATE
from loaders.vocabulary import said

COORDINATE_WORDS = re.compile(
    r"\b(ke hoach|kh|du toan|dt|thuc hien|th|ket qua|giai ngan|quyet toan|uoc|luy ke|lk|ca nam|nam|thang|quy|trong|den|"
    r"tinh|het|ngay|cung ky|ck|tong so|tong cong|tong|cong|giao|btc|ttg|hdnd|ubnd|so|t\d+|i{1,3}|iv|dau|cuoi|plan|"
    r"chi tieu|muc tieu|don vi|dieu chinh|chia|ra|theo|thg|do|va|cua|sau|dc|von|bo tai chinh|thu tuong|"
    r"chinh phu|hoi dong nhan dan|uy ban nhan dan|quyet dinh|nghi quyet|qd|nq|khong vuot qua|muc tran|phan dau|"
    r"kich ban|kb|so bo|so lieu|chinh thuc|dieu tiet|giai doan|"
    r"actuals?|outputs?|targets?|audited|outcome|budget|original|adjusted|revised|approved|annual|ytd|prelim\w*|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|m\d\d(?: may)?|q\d|fy)\b"
    r"|[\d/.,:%()*+\-]"
)
MONEY = ("đồng", "rand")
OWN_YEAR = re.compile(r"(?<!\d\d/)\s*(?:năm\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
"""A year in a heading, but for the one in a document's number (`NĐ 204/2004/NĐ-CP`)."""
TIMES = re.compile(
    r"\s*(?:trong )?(?:(?:\d{1,2} tháng|quý [IVX\d]+|tháng \d{1,2})(?:[\s/]*(?:năm )?(?:19|20)\d\d)?"
    r"|(?:năm )?(?:19|20)\d\d)$",
    re.IGNORECASE,
)
BUDGET_SIDES = frozenset(("thu", "chi"))
"""`Thu tháng 9` below a title about revenue says no more than the title."""
MEASURE = re.compile(r"^(diem|diem so|gia tri|so luong|tri so|chi so|ket qua|muc dat|so lieu)( \(.*\))?$")
"""A heading that names how something is measured and not what: the title says what."""
INDEX = re.compile(r"(?<![A-Z])(PCI|DDCI|PAPI)(?![A-Z])")
POINTS = re.compile(r"^(tong )?diem( so)?$")


def without_keyword(part: str) -> str:
    """A heading without its "trong đó"; empty when it says nothing else."""
    found = SUBSET.match(plain(part))
    return part[len(found[0]) :].strip(" :") if found else part


def distinct(part: str) -> bool:
    """Whether a heading says more than a role, a time or that it is the total."""
    rest = re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", spelled(part)))
    return len(rest) >= 2 and not said("total", part)


class ColumnNames:
    """The indicators of a table's columns; `axis` tells what its rows are."""

    def __init__(self, table: Table, context: Context, axis: str, subject: Definition | None) -> None:
        self.table, self.context, self.axis, self.subject = table, context, axis, subject
        self.found: dict[int, Named | None] = {}
        self.others: dict[int, Named | None] = {}

    def of(self, sense: Sense) -> Named | None:
        """The indicator the column itself names, or None."""
        index = sense.column.index
        if index not in self.found:
            formed = self.formed(sense)
            of_form = formed.named if formed is not None else None
            part = None if self.of_districts else sub_index(sense.column.path, self.table.sheet.name)
            self.found[index] = (
                of_form or self.marked(sense) or part
                or self.measured(sense) or self.ranked(sense) or self.named(sense)
            )  # fmt: skip
        return self.found[index]

    def formed(self, sense: Sense) -> FormColumn | None:
        """What a regulated form knows of the column."""
        return form_column(self.context.form, sense.column.path) if self.context.form else None

    def group_of(self, sense: Sense) -> str:
        """The dimension that the heading over a group of rows fills for this column."""
        formed = self.formed(sense)
        return formed.group if formed is not None else ""

    @property
    def of_districts(self) -> bool:
        """Whether the table is about DDCI, whose parts have the names of PCI's and are none of them."""
        return self.indexes == {"DDCI"}

    @cached_property
    def indexes(self) -> frozenset[str]:
        """The indexes of governance that the title, a heading, the sheet or the file names."""
        words = [self.context.title, self.context.names, *(part for c in self.table.columns for part in c.path)]
        return frozenset(INDEX.findall(" ".join(words).upper()))

    def marked(self, sense: Sense) -> Named | None:
        """A column of marks is one criterion of the set that the title or the group heading names."""
        if sense.column.use != "mark":
            return None
        leaf = sense.column.path[-1] if sense.column.path else ""
        words = plain(" ".join([self.context.title, *self.table.titles, *sense.column.path]))
        if re.search(r"nong thon moi|\bntm\b", words):
            definition = catalogue()["new_rural_criterion"]
            return Named(definition, (("criterion", member_of("criterion", leaf)),))
        whole = propose((self.context.title or self.table.sheet.name,), "đạt (1/0)", True)
        return Named(whole.definition, (("part", slug(leaf) or str(sense.column.index)),), whole.proposal)

    def measured(self, sense: Sense) -> Named | None:
        """`Điểm`, `Xếp hạng` below a title about PCI: the title's indicator, or its twin of that name."""
        leaf = sense.column.path[-1] if sense.column.path else ""
        bare = plain(re.sub(r"\s*\d{4}$", "", leaf))
        if not MEASURE.match(bare) and not RANK.match(bare):
            return None
        subject = self.subject or (self.index_beside(sense) if RANK.match(bare) else None)
        if subject is None:
            return None
        for alias in (subject.name_vi, *subject.aliases):
            if codes := bearing(f"{leaf} {alias}"):
                return Named(catalogue()[codes[0]])
        if RANK.match(bare):
            rank = subject if subject.kind == "rank" else rank_of(subject)
            return Named(rank) if rank is not None else propose((subject.name_vi, leaf), "hạng", False)
        return Named((ranked_by(subject) if subject.kind == "rank" else None) or subject)

    def index_beside(self, sense: Sense) -> Definition | None:
        """The one index with a rank that another column of the table is: `PCI` beside `Xếp hạng`."""
        headings = (c.path[-1] for c in self.table.columns if c.path and c is not sense.column)
        others = (known(OWN_YEAR.sub("", heading), "") for heading in headings)
        ranked = {found.code: found for found in others if found is not None and rank_of(found) is not None}
        return next(iter(ranked.values())) if len(ranked) == 1 else None

    def may_be_money(self, sense: Sense) -> bool:
        """Whether a column's figures are amounts, as far as a unit says so."""
        measured = find_unit(sense.unit or self.table.unit)
        return measured is None or measured.base in MONEY

    def ranked(self, sense: Sense) -> Named | None:
        """`Thứ hạng`, `Điểm` where the title is silent: of the index that a heading, the sheet or the file names."""
        leaf = plain(sense.column.path[-1]) if sense.column.path else ""
        if self.subject is not None or not (RANK.match(leaf) or POINTS.match(leaf)) or len(self.indexes) != 1:
            return None
        index = next(iter(self.indexes))
        code = names().get(match_key(f"Xếp hạng {index}" if RANK.match(leaf) else index))
        return Named(catalogue()[code]) if code else None

    def named(self, sense: Sense) -> Named | None:
        if self.axis == "source" or (self.axis == "project" and self.may_be_money(sense)):
            return None
        path = tuple(bare for part in sense.column.path if (bare := OWN_YEAR.sub("", without_keyword(part)).strip()))
        unit = sense.unit or ("%" if RATE.match(plain(" ".join(path))) else self.table.unit)
        if not path:
            return None
        if self.table.surveyed:
            found = Named(whole) if (whole := whole_name(" ".join(path), unit)) is not None else None
        else:
            found = self.leaf_named(naming_part(path), unit) or self.heading_named(path, unit)
        if found is not None:
            return found
        if said("total", path[-1]) and any(c.use == "mark" for c in self.table.columns):
            return Named(catalogue()["new_rural_criteria_met"])
        telling = tuple(part for part in path if distinct(part))
        rest = re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", spelled(" ".join(telling))))
        if len(rest) < 3 or (self.subject is not None and rest in BUDGET_SIDES):
            return None
        state = None if self.table.surveyed else bool(said("state", self.context.title))
        return propose(telling, unit, state)

    def leaf_named(self, path: tuple[str, ...], unit: str) -> Named | None:
        """By the innermost heading: its own name, with its group's (`Tỷ lệ bao phủ` | `Bảo hiểm y tế`), or a member."""
        leaf, group = path[-1], " ".join(path[:-1])
        around = f"{self.context.title} {group}"
        if not said("narrowed", around) and (about := phrased_about(leaf, around, unit)) is not None:
            return about
        for text in (leaf, *([f"{leaf} {group}"] if group else ())):
            if (exact := known(text, unit, self.subject)) is not None:
                return Named(exact)
            if not said("narrowed", around) and (whole := phrased(text, unit)) is not None:
                return whole
        alone = None if self.of_districts else member_alone(leaf, unit)
        if self.subject is not None and fits_member(self.subject, unit):
            return known_member(self.subject, leaf) or alone
        return alone

    def heading_named(self, path: tuple[str, ...], unit: str) -> Named | None:
        """By a name inside the headings, the outermost first; what stands below it is a part of it."""
        for size in range(1, len(path) + 1):
            words = " ".join(path[:size])
            if self.subject is not None and short_for(self.subject, words, unit):
                return below(Named(self.subject), path[size:])
            if (found := contained(words, unit)) is not None:
                return below(Named(found), path[size:])
        return None

    def other(self, sense: Sense) -> Named | None:
        """The indicator of the catalogue that the column's heading names beside the rows' own."""
        index = sense.column.index
        if index not in self.others:
            own = self.of(sense) if sense.column.path else None
            self.others[index] = None if own is None or own.proposal is not None or own.items else own
        return self.others[index]

    def instead(self, sense: Sense, row: Named) -> Named:
        """The row's indicator, unless the column's heading names another with the same members."""
        own = self.other(sense)
        if own is None or own.definition is row.definition:
            return row
        same_split = own.definition.split_dimension and own.definition.split_dimension == row.definition.split_dimension
        return Named(own.definition, row.items) if same_split and not sense.check else row

    def items(self, sense: Sense, columns: list[Sense]) -> tuple[tuple[str, str], ...]:
        """What tells columns of the same role and time apart, where nothing else does: `Vốn ĐTPT` beside `Tổng số`."""
        if sense.check:
            return ()
        twins = [other for other in columns if not other.check and self.same_coordinates(other, sense)]
        words = [part for part in sense.column.path if distinct(without_keyword(part))]
        if len(twins) < 2 or not words:
            return ()
        part = untimed(without_keyword(words[-1]))
        whole = next((t for t in twins if not tells(t)), None)
        first = whole is None and sense is twins[0] and match_key(part) not in members()["part"]
        return () if sense is whole or first else (("part", member_of("part", part)),)

    def in_catalogue(self, sense: Sense) -> bool:
        own = self.of(sense) if sense.column.path else None
        return own is not None and own.proposal is None

    def same_coordinates(self, one: Sense, other: Sense) -> bool:
        around = self.context.spoken
        mine = replace(one, column=other.column, spoken=one.spoken.merged(around))
        if not (self.in_catalogue(one) or self.in_catalogue(other)):
            mine = replace(mine, unit=other.unit)  # tonnes and dollars of one product are two measures of it
        return mine == replace(other, spoken=other.spoken.merged(around))


def tells(sense: Sense) -> bool:
    last = sense.column.path[-1] if sense.column.path else ""
    return distinct(without_keyword(last)) and not said("total", last)


SUB_INDEX = re.compile(r"^(?:diem )?(?:chi so thanh phan|sub ?-? ?index)\s*(\d{0,2})\s*")


def sub_index(path: tuple[str, ...], sheet: str) -> Named | None:
    """`Điểm chỉ số thành phần Tiếp cận đất đai`, or `Sub-Index 2` on a sheet of that name: the one it names."""
    heading = path[-1] if len(path) == 1 else ""
    found = SUB_INDEX.match(plain(heading))
    if not found or not (found[1] or plain(heading)[found.end() :]):
        return None
    definition = catalogue()["pci_subindex"]
    by_name = folded_members(definition.split_dimension)
    code = by_name.get(search_key(heading[found.end() :])) or by_name.get(search_key(sheet)) or slug(sheet)
    return Named(definition, ((definition.split_dimension, code),))


@lru_cache(maxsize=8)
def folded_members(dimension: str) -> dict[str, str]:
    """Name without diacritics -> member, for sheets that are named so (`Tiep can dat dai`)."""
    found: dict[str, str] = {}
    for member in members()[dimension].values():
        for name in (member.name_vi, *member.aliases):
            found.setdefault(search_key(name), member.code)
    return found


def below(named: Named, parts: tuple[str, ...]) -> Named:
    """The item that the headings below an indicator's heading stand for."""
    definition = named.definition
    dimension = definition.split_dimension
    members = [member_of(dimension or "part", untimed(part)) for part in parts if distinct(part)]
    return Named(definition, ((dimension or "part", ".".join(members)),)) if members else named


def naming_part(path: tuple[str, ...]) -> tuple[str, ...]:
    """The headings down to the last that names anything: `BHXH tự nguyện` over `KH 2022` and `Thực hiện`."""
    last = next((place for place in range(len(path), 1, -1) if distinct(path[place - 1])), 1)
    return path[:last]


def untimed(part: str) -> str:
    """A heading without the time at its end: `Công nhận mới 5 tháng 2022` -> `Công nhận mới`."""
    return TIMES.sub("", part).strip() or part


def member_alone(label: str, unit: str) -> Named | None:
    """A heading that is a member of one parallel dimension only, which one indicator has: `Tiếp cận đất đai` of PCI.

    Only when its unit is that indicator's: `Hộ nghèo` in hộ is no criterion of new rural communes.
    """
    key = match_key(label)
    found = [(name, own[key]) for name, own in members().items() if key in own]
    if len(found) != 1 or dimensions().get(found[0][0]) != "parallel":
        return None
    having = [definition for definition in catalogue().values() if definition.split_dimension == found[0][0]]
    alone = len(having) == 1 and (same_kind_of_unit(unit, having[0]) if unit else having[0].unit == "điểm")
    return Named(having[0], ((found[0][0], found[0][1].code),)) if alone else None
