"""A consultation's database, open for as long as it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from consult import store
from consult.pipeline.folder import Folder


@contextmanager
def opened(folder: Folder) -> Iterator[store.Database]:
    """Give the consultation's database while the block runs."""
    database = store.Database(folder.database)
    try:
        yield database
    finally:
        database.close()
