from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

from data.cells import Cell, Merge, Sheet
from indicators.result import MonthPoint, Overview, Result, Statement, Tally
from layouts import cell_view, grid, indicator_view, overview_view, tables
from layouts.pages import indicator, overview
from layouts.query import Query

TODAY = dt.date(2020, 7, 5)
QUERY = Query(month="2020-06", areas=("42",), indicator="investment_disbursement")


def table(three: list[Result]) -> Any:
    return tables.area_table(three, QUERY, "Giải ngân", ["Xã An"], TODAY)


def test_the_total_is_a_rate_of_totals(three: list[Result]) -> None:
    total = table(three).total
    assert total.shown[:4] == ("Tổng cộng", "160,0", "79,0", "49,4")


def test_the_total_follows_the_filter(three: list[Result]) -> None:
    left = tables.only(table(three), ("002", "001", "zzz"), "vi")
    assert [row.key for row in left.rows] == ["002", "001"]
    assert left.total is not None
    assert left.total.shown[3] == "46,7"
    assert left.filters[-1] == "2 trên 3 dòng"


def test_an_area_without_a_figure_takes_no_part_in_the_percentage(result: Any) -> None:
    rows = [result("40", "100", area="1"), result(None, "50", area="2")]
    total = table(rows).total
    assert total.shown[1:4] == ("150,0", "40,0", "40,0")


def test_percent_just_below_a_hundred_does_not_print_as_a_hundred(result: Any) -> None:
    row = tables.result_row(result("99.97", "100"), "A", "a", "vi")
    assert row.shown[3] == "99,97"


def test_gaps_stay_gaps_and_nothing_follows_the_last_month(result: Any, year: list[MonthPoint]) -> None:
    view = indicator_view.indicator(result("70"), year, [], QUERY, TODAY)
    assert [month.actual for month in view.months] == [10, 20, None, 45, 60, 70, *[None] * 6]
    assert [month.estimate for month in view.months][4] is True
    cumulative = [row.shown[2] for row in view.by_month.rows]
    assert cumulative[2] == "…"
    assert cumulative[4] == "60,0 (ư)"
    assert cumulative[6:] == [""] * 6


def test_the_title_of_the_chart_is_the_finding(result: Any, year: list[MonthPoint]) -> None:
    view = indicator_view.indicator(result("42"), year, [], QUERY, TODAY)
    assert view.finding == "Đến 30/6/2020 đạt 42,0% kế hoạch, kém tiến độ cần 8,0 điểm %"
    assert indicator_view.indicator(result("42"), year, [], QUERY.but(language="en"), TODAY).finding.endswith(
        "behind the required pace"
    )


def test_misses_stand_before_hits(result: Any, year: list[MonthPoint]) -> None:
    results = (result("90", now="ahead", indicator="budget_revenue"), result("40"))
    found = Overview(
        area="42",
        area_name="Tỉnh Hà Tĩnh",
        period="2020-01/P6M",
        results=results,
        tally=Tally(late=1, ahead=1),
        statements=(
            Statement(vi="Đến hết tháng 6/2020: 1/2 chỉ tiêu đạt tiến độ.", en=""),
            Statement(vi="Giải ngân chậm.", en=""),
        ),
    )
    matrix = {"436": {"investment_disbursement": result("40")}, "437": {}}
    view = overview_view.scoreboard(found, {}, matrix, {"436": "Thành phố Hà Tĩnh", "437": "Thị xã Hồng Lĩnh"}, QUERY)
    assert [row.now.code for sector in view.sectors for row in sector.rows] == ["late", "ahead"]
    assert view.sentence == "Đến hết tháng 6/2020: 1/2 chỉ tiêu đạt tiến độ."
    assert view.misses == "Giải ngân chậm."
    assert [row.cells[0] is None for row in view.heat.rows] == [False, True]
    assert overview.body(view)
    assert tables.overview_table(found, QUERY, TODAY).rows[1].shown[1] == "tỷ đồng"


def test_pages_draw_without_any_data() -> None:
    nothing = Overview(area="42", area_name="Tỉnh Hà Tĩnh", period="2020-01/P6M", results=(), tally=Tally())
    assert overview.body(overview_view.scoreboard(nothing, {}, {}, {}, QUERY))
    assert indicator.body(indicator_view.unknown(QUERY))


def test_the_grid_sorts_numbers_and_knows_the_cells(three: list[Result]) -> None:
    made = grid.grid(table(three), "g")
    assert made.rowData[0]["plan"] == 100.0
    assert made.rowData[0]["plan_t"] == "100,0"
    assert made.rowData[0]["actual_o"] == 7
    assert made.dashGridOptions["pinnedBottomRowData"][0]["percent_t"] == "49,4"
    assert not getattr(made, "enableEnterpriseModules", None)


def test_the_drawer_draws_the_sheet_with_the_cell_marked() -> None:
    sheet = Sheet(
        "Biểu 1",
        {
            (1, 1): Cell(1, 1, "text", "BIỂU"),
            (3, 2): Cell(3, 2, "number", "0.85", "0%"),
            (3, 1): Cell(3, 1, "text", "Xã An"),
        },
        [Merge(1, 1, 1, 2)],
    )
    drawn = cell_view.drawn(sheet, "B3")
    assert drawn is not None
    assert drawn.columns == ("A", "B")
    assert drawn.rows[0][1][0].column_span == 2
    assert drawn.rows[0][1][1] is None
    last = drawn.rows[-1][1][1]
    assert (last.text, last.wanted) == ("85%", True)
    assert cell_view.drawn(sheet, "row 7") is None
    assert indicator_view.printed("6546.199", "vi") == "6.546,199"
    assert D(1)
