"""The years of an indicator: each against its plan, and on which boundaries its figure stands."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from data.areas import directory
from data.period import Period
from indicators.actuals import Figure
from indicators.comparable import Comparable, Piece, PieceFigure
from layouts.query import Query
from layouts.years_table import years_table

TODAY = dt.date(2020, 7, 8)
QUERY = Query(month="2020-06", areas=("42",))


def of_year(result: Any, year: int, percent: str | None = "40") -> Any:
    return result(percent).model_copy(update={"period": f"{year}-01/P6M"})


def test_each_year_stands_against_its_own_plan(result: Any) -> None:
    view = years_table([of_year(result, 2019), of_year(result, 2020)], (), QUERY, TODAY)
    assert [row.shown[0] for row in view.rows] == ["2019", "2020"]
    assert view.rows[0].shown[-1] == "đơn vị báo cáo"


def test_one_year_alone_is_no_table(result: Any) -> None:
    assert years_table([of_year(result, 2020)], (), QUERY, TODAY).rows == ()


def test_a_year_made_of_former_units_says_so_and_has_no_percentage(result: Any) -> None:
    area = directory().nearest("42", TODAY)
    assert area is not None
    piece = PieceFigure(Piece(area, Decimal("0.6"), Decimal("0.6")), Figure(Decimal(1000), "normal"), Decimal("0.6"))
    estimate = Figure(Decimal(600), "estimated", is_estimate=True)
    joined = Comparable(Period.parse("2019-01/P6M"), estimate, "weighted", (piece, piece))
    view = years_table([of_year(result, 2019), of_year(result, 2020)], (joined,), QUERY, TODAY)
    first = view.rows[0]
    assert first.shown[-1] == "ước theo tỷ lệ từ 2 đơn vị cũ"
    assert (first.values[2], first.shown[3]) == (600, "")
    broken = Comparable(joined.period, Figure(None, reason="not_additive"), "", (piece, piece))
    view = years_table([of_year(result, 2019), of_year(result, 2020)], (broken,), QUERY, TODAY)
    assert view.rows[0].shown[-1] == "không tính được từ 2 đơn vị cũ"
