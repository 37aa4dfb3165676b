"""What the gate says of a file."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Gate:
    """`kind` of the file, and the code of the problem that refuses it (empty = may be read)."""

    kind: str
    refusal: str = ""
