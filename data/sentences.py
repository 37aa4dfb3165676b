"""Problems in words: the sentence of each code, in the reader's language."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache

from data.model import Problem
from data.settings import ROOT


@lru_cache(maxsize=4)
def sentences(language: str) -> dict[str, str]:
    """Code -> sentence with named gaps."""
    text = (ROOT / "locale" / f"problems_{language}.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def problem_text(problem: Problem, language: str) -> str:
    """What was wrong and what was expected. An unknown code is shown as itself, never hidden."""
    sentence = sentences(language).get(problem.code, problem.code)
    return sentence.format_map(defaultdict(lambda: "…", problem.params))
