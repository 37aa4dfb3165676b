from __future__ import annotations

import datetime as dt
from decimal import Decimal

from indicators.actuals import NOTHING, Figure
from indicators.arithmetic import Undefined
from indicators.competitiveness import Edition, Move, Papi, Pci, Units
from indicators.result import Source
from layouts.competitiveness_view import competitiveness, subindex_finding
from layouts.page_view import PageView, Pair
from layouts.query import Query

DAY = dt.date(2021, 1, 5)


def figure(value: str | None, cell: int = 7) -> Figure:
    if value is None:
        return NOTHING
    source = Source(file="pci.xlsx", sheet="PCI", cell="B2", value=value, unit="", role="actual", observation_id=cell)
    return Figure(Decimal(value), "normal", sources=(source,))


def move(code: str, now: str | None, before: str | None) -> Move:
    return Move(code, code, code, figure(now), figure(before))


def page(language: str = "vi", every: tuple[Edition, ...] | None = None) -> PageView:
    edition = Edition(2020, move("s", "63.60", "64.50"), move("r", "21", "27"), Undefined("between_bands"))
    subs = (move("entry", "8.1", "7.9"), move("land", "6.5", "7.5"), move("time", "7.0", "7.2"), move("law", None, "6"))
    found = Pci("42", "Hà Tĩnh", edition, (edition,) if every is None else every, subs)
    units = Units("ddci_score", "DDCI", "DDCI", "42", "Hà Tĩnh", 2020, (), None, ())
    nothing = move("papi_total", None, None)
    query = Query(month="2020-12", areas=("42",), language=language)  # type: ignore[arg-type]
    return competitiveness(found, units, Papi("42", "Hà Tĩnh", 2020, nothing, (), None), query, DAY)


def test_a_falling_score_and_a_better_rank_are_both_titles() -> None:
    pair = page().blocks[0]
    assert isinstance(pair, Pair)
    assert pair.left.finding == "Điểm giảm 0,90 so với năm 2019"  # type: ignore[union-attr]
    assert pair.right.finding == "Thứ hạng tăng 6 bậc so với năm 2019"  # type: ignore[union-attr]


def test_the_rank_axis_has_the_first_place_on_top() -> None:
    pair = page().blocks[0]
    assert isinstance(pair, Pair)
    low, high = pair.right.figure["layout"]["yaxis"]["range"]  # type: ignore[union-attr]
    assert low > high


def test_the_deepest_fall_comes_first_and_what_cannot_be_compared_last() -> None:
    rows = page().tables()["subindices"].rows
    assert [row.key for row in rows] == ["land", "time", "entry", "law"]
    assert [row.shown[-1] for row in rows] == ["▼ giảm", "▼ giảm", "▲ tăng", "○ chưa so sánh được"]


def test_a_figure_that_was_read_opens_its_cell_and_is_in_the_sources() -> None:
    table = page("en").tables()["editions"]
    assert table.rows[0].cells[1] == 7
    assert table.rows[0].shown[-1] == "between two known classes"
    assert {line.file for line in table.sources} == {"pci.xlsx"}


def test_without_figures_the_page_says_why_and_what_to_do() -> None:
    view = page(every=())
    assert not view.blocks
    assert "2020" in view.empty
    assert view.empty_hint


def test_nothing_to_compare_with_is_not_said_as_nothing_fell() -> None:
    edition = Edition(2020, move("s", "63.60", None), move("r", "21", None), Undefined("no_bands"))
    found = Pci("42", "Hà Tĩnh", edition, (edition,), (move("entry", "8.1", None), move("land", "6.5", None)))
    assert subindex_finding(found, "vi").endswith("chưa có số liệu năm 2019 để so sánh")
