"""What several test files of the loaders look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from data.settings import Settings
from data.store import open_store
from tests.loaders.explained import explained, sent


@pytest.fixture(scope="session")  # once in each process of `pytest -n`
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The report explained once; the tests only look at it."""
    store = open_store(Settings(data_dir=tmp_path_factory.mktemp("office")))
    yield explained(store, sent())
    store.close()
