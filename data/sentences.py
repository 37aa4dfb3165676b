"""Problems in words: the sentence of each code, in the reader's language."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from data.model import Problem
from data.settings import ROOT

COMPUTED = frozenset({"printed", "sum", "recomputed", "expected", "middle", "value", "percent", "times", "count",
                      "before", "planned"})  # fmt: skip
NUMBER = re.compile(r"-?\d+(\.\d+)?")


@lru_cache(maxsize=4)
def sentences(language: str) -> dict[str, str]:
    """Code -> sentence with named gaps."""
    text = (ROOT / "locale" / f"problems_{language}.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def problem_text(problem: Problem, language: str) -> str:
    """What was wrong and what was expected. An unknown code is shown as itself, never hidden."""
    sentence = sentences(language).get(problem.code, problem.code)
    words = {name: printed(name, value, language) for name, value in problem.params.items()}
    return sentence.format_map(defaultdict(lambda: "…", words))


def printed(name: str, value: str, language: str) -> str:
    """A number of ours as the reader writes numbers; what the sheet said (`shown`) stays as it stood."""
    if name not in COMPUTED or not NUMBER.fullmatch(value):
        return value
    from babel.numbers import format_decimal

    whole = len(value.lstrip("-").partition(".")[0])
    return format_decimal(Decimal(value), "#,##0.######" if whole > 4 else "0.######", language)
