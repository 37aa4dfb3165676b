"""Figures that a later file holds in a cell nobody could read: what was stored before goes on speaking."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unread",
        sa.Column("dataset_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("observation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["dataset_id"], ["dataset.dataset_id"], name=op.f("fk_unread_dataset_id_dataset")),
        sa.ForeignKeyConstraint(
            ["observation_id"], ["observation.observation_id"], name=op.f("fk_unread_observation_id_observation")
        ),
        sa.PrimaryKeyConstraint("dataset_id", "observation_id", name=op.f("pk_unread")),
    )


def downgrade() -> None:
    op.drop_table("unread")
