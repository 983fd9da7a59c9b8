"""Bytes of a document or an e-mail part into text, whatever they were written in.

A declared encoding is believed only when the bytes agree with it. Without one: a byte order mark, UTF-8, UTF-16 by
its zero bytes, Windows-1252 (what most British office software writes), and last line by line.
"""

import codecs
import re

from consult.errors import Problem, UnreadableFile
from consult.ingest.table import encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers and mail programs do: these names are used for Windows-1252 text so often that they mean it.
_MEANT = {"us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str = "") -> str | None:
    """Return the text of `data` with line feeds as line ends, or None when it is not text in any encoding.

    Args:
        data: the bytes of a whole document or part.
        declared: the encoding named by a header, "" where none is.
    """
    for candidate in _candidates(data, declared.strip().strip("\"'").casefold()):
        text = _strictly(data, candidate)
        if text is not None and looks_like_text(text):
            return _tidy(text)
    return _pieced(data)


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


def looks_like_text(text: str) -> bool:
    """Tell whether hardly any character is a control character that no writer types."""
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) <= len(sample) // 500


def _candidates(data: bytes, declared: str) -> list[str]:
    marked = [name for mark, name in _MARKS if data.startswith(mark)]
    wide = _wide(data)
    named = [_MEANT.get(declared, declared)] if declared else []
    # UTF-8 before a declared single-byte encoding: text that is valid UTF-8 beyond ASCII is hardly ever anything else.
    stateful = [name for name in named if name.startswith("iso-2022") or name in {"utf-7", "hz"}]
    return [*marked, *wide, *stateful, "utf-8", *named, "cp1252"]


def _wide(data: bytes) -> list[str]:
    sample = data[:4_000]
    if len(sample) < 4 or 0 not in sample:
        return []
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and not even:
        return ["utf-16-le"]
    return ["utf-16-be"] if even > len(sample) // 5 and not odd else []


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _pieced(data: bytes) -> str | None:
    """Read text that no single encoding fits: line by line, as the reader of delimited files does."""
    found = encoding.decode(data)
    return _tidy(found.text) if found is not None and looks_like_text(found.text) else None


def _tidy(text: str) -> str:
    # Stray zero bytes are put there by broken exporters and stop databases; nothing a person wrote is lost with them.
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").removeprefix("\ufeff")
