"""What extractors give of a file: its texts with their places, and the files inside it."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol, runtime_checkable


class Passage(NamedTuple):
    """A text and where in the file it stands, in words that quote nothing of the file.

    `code` marks what no reader sees as prose: attributes, properties, scripts, names of elements.
    """

    place: str
    text: str
    code: bool = False


class File(NamedTuple):
    """A file within a file. Its name says by its ending what it is."""

    place: str
    name: str
    content: bytes


@runtime_checkable
class Extractor(Protocol):
    """A module of `extractors`: it finds every text of one format, or raises.

    `VERSION` goes up whenever it finds something that it did not find before.
    """

    SUFFIXES: tuple[str, ...]
    VERSION: int

    def recognise(self, content: bytes) -> bool:
        """Tell whether the bytes can be of this format."""

    def extract(self, file: File) -> Iterator[Passage | File]:
        """Yield every text and every file inside.

        Raises:
            Exception: a part cannot be read. Any will do: the audit then fails, and quotes nothing of it.
        """
