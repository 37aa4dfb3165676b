"""An area's name in the reader's language."""

from __future__ import annotations

from data.areas import directory
from data.model import AreaKey
from indicators.wording import Language


def place_text(key: AreaKey, language: Language) -> str:
    """The name of the area during its time; a code that nobody knows is shown as itself."""
    area = directory().by_key.get(key)
    if area is None:
        return key.code
    return area.name_en if language == "en" and area.name_en else area.name_vi
