"""A figure beside the one of the edition before: change of a score, steps of a rank."""

from __future__ import annotations

from dataclasses import dataclass

from data.areas import Area
from data.period import Period
from indicators.actuals import Figure
from indicators.arithmetic import Undefined
from indicators.figures import Ratio, done, minus
from indicators.reading import Readings
from indicators.wording import Language


@dataclass(frozen=True, slots=True)
class Move:
    """One score (or rank) now and in the edition a year before; `change` = now − before in its own unit."""

    code: str
    name_vi: str
    name_en: str
    now: Figure
    before: Figure

    @property
    def change(self) -> Ratio:
        return minus(self.now, self.before)

    @property
    def fell(self) -> bool:
        """The number is smaller than a year before; for a rank that is better. False where it cannot be told."""
        return not isinstance(self.change, Undefined) and self.change < 0

    @property
    def steps(self) -> int | Undefined:
        """Places won by a rank: 27 → 21 is 6, smaller being better; negative places were lost."""
        return self.change if isinstance(self.change, Undefined) else -int(self.change)

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_vi


def move_of(readings: Readings, indicator: str, place: Area, year: int, item: str, names: tuple[str, str]) -> Move:
    """A yearly figure and that of the year before, from readings that are there."""
    now, before = (done(readings, indicator, place, item, Period.year_of(one)) for one in (year, year - 1))
    return Move(item.partition("=")[2] or indicator, *names, now, before)


def rank_text(steps: int, language: Language) -> str:
    """How a rank moved in words: "tăng 6 bậc", "giảm 2 bậc", "giữ nguyên thứ hạng"."""
    if steps == 0:
        return {"vi": "giữ nguyên thứ hạng", "en": "keeps its rank"}[language]
    size = abs(steps)
    if language == "vi":
        return f"{'tăng' if steps > 0 else 'giảm'} {size} bậc"
    return f"{'up' if steps > 0 else 'down'} {size} place{'' if size == 1 else 's'}"
