"""Bytes as text, or a refusal: a text in a guessed encoding is not one that was read."""

from consult.errors import UnreadableFile

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, or in what its byte-order mark says.

    Raises:
        UnreadableFile: it is in neither, or is no text.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("it is not UTF-8 text. Save it as UTF-8.") from None
    if "\0" in text:
        raise UnreadableFile("it holds bytes that are no text. Save it as UTF-8.")
    return text


def is_text(content: bytes) -> bool:
    """Tell whether bytes are text in an encoding that is read."""
    try:
        decoded(content)
    except UnreadableFile:
        return False
    return True
