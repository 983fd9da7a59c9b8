"""Arrays of NumPy: strings where they hold any. Those that hold Python objects are refused."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np

from consult.quotes.audit import printable
from consult.quotes.audit.artefact import File, Passage

SUFFIXES = (".npy",)
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes begin as such an array does."""
    return content.startswith(b"\x93NUMPY")


def extract(file: File) -> Iterator[Passage | File]:
    """Yield the header and every string, also of arrays that call their bytes numbers."""
    array = np.load(BytesIO(file.content), allow_pickle=False)
    if array.dtype.kind in "US":
        yield Passage("array", "\n".join(_text(one) for one in array.ravel().tolist()))
    yield Passage("bytes", "\n".join(printable.runs(file.content)), code=True)


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
