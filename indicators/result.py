"""The result of an indicator: target against actual, with pace, verdict, forecast and every input.

Numbers are exact decimals in the indicator's own unit; percentages are in points. A figure that
cannot be is None and `reason` (or the part's own reason) says what is missing; never 0, never ∞.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

Now = Literal["ahead", "on_track", "slightly_late", "late", "no_data", "undefined"]
YearEnd = Literal["exceeded", "met", "missed", "unknown"]
NOW_ORDER: tuple[Now, ...] = ("late", "slightly_late", "undefined", "no_data", "on_track", "ahead")


class Part(BaseModel):
    """A frozen piece of a result."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """The cell a figure was read from; `observation_id` opens it in the drawer."""

    file: str
    sheet: str
    cell: str
    value: str
    unit: str
    role: str
    sha256: str = ""
    observation_id: int = 0
    known_on: dt.date | None = None
    illustration: bool = False
    rivals: int = 0


class Actual(Part):
    """What was done: the actual, else the estimate, and which of the two; `bound` as printed ("trên 63")."""

    value: Decimal | None
    bound: str = "="
    is_estimate: bool = False
    status: str = "missing"
    as_of: dt.date | None = None
    source: Source | None = None


class Target(Part):
    """What was promised, by whom, in which version; a bound or a range where the document gives one."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = "="
    authority: str = "none"
    version: str = "initial"
    decided_on: dt.date | None = None
    as_of: dt.date | None = None
    source: Source | None = None


class SamePeriod(Part):
    """The same months of last year: `index` is in points (100 = equal), or a difference for ratios.

    `period` is filled only where fewer months than asked could be compared: it says which.
    """

    value: Decimal | None = None
    index: Decimal | None = None
    difference: Decimal | None = None
    reason: str | None = "no_data"
    source: Source | None = None
    period: str = ""


class Trajectory(Part):
    """Where the plan should stand by now: `share` percent of it by `basis`, `value` in the unit."""

    basis: Literal["linear", "seasonal", "milestones", "typed"] = "linear"
    share: Decimal
    value: Decimal | None


class Forecast(Part):
    value: Decimal
    low: Decimal
    high: Decimal
    method: Literal["seasonal", "linear"]


class Official(Part):
    """The officials' own label: its words, its class where they are the usual ones, whether the figures agree."""

    words: str
    label: str | None = None
    agrees: bool | None = None
    source: Source | None = None


class MonthPoint(Part):
    """One month of the trajectory chart: cumulative actual (or state), its own flow, last year, trajectory."""

    month: int
    label_start: int
    cumulative: Decimal | None = None
    flow: Decimal | None = None
    is_estimate: bool = False
    status: str = "missing"
    last_year: Decimal | None = None
    trajectory: Decimal | None = None
    source: Source | None = None


class PastYear(Part):
    """The same months of an earlier year, in the indicator's unit."""

    year: int
    value: Decimal
    is_estimate: bool = False
    source: Source | None = None


class Result(Part):
    """One indicator × area × item at one period."""

    indicator: str
    name_vi: str
    name_en: str
    sector: str
    kind: str
    direction: str
    decimals: int
    proposed: bool
    area: str
    area_valid_from: dt.date | None
    area_name: str
    item: str
    period: str
    as_of: dt.date | None
    unit: str
    actual: Actual
    target: Target | None
    other_targets: tuple[Target, ...] = ()
    percent_of_target: Decimal | None = None
    baseline: Decimal | None = None
    same_period: SamePeriod = SamePeriod()
    trajectory: Trajectory | None = None
    pace_points: Decimal | None = None
    gap: Decimal | None = None
    percent_of_trajectory: Decimal | None = None
    now: Now = "no_data"
    year_end: YearEnd = "unknown"
    official: Official | None = None
    past: tuple[PastYear, ...] = ()
    forecast: Forecast | None = None
    required_per_month: Decimal | None = None
    times_average: Decimal | None = None
    reason: str | None = None
    inputs: tuple[Source, ...] = ()
    illustration: bool = False

    @cached_property
    def sentence_vi(self) -> str:
        """The result in one Vietnamese sentence; made when somebody reads it, for a page judges hundreds of results."""
        return self.sentence("vi")

    @cached_property
    def sentence_en(self) -> str:
        return self.sentence("en")

    def sentence(self, language: Literal["vi", "en"]) -> str:
        from indicators.narrative import sentence  # the narrative tells of results, so it imports this module

        return sentence(self, language)


class Aggregate(Part):
    """Σ actual / Σ target × 100 over results, how many have both, and which areas have not."""

    actual: Decimal | None = None
    target: Decimal | None = None
    percent: Decimal | None = None
    counted: int = 0
    without: tuple[str, ...] = ()
    reason: str | None = None


class Tally(Part):
    """How many results stand where: now and at year end."""

    exceeded: int = 0
    met: int = 0
    missed: int = 0
    ahead: int = 0
    on_track: int = 0
    slightly_late: int = 0
    late: int = 0
    no_data: int = 0
    undefined: int = 0


class Statement(Part):
    """One sentence in both languages, and the observations it was made of."""

    vi: str
    en: str
    observations: tuple[int, ...] = ()


class Overview(Part):
    """All results of an area at a period, worst first, with the tally and its sentence."""

    area: str
    area_name: str
    period: str
    results: tuple[Result, ...]
    tally: Tally
    statements: tuple[Statement, ...] = ()

    @property
    def sentence_vi(self) -> str:
        return " ".join(statement.vi for statement in self.statements)

    @property
    def sentence_en(self) -> str:
        return " ".join(statement.en for statement in self.statements)
