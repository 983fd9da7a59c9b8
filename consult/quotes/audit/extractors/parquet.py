"""Parquet tables: columns, dictionaries and metadata."""

from collections.abc import Iterator
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage

SUFFIXES = (".parquet",)
VERSION = 1
_TAIL = 8


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin and end as such a table does."""
    return content.startswith(b"PAR1") and content.endswith(b"PAR1")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the footer (names, statistics, metadata) and every value."""
    table = pq.ParquetFile(BytesIO(file.content))
    size = int.from_bytes(file.content[-_TAIL : -_TAIL + 4], "little")
    yield Passage("footer", "\n".join(printable.runs(file.content[-_TAIL - size :])), code=True)
    for key, value in (table.schema_arrow.metadata or {}).items():
        if key != b"ARROW:schema":
            yield Passage("metadata", f"{key.decode()} {value.decode()}")
    for number, column in enumerate(table.read().columns, start=1):
        for value in _values(column):
            yield Passage(f"column {number}", _text(value))


def _values(column: pa.ChunkedArray) -> list[object]:
    """Return every value, or every distinct one where they are plain: numbers repeat."""
    plain = not pa.types.is_nested(column.type) and not pa.types.is_dictionary(column.type)
    values: list[object] = (column.unique() if plain else column).to_pylist()
    return values


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
