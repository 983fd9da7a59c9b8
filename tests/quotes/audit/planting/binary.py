"""Tables and models: Parquet, arrays, safetensors, ONNX and archives of such."""

from io import BytesIO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from safetensors.numpy import save

from tests.quotes.audit.package import packed


def _table(column: pa.Array, name: str = "theme", metadata: dict[str, str] | None = None) -> bytes:
    field = pa.field(name, column.type, metadata=metadata)
    return _parquet(pa.Table.from_arrays([column], schema=pa.schema([field], metadata=metadata)))


def _parquet(table: pa.Table) -> bytes:
    pq.write_table(table, out := BytesIO())
    return out.getvalue()


def _array(array: np.ndarray) -> bytes:
    np.save(out := BytesIO(), array)
    return out.getvalue()


def _varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80]) + _varint(number >> 7)


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _model(graph: bytes = b"", producer: str = "tests") -> bytes:
    """Return a model of ONNX: ir_version, producer_name, graph, opset."""
    return b"\x08\x08" + _field(2, producer.encode()) + _field(7, graph) + _field(8, b"\x10\x11")


def _vocabulary(text: str) -> bytes:
    """Return a graph of one node (TfIdfVectorizer) that has the text among the strings of its vocabulary."""
    strings = b"".join(_field(9, one.encode()) for one in ("a", text, "a word that is common"))
    return _field(1, _field(4, b"TfIdfVectorizer") + _field(5, _field(1, b"pool_strings") + strings))


PLACES = {
    "themes.parquet": {
        "value": lambda text: _table(pa.array(["a", text])),
        "name of a column": lambda text: _table(pa.array([1]), name=text),
        "metadata": lambda text: _table(pa.array([1]), metadata={"made by": text}),
        "dictionary": lambda text: _table(pa.array(["a", text]).dictionary_encode()),
        "list": lambda text: _table(pa.array([["a"], [text]])),
        "record": lambda text: _table(pa.array([{"a": text}])),
        "bytes": lambda text: _table(pa.array([text.encode()])),
    },
    "words.npy": {
        "strings": lambda text: _array(np.array(["a", text])),
        "bytes": lambda text: _array(np.array([text.encode()])),
        "numbers": lambda text: _array(np.frombuffer(text.encode(), np.uint8)),
    },
    "weights.safetensors": {
        "metadata": lambda text: save({"a": np.zeros(2)}, metadata={"of": text}),
        "name": lambda text: save({text: np.zeros(2)}),
        "numbers": lambda text: save({"a": np.frombuffer(text.encode(), np.uint8)}),
    },
    "model.onnx": {
        "vocabulary": lambda text: _model(_vocabulary(text)),
        "producer": lambda text: _model(producer=text),
        "remark": lambda text: _model(_field(10, text.encode())),
    },
    "model.skops": {
        "schema": lambda text: packed({"schema.json": f'{{"vocabulary_": {{"{text}": 1}}}}'.encode()}),
        "vocabulary": lambda text: packed({"schema.json": b"{}", "1.npy": _array(np.array([text]))}),
    },
}
