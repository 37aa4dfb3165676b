"""The first schema: areas, indicators, datasets in slots, append-only observations, records."""

import sqlalchemy as sa
from alembic import op

import data.schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("area_key", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("name_vi", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("parent_code", sa.String(length=16), nullable=False),
        sa.Column("sort_order", sa.Integer(), nullable=False),
        sa.Column("search_key", sa.String(length=200), nullable=False),
        sa.Column("sort_key", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("area_id", name=op.f("pk_area")),
        sa.UniqueConstraint("area_key", name=op.f("uq_area_area_key")),
    )
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_code"), ["code"], unique=False)

    op.create_table(
        "current_value",
        sa.Column(
            "indicator_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("period_start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("period_months", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("observation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rivals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "indicator_id",
            "area_id",
            "item_id",
            "role",
            "period_start",
            "period_months",
            "series_id",
            name=op.f("pk_current_value"),
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("current_value", schema=None) as batch_op:
        batch_op.create_index("ix_current_value_observation_id", ["observation_id"], unique=False)
        batch_op.create_index(
            "ix_current_value_period", ["period_start", "period_months", "area_id", "indicator_id"], unique=False
        )
        batch_op.create_index("ix_current_value_series_id", ["series_id"], unique=False)

    op.create_table(
        "indicator",
        sa.Column("indicator_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.String(length=100), nullable=False),
        sa.Column("name_vi", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.String(length=100), nullable=True),
        sa.Column("merged_item", sa.Text(), nullable=True),
        sa.Column("search_key", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("indicator_id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("code", name=op.f("uq_indicator_code")),
    )
    op.create_table(
        "item",
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item")),
        sa.UniqueConstraint("item_key", name=op.f("uq_item_item_key")),
    )
    op.create_table(
        "original",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_original")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "slot",
        sa.Column("slot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sender", sa.String(length=100), nullable=False),
        sa.Column("form", sa.String(length=120), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("slot_id", name=op.f("pk_slot")),
        sa.UniqueConstraint("sender", "form", "period", name=op.f("uq_slot_sender_form_period")),
    )
    op.create_table(
        "area_lineage",
        sa.Column("old_area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("new_area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("effective", sa.Date(), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("share_area", data.schema.ExactDecimal(), nullable=True),
        sa.Column("share_population", data.schema.ExactDecimal(), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["new_area_id"], ["area.area_id"], name=op.f("fk_area_lineage_new_area_id_area")),
        sa.ForeignKeyConstraint(["old_area_id"], ["area.area_id"], name=op.f("fk_area_lineage_old_area_id_area")),
        sa.PrimaryKeyConstraint("old_area_id", "new_area_id", "effective", name=op.f("pk_area_lineage")),
    )
    op.create_table(
        "dataset",
        sa.Column("dataset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("slot_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("known_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("precedence", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("illustration", sa.Boolean(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["slot_id"], ["slot.slot_id"], name=op.f("fk_dataset_slot_id_slot")),
        sa.PrimaryKeyConstraint("dataset_id", name=op.f("pk_dataset")),
    )
    with op.batch_alter_table("dataset", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dataset_file_name"), ["file_name"], unique=False)
        batch_op.create_index(batch_op.f("ix_dataset_sha256"), ["sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_dataset_slot_id"), ["slot_id"], unique=False)

    op.create_table(
        "item_part",
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dimension", sa.String(length=40), nullable=False),
        sa.Column("member", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name=op.f("fk_item_part_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", "dimension", name=op.f("pk_item_part")),
    )
    with op.batch_alter_table("item_part", schema=None) as batch_op:
        batch_op.create_index("ix_item_part_dimension_member", ["dimension", "member"], unique=False)

    op.create_table(
        "record",
        sa.Column("record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.area_id"], name=op.f("fk_record_area_id_area")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_record")),
        sa.UniqueConstraint("kind", "code", "area_id", name=op.f("uq_record_kind_code_area_id")),
    )
    op.create_table(
        "series",
        sa.Column("series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("series_key", sa.String(length=64), nullable=False),
        sa.Column("indicator_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("area_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("period_start", sa.Integer(), nullable=False),
        sa.Column("period_months", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("authority", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.area_id"], name=op.f("fk_series_area_id_area")),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.indicator_id"], name=op.f("fk_series_indicator_id_indicator")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.item_id"], name=op.f("fk_series_item_id_item")),
        sa.PrimaryKeyConstraint("series_id", name=op.f("pk_series")),
        sa.UniqueConstraint("series_key", name=op.f("uq_series_series_key")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(
            "ix_series_reading",
            ["indicator_id", "area_id", "item_id", "role", "period_start", "period_months"],
            unique=False,
        )

    op.create_table(
        "observation",
        sa.Column("observation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dataset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("value_type", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("value_base", data.schema.ExactDecimal(), nullable=True),
        sa.Column("unit_base", sa.String(length=60), nullable=False),
        sa.Column("bound", sa.String(length=6), nullable=False),
        sa.Column("low", data.schema.ExactDecimal(), nullable=True),
        sa.Column("high", data.schema.ExactDecimal(), nullable=True),
        sa.Column("sheet", sa.String(length=100), nullable=False),
        sa.Column("cell", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dataset_id"], ["dataset.dataset_id"], name=op.f("fk_observation_dataset_id_dataset")),
        sa.ForeignKeyConstraint(["series_id"], ["series.series_id"], name=op.f("fk_observation_series_id_series")),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_observation")),
    )
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_observation_dataset_id"), ["dataset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_observation_series_id"), ["series_id"], unique=False)

    op.create_table(
        "record_attribute",
        sa.Column("attribute_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("dataset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("value_type", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("sheet", sa.String(length=100), nullable=False),
        sa.Column("cell", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.dataset_id"], name=op.f("fk_record_attribute_dataset_id_dataset")
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.record_id"], name=op.f("fk_record_attribute_record_id_record")),
        sa.PrimaryKeyConstraint("attribute_id", name=op.f("pk_record_attribute")),
    )
    with op.batch_alter_table("record_attribute", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_attribute_dataset_id"), ["dataset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_record_attribute_record_id"), ["record_id"], unique=False)

    op.create_table(
        "retraction",
        sa.Column("dataset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("series_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("observation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["dataset_id"], ["dataset.dataset_id"], name=op.f("fk_retraction_dataset_id_dataset")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.observation_id"], name=op.f("fk_retraction_observation_id_observation")
        ),
        sa.ForeignKeyConstraint(["series_id"], ["series.series_id"], name=op.f("fk_retraction_series_id_series")),
        sa.PrimaryKeyConstraint("dataset_id", "series_id", name=op.f("pk_retraction")),
    )


def downgrade() -> None:
    op.drop_table("retraction")
    with op.batch_alter_table("record_attribute", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_record_attribute_record_id"))
        batch_op.drop_index(batch_op.f("ix_record_attribute_dataset_id"))

    op.drop_table("record_attribute")
    with op.batch_alter_table("observation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_observation_series_id"))
        batch_op.drop_index(batch_op.f("ix_observation_dataset_id"))

    op.drop_table("observation")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_index("ix_series_reading")

    op.drop_table("series")
    op.drop_table("record")
    with op.batch_alter_table("item_part", schema=None) as batch_op:
        batch_op.drop_index("ix_item_part_dimension_member")

    op.drop_table("item_part")
    with op.batch_alter_table("dataset", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dataset_slot_id"))
        batch_op.drop_index(batch_op.f("ix_dataset_sha256"))
        batch_op.drop_index(batch_op.f("ix_dataset_file_name"))

    op.drop_table("dataset")
    op.drop_table("area_lineage")
    op.drop_table("slot")
    op.drop_table("setting")
    op.drop_table("original")
    op.drop_table("item")
    op.drop_table("indicator")
    with op.batch_alter_table("current_value", schema=None) as batch_op:
        batch_op.drop_index("ix_current_value_series_id")
        batch_op.drop_index("ix_current_value_period")
        batch_op.drop_index("ix_current_value_observation_id")

    op.drop_table("current_value")
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_code"))

    op.drop_table("area")
