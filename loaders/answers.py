"""What an analyst answered: coordinates that a sheet does not say, by label and heading.

An answer is remembered for its sender and form and holds next month too, even if rows moved. What
is true of one month only (a period, a cut-off day, one cell) is not remembered.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from data.areas import directory
from data.catalogue import catalogue
from data.model import AUTHORITIES
from data.period import Period
from data.text import match_key
from data.units import find_unit

Numbers = Literal["", "vn", "us"]
SIMPLE = ("unit", "area", "period", "as_of", "numbers", "year_starts")


class BadAnswers(ValueError):
    """The answers file cannot be used; the message names the place and what was expected."""


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    @field_validator("area", check_fields=False)
    @classmethod
    def known_area(cls, code: str) -> str:
        if code and directory().nearest(code, dt.date(2020, 1, 1)) is None:
            raise ValueError(f"{code!r} is not a code of data/reference/areas.csv")
        return code

    @field_validator("indicator", check_fields=False)
    @classmethod
    def known_indicator(cls, code: str) -> str:
        if code and code not in catalogue():
            raise ValueError(f"{code!r} is not an indicator of data/reference/indicators.csv")
        return code

    @field_validator("unit", check_fields=False)
    @classmethod
    def known_unit(cls, text: str) -> str:
        if text and find_unit(text) is None:
            raise ValueError(f"{text!r} is not a unit of data/reference/units.csv")
        return text

    @field_validator("period", check_fields=False)
    @classmethod
    def real_period(cls, text: str) -> str:
        if text:
            Period.parse(text)
        return text

    @field_validator("authority", check_fields=False)
    @classmethod
    def known_authority(cls, text: str) -> str:
        if text and text not in AUTHORITIES:
            raise ValueError(f"{text!r} is not one of {', '.join(AUTHORITIES)}")
        return text


class RowAnswer(Answer):
    """What a row stands for; `ignore` leaves its figures out."""

    area: str = ""
    indicator: str = ""
    item: str = ""
    ignore: bool = False


class ColumnAnswer(Answer):
    """What a column stands for; `numbers` says how its text numbers are written."""

    role: Literal["", "target", "actual", "estimate"] = ""
    authority: str = ""
    period: str = ""
    unit: str = ""
    item: str = ""
    numbers: Numbers = ""
    ignore: bool = False


class SheetAnswers(Answer):
    """Answers for one sheet: rows by label, columns by heading (parts joined by ` > `) or letter, cells by address."""

    unit: str = ""
    area: str = ""
    period: str = ""
    as_of: dt.date | None = None
    numbers: Numbers = ""
    year_starts: int = Field(default=0, ge=0, le=12)
    rows: dict[str, RowAnswer] = Field(default_factory=dict)
    columns: dict[str, ColumnAnswer] = Field(default_factory=dict)
    cells: dict[str, str] = Field(default_factory=dict)

    @property
    def own_count(self) -> int:
        simple = sum(bool(getattr(self, name)) for name in SIMPLE)
        return simple + len(self.rows) + len(self.columns) + len(self.cells)

    def row(self, index: int, *labels: str) -> RowAnswer | None:
        """The answer for a row, by its number (`row 11`), label or path."""
        if not self.rows:
            return None
        named = {match_key(key): answer for key, answer in self.rows.items()}
        keys = (f"row {index}", *(match_key(label) for label in labels))
        return next((found for key in keys if (found := named.get(match_key(key))) is not None), None)

    def column(self, letters: str, path: tuple[str, ...]) -> ColumnAnswer | None:
        if not self.columns:
            return None
        named = {match_key(key): answer for key, answer in self.columns.items()}
        keys = (f"column {letters}", letters, " > ".join(path), path[-1] if path else "")
        return next((found for key in keys if (found := named.get(match_key(key))) is not None), None)

    def lasting(self) -> SheetAnswers:
        """What still holds next month: nothing of a period, a place by number or a single cell."""
        rows = {key: answer for key, answer in self.rows.items() if not key.lower().startswith("row ")}
        columns = {key: answer.model_copy(update={"period": ""}) for key, answer in self.columns.items()}
        return self.model_copy(update={"period": "", "as_of": None, "cells": {}, "rows": rows, "columns": columns})

    def over(self, weaker: SheetAnswers) -> SheetAnswers:
        """These answers with what they leave open taken from weaker ones."""
        simple = {name: getattr(self, name) or getattr(weaker, name) for name in SIMPLE}
        mixed = {name: getattr(weaker, name) | getattr(self, name) for name in ("rows", "columns", "cells")}
        return self.model_copy(update=simple | mixed)


class Answers(SheetAnswers):
    """Answers for a file: those at the top hold for every sheet."""

    sheets: dict[str, SheetAnswers] = Field(default_factory=dict)

    def of_sheet(self, name: str) -> SheetAnswers:
        """The answers that hold for a sheet; next month's sheet of the same name but its number counts as the same."""
        whole = SheetAnswers(**{name: getattr(self, name) for name in SheetAnswers.model_fields})
        own = self.sheets.get(name) or next((a for key, a in self.sheets.items() if stem(key) == stem(name)), None)
        return own.over(whole) if own is not None else whole

    @property
    def count(self) -> int:
        """How many single answers there are."""
        return self.own_count + sum(answers.own_count for answers in self.sheets.values())

    def remembered(self) -> Answers:
        kept = {name: answers.lasting() for name, answers in self.sheets.items()}
        return Answers(**(dict(self.lasting()) | {"sheets": kept}))

    def joined(self, weaker: Answers) -> Answers:
        sheets = dict(weaker.sheets)
        for name, own in self.sheets.items():
            sheets[name] = own.over(sheets[name]) if name in sheets else own
        return Answers(**(dict(self.over(weaker)) | {"sheets": sheets}))


def stem(name: str) -> str:
    """A sheet's name without its numbers: `T9` and `T10` are one form."""
    return "".join(character for character in match_key(name) if not character.isdigit())


def parse_answers(text: str) -> Answers:
    """Read an answers file (YAML); raises BadAnswers naming what cannot be used."""
    try:
        given: Any = yaml.safe_load(text)
    except yaml.YAMLError as broken:
        raise BadAnswers(str(broken)) from broken
    if given is None:
        return Answers()
    if not isinstance(given, dict):
        raise BadAnswers("expected names and values, such as `unit: triệu đồng`")
    try:
        return Answers.model_validate(filled(given))
    except ValidationError as wrong:
        said = (f"{'.'.join(map(str, e['loc']))}: {e['msg'].removeprefix('Value error, ')}" for e in wrong.errors())
        raise BadAnswers("; ".join(said)) from wrong


def filled(given: dict[Any, Any]) -> dict[Any, Any]:
    """Without the blanks of a template: a key with nothing behind it is no answer."""
    inner = {key: filled(value) if isinstance(value, dict) else value for key, value in given.items()}
    return {key: value for key, value in inner.items() if value not in ("", None, {})}


def answers_json(answers: Answers) -> str:
    return answers.model_dump_json(exclude_defaults=True)
