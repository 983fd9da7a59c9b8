"""The bytes of a document or an e-mail part into lines."""

import re

from consult.errors import Problem, UnreadableFile
from consult.ingest import encoding
from consult.ingest.half_character import whole

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""A new page begins a new line: a heading may stand there."""


def decode(data: bytes, declared: str = "") -> str | None:
    """Return the text of `data` with line feeds as line ends, or None when it is not text in any encoding.

    Args:
        data: the bytes of a whole document or part.
        declared: the encoding named by a header, "" where none is.
    """
    found = encoding.decode(data, declared)
    if found is None:
        return None
    # Stray zero bytes are put there by broken exporters and stop databases; nothing a person wrote is lost with them.
    text = _LINE_END.sub("\n", found.text).replace("\x00", "").removeprefix("\ufeff")
    return whole(text)


def text_of(data: bytes, name: str, declared: str = "") -> str:
    """Return the text of `data`.

    Raises:
        UnreadableFile: it is not text.
    """
    text = decode(data, declared)
    if text is None:
        raise UnreadableFile(
            Problem("this is not text in any known encoding.", "Ask for a PDF, Word or plain text file.", name)
        )
    return text
