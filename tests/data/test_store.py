"""The store: made by migrations alone, opened by several processes at once, the same on both databases."""

from __future__ import annotations

import multiprocessing
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Engine

from data import schema, store
from data.areas import directory
from data.catalogue import catalogue
from data.database import make_engine, normalised, reading, writing
from data.datasets import publish
from data.reference_files import fingerprint
from data.settings import Settings
from data.store import Store, bring_up_to_date, head, migrate, open_store, state
from tests.data.telling import current, dataset, said


def differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, schema.metadata)


def test_the_migrations_make_the_schema_that_the_code_speaks_of(any_store: Store) -> None:
    assert differences(any_store.engine) == []
    assert state(any_store.engine) == (head(), fingerprint())


def from_nothing(engine: Engine) -> None:
    migrate(engine)
    assert differences(engine) == []
    migrate(engine)  # nothing more to do
    bring_up_to_date(engine)
    assert state(engine) == (head(), fingerprint())
    engine.dispose()


def test_an_empty_sqlite_file_becomes_a_store(tmp_path: Path) -> None:
    from_nothing(make_engine(f"sqlite:///{tmp_path / 'new.sqlite'}"))


@pytest.mark.postgres
def test_an_empty_postgresql_database_becomes_a_store(empty_database: str) -> None:
    from_nothing(make_engine(empty_database))


def test_the_reference_files_stand_in_the_tables(any_store: Store) -> None:
    with reading(any_store.engine) as connection:
        areas = set(connection.scalars(sa.select(schema.area.c.area_key)))
        codes = set(connection.scalars(sa.select(schema.indicator.c.code)))
    assert areas == {str(area.key) for area in directory().areas}
    assert codes == set(catalogue())


def test_taking_the_reference_over_again_keeps_the_ids(any_store: Store) -> None:
    def ids() -> list[Any]:
        with reading(any_store.engine) as connection:
            areas = connection.execute(sa.select(schema.area.c.area_key, schema.area.c.area_id)).all()
            return sorted(map(tuple, areas)) + sorted(
                map(
                    tuple, connection.execute(sa.select(schema.indicator.c.code, schema.indicator.c.indicator_id)).all()
                )
            )

    before = ids()
    with writing(any_store.engine) as connection:
        store.remember(connection, "reference", "an older one")
    bring_up_to_date(any_store.engine)
    assert ids() == before
    assert state(any_store.engine)[1] == fingerprint()


def test_a_read_only_reader_does_not_wait_for_a_writer(store: Store) -> None:
    publish(store, dataset(said("38")))
    with writing(store.engine) as connection:
        connection.execute(sa.delete(schema.current_value))
        assert current(store) == ["38"]  # WAL: the reader sees what was committed


@pytest.mark.parametrize("url", ["postgresql://u@h/d", "postgres://u@h/d", "postgresql+psycopg://u@h/d"])
def test_postgresql_is_always_driven_by_psycopg(url: str) -> None:
    assert normalised(url) == "postgresql+psycopg://u@h/d"


def open_and_publish(folder: str) -> bool:
    opened = open_store(Settings(data_dir=Path(folder)))
    try:
        return publish(opened, dataset(said("38"), said("7", item="revenue=aid"), name="same.xlsx")).unchanged
    finally:
        opened.close()


def test_two_processes_with_the_same_file_store_it_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        unchanged = list(pool.map(open_and_publish, [str(tmp_path)] * 2))
    assert sorted(unchanged) == [False, True]
    opened = open_store(Settings(data_dir=tmp_path))
    assert current(opened) == ["38", "7"]
    opened.close()


def test_many_threads_with_the_same_file_store_it_once(any_store: Store) -> None:
    statement = dataset(said("38"))
    with ThreadPoolExecutor(4) as pool:
        changes = list(pool.map(lambda _: publish(any_store, statement), range(8)))
    assert sum(not change.unchanged for change in changes) == 1
    assert current(any_store) == ["38"]


def test_threads_with_different_figures_all_succeed(any_store: Store) -> None:
    made = [dataset(said(str(n), item=f"project={n}"), sender=f"s{n}") for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda statement: publish(any_store, statement), made))
    assert len(current(any_store)) == 12
