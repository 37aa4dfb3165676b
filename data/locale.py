"""The product's words in Vietnamese and English by key: `LANGUAGE.json`, and `LANGUAGE.PART.json` for a page's own."""

from __future__ import annotations

import json
from functools import lru_cache

from data.reference_files import FOLDER

LANGUAGES = ("vi", "en")
WORDS = FOLDER.parent / "locale"


@lru_cache(maxsize=2)
def words(language: str) -> dict[str, str]:
    """All texts of a language by key; an unknown language speaks Vietnamese.

    Raises ValueError when two files of a language say the same key.
    """
    name = language if language in LANGUAGES else "vi"
    found: dict[str, str] = {}
    for path in (WORDS / f"{name}.json", *sorted(WORDS.glob(f"{name}.*.json"))):
        part: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        if twice := found.keys() & part.keys():
            raise ValueError(f"{path.name}: {min(twice)!r} stands in another file of the language too")
        found |= part
    return found


def text(key: str, language: str, **params: object) -> str:
    """The sentence of `key` with its `{params}` filled in; raises KeyError for a key that nobody wrote."""
    sentence = words(language)[key]
    return sentence.format(**params) if params else sentence


def text_or(key: str, language: str, otherwise: str) -> str:
    """The text of `key`, or `otherwise` where an office's own code has no text yet."""
    return words(language).get(key, otherwise)
