"""Which indicator a column of figures stands for, and what tells it from its neighbours.

In a table whose rows are areas, times or records the column names the indicator. Where the rows do,
a column may still change it: `Đóng góp (điểm %)` beside `Tốc độ tăng (%)`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from data.catalogue import Definition, catalogue, dimensions, members, names
from data.text import match_key, slug
from data.units import find_unit
from loaders.columns import SUBSET, Sense
from loaders.context import Context
from loaders.indicator_names import Named, contained, known, member_of, propose, same_kind_of_unit
from loaders.phrases import plain
from loaders.table import Table
from loaders.units_said import RATE
from loaders.vocabulary import said

COORDINATE_WORDS = re.compile(
    r"\b(ke hoach|kh|du toan|dt|thuc hien|th|ket qua|giai ngan|quyet toan|uoc|luy ke|lk|ca nam|nam|thang|quy|trong|den|"
    r"tinh|het|ngay|cung ky|ck|tong so|tong cong|tong|cong|giao|btc|ttg|hdnd|ubnd|so|t\d+|i{1,3}|iv|dau|cuoi|plan|"
    r"chi tieu|muc tieu|don vi|dieu chinh|chia|ra|theo|thg|do|va|cua|sau|dc|von|bo tai chinh|thu tuong|"
    r"chinh phu|hoi dong nhan dan|uy ban nhan dan|quyet dinh|nghi quyet|qd|nq|khong vuot qua|muc tran|phan dau|"
    r"kich ban|kb|so bo|so lieu|chinh thuc|dieu tiet)\b"
    r"|[\d/.,:%()*+\-]"
)
OWN_YEAR = re.compile(r"\s*(?:năm\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
MEASURE = re.compile(r"^(diem|diem so|gia tri|so luong|tri so|chi so|ket qua|muc dat|so lieu)( \(.*\))?$")
"""A heading that names how something is measured and not what: the title says what."""
RANK = re.compile(r"^(xep )?hang$|^thu (hang|bac)$|^vi tri$|^xep (hang|thu)\b")


def without_keyword(part: str) -> str:
    """A heading without its "trong đó"; empty when it says nothing else."""
    found = SUBSET.match(plain(part))
    return part[len(found[0]) :].strip(" :") if found else part


def distinct(part: str) -> bool:
    """Whether a heading says more than a role, a time or that it is the total."""
    rest = re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", plain(part)))
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
            self.found[index] = self.marked(sense) or self.measured(sense) or self.named(sense)
        return self.found[index]

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
        if self.subject is None or not sense.column.path:
            return None
        leaf = sense.column.path[-1]
        bare = plain(re.sub(r"\s*\d{4}$", "", leaf))
        if not MEASURE.match(bare) and not RANK.match(bare):
            return None
        for alias in (self.subject.name_vi, *self.subject.aliases):
            code = names().get(match_key(f"{leaf} {alias}"))
            if code is not None:
                return Named(catalogue()[code])
        return None if RANK.match(bare) else Named(self.subject)

    def named(self, sense: Sense) -> Named | None:
        measured = find_unit(sense.unit or self.table.unit)
        money = measured is None or measured.base == "đồng"
        if self.axis == "source" or (self.axis == "project" and money):
            return None
        path = tuple(bare for part in sense.column.path if (bare := without_keyword(part)))
        unit = sense.unit or ("%" if RATE.match(plain(" ".join(path))) else self.table.unit)
        if (alone := member_alone(path[-1])) if path else None:
            return alone
        if path and (exact := known(OWN_YEAR.sub("", path[-1]), unit)) is not None:
            return Named(exact)
        for size in range(1, len(path) + 1):
            found = contained(" ".join(path[:size]), unit)
            if found is not None:
                return below(Named(found), path[size:])
        if said("total", path[-1] if path else "") and any(c.use == "mark" for c in self.table.columns):
            return Named(catalogue()["new_rural_criteria_met"])
        telling = tuple(bare for part in path if distinct(part) and (bare := OWN_YEAR.sub("", part).strip()))
        rest = re.sub(r"\s+", "", COORDINATE_WORDS.sub(" ", plain(" ".join(telling))))
        return propose(telling, unit, bool(said("state", self.context.title))) if len(rest) >= 3 else None

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
        if len(twins) < 2 or not words or sense is next((t for t in twins if not tells(t)), twins[0]):
            return ()
        return (("part", slug(without_keyword(words[-1]))),)

    def same_coordinates(self, one: Sense, other: Sense) -> bool:
        around = self.context.spoken
        mine = replace(one, column=other.column, spoken=one.spoken.merged(around))
        return mine == replace(other, spoken=other.spoken.merged(around))


def tells(sense: Sense) -> bool:
    last = sense.column.path[-1] if sense.column.path else ""
    return distinct(without_keyword(last)) and not said("total", last)


def below(named: Named, parts: tuple[str, ...]) -> Named:
    """The item that the headings below an indicator's heading stand for."""
    definition = named.definition
    dimension = definition.split_dimension
    members = [member_of(dimension or "part", part) for part in parts if distinct(part)]
    return Named(definition, ((dimension or "part", ".".join(members)),)) if members else named


def member_alone(label: str) -> Named | None:
    """A heading that is a member of one parallel dimension only, which one indicator has: `Tiếp cận đất đai` of PCI."""
    key = match_key(label)
    found = [(name, own[key]) for name, own in members().items() if key in own]
    if len(found) != 1 or dimensions().get(found[0][0]) != "parallel":
        return None
    having = [definition for definition in catalogue().values() if definition.split_dimension == found[0][0]]
    return Named(having[0], ((found[0][0], found[0][1].code),)) if len(having) == 1 else None


def fits_member(definition: Definition | None, unit: str) -> bool:
    """Whether rows printed in `unit` can be members of the indicator."""
    return definition is not None and bool(definition.split_dimension) and same_kind_of_unit(unit, definition)
