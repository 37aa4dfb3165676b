"""Journeys through the real page in the real Chromium, on the example data."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


EXCEL = "button[id*=export][id*={}]"
"""The Excel button of a table: its id is a pattern, `{"table":"areas","type":"export"}`."""


def shown_number(text: str) -> Decimal:
    """`2.753,7` as the number a reader sees."""
    return Decimal(re.sub(r"[^\d,−-]", "", text).replace(",", ".").replace("−", "-"))


def saved(download: Download, folder: Path) -> openpyxl.Workbook:
    path = folder / download.suggested_filename
    download.save_as(path)
    return openpyxl.load_workbook(path)


def tidy_rows(book: openpyxl.Workbook) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book["Số liệu"].iter_rows()]


def test_a_link_with_filters_opens_changes_goes_back_and_exports(page: Page, tmp_path: Path) -> None:
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-06&dv=42&ng=vi")
    expect(page.locator("h1")).to_have_text("Giải ngân vốn đầu tư công")
    expect(page.locator(".big")).to_contain_text("2.753,7")
    expect(page.locator("#body")).to_contain_text("42,07%")

    page.locator("#f-month").click()
    page.get_by_text("Th 5", exact=True).click()
    expect(page.locator(".page-sub")).to_contain_text("5 tháng 2020")
    expect(page).to_have_url(re.compile("ky=2020-05"))

    page.locator("#f-areas").click()
    page.keyboard.type("hương khê")
    page.get_by_role("option", name="Huyện Hương Khê").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("dv=42,444"))

    page.locator("#nav a", has_text="Tổng quan").click()
    expect(page.locator(".scoreboard")).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Giải ngân vốn đầu tư công")
    expect(page).to_have_url(re.compile("ky=2020-05.*dv=42,444|dv=42,444.*ky=2020-05"))

    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-06&dv=42&ng=vi")
    grid = page.locator("[id*=grid][id*=areas] .ag-center-cols-container")
    expect(grid.locator(".ag-row")).to_have_count(13)
    with page.expect_download() as started:
        page.locator(EXCEL.format("areas")).click()
    rows = tidy_rows(saved(started.value, tmp_path))
    numbers = [value for row in rows for value in row if isinstance(value, (int, float))]
    for text in grid.locator('[col-id="actual"]').all_inner_texts():
        assert any(abs(Decimal(str(number)) - shown_number(text)) < Decimal("0.05") for number in numbers), text


def test_a_figure_opens_the_cell_it_was_read_from(page: Page, tmp_path: Path) -> None:
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-06&ng=vi")
    page.locator(".big[data-cell], .big [data-cell]").first.click()
    drawer = page.locator(".cell-view")
    expect(drawer.locator(".cell-figure")).to_have_text("2.753,723 tỷ đồng")
    expect(drawer).to_contain_text("cong_bo_giai_ngan_6_thang_2020.xlsx")
    expect(drawer.locator(".sheet .wanted")).to_have_text("2.753,723")
    with page.expect_download() as started:
        page.locator("#cell-download").click()
    book = saved(started.value, tmp_path)
    assert book["30.6.2020"]["D8"].value == 2753.723


def test_the_overview_exports_what_it_shows(page: Page, tmp_path: Path) -> None:
    page.goto("/?ky=2020-06&ng=vi")
    expect(page.locator(".lead").first).to_contain_text("Đến hết tháng 6/2020")
    with page.expect_download() as started:
        page.locator(EXCEL.format("overview")).click()
    book = saved(started.value, tmp_path)
    assert book.sheetnames[:4] == ["Biểu", "Số liệu", "Ghi chú", "Nguồn"]
    values = [value for row in tidy_rows(book) for value in row]
    assert 2753.723 in values
    assert 6546.199 in values


def test_a_grid_filter_is_exported_with_its_total(page: Page, tmp_path: Path) -> None:
    page.goto("/chi-tieu?ct=jobs_created&ky=2020-06&ng=vi")
    expect(page.locator("[id*=grid][id*=areas] .ag-center-cols-container .ag-row")).to_have_count(13)
    page.locator("#f-text").fill("ky anh")
    expect(page.locator("[id*=grid][id*=areas] .ag-center-cols-container .ag-row")).to_have_count(2)
    with page.expect_download() as started:
        page.locator(EXCEL.format("areas")).click()
    names = {value for row in tidy_rows(saved(started.value, tmp_path)) for value in row}
    assert {"Huyện Kỳ Anh", "Thị xã Kỳ Anh"} <= names
    assert "Huyện Hương Khê" not in names


def test_the_last_month_is_the_default_and_communes_take_the_place_of_districts(page: Page) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_contain_text("9 tháng 2025")
    page.goto("/chi-tieu?ct=jobs_created&ng=vi")
    expect(page.locator("[id*=grid][id*=areas]")).to_be_visible()
    page.locator("#f-areas").click()
    expect(page.get_by_role("option", name="Phường Thành Sen", exact=True)).to_be_attached()
    expect(page.get_by_role("option", name=re.compile("Huyện"))).to_have_count(0)
    expect(page.locator(".banner")).to_be_visible()


def test_english_changes_names_and_keeps_values(page: Page) -> None:
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-06&ng=vi")
    page.locator("#languages a", has_text="English").click()
    expect(page.locator("h1")).to_have_text("Public investment disbursement")
    expect(page.locator(".big")).to_contain_text("2,753.7")
    expect(page.locator("#body")).to_contain_text("late")


def test_search_by_keyboard_finds_without_diacritics(page: Page) -> None:
    page.goto("/?ky=2020-06&ng=vi")
    expect(page.locator(".scoreboard")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("viec lam moi")
    expect(page.get_by_role("option", name="Giải quyết việc làm mới")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Giải quyết việc làm mới")


def test_as_the_council_knew_it(page: Page) -> None:
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-12&kieu=nam&ng=vi")
    expect(page.locator(".big")).to_contain_text("7.980,2")
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-12&kieu=nam&ng=vi&ngay=2020-07-08")
    expect(page.locator(".big")).not_to_contain_text("7.980,2")


@pytest.mark.parametrize("place", ["/", "/chi-tieu?ct=investment_disbursement&ky=2020-06"])
def test_a_phone_needs_no_sideways_scrolling(page: Page, place: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(place)
    expect(page.locator("#body h1")).to_be_visible()
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0
    page.locator(".filter-toggle").click()
    expect(page.locator("#f-month")).to_be_visible()


def test_nonsense_in_the_address_is_dropped(page: Page) -> None:
    page.goto("/chi-tieu?ct=%27%3B--&dv=001,999&ky=2020-99&x=1&ng=xx")
    expect(page.locator("#body h1")).to_be_visible()
    page.goto("/chi-tieu?ct=khong_co_chi_tieu_nay")
    expect(page.locator(".empty")).to_be_visible()


def test_back_takes_back_the_last_filter(page: Page) -> None:
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-06&dv=42&ng=vi")
    expect(page.locator(".page-sub")).to_contain_text("6 tháng 2020")
    for month in ("Th 5", "Th 4"):
        page.locator("#f-month").click()
        page.get_by_text(month, exact=True).click()
        expect(page.locator(".page-sub")).to_contain_text(f"{month[-1]} tháng 2020")
    for month in ("5", "6"):
        page.go_back()
        expect(page.locator(".page-sub")).to_contain_text(f"{month} tháng 2020")
        expect(page).to_have_url(re.compile(f"ky=2020-0{month}"))
    page.go_forward()
    expect(page.locator(".page-sub")).to_contain_text("5 tháng 2020")


def test_an_area_that_the_month_does_not_have_is_said(page: Page) -> None:
    page.goto("/?ky=2025-09&dv=445&ng=vi")
    expect(page.locator(".banner").first).to_contain_text("Không có đơn vị Huyện Thạch Hà trong kỳ này")
    page.goto("/?ky=2020-06&dv=445&ng=vi")
    expect(page.locator("#body")).not_to_contain_text("Không có đơn vị")


def test_a_page_that_there_is_not_keeps_the_frame(page: Page) -> None:
    page.goto("/khong-co?ky=2020-06&ng=vi")
    expect(page.locator("h1")).to_have_text("Không có trang này")
    page.get_by_role("link", name="về Tổng quan").click()
    expect(page.locator(".scoreboard")).to_be_visible()


def test_the_tab_speaks_the_readers_language(page: Page) -> None:
    page.goto("/chi-tieu?ct=investment_disbursement&ky=2020-06&ng=en")
    expect(page).to_have_title("Indicator · Chỉ Tiêu")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page).to_have_title("Chỉ tiêu · Chỉ Tiêu")


def test_a_choice_of_the_page_stands_in_its_address(page: Page) -> None:
    page.goto("/chi-tieu?ct=jobs_created&ky=2025-09&dv=42&ng=vi")
    page.get_by_text("Theo địa giới hiện nay", exact=True).click()
    expect(page).to_have_url(re.compile("dg=hiennay"))
    page.reload()
    expect(page.locator("input[value=hiennay]")).to_be_checked()
    page.go_back()
    expect(page).not_to_have_url(re.compile("dg="))
