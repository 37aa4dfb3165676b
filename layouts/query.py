"""The whole state of a page as its address says it: nothing else is remembered anywhere."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal, cast
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from data.areas import directory
from data.period import Period

Mode = Literal["thang", "luyke", "nam"]
Boundaries = Literal["baocao", "hiennay"]
Language = Literal["vi", "en"]

MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
ITEM = re.compile(r"[A-Za-z0-9_.-]+=[^=;]{1,200}(;[A-Za-z0-9_.-]+=[^=;]{1,200}){0,7}")
AUTHORITIES = ("none", "ttg", "btc", "hdnd_tinh", "ubnd_tinh", "hdnd_huyen", "ubnd_huyen", "hdnd_xa", "ubnd_xa")
MOVES = re.compile(r"[A-Za-z0-9_.-]{1,80}>[A-Za-z0-9_.-]{1,80}:\d{1,9}(\.\d{1,6})?(:[a-z_]{1,40})?")
MAX_AREAS = 40
MAX_INDICATORS = 12
MAX_MOVES = 20


class Query(BaseModel):
    """What is looked at: month, kind of period, areas (the first is the focus), indicator, plan, known-at day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    month: str = ""
    mode: Mode = "luyke"
    areas: tuple[str, ...] = ()
    indicator: str = ""
    item: str = ""
    authority: str = ""
    known_at: dt.date | None = None
    boundaries: Boundaries = "baocao"
    language: Language = "vi"
    filter: str = ""
    sort: str = ""
    indicators: tuple[str, ...] = ()
    """Several indicators at once: the analyst's table."""
    first: str = ""
    """The first month of a span that ends with `month`."""
    rows: str = ""
    columns: str = ""
    group: str = ""
    """By what a page's figures are grouped: owner, source, area, sector ..."""
    metric: str = ""
    moves: tuple[str, ...] = ()
    """A what-if of moved capital: `giver>taker:amount:source`."""
    absent: tuple[str, ...] = ()
    """Areas that the address names and the month does not have; not part of the address."""

    @classmethod
    def read(cls, **given: Any) -> Query:
        """The state of an address; what is unknown, forged or malformed is left out. Never raises."""
        say = {key: listed(value) for key, value in given.items()}
        return cls(
            month=matching(MONTH, say.get("ky")),
            mode=cast(Mode, one_of(("thang", "luyke", "nam"), say.get("kieu"), "luyke")),
            areas=known_areas(say.get("dv", [])),
            indicator=matching(CODE, say.get("ct")),
            item=matching(ITEM, say.get("muc")),
            authority=one_of(AUTHORITIES, say.get("so"), ""),
            known_at=day(say.get("ngay")),
            boundaries=cast(Boundaries, one_of(("baocao", "hiennay"), say.get("dg"), "baocao")),
            language=cast(Language, one_of(("vi", "en"), say.get("ng"), "vi")),
            filter=matching(re.compile(r"[^\x00-\x1f\ud800-\udfff]{1,200}"), say.get("f")),
            sort=matching(re.compile(r"-?[a-z_]{1,40}"), say.get("sort")),
            indicators=several(CODE, say.get("cts"), MAX_INDICATORS, ","),
            first=matching(MONTH, say.get("tu")),
            rows=matching(CODE, say.get("hang")),
            columns=matching(CODE, say.get("cot")),
            group=matching(CODE, say.get("nhom")),
            metric=matching(CODE, say.get("do")),
            moves=several(MOVES, say.get("dc"), MAX_MOVES, ";"),
        )

    def to_search(self) -> str:
        """The address part (`?ky=2020-06&dv=42`) from which `read` gives this query again."""
        given = {
            "ky": self.month,
            "kieu": "" if self.mode == "luyke" else self.mode,
            "dv": ",".join(self.areas),
            "ct": self.indicator,
            "muc": self.item,
            "so": self.authority,
            "ngay": self.known_at.isoformat() if self.known_at else "",
            "dg": "" if self.boundaries == "baocao" else self.boundaries,
            "ng": self.language,
            "f": self.filter,
            "sort": self.sort,
            "cts": ",".join(self.indicators),
            "tu": self.first,
            "hang": self.rows,
            "cot": self.columns,
            "nhom": self.group,
            "do": self.metric,
            "dc": ";".join(self.moves),
        }
        return "?" + urlencode({key: value for key, value in given.items() if value}, safe=",;>:")

    def but(self, **changes: Any) -> Query:
        """The same state with something changed."""
        return self.model_copy(update=changes)

    @property
    def year(self) -> int:
        return int(self.month[:4])

    @property
    def months(self) -> int:
        """Months of the year that are looked at: what came later is not told."""
        return 13 if self.mode == "nam" else int(self.month[5:])

    @property
    def period(self) -> Period:
        """The period looked at; only a query with its month filled in has one."""
        year, month = int(self.month[:4]), int(self.month[5:])
        if self.mode == "nam":
            return Period.year_of(year)
        return Period.month_of(year, month) if self.mode == "thang" else Period.cumulative(year, month)

    @property
    def from_january(self) -> Query:
        """The same question counted from January, as everything is that is compared with a year's plan."""
        return self.but(mode="luyke") if self.mode == "thang" else self

    @property
    def day(self) -> dt.date:
        """The last day of the month: the day at which areas must be valid."""
        return Period.month_of(int(self.month[:4]), int(self.month[5:])).last_day

    @property
    def focus(self) -> str:
        return self.areas[0] if self.areas else ""


def listed(value: Any) -> list[str]:
    """Every text in a value that an address or a forged request may hold."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple):
        return [part for part in value[:MAX_AREAS] if isinstance(part, str)]
    return []


def matching(pattern: re.Pattern[str], values: list[str] | None) -> str:
    return next((value for value in values or () if len(value) < 1000 and pattern.fullmatch(value)), "")


def several(pattern: re.Pattern[str], values: list[str] | None, most: int, between: str) -> tuple[str, ...]:
    """The parts that fit, each once, in order."""
    parts = (part for value in values or () for part in value[:4000].split(between))
    return tuple(dict.fromkeys(part for part in parts if pattern.fullmatch(part)))[:most]


def one_of(allowed: tuple[str, ...], values: list[str] | None, otherwise: str) -> str:
    return next((value for value in values or () if value in allowed), otherwise)


def day(values: list[str] | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(matching(DATE, values))
    except ValueError:
        return None


def known_areas(values: list[str]) -> tuple[str, ...]:
    """Codes that some area has or had, in order, once each; a code stays the text it is ("001")."""
    codes = [code.strip() for value in values for code in value[:400].split(",")]
    known = directory().by_code
    return tuple(dict.fromkeys(code for code in codes if code in known))[:MAX_AREAS]
