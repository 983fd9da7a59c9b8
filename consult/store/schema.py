"""The tables of `consult.db`. Migrations in `migrations/` bring an older database here."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", String(12), nullable=False, index=True),
    Column("verb", String(20), nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    Column("outcome", String(20), nullable=False),
    Column("manifest", Text, nullable=False),
)
"""One row for each time a verb was run: the manifest is JSON (versions, fingerprints, model hashes, seed, seconds)."""

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", Integer, ForeignKey(runs.c.id)),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", String(200), nullable=False),
    Column("what", String(40), nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)
"""Append-only: `hash` covers the row and the hash before it, so a changed or missing row shows."""

quotations = Table(
    "quotations",
    metadata,
    Column("quotation_id", String(16), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("state", String(12), nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
)
"""One row for each quotation: `content` is JSON of all that is known of it, words of respondents too. `version` counts
the changes, so that nobody writes over what somebody else changed meanwhile.
"""

approvals = Table(
    "approvals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("quotation_id", String(16), ForeignKey(quotations.c.quotation_id), nullable=False, index=True),
    Column("approved_by", String(200), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("seal", String(64), nullable=False),
    Column("reason", Text, nullable=False),
)
"""Append-only: one row for each time somebody approved a quotation. `seal` is the hash of what they said yes to."""

assignments = Table(
    "assignments",
    metadata,
    Column("assignment_id", String(12), primary_key=True),
    Column("coder", String(200), nullable=False, index=True),
    Column("purpose", String(10), nullable=False),
    Column("drawn", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("themes", Text, nullable=False),
    Column("made_by", String(200), nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
)
"""Who is to code which `answers` for which `themes` (JSON lists of ids, in order), never changed. `drawn` says how they
were drawn, "" where they were chosen by hand; `purpose` is audit or learning.
"""

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer_id", Text, nullable=False),
    Column("coder", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("assignment_id", String(12), ForeignKey(assignments.c.assignment_id)),
    Column("recorded_by", String(200), nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("answer_id", "coder"),
)
"""One row for each answer that a person read and decided on. `version` counts the times that they decided."""

codings = Table(
    "codings",
    metadata,
    Column("reading", Integer, ForeignKey(readings.c.id), primary_key=True),
    Column("theme_id", String(200), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("value", String(16), nullable=False),
)
"""What a reading decided on each theme: coded, or seen_not_coded; no row is not seen. `kind` is "" where none was.
"""

adjudications = Table(
    "adjudications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer_id", Text, nullable=False),
    Column("theme_id", String(200), nullable=False),
    Column("version", Integer, nullable=False),
    Column("value", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", String(200), nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("answer_id", "theme_id"),
)
"""What a team decided on an answer and a theme about which coders differ, and why."""
