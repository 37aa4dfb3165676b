from __future__ import annotations

import datetime as dt
from typing import Any

import plotly.graph_objects as go
import pytest

from indicators.result import MonthPoint, Result
from layouts import indicator_view
from layouts.figures.bullet import bullet
from layouts.figures.ranking import ranking
from layouts.figures.sparkline import sparkline
from layouts.figures.trajectory import trajectory
from layouts.query import Query
from layouts.views import Bullet, IndicatorView

QUERY = Query(month="2020-06", areas=("42",), indicator="investment_disbursement")


@pytest.fixture
def view(result: Any, year: list[MonthPoint], three: list[Result]) -> IndicatorView:
    return indicator_view.indicator(result("70"), year, three, QUERY, dt.date(2020, 7, 5))


def test_the_trajectory_is_a_valid_figure(view: IndicatorView) -> None:
    drawn = trajectory(view)
    go.Figure(drawn)
    lines = {trace["name"]: trace for trace in drawn["data"]}
    assert lines["Thực hiện"]["y"][2] is None
    assert lines["Thực hiện"]["connectgaps"] is False
    assert lines["Thực hiện"]["marker"]["color"][4] == "#ffffff"
    assert lines["Tiến độ cần"]["line"]["shape"] == "hvh"
    assert drawn["layout"]["separators"] == ",."
    assert drawn["layout"]["template"] is None


def test_the_ranking_is_a_valid_figure_best_first(view: IndicatorView) -> None:
    drawn = ranking(view)
    go.Figure(drawn)
    assert drawn["data"][0]["x"] == [90.0, 60.0, 40.0]
    assert drawn["layout"]["shapes"][0]["x0"] == pytest.approx(49.375)


def test_names_reach_plotly_escaped(view: IndicatorView) -> None:
    shown = ranking(view)["layout"]["yaxis"]["ticktext"]
    assert any("&lt;b&gt;" in name for name in shown)
    assert not any("<b>" in name for name in shown)


def test_a_chart_of_nothing_is_still_valid() -> None:
    empty = IndicatorView(code="x", name="x")
    go.Figure(trajectory(empty))
    go.Figure(ranking(empty))


def test_small_drawings_keep_gaps_and_limits() -> None:
    assert "%3Csvg" in sparkline([1, None, 3], "nhãn").src
    assert sparkline([None, None], "chưa có").children == ""
    assert bullet(Bullet(done=400.0, due=50.0, status="ahead", label="l")).alt == "l"
    assert bullet(Bullet(done=None)).children == ""
