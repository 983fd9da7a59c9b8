"""A raw e-mail message parsed, and its headers and payloads read, whatever is wrong with them.

The standard library's parser raises many things over malformed input, and takes the square of the length of a header.
"""

from email import policy
from email.message import Message
from email.parser import BytesParser
from functools import lru_cache
from typing import Any

from consult.errors import Problem, UnreadableFile
from consult.ingest.letter.decoding import decode

MAX_HEADER = 4_000
"""Characters of one header that is read."""

_READ = frozenset(
    {"content-type", "content-disposition", "content-transfer-encoding", "from", "subject", "date", "organization",
     "message-id"}
)  # fmt: skip


class _LongHeader(ValueError):
    """A header that would take minutes to read."""


class _Headers(policy.EmailPolicy):
    """The parser's policy, but for headers beyond all measure and beyond ASCII."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a header as it stands, with bytes beyond ASCII decoded as those of a letter are."""
        name, value = super().header_source_parse(sourcelines)
        if not value.isascii():
            value = decode(value.encode("ascii", "surrogateescape")) or value
        if len(value) > MAX_HEADER and name.casefold() in _READ:
            raise _LongHeader
        return name, value

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return a header parsed, once however often it is asked for: even a short one takes a while."""
        return _parsed(name, value)


@lru_cache(maxsize=1024)
def _parsed(name: str, value: str) -> Any:
    try:
        return policy.default.header_fetch_parse(name, value)
    except Exception:  # the standard parser stumbles over parameters without a name, such as ";0*"
        return policy.default.header_fetch_parse("X-Unreadable", value)


def parsed(data: bytes, name: str) -> Message:
    """Return the message.

    Raises:
        UnreadableFile: it has no header lines at all, one of a length that no mail program writes, or no structure.
    """
    try:
        message: Message = BytesParser(policy=_Headers()).parsebytes(data.lstrip(b"\xef\xbb\xbf\r\n "))
    except _LongHeader:
        raise UnreadableFile(
            Problem(
                f"a header of it is longer than {MAX_HEADER:,} characters, which no mail program writes.",
                "Ask for the message again, or for its text as a document.",
                name,
            )
        ) from None
    except Exception:
        raise broken(name) from None
    if not message.keys():
        raise broken(name)
    return message


def broken(name: str) -> UnreadableFile:
    """Return the error for a message of which nothing can be read."""
    return UnreadableFile(
        Problem("it is not a whole e-mail message.", "Save it again from the mail program as .eml.", name)
    )


def payload(part: Message) -> bytes:
    """Return what a part holds, as it stands where its transfer encoding cannot be undone."""
    try:
        data = part.get_payload(decode=True)
    except Exception:  # wrong encodings and broken parts raise anything
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return data if isinstance(data, bytes) else b""


def file_name(part: Message) -> str:
    """Return the name that a part is to be saved under, without folders, "" where it has none."""
    try:
        return str(part.get_filename() or "").replace("\x00", "").rpartition("/")[2].rpartition("\\")[2].strip()
    except Exception:  # malformed parameters
        return ""


def parameter(part: Message, name: str) -> str:
    """Return a parameter of the content type in lower case, "" where it is missing or cannot be read."""
    try:
        value = part.get_param(name)
    except Exception:  # malformed parameters
        return ""
    return value.casefold() if isinstance(value, str) else ""


def unflowed(text: str, *, delete_space: bool) -> str:
    """Undo `format=flowed` (RFC 3676): a line that ends with a space goes on in the next one."""
    lines: list[list[str]] = []
    is_open = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        bare = line.removeprefix(" ")
        goes_on = bare.endswith(" ") and not quoted and bare != "-- "
        if not is_open or quoted:
            lines.append([])
        lines[-1].append(bare[:-1] if goes_on and delete_space else bare)
        is_open = goes_on
    return "\n".join(map("".join, lines))
