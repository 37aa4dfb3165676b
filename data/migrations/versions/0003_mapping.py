"""What analysts answered about a sender's form, remembered for the months to come."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mapping",
        sa.Column("mapping_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sender", sa.String(200), nullable=False),
        sa.Column("form", sa.String(200), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("learned_at", sa.DateTime(), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.PrimaryKeyConstraint("mapping_id", name=op.f("pk_mapping")),
        sa.UniqueConstraint("sender", "form", name=op.f("uq_mapping_sender_form")),
    )


def downgrade() -> None:
    op.drop_table("mapping")
