"""Offices that send reports and lead tasks: found by code, name or alias, however they are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.reference_files import listed, rows
from data.text import match_key


@dataclass(frozen=True, slots=True)
class Sender:
    """An office of `senders.csv`; `area_code` is the area it answers for."""

    code: str
    name_vi: str
    name_en: str
    kind: str
    area_code: str

    def name(self, language: str) -> str:
        return self.name_en if language == "en" and self.name_en else self.name_vi


@lru_cache(maxsize=1)
def senders() -> dict[str, Sender]:
    """Code -> office, in file order."""
    return {
        row["code"]: Sender(row["code"], row["name_vi"], row["name_en"], row["kind"], row["area_code"])
        for row in rows("senders")
    }  # fmt: skip


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Folded name or alias -> code."""
    table: dict[str, str] = {}
    for row in rows("senders"):
        for name in (row["code"], row["name_vi"], row["name_en"], *listed(row["aliases"])):
            table.setdefault(match_key(name), row["code"])
    return table


def find_sender(words: str) -> Sender | None:
    """The office that words such as "Sở Nông nghiệp và PTNT" mean; None when nobody is called so."""
    code = spellings().get(match_key(words))
    return None if code is None else senders()[code]
