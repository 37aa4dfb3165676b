"""Disbursement and revenue in the real Chromium: a move is tried, refused, undone; both pages open on a telephone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_a_move_is_tried_stands_in_the_address_and_is_undone(page: Page) -> None:
    page.goto("/giai-ngan?ky=2025-09&ng=vi")
    expect(page.locator("h1")).to_have_text("Giải ngân")
    page.locator("#move-amount").fill("2.5")
    page.get_by_role("button", name="Thử chuyển").click()
    expect(page).to_have_url(re.compile(r"dc=\d+(>|%3E)\d+:2\.5"))
    expect(page.get_by_role("heading", name="Trước và sau điều chuyển")).to_be_visible()
    page.locator("button[data-move=without]").click()
    expect(page).not_to_have_url(re.compile("dc="))
    expect(page.get_by_role("heading", name="Trước và sau điều chuyển")).to_have_count(0)


def test_a_refused_move_says_why(page: Page) -> None:
    page.goto("/giai-ngan?ky=2025-09&ng=vi&dc=7901317>7902634:99999")
    expect(page.locator("#body")).to_contain_text("dự án nhường chỉ còn")


@pytest.mark.parametrize("path", ["/giai-ngan", "/ngan-sach"])
def test_the_pages_fit_a_telephone(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{path}?ky=2025-09&ng=en")
    expect(page.locator(".lead")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
