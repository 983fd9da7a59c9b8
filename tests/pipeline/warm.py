"""The product imported and used once: processes that branch off from here begin at once. See `stopping`."""

import tempfile
from pathlib import Path

import alembic.command  # noqa: F401  # imported when a database is first opened

from consult.pipeline.run import run
from tests.consultation import make

with tempfile.TemporaryDirectory() as place:
    run(make(Path(place)))
