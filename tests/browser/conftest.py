"""One server and one browser for all journeys; every page is checked for complaints when it closes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.office import Watched, browser, served


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("office")
    with served(folder) as running:
        yield running


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def page(chrome: Browser, address: str) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 1366, "height": 768}, base_url=address, accept_downloads=True)
    opened = context.new_page()
    watched = Watched(opened, address)
    yield opened
    context.close()
    assert watched.complaints == []
