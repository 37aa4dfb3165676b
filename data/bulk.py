"""Many rows at once: straight to the driver, four times as fast as one mapping a row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

FEW = 900
"""Up to so many keys one `IN` list is quicker than a staging table."""
STAGE = sa.Table("wanted_key", sa.MetaData(), sa.Column("key", sa.Text, primary_key=True), prefixes=["TEMPORARY"])
Processor = Callable[[Any], Any]


def insert_rows(connection: Connection, table: sa.Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given as values in the order of `names`, each converted as its column's type says."""
    dialect = connection.dialect
    convert = [(place, made) for place, name in enumerate(names) if (made := processor(table.c[name], dialect))]
    prepared = [converted(row, convert) for row in rows]
    if prepared:
        mark = "?" if dialect.paramstyle == "qmark" else "%s"
        columns, places = ", ".join(names), ", ".join(mark for _ in names)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", prepared)


def converted(row: Sequence[Any], convert: list[tuple[int, Processor]]) -> Sequence[Any]:
    """The row with the values of the columns that need it as the driver wants them; nothing stays nothing."""
    values = list(row)
    for place, made in convert:
        if values[place] is not None:
            values[place] = made(values[place])
    return tuple(values)


def processor(column: sa.Column[Any], dialect: sa.Dialect) -> Processor | None:
    """How the driver wants a column's values; None = as they are."""
    made: Processor | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    return made


def lookup(
    connection: Connection, key: sa.Column[Any], value: sa.Column[Any], wanted: Collection[str]
) -> dict[str, int]:
    """Key -> id for those of `wanted` that the table holds."""
    keys = sorted(set(wanted))
    if len(keys) <= FEW:
        return dict(connection.execute(sa.select(key, value).where(key.in_(keys))).all()) if keys else {}
    STAGE.create(connection, checkfirst=False)
    try:
        insert_rows(connection, STAGE, ("key",), ((text,) for text in keys))
        query = sa.select(key, value).join(STAGE, STAGE.c.key == key)
        return dict(connection.execute(query).all())
    finally:
        STAGE.drop(connection, checkfirst=False)
