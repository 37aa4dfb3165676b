"""Tăng trưởng and Nhiệm vụ & văn bản as pages: from stored figures to what is read."""

from __future__ import annotations

import datetime as dt

from data.datasets import Statement, publish
from data.model import AreaKey, Dataset, RecordAttribute, Slot
from data.period import Period
from data.store import Store
from indicators.breakdown import Asked
from indicators.growth.remaining import remaining_growth
from indicators.growth.scenarios import scenarios
from indicators.growth.table import growth_table
from indicators.tasks.documents import documents_issued
from indicators.tasks.petitions import petitions
from indicators.tasks.register import task_register
from layouts.growth_view import growth_page
from layouts.page import body
from layouts.page_view import Chart, Facts, PageView, Table
from layouts.query import Query
from layouts.tasks_view import tasks_page
from tests.indicators.telling import say, tell

TODAY = dt.date(2021, 1, 15)
QUERY = Query(month="2020-12", mode="nam", areas=("42",))
YEAR = Asked("42", Period.parse("2020-01/P12M"))
SECTORS = (("agriculture_forestry_fishery", "3.76", "0.50"), ("industry_construction", "0.48", "0.21"),
           ("services", "0.69", "0.23"), ("product_tax", "-4.57", "-0.41"))  # fmt: skip


def growth(store: Store, query: Query = QUERY) -> PageView:
    found = growth_table(store, YEAR), scenarios(store, YEAR), remaining_growth(store, YEAR)
    return growth_page(*found, "Tỉnh Hà Tĩnh", query, TODAY)


def tasks(store: Store, query: Query = QUERY) -> PageView:
    found = task_register(store, YEAR), documents_issued(store, YEAR), petitions(store, YEAR)
    return tasks_page(*found, "Tỉnh Hà Tĩnh", query, TODAY)


def blocks(page: PageView) -> dict[str, object]:
    return {block.key: block for block in page.blocks if isinstance(block, Table | Chart)}


def test_contributions_of_2020_from_the_largest_loss(store: Store) -> None:
    rows = [say("grdp_growth", "42", "2020-01/P12M", "0.53")]
    for sector, rate, points in SECTORS:
        rows.append(say("grdp_growth", "42", "2020-01/P12M", rate, item=f"contribution={sector}"))
        rows.append(say("grdp_contribution", "42", "2020-01/P12M", points, item=f"contribution={sector}"))
    tell(store, rows)
    page = growth(store)
    chart, table = blocks(page)["contributions"], blocks(page)["sectors"]
    assert isinstance(chart, Chart)
    assert isinstance(table, Table)
    assert (
        chart.finding
        == "Thuế sản phẩm trừ trợ cấp sản phẩm kéo giảm 0,41 điểm %, Nông, lâm nghiệp, thủy sản đóng góp 0,50 điểm %"
    )
    assert chart.figure["data"][0]["x"] == [-0.41, 0.21, 0.23, 0.5, 0.53]
    assert table.note == "Các đóng góp cộng lại 0,53, khớp mức tăng 0,53%."
    assert body(page)
    english = growth(store, QUERY.but(language="en"))
    assert "took 0.41 pp" in next(b for b in english.blocks if isinstance(b, Chart)).finding


def test_pages_without_figures_say_what_to_load(store: Store) -> None:
    assert growth(store).empty == "Chưa có số liệu tăng trưởng của địa bàn và kỳ này."
    page = tasks(store)
    assert (page.blocks, page.lead) == ((), "")
    assert "thời hạn" in page.empty_hint
    assert body(page)


def test_documents_stand_at_their_own_cut_off(store: Store) -> None:
    """To 30/11/2020: 12.672 = 8.114 + 4.082 + 33 + 416 + 27, asked for the year."""
    kinds = (("", "12672"), ("document=official_letter", "8114"), ("document=decision", "4082"),
             ("document=normative_decision", "33"), ("document=notice_report_plan", "416"),
             ("document=directive_telegram", "27"))  # fmt: skip
    tell(
        store,
        [say("documents_issued", "42", "2020-01/P11M", count, item=item, as_of="2020-11-30") for item, count in kinds],
    )
    page = tasks(store)
    assert page.lead.startswith("Đến 30/11/2020 đã ban hành 12.672 văn bản: 8.114 công văn")
    assert page.tables()["documents"].total.shown[1] == "12.672"  # type: ignore[union-attr]


def test_overdue_tasks_come_first(store: Store) -> None:
    area, rows, words = AreaKey("42"), [], []
    for code, due, done in (("a", "2020-03-31", "2020-03-20"), ("b", "2020-06-30", ""), ("c", "2021-12-31", "")):
        for role, day in (("target", due), ("actual", done)):
            if day:
                made = say("task_completion", "42", "2020-01/P12M", None, role, item=f"task={code}", as_of="2020-12-31")
                rows.append(made.__class__(made.key, "normal", day, "ngày", value_type="date", sheet="S1", cell="D1"))
        words.append(RecordAttribute("task", code, area, "name", f"Việc {code}", "text", "S1", "B1", f"Việc {code}"))
    publish(store, Statement(Dataset("c" * 64, "so.xlsx", Slot("o", "f", "p")), rows, records=words))
    page = tasks(store)
    assert next(block for block in page.blocks if isinstance(block, Facts)).items[0].figure.text == "50,0%"
    overdue = page.tables()["overdue"].rows
    assert [row.shown[0] for row in overdue] == ["Việc b"]
    assert overdue[0].shown[6] == "▼ Quá hạn"
