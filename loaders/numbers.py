"""Numbers written as text: our own grammar, never float(). Which mark is decimal is decided by the
evidence of the column, because `1.234` alone may be 1234 or 1,234 thousandths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.text import RAISED

Style = Literal["plain", "vn", "us", "one_dot", "one_comma"]

WHOLE = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-−–])?\s*(?P<body>[0-9]+(?:[.,\u00a0\u202f ][0-9]+)*)\s*"
    r"(?P<percent>%)?\s*(?P<close>\))?\s*\**"
)
FOOTNOTE = re.compile(
    r"^\((?:\d{1,2}|\*+|[a-z])\)\s+|(?<=\d)\s*\((?:\*+|[a-z])\)$" + rf"|(?<!^10)(?<=[0-9%])\s?[{RAISED}]{{1,2}}$"
)
"""A mark before or behind a number, in brackets or raised; behind a bare 10 a raised figure is its power."""
MARK = re.compile(r"\((?:\d{1,2}|\*+|[a-z])\)|\*+")
NIL = {"-", "–", "—", "−"}
MISSING = {"...", "…", "..", "....", ". . ."}
UNAVAILABLE = {"N/A", "NA", "N.A", "N.A."}
NOT_APPLICABLE = {"x", "X"}


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: digits and marks, and how sure its style is."""

    body: str
    style: Style
    negative: bool
    percent: bool

    @property
    def grouped(self) -> bool:
        """Whether thousands are marked off: `1,234.5`, not `1234.5`."""
        return len(re.findall(r"[.,\s]", self.body)) > 1

    def value(self, style: Style) -> Decimal | None:
        """The number under a column style (`vn`: dot groups, comma decimals; `us`: the reverse)."""
        text = re.sub(r"\s", "", self.body)
        if self.style in ("one_dot", "one_comma"):
            groups = (self.style == "one_dot") == (style == "vn")
            text = re.sub(r"[.,]", "" if groups else ".", text)
        elif self.style == "vn":
            text = text.replace(".", "").replace(",", ".")
        elif self.style == "us":
            text = text.replace(",", "")
        number = Decimal(text)
        return -number if self.negative else number


def written_number(text: str) -> Written | None:
    """Read a text cell as a number; None when it is none (words, dates, two numbers, 5 000 digits)."""
    bare = FOOTNOTE.sub("", text.strip()).strip()
    found = WHOLE.fullmatch(bare)
    if not found or len(bare) > 40 or bool(found["open"]) != bool(found["close"]):
        return None
    body = found["body"].replace("\u00a0", " ").replace("\u202f", " ")
    style = style_of(body)
    if style is None:
        return None
    return Written(body, style, bool(found["sign"] or found["open"]), bool(found["percent"]))


def style_of(body: str) -> Style | None:
    if re.fullmatch(r"[0-9]+|[0-9]{1,3}( [0-9]{3})+", body):
        return "plain"
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", body) and not body.startswith("0"):
        return "one_dot"
    if re.fullmatch(r"[0-9]{1,3},[0-9]{3}", body) and not body.startswith("0"):
        return "one_comma"
    if re.fullmatch(r"([0-9]{1,3}([. ][0-9]{3})+|[0-9]+),[0-9]+|[0-9]{1,3}(\.[0-9]{3}){2,}", body):
        return "vn"
    if re.fullmatch(r"([0-9]{1,3}([, ][0-9]{3})+|[0-9]+)\.[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,}", body):
        return "us"
    return None


def nothing_of(text: str) -> Literal["nil", "missing", "not_applicable"] | None:
    """Which of the kinds of nothing a text cell says; a blank and a zero are others."""
    bare = text.strip()
    if bare in NIL:
        return "nil"
    if bare in MISSING or bare.upper().replace(" ", "") in UNAVAILABLE:
        return "missing"
    return "not_applicable" if bare in NOT_APPLICABLE else None


def column_style(written: list[Written], numeric_values: list[str]) -> Style | None:
    """The style of a column: by most of its unmistakable cells, else by what its true numbers look like.

    A column of whole numbers holds `13.100` as 13100; a column of decimals leaves it open (None:
    ask once for the column).
    """
    styles = [number.style for number in written]
    sure = [style for style in styles if style in ("vn", "us")]
    if sure:
        vietnamese, american = sure.count("vn"), sure.count("us")
        if american > vietnamese and "one_dot" in styles and not any(n.grouped for n in written if n.style == "us"):
            return None  # `4.5` beside `1.100`: a point for decimals is no proof that thousands carry a comma
        return None if vietnamese == american else "vn" if vietnamese > american else "us"
    if not {"one_dot", "one_comma"} & set(styles):
        return "vn"
    whole = sum("." not in value for value in numeric_values)
    if numeric_values and whole / len(numeric_values) >= 0.9:
        return "vn" if "one_dot" in styles else "us"
    return None


@dataclass(frozen=True, slots=True)
class Bounded:
    """A target that is no single number: `Dưới 4`, `trên 63`, `10,5-11`, `8,5% trở lên`."""

    bound: Literal[">=", ">", "<=", "<", "=", "range"]
    low: Written
    high: Written | None = None


LIMIT = re.compile(
    r"(<=|>=|dưới|nhỏ hơn|<|trên|lớn hơn|>|không quá|tối đa|≤|ít nhất|tối thiểu|từ|≥|khoảng|~|≈)\s*(.+)", re.IGNORECASE
)
Limit = Literal[">=", ">", "<=", "<", "="]
WORDS_OF: dict[Limit, tuple[str, ...]] = {
    "<": ("dưới", "nhỏ hơn", "<"), ">": ("trên", "lớn hơn", ">"), "<=": ("không quá", "tối đa", "<=", "≤"),
    ">=": ("ít nhất", "tối thiểu", "từ", ">=", "≥"), "=": ("khoảng", "~", "≈"),
}  # fmt: skip
RANGE = re.compile(r"([0-9.,]+)\s*%?\s*(?:-|–|đến)\s*([0-9.,]+)\s*%?")
AT_LEAST = re.compile(r"(.+?)\s*trở lên", re.IGNORECASE)


def bounded(text: str) -> Bounded | None:
    """A bound or a range; two years (`2017-2022`) are a time, not a range."""
    bare = text.strip().rstrip("*").strip()
    if found := AT_LEAST.fullmatch(bare):
        number = written_number(re.sub(r"^từ\s+", "", found[1], flags=re.IGNORECASE))
        return Bounded(">=", number) if number else None
    if found := RANGE.fullmatch(bare):
        low, high = written_number(found[1]), written_number(found[2])
        years = all(re.fullmatch(r"(?:19|20)[0-9]{2}", part) for part in found.groups())
        return Bounded("range", low, high) if low and high and not years else None
    if found := LIMIT.fullmatch(bare):
        number = written_number(found[2])
        bound: Limit = next(limit for limit, words in WORDS_OF.items() if found[1].lower() in words)
        return Bounded(bound, number) if number else None
    return None
