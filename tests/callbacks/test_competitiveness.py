from __future__ import annotations

from pathlib import Path

import pytest

from callbacks.pages import competitiveness
from callbacks.services import Services
from data.settings import Settings
from data.store import open_store


@pytest.mark.parametrize("given", [{}, {"ky": "1990-01"}, {"ky": "2020-12", "dv": "436", "ng": "en"}, {"nhom": "<b>"}])
def test_the_page_opens_whatever_the_address_says(tmp_path: Path, given: dict[str, str]) -> None:
    settings = Settings(data_dir=tmp_path, province="42", language="vi")
    services = Services(open_store(settings), settings)
    view = competitiveness.view(services, services.query(given))
    assert not view.blocks
    assert view.empty
    assert view.empty_hint
