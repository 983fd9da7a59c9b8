"""Bytes into characters, of tables and letters alike, line by line where the lines disagree about their encoding."""

import codecs
import re
from dataclasses import dataclass, replace

from consult.ingest.table.cells import listed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARK = "\ufeff"
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_NOTHING = dict.fromkeys(_CONTROL)
_SAMPLE = 65_536
_MULTIBYTE = re.compile(rb"[\x80-\xff]")
_MEANT = frozenset({"ascii", "us-ascii", "iso-8859-1", "latin-1", "latin1", "cp1252", "windows-1252"})
"""Names that programs use for Windows-1252, whatever they say."""

_NO_CHARSETS = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"})
"""What Python knows as encodings of text and no program sends; some take the square of the length."""

_STATEFUL = ("iso-2022", "utf-7", "hz")
"""Encodings whose bytes are all ASCII, so that what is written in them is valid UTF-8 too."""


@dataclass(frozen=True)
class Decoded:
    """Text, the name of its encoding, and what a person should know about how it was decoded."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def detect(head: bytes) -> str:
    """Return the encoding a text declares by its mark or its zero bytes, "utf-8" where nothing speaks against it."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    sample = head[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and even <= odd // 20:
        return "utf-16-le"
    if even > len(sample) // 5 and odd <= even // 20:
        return "utf-16-be"
    return "utf-8"


def looks_binary(head: bytes) -> bool:
    """Tell whether bytes hold too many zero or control bytes to be text in any encoding known here.

    What is valid UTF-8 may hold more control characters than what is not.
    """
    if detect(head) not in ("utf-8", "utf-8-sig"):
        return False
    controls = len(head) - len(head.translate(None, _CONTROL))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return controls > len(head) // 100 + 1
    return controls > len(head) // 20 + 8


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """Return the text of `data`, or None where it is text in no encoding known here.

    A mark or the zero bytes of UTF-16 decide. Then text that is valid UTF-8 is UTF-8, whatever is declared: text of
    another encoding hardly ever is. What remains is read as declared, else as Windows-1252, line by line, so that a
    text put together from two sources keeps both. The mark that the second of two joined files begins with is taken
    out.

    Args:
        data: the bytes of a whole text.
        declared: the encoding that a header names; it is believed only where the bytes agree with it.
    """
    named = declared.strip("\"' ").casefold()
    decoded = _decoded(data, "" if named in _MEANT else named)
    return decoded if decoded is None or _MARK not in decoded.text else _without_marks(decoded)


def _decoded(data: bytes, named: str) -> Decoded | None:
    detected = detect(data[:_SAMPLE])
    if detected.startswith(("utf-16", "utf-32")):
        text = _in_words(data, detected)
        return None if text is None else Decoded(text.removeprefix(_MARK), detected)
    if looks_binary(data[:_SAMPLE]):
        return None
    if named.startswith(_STATEFUL) and (text := _in_words(data, named)) is not None:
        return Decoded(text, named)
    try:
        return Decoded(data.decode(detected), detected)
    except UnicodeDecodeError:
        text = _in_words(data, named) if named else None
    return _line_by_line(data.removeprefix(codecs.BOM_UTF8)) if text is None else Decoded(text, named)


def _in_words(data: bytes, name: str) -> str | None:
    """Return the text in an encoding, None where the bytes do not fit it or give control characters for words."""
    try:
        if codecs.lookup(name).name in _NO_CHARSETS:
            return None
        text = data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None
    sample = text[:_SAMPLE]
    return text if len(sample) - len(sample.translate(_NOTHING)) <= len(sample) // 20 + 8 else None


def _without_marks(decoded: Decoded) -> Decoded:
    """Take marks out where lines begin; where the header comes again behind one, a line begins too."""
    text = decoded.text.lstrip(_MARK)
    header = next((line for line in text.splitlines() if line.strip()), _MARK)
    text, n_ends = re.subn(rf"(?<![\r\n]){_MARK}(?={re.escape(header)})", "\n" if "\n" in text else "\r", text)
    text, n_marks = re.subn(rf"(?<=[\r\n]){_MARK}", "", text)
    note = "A byte-order mark stood in the middle of the file, as where two files were joined; it was taken out."
    return replace(decoded, text=text, notes=(*decoded.notes, note) if n_ends or n_marks else decoded.notes)


def _line_by_line(data: bytes) -> Decoded:
    lines, foreign, n_utf8 = [], [], 0
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            lines.append(line.decode("utf-8"))
            n_utf8 += bool(_MULTIBYTE.search(line))
        except UnicodeDecodeError:
            lines.append(_windows(line))
            foreign.append(number)
    note = "The file is not UTF-8; it was read as Windows-1252."
    if n_utf8:
        note = f"The file mixes encodings: {listed(foreign, 'line')} read as Windows-1252, the others as UTF-8."
    return Decoded("".join(lines), "mixed" if n_utf8 else "cp1252", (note,))


def _windows(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:  # the five bytes that Windows-1252 leaves undefined
        return "".join(_windows_character(byte) for byte in line)


def _windows_character(byte: int) -> str:
    one = bytes([byte])
    try:
        return one.decode("cp1252")
    except UnicodeDecodeError:
        return one.decode("latin-1")
