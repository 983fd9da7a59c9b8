"""Who is to code what, what they decided, and what the team decided where they differ."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the four tables."""
    op.create_table(
        "assignments",
        sa.Column("assignment_id", sa.String(12), primary_key=True),
        sa.Column("coder", sa.String(200), nullable=False, index=True),
        sa.Column("purpose", sa.String(10), nullable=False),
        sa.Column("drawn", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
        sa.Column("themes", sa.Text, nullable=False),
        sa.Column("made_by", sa.String(200), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("coder", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column(
            "assignment_id", sa.String(12), sa.ForeignKey("assignments.assignment_id", name="fk_readings_assignment_id")
        ),
        sa.Column("recorded_by", sa.String(200), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("answer_id", "coder", name="uq_readings_answer_id"),
    )
    op.create_table(
        "codings",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.id", name="fk_codings_reading"), primary_key=True),
        sa.Column("theme_id", sa.String(200), primary_key=True),
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("value", sa.String(16), nullable=False),
    )
    op.create_table(
        "adjudications",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("answer_id", sa.Text, nullable=False),
        sa.Column("theme_id", sa.String(200), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("value", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("decided_by", sa.String(200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("answer_id", "theme_id", name="uq_adjudications_answer_id"),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("adjudications", "codings", "readings", "assignments"):
        op.drop_table(name)
