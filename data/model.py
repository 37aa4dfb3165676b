"""The words of the field as types: observation, problem, check, dataset.

Roles, statuses and authorities are the English codes of the command line's JSON, whatever the
language of the reader.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from data.period import Period

Role = Literal["target", "actual", "estimate"]
Status = Literal["normal", "estimated", "provisional", "revised", "nil", "missing", "not_applicable"]
Authority = Literal["none", "ttg", "btc", "hdnd_tinh", "ubnd_tinh", "hdnd_huyen", "ubnd_huyen", "hdnd_xa", "ubnd_xa"]
AUTHORITIES: tuple[str, ...] = get_args(Authority)
Bound = Literal["=", ">=", ">", "<=", "<", "range"]
ValueType = Literal["number", "date", "text"]
Severity = Literal["info", "warning", "question", "error"]

ROLES: tuple[Role, ...] = ("target", "actual", "estimate")
VALUELESS: frozenset[str] = frozenset({"nil", "missing", "not_applicable"})
"""Statuses that say something about a figure without giving one (`-`, `...`, `x`)."""


@dataclass(frozen=True, slots=True)
class AreaKey:
    """A place during a time: codes and names are used again after 1/7/2025, so neither is a key."""

    code: str
    valid_from: dt.date | None = None

    def __hash__(self) -> int:
        return hash(self.code)

    def __str__(self) -> str:
        return f"{self.code}@{self.valid_from or ''}"


class SeriesKey(NamedTuple):
    """Everything that tells one series of values from another (ARCHITECTURE: the whole series key)."""

    indicator: str
    area: AreaKey
    item: str
    period: Period
    role: Role
    authority: str = "none"
    version: str = "initial"
    decided_on: dt.date | None = None
    as_of: dt.date | None = None

    def text(self) -> str:
        """One line, the same for the same series for ever: what the store's unique key is made of."""
        parts = (self.indicator, self.area, self.item, self.period, self.role, self.authority, self.version)
        return "\x1f".join(map(str, (*parts, self.decided_on or "", self.as_of or "")))


class Observation(NamedTuple):
    """One value of one series, with the cell it was read from. (A tuple: a file makes hundreds of thousands.)

    `value` and `unit` are as printed (a cell formatted as percent counts in points);
    `value_base` and `unit_base` are converted to the unit's base, exact.
    """

    key: SeriesKey
    status: Status
    value: str | None
    unit: str
    value_base: Decimal | None = None
    unit_base: str = ""
    value_type: ValueType = "number"
    bound: Bound = "="
    low: Decimal | None = None
    high: Decimal | None = None
    sheet: str = ""
    cell: str = ""
    note: str = ""

    def same_statement(self, other: Observation) -> bool:
        """Whether both say the same of their series, wherever they were printed."""
        mine = (self.status, self.value_base, self.unit_base, self.value_type, self.bound, self.low, self.high)
        theirs = (other.status, other.value_base, other.unit_base, other.value_type, other.bound, other.low, other.high)
        words = self.value == other.value if self.value_type != "number" else True
        return mine == theirs and words


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong or notable in a sheet: a value, never an exception.

    With `question` and `error` nothing is stored for the cells concerned until it is answered or
    mended; with `info` and `warning` the value is stored as read. `params` fill the sentence of
    the code in the reader's language.
    """

    code: str
    severity: Severity
    cell: str = ""
    cells: tuple[str, ...] = ()
    params: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        return self.severity in ("question", "error")


@dataclass(frozen=True, slots=True)
class Check:
    """A derived column of the sheet (%, so sánh, chênh lệch, còn lại): printed against recomputed."""

    cell: str
    ratio_of: str
    printed: Decimal | None
    recomputed: Decimal | None
    agrees: bool | None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordAttribute:
    """One attribute of a record (a project's construction years, a task's deadline), with its cell."""

    kind: str
    code: str
    area: AreaKey
    name: str
    value: str
    value_type: ValueType
    sheet: str
    cell: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ProposedIndicator:
    """An indicator that the catalogue does not know, as the sheet names it; never dropped."""

    code: str
    name_vi: str
    unit: str
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Sender × form × period: a later dataset of the same slot revises the earlier one."""

    sender: str
    form: str
    period: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """What one office said once: a file (its bytes are kept) or an entry typed by an analyst."""

    sha256: str
    file_name: str
    slot: Slot
    kind: Literal["file", "entry"] = "file"
    content: bytes = b""
    known_at: dt.datetime | None = None
    document: str = ""
    reason: str = ""
    draft: bool = False
    report: str = "{}"
    illustration: bool = False


@dataclass(slots=True)
class Counts:
    """Non-empty value cells of the tables read = new + changed + same + rejected + skipped + checked."""

    cells: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    skipped: int = 0
    checked: int = 0
    removed: int = 0

    def balance(self) -> bool:
        return self.cells == self.new + self.changed + self.same + self.rejected + self.skipped + self.checked


def item_text(parts: Iterable[tuple[str, str]]) -> str:
    """Dimension=member pairs in one order: `capital=carryover;project=8028364`; empty = the total."""
    return ";".join(f"{dimension}={member}" for dimension, member in sorted(dict(parts).items()))


def item_parts(item: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition("=") for part in item.split(";") if part)
    return tuple((dimension, member) for dimension, _, member in pairs)


def with_status(observation: Observation, status: Status) -> Observation:
    return observation._replace(status=status)
