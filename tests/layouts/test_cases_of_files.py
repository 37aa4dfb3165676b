"""CASES.md part B where it speaks of pages: C37 links, C39 numbers in charts, C42 order, C44 gaps."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

from indicators.result import MonthPoint
from layouts import indicator_view
from layouts.figures.sparkline import runs, sparkline
from layouts.figures.trajectory import trajectory
from layouts.query import Query

QUERY = Query(month="2020-06", areas=("42",), indicator="investment_disbursement")
TODAY = dt.date(2020, 7, 5)


def test_c37_a_link_gives_its_state_back_without_what_nobody_knows() -> None:
    """`/?ct=GRDP&dv=01,42,999&nam=2023-2025&x=%27;--`: codes stay text, unknown keys and units go."""
    query = Query.read(**parse_qs("ct=GRDP&dv=01,42,999&nam=2023-2025&x=%27;--"))
    assert (query.indicator, query.areas) == ("GRDP", ("01", "42"))
    assert query.to_search() == "?dv=01,42&ct=GRDP&ng=vi"
    assert Query.read(**parse_qs(query.to_search().lstrip("?"))) == query


def points(*said: str | None, status: dict[int, str] | None = None) -> list[MonthPoint]:
    """Months from January with what was said of each; None = nothing to draw."""
    return [
        MonthPoint(
            month=month, label_start=202000 + month, cumulative=None if value is None else Decimal(value),
            status=(status or {}).get(month, "normal" if value is not None else "missing"), is_estimate=False,
            last_year=None, trajectory=None, source=None,
        )
        for month, value in enumerate(said, start=1)
    ]  # fmt: skip


def test_c39_every_number_of_a_chart_is_written_as_vietnamese_write_it(result: Any) -> None:
    view = indicator_view.indicator(result("1234567.8", "2000000"), points(*["1234567.8"] * 6), [], QUERY, TODAY)
    drawn = trajectory(view)
    titles = [note["text"] for note in drawn["layout"]["annotations"]]
    hovers = [words for trace in drawn["data"] for words in trace.get("customdata", [])]
    shown = " ".join([*titles, *hovers])
    assert "Kế hoạch 2.000.000,0" in titles
    assert hovers == ["1.234.567,8"] * 6
    assert not any(wrong in shown for wrong in ("1,234,567", "1.2M", "1234567.8"))
    assert drawn["layout"]["separators"] == ",."  # plotly writes the ticks: decimal comma, dots between thousands
    assert drawn["layout"]["yaxis"]["tickformat"] == ",~f"  # and never 1.2M
    assert "%{customdata}" in drawn["data"][-1]["hovertemplate"]
    assert drawn["layout"]["xaxis"]["ticktext"][2] == "T3"


def test_c44_a_gap_is_a_gap_and_a_dash_is_nothing_happened(result: Any) -> None:
    """5, "...", "-", 7: the line breaks at the second, the third stands at 0 and says so, nothing bridges."""
    said = points("5", None, "0", "7", status={3: "nil"})
    view = indicator_view.indicator(result("7"), said, [], QUERY, TODAY)
    line = next(trace for trace in trajectory(view)["data"] if trace["name"] == view.actual_label)
    assert line["y"][:4] == [5, None, 0, 7]
    assert line["x"][:4] == [1, 2, 3, 4]
    assert line["connectgaps"] is False
    assert "không phát sinh" in line["customdata"][2].lower()
    assert [len(run) for run in runs([(0.0, 1.0), None, (2.0, 0.0), (3.0, 2.0)])] == [1, 2]
    assert "svg" in sparkline([5, None, 0, 7], "nhãn").src
