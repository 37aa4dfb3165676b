"""The tables of the store (SQLAlchemy Core), the same on SQLite and PostgreSQL.

Observations are append-only. What is current is derived: in each slot the latest published
dataset speaks; among slots status, then sender precedence decide. `current_value` keeps that
answer narrow and in the order the pages read it.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """NUMERIC where the database has it, exact text on SQLite: a float never stands between."""

    impl = sa.Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> Any:
        kind = sa.String(64) if dialect.name == "sqlite" else sa.Numeric(asdecimal=True)
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Decimal | None, dialect: sa.Dialect) -> Any:
        return format(value, "f") if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, _dialect: sa.Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


class DayOrNone(sa.types.TypeDecorator[dt.date]):
    """An ISO day, an empty text for none: so that none equals none in a unique key."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, _dialect: sa.Dialect) -> str:
        return value.isoformat() if value is not None else ""

    def process_result_value(self, value: str | None, _dialect: sa.Dialect) -> dt.date | None:
        return dt.date.fromisoformat(value) if value else None


identity = sa.BigInteger().with_variant(sa.Integer, "sqlite")

setting = sa.Table(
    "setting", metadata,
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)  # fmt: skip

area = sa.Table(
    "area", metadata,
    sa.Column("area_id", identity, primary_key=True),
    sa.Column("area_key", sa.String(40), nullable=False, unique=True),
    sa.Column("code", sa.String(16), nullable=False, index=True),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_to", sa.Date),
    sa.Column("name_vi", sa.String(200), nullable=False),
    sa.Column("name_en", sa.String(200), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("level", sa.String(20), nullable=False),
    sa.Column("parent_code", sa.String(16), nullable=False),
    sa.Column("sort_order", sa.Integer, nullable=False),
    sa.Column("search_key", sa.String(200), nullable=False),
    sa.Column("sort_key", sa.String(1000), nullable=False),
)  # fmt: skip

area_lineage = sa.Table(
    "area_lineage", metadata,
    sa.Column("old_area_id", identity, sa.ForeignKey("area.area_id"), primary_key=True),
    sa.Column("new_area_id", identity, sa.ForeignKey("area.area_id"), primary_key=True),
    sa.Column("effective", sa.Date, primary_key=True),
    sa.Column("relation", sa.String(20), nullable=False),
    sa.Column("share_area", ExactDecimal),
    sa.Column("share_population", ExactDecimal),
    sa.Column("basis", sa.String(200), nullable=False),
)  # fmt: skip

indicator = sa.Table(
    "indicator", metadata,
    sa.Column("indicator_id", identity, primary_key=True),
    sa.Column("code", sa.String(100), nullable=False, unique=True),
    sa.Column("name_vi", sa.Text, nullable=False),
    sa.Column("unit", sa.String(60), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("proposed", sa.Boolean, nullable=False),
    sa.Column("merged_into", sa.String(100)),
    sa.Column("merged_item", sa.Text),
    sa.Column("search_key", sa.Text, nullable=False),
    sa.Column("sort_key", sa.Text, nullable=False),
)  # fmt: skip

item = sa.Table(
    "item", metadata,
    sa.Column("item_id", identity, primary_key=True),
    sa.Column("item_key", sa.Text, nullable=False, unique=True),
)  # fmt: skip

item_part = sa.Table(
    "item_part", metadata,
    sa.Column("item_id", identity, sa.ForeignKey("item.item_id"), primary_key=True),
    sa.Column("dimension", sa.String(40), primary_key=True),
    sa.Column("member", sa.String(200), nullable=False),
    sa.Index("ix_item_part_dimension_member", "dimension", "member"),
)  # fmt: skip

slot = sa.Table(
    "slot", metadata,
    sa.Column("slot_id", identity, primary_key=True),
    sa.Column("sender", sa.String(100), nullable=False),
    sa.Column("form", sa.String(120), nullable=False),
    sa.Column("period", sa.String(20), nullable=False),
    sa.UniqueConstraint("sender", "form", "period"),
)  # fmt: skip

dataset = sa.Table(
    "dataset", metadata,
    sa.Column("dataset_id", identity, primary_key=True),
    sa.Column("slot_id", identity, sa.ForeignKey("slot.slot_id"), nullable=False, index=True),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("file_name", sa.String(300), nullable=False, index=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("known_at", sa.DateTime, nullable=False),
    sa.Column("withdrawn_at", sa.DateTime),
    sa.Column("precedence", sa.Integer, nullable=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("illustration", sa.Boolean, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
)  # fmt: skip

original = sa.Table(
    "original", metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)  # fmt: skip

series = sa.Table(
    "series", metadata,
    sa.Column("series_id", identity, primary_key=True),
    sa.Column("indicator_id", identity, sa.ForeignKey("indicator.indicator_id"), nullable=False),
    sa.Column("area_id", identity, sa.ForeignKey("area.area_id"), nullable=False),
    sa.Column("item_id", identity, sa.ForeignKey("item.item_id"), nullable=False),
    sa.Column("period_start", sa.Integer, nullable=False),
    sa.Column("period_months", sa.Integer, nullable=False),
    sa.Column("role", sa.String(10), nullable=False),
    sa.Column("authority", sa.String(20), nullable=False),
    sa.Column("version", sa.String(40), nullable=False),
    sa.Column("decided_on", DayOrNone(10), nullable=False),
    sa.Column("as_of", DayOrNone(10), nullable=False),
    sa.UniqueConstraint("indicator_id", "area_id", "item_id", "role", "period_start", "period_months", "authority",
                        "version", "decided_on", "as_of", name="uq_series_reading"),
)  # fmt: skip

observation = sa.Table(
    "observation", metadata,
    sa.Column("observation_id", identity, primary_key=True),
    sa.Column("series_id", identity, sa.ForeignKey("series.series_id"), nullable=False, index=True),
    sa.Column("dataset_id", identity, sa.ForeignKey("dataset.dataset_id"), nullable=False, index=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("value_type", sa.String(8), nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("unit", sa.String(60), nullable=False),
    sa.Column("value_base", ExactDecimal),
    sa.Column("unit_base", sa.String(60), nullable=False),
    sa.Column("bound", sa.String(6), nullable=False),
    sa.Column("low", ExactDecimal),
    sa.Column("high", ExactDecimal),
    sa.Column("sheet", sa.String(100), nullable=False),
    sa.Column("cell", sa.String(20), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
)  # fmt: skip

retraction = sa.Table(
    "retraction", metadata,
    sa.Column("dataset_id", identity, sa.ForeignKey("dataset.dataset_id"), primary_key=True),
    sa.Column("series_id", identity, sa.ForeignKey("series.series_id"), primary_key=True),
    sa.Column("observation_id", identity, sa.ForeignKey("observation.observation_id"), nullable=False),
)  # fmt: skip

unread = sa.Table(
    "unread", metadata,
    sa.Column("dataset_id", identity, sa.ForeignKey("dataset.dataset_id"), primary_key=True),
    sa.Column("observation_id", identity, sa.ForeignKey("observation.observation_id"), primary_key=True),
)  # fmt: skip

mapping = sa.Table(
    "mapping", metadata,
    sa.Column("mapping_id", identity, primary_key=True),
    sa.Column("sender", sa.String(200), nullable=False),
    sa.Column("form", sa.String(200), nullable=False),
    sa.Column("answers", sa.Text, nullable=False),
    sa.Column("learned_at", sa.DateTime, nullable=False),
    sa.Column("file_name", sa.String(255), nullable=False),
    sa.UniqueConstraint("sender", "form"),
)  # fmt: skip

current_value = sa.Table(
    "current_value", metadata,
    sa.Column("indicator_id", identity, primary_key=True, autoincrement=False),
    sa.Column("area_id", identity, primary_key=True, autoincrement=False),
    sa.Column("item_id", identity, primary_key=True, autoincrement=False),
    sa.Column("role", sa.String(10), primary_key=True),
    sa.Column("period_start", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("period_months", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("series_id", identity, primary_key=True, autoincrement=False),
    sa.Column("observation_id", identity, nullable=False),
    sa.Column("rivals", sa.Integer, nullable=False),
    sa.Index("ix_current_value_period", "period_start", "period_months", "area_id", "indicator_id"),
    sqlite_with_rowid=False,
)  # fmt: skip

record = sa.Table(
    "record", metadata,
    sa.Column("record_id", identity, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("code", sa.String(200), nullable=False),
    sa.Column("area_id", identity, sa.ForeignKey("area.area_id"), nullable=False),
    sa.UniqueConstraint("kind", "code", "area_id"),
)  # fmt: skip

record_attribute = sa.Table(
    "record_attribute", metadata,
    sa.Column("attribute_id", identity, primary_key=True),
    sa.Column("record_id", identity, sa.ForeignKey("record.record_id"), nullable=False, index=True),
    sa.Column("dataset_id", identity, sa.ForeignKey("dataset.dataset_id"), nullable=False, index=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("value_type", sa.String(8), nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("sheet", sa.String(100), nullable=False),
    sa.Column("cell", sa.String(20), nullable=False),
)  # fmt: skip
