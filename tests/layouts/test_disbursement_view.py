"""Giải ngân as a page: the sentence first, plans apart, totals that are sums over sums, who holds what is left."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from dash import Dash

from callbacks.pages.disbursement import view
from callbacks.server import create_app
from callbacks.services import Services
from data.settings import Settings
from data.store import Store
from layouts.page import body
from layouts.page_view import PageView, Table
from layouts.query import Query
from tests.indicators.telling import say, tell

DISBURSED = "investment_disbursement"


def page(store: Store, **more: str) -> PageView:
    services = Services(store, Settings(data_dir=Path("."), today=dt.date(2020, 7, 8)))
    return view(services, services.query({"ky": "2020-06", **more}))


def told(store: Store) -> None:
    figures = [("", "2753.723", "6546.199"), ("source=local", "2628.673", "5786.668"),
               ("source=central_in_province", "125.050", "759.531"), ("project=a", "5", "100"),
               ("project=b", "50", "60")]  # fmt: skip
    rows = [say(DISBURSED, "42", "2020-01/P6M", done, item=item) for item, done, _ in figures]
    rows += [say(DISBURSED, "42", "2020-01/P12M", plan, "target", item=item) for item, _, plan in figures]
    rows.append(say(DISBURSED, "42", "2020-01/P12M", "7000", "target", authority="ttg"))
    tell(store, rows)


def test_the_page_of_the_half_year(store: Store) -> None:
    told(store)
    found = page(store)
    assert "bằng 42,07%" not in found.lead  # the Prime Minister's plan stands before one that nobody is named for
    tables = found.tables()
    assert tables["sources"].total is not None
    assert tables["sources"].total.shown[3] == "42,1"
    assert [row.shown[0] for row in tables["bases"].rows] == ["Thủ tướng giao", "Kế hoạch"]
    assert tables["bases"].rows[0].shown[-1] == "đang hiệu lực"
    assert [row.shown[0] for row in tables["stuck"].rows] == ["a"]
    assert found.second.startswith("2 dự án giữ 100,0% trong 105,0 tỷ đồng chưa giải ngân")
    assert body(found)


def test_the_page_without_figures_says_what_to_load(store: Store) -> None:
    found = page(store)
    assert found.blocks == ()
    assert "Nạp báo cáo giải ngân" in found.empty_hint


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_projects_can_be_sifted_and_exported(store: Store, language: str) -> None:
    told(store)
    found = page(store, ng=language)
    projects = next(b for b in found.blocks if isinstance(b, Table) and b.key == "projects")
    assert projects.wide
    assert projects.filtered
    assert [row.key for row in projects.table.rows] == ["a@42", "b@42"]
    app: Dash = create_app(store, Settings(data_dir=Path(".")))
    assert app.server.test_client().get("/giai-ngan").status_code == 200
    assert Query.read(ky="2020-06").month == "2020-06"
