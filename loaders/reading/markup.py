"""What every reader of XML needs: names without prefixes, entities, and a parser that refuses a document type."""

from __future__ import annotations

import re
from typing import Any, NoReturn
from xml.parsers import expat

ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def parser() -> Any:
    """An expat parser that gives names as `namespace}name`, whole texts, and refuses a document type."""
    made: Any = expat.ParserCreate(namespace_separator="}")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = refuse
    return made


def refuse(*_: object) -> NoReturn:
    raise ValueError("a document type declaration is not allowed")


def character_of(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    return NAMED[name] if name else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def resolved(text: str) -> str:
    """Text of a part that expat found well-formed, with its references as characters."""
    return ENTITY.sub(character_of, text) if "&" in text else text


def unescaped(text: str) -> str:
    """Excel's own escapes (`_x000D_`) as characters."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")
