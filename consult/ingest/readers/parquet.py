"""Parquet: columns of values, nested ones taken apart."""

from pathlib import Path
from typing import Any

from consult.ingest.content import Refusal, Workbook
from consult.ingest.flat import cell_text
from consult.ingest.heading import letter
from consult.ingest.safety import MEGABYTE, check_file, check_span, reading, unreadable, unsafe
from consult.ingest.table.cells import text_of
from consult.ingest.table.rectangle import sheet
from consult.settings import IngestSettings

FORMAT = "Parquet (.parquet)"
SUFFIXES = (".parquet", ".pq")
_MARK = b"PAR1"
_BATCH = 4_096


def recognise(path: Path, head: bytes) -> float:
    """Return 1 for a file that begins as Parquet files do."""
    del path  # the content decides
    return 1.0 if head.startswith(_MARK) else 0.0


def read(path: Path, settings: IngestSettings) -> Workbook:
    """Return the one sheet of a Parquet file. Row 1 is the first record; the header is made from the column names.

    Raises:
        UnreadableFile: it is damaged or cut short.
        UnsafeFile: it is larger than the settings allow, or holds more than it seems to.
    """
    size = check_file(path, settings)
    with path.open("rb") as stream:
        stream.seek(-min(size, 4), 2)
        if stream.read() != _MARK:
            raise unreadable(path, "the file is cut short: the end of a Parquet file is missing.")
    with reading(path, "Parquet"):
        names, columns, refusals = _content(path, settings)
        if not any(columns):
            raise unreadable(path, "the Parquet file holds no rows.", "Export it again.")
        rows = [names, *(list(row) for row in zip(*columns, strict=True))]
        return Workbook((sheet(path.stem, rows, settings, first_row=0, refusals=refusals),))


def _content(path: Path, settings: IngestSettings) -> tuple[list[str], list[list[str]], list[Refusal]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pq.read_schema(path)
    texts = [field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)]
    with pq.ParquetFile(path, read_dictionary=texts) as file:
        check_span(path, path.stem, file.metadata.num_rows, file.metadata.num_columns)
        names: list[str] = []
        columns: list[list[str]] = []
        refusals: list[Refusal] = []
        size = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            table = _level(pa.Table.from_batches([batch]))
            names = names or list(table.column_names)
            columns = columns or [[] for _ in names]
            for index, (column, cells) in enumerate(zip(table.columns, columns, strict=True)):
                size += _size(column)
                if size > settings.max_file_megabytes * MEGABYTE:
                    raise unsafe(
                        path,
                        f"the file unpacks to more than the {settings.max_file_megabytes:,} MB allowed.",
                        "If you trust it, raise max_file_megabytes under [ingest] in consult.toml.",
                    )
                _append(column, cells, letter(index), refusals)
    return names, columns, refusals


def _level(table: Any) -> Any:
    """Take structures apart until none is left: `{a: {b: 1}}` becomes a column `a.b`."""
    import pyarrow as pa

    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    return table


def _size(column: Any) -> int:
    """Return the bytes that the texts of a column come to once each row has its own."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_dictionary(column.type):
        return int(column.nbytes)
    lengths = (pc.take(pc.binary_length(chunk.dictionary), chunk.indices) for chunk in column.chunks)
    return sum(pc.sum(length).as_py() or 0 for length in lengths)


def _append(column: Any, cells: list[str], name: str, refusals: list[Refusal]) -> None:
    """Append the values of a column as text; bytes that are no text are refused."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        for chunk in column.chunks:
            texts = [text_of(value) for value in chunk.dictionary.to_pylist()]
            cells.extend("" if place is None else texts[place] for place in chunk.indices.to_pylist())
        return
    if pa.types.is_float32(column.type) or pa.types.is_float16(column.type):
        column = column.cast(pa.float32()).cast(pa.string()).cast(pa.float64())  # 0.1, not 0.10000000149
    for value in column.to_pylist():
        if isinstance(value, bytes):
            try:
                value = value.decode("utf-8")
            except UnicodeDecodeError:
                refusals.append(Refusal(len(cells) + 1, name, "bytes that are not text", value.hex()))
                value = ""
        cells.append(cell_text(value))
