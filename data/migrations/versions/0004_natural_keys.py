"""A series is known by what it is of, no longer by a hash; current values are found by their own key.

Two indexes of long texts and two of ids less: a load writes half of what it wrote. A day that is not
said becomes an empty text, because NULL equals nothing in a unique key.
"""

import sqlalchemy as sa
from alembic import op

import data.schema

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = ["indicator_id", "area_id", "item_id", "role", "period_start", "period_months", "authority", "version",
       "decided_on", "as_of"]  # fmt: skip
DAYS = ("decided_on", "as_of")


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:  # keeps a day as the text that it is from now on
        for day in DAYS:
            op.execute(f"UPDATE series SET {day} = '' WHERE {day} IS NULL")
    with op.batch_alter_table("series") as batch_op:
        batch_op.drop_index("ix_series_reading")
        batch_op.drop_constraint(op.f("uq_series_series_key"), type_="unique")
        batch_op.drop_column("series_key")
        for day in DAYS:
            batch_op.alter_column(
                day,
                existing_type=sa.Date(),
                type_=data.schema.DayOrNone(length=10),
                existing_nullable=True,
                nullable=False if sqlite else None,
                postgresql_using=f"coalesce(to_char({day}, 'YYYY-MM-DD'), '')",
            )
            if not sqlite:
                batch_op.alter_column(day, existing_type=data.schema.DayOrNone(length=10), nullable=False)
        batch_op.create_unique_constraint("uq_series_reading", KEY)
    with op.batch_alter_table("current_value") as batch_op:
        batch_op.drop_index("ix_current_value_series_id")
        batch_op.drop_index("ix_current_value_observation_id")


def downgrade() -> None:
    raise NotImplementedError("an older program cannot read this store: restore a backup")
