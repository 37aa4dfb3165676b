"""WCAG 2.2 AA on every page, judged by axe-core in the real Chromium: no violation of any weight that blocks people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from layouts.pages import all_pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
JUDGE = """async (rules) => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
  return found.violations.map((v) => [v.impact, v.id, v.nodes.slice(0, 5).map((n) => n.html.slice(0, 160))]);
}"""


def violations(page: Page) -> list[Any]:
    """What axe-core finds; the script is read from disk and evaluated by the driver, so the page's policy stands."""
    if not AXE.exists():
        pytest.fail("axe-core is missing: `make system` installs it")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(JUDGE, RULES)
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", [page.path for page in all_pages()])
def test_no_page_shuts_anybody_out(page: Page, path: str, language: str) -> None:
    page.goto(f"{path}?ky=2020-06&dv=42&ng={language}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    assert violations(page) == []


def test_the_drawer_and_the_help_are_judged_too(page: Page) -> None:
    page.goto("/?ky=2020-06&dv=42&ng=vi")
    page.locator(".scoreboard .cell-link").first.click()
    page.locator(".cell-view").wait_for()
    page.wait_for_timeout(400)
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#help-open").click()
    page.wait_for_timeout(400)
    assert violations(page) == []
