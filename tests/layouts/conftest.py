"""Hand-made results: no store stands behind these tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from indicators.result import Actual, MonthPoint, Result, SamePeriod, Source, Target, Trajectory

MakeResult = Callable[..., Result]


def made_source(value: str = "1", observation_id: int = 7) -> Source:
    return Source(
        file="a.xlsx",
        sheet="Biểu 1",
        cell="D7",
        value=value,
        unit="tỷ đồng",
        role="actual",
        observation_id=observation_id,
        known_on=dt.date(2020, 7, 1),
    )


def made_result(actual: str | None = "40", plan: str | None = "100", **more: Any) -> Result:
    value, target = (None if text is None else Decimal(text) for text in (actual, plan))
    percent = value / target * 100 if value is not None and target else None
    given: dict[str, Any] = {
        "indicator": "investment_disbursement",
        "name_vi": "Giải ngân vốn đầu tư công",
        "name_en": "Disbursement",
        "sector": "investment",
        "kind": "flow",
        "direction": "up",
        "decimals": 3,
        "proposed": False,
        "area": "436",
        "area_valid_from": None,
        "area_name": "Thành phố Hà Tĩnh",
        "item": "",
        "period": "2020-01/P6M",
        "as_of": dt.date(2020, 6, 30),
        "unit": "tỷ đồng",
        "actual": Actual(
            value=value, status="normal" if value is not None else "missing", source=made_source(str(value))
        ),
        "target": Target(value=target, authority="hdnd_tinh", source=made_source(str(target), 8))
        if target is not None
        else None,
        "percent_of_target": percent,
        "trajectory": Trajectory(share=Decimal(50), value=None),
        "pace_points": None if percent is None else percent - 50,
        "now": "late" if percent is not None else "no_data",
        "inputs": (made_source(),),
    }
    return Result(**{**given, **more})


@pytest.fixture
def result() -> MakeResult:
    return made_result


@pytest.fixture
def three() -> list[Result]:
    """CASES A1: plans 100/50/10, disbursed 40/30/9; the total is 49,4 %, not the mean."""
    names = (("001", "Xã An"), ("002", '=HYPERLINK("http://x.invalid","b")'), ("003", "Xã <b>Cẩm</b>"))
    figures = (("40", "100"), ("30", "50"), ("9", "10"))
    return [
        made_result(actual, plan, area=code, area_name=name, same_period=SamePeriod(index=Decimal(110), reason=None))
        for (code, name), (actual, plan) in zip(names, figures, strict=True)
    ]


@pytest.fixture
def year() -> list[MonthPoint]:
    """Reported to June, March missing, May an estimate; the plan and last year run on to December."""
    said = {1: "10", 2: "20", 4: "45", 5: "60", 6: "70"}
    return [
        MonthPoint(
            month=m,
            label_start=202000 + m,
            cumulative=Decimal(said[m]) if m in said else Decimal(20) if m == 3 else None,
            status="normal" if m in said else "missing",
            is_estimate=m == 5,
            last_year=Decimal(9 * m),
            trajectory=Decimal(100 * m) / 12,
            source=made_source() if m in said else None,
        )
        for m in range(1, 13)
    ]


@pytest.fixture
def same() -> SamePeriod:
    return SamePeriod(value=Decimal(38), index=Decimal("105.3"), reason=None)
