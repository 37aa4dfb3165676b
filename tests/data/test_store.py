"""The store: made by migrations alone, opened by several processes at once, the same on both databases."""

from __future__ import annotations

import datetime as dt
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
from data.queries import Wanted, values
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


OF_BEFORE = """
INSERT INTO area VALUES (1, '42@', '42', NULL, NULL, 'Hà Tĩnh', 'Ha Tinh', 'tinh', 'province', 'VN', 1, 'ha tinh', 'x');
INSERT INTO indicator (indicator_id, code, name_vi, unit, kind, path, proposed, search_key, sort_key)
  VALUES (1, 'budget_revenue', 'Thu', 'đồng', 'flow', 'Thu', false, 'thu', 'x');
INSERT INTO item VALUES (1, '');
INSERT INTO slot VALUES (1, 's', 'f', 'p');
INSERT INTO dataset
  VALUES (1, 1, 'a', 'a.xlsx', 'file', 'published', '2020-07-01 00:00:00', NULL, 50, '', '', false, '{}');
INSERT INTO series VALUES (1, 'h1', 1, 1, 1, 202001, 6, 'target', 'hdnd_tinh', 'initial', '2019-12-15', NULL);
INSERT INTO series VALUES (2, 'h2', 1, 1, 1, 202001, 6, 'actual', 'none', 'initial', NULL, '2020-06-30');
INSERT INTO observation (observation_id, series_id, dataset_id, status, value_type, value, unit, unit_base, bound,
  sheet, cell, note) VALUES (1, 1, 1, 'normal', 'number', '80', 'đồng', 'đồng', '=', 'M09', 'C1', '');
INSERT INTO observation (observation_id, series_id, dataset_id, status, value_type, value, unit, unit_base, bound,
  sheet, cell, note) VALUES (2, 2, 1, 'normal', 'number', '38', 'đồng', 'đồng', '=', 'M09', 'C2', '');
INSERT INTO current_value VALUES (1, 1, 1, 'target', 202001, 6, 1, 1, 0);
INSERT INTO current_value VALUES (1, 1, 1, 'actual', 202001, 6, 2, 2, 0)
"""


def keeps_its_series(engine: Engine) -> None:
    """A store from before series were known by what they are of: the same figures, days and nothing said twice."""
    migrate(engine, "0003")
    with writing(engine) as connection:
        for statement in OF_BEFORE.strip().split(";\n"):
            connection.exec_driver_sql(statement)
    migrate(engine)
    assert differences(engine) == []
    old = Store(engine)
    found = [(row.value, row.decided_on, row.as_of) for row in values(old, Wanted())]
    assert found == [("38", None, dt.date(2020, 6, 30)), ("80", dt.date(2019, 12, 15), None)]
    with writing(engine) as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(sa.insert(schema.series).from_select(
            [c.name for c in schema.series.c][1:], sa.select(*list(schema.series.c)[1:])))  # fmt: skip
    engine.dispose()


def test_an_sqlite_store_of_before_keeps_its_series(tmp_path: Path) -> None:
    keeps_its_series(make_engine(f"sqlite:///{tmp_path / 'old.sqlite'}"))


@pytest.mark.postgres
def test_a_postgresql_store_of_before_keeps_its_series(empty_database: str) -> None:
    keeps_its_series(make_engine(empty_database))


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
