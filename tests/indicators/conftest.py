"""Stores with invented and published figures, each said as a dataset would say it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from data.settings import Settings
from data.store import Store, open_store
from loaders.context import Options
from loaders.load import load_file
from tests.indicators.telling import say, tell

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(data_dir=tmp_path))
    yield opened
    opened.close()


DISBURSED = "investment_disbursement"
PUBLISHED = [
    (DISBURSED, "2020-01/P6M", "2753.723", "actual", {"as_of": "2020-06-30"}),
    (DISBURSED, "2020-01/P12M", "6546.199", "target", {"as_of": "2020-06-30"}),
    (DISBURSED, "2020-01/P6M", "2628.673", "actual", {"as_of": "2020-06-30", "item": "source=local"}),
    (DISBURSED, "2020-01/P12M", "5786.668", "target", {"as_of": "2020-06-30", "item": "source=local"}),
    (DISBURSED, "2020-01/P6M", "125.050", "actual", {"as_of": "2020-06-30", "item": "source=central_in_province"}),
    (DISBURSED, "2020-01/P12M", "759.531", "target", {"as_of": "2020-06-30", "item": "source=central_in_province"}),
    (DISBURSED, "2020-01/P12M", "7980.190", "actual", {"as_of": "2020-12-31"}),
    (DISBURSED, "2020-01/P12M", "9620.513", "target", {"as_of": "2020-12-31"}),
    (DISBURSED, "2020-01/P12M", "9999", "target", {"item": "capital=incl_carryover"}),
    ("budget_revenue", "2020-01/P6M", "6481", "actual", {}),
    ("budget_revenue", "2020-01/P6M", "3620", "actual", {"as_of": "2020-06-15"}),
    ("budget_revenue", "2020-01/P6M", "4162", "actual", {"item": "revenue=domestic"}),
    ("budget_revenue", "2020-01/P6M", "1000", "actual", {"item": "revenue=land_use_fee"}),
    ("budget_revenue", "2019-01/P6M", "6999", "actual", {}),
    ("budget_revenue", "2020-01/P12M", "14000", "target", {"authority": "hdnd_tinh"}),
    ("budget_revenue", "2020-01/P12M", "12658", "target", {"authority": "btc"}),
    ("grdp_growth", "2020-01/P12M", "0.53", "actual", {}),
    ("grdp_growth", "2020-01/P6M", "0.1", "estimate", {}),
    ("grdp_growth", "2020-01/P12M", None, "target",
     {"authority": "hdnd_tinh", "bound": "range", "low": "10.5", "high": "11"}),
    ("cpi", "2020-01/P6M", "4.25", "actual", {}),
]  # fmt: skip


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Figures that Hà Tĩnh published for 2020 (DOMAIN.md, section 5); tests only read it."""
    opened = open_store(Settings(data_dir=tmp_path_factory.mktemp("published")))
    tell(opened, [say(code, "42", period, value, role, **more) for code, period, value, role, more in PUBLISHED])
    yield opened
    opened.close()


FORMS = Path(__file__).resolve().parents[3] / "shared" / "forms"


@pytest.fixture(scope="session")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Forms 14 (register of 67 tasks, documents) and 15 (GRDP scenarios), loaded once; tests only read them."""
    settings_ = Settings(data_dir=tmp_path_factory.mktemp("forms"))
    opened = open_store(settings_)
    for number in ("14_", "15_"):
        path = next(FORMS.glob(f"{number}*"), None)
        if path is None:
            if os.environ.get("CI"):
                pytest.fail(f"{FORMS} is missing")
            pytest.skip(f"{FORMS} is missing: the forms are not here")
        load_file(opened, path.name, path.read_bytes(), Options(), settings_)
    yield opened
    opened.close()
