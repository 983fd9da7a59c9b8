"""Who sent a message and when: as its headers say, or the lines that a mail program puts over a message passed on."""

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

_FORMS = (
    "%d %B %Y %H:%M",
    "%d %B %Y %H:%M:%S",
    "%a, %d %b %Y at %H:%M",
    "%A, %d %B %Y %H:%M",
    "%A, %B %d, %Y %I:%M %p",
)
"""How Outlook and webmail write dates in the body of a message."""


def header(message: Message, name: str) -> str:
    """Return a header with its encoded words decoded, "" where it is missing or cannot be read."""
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:  # the header parser fails in many ways on malformed input
        return ""


def message_id(message: Message) -> str:
    """Return what the sender's program named the message, "" where it named it nothing.

    As written, since the standard library stumbles over the names that some programs give.
    """
    written = next((value for name, value in message.raw_items() if name.casefold() == "message-id"), "")
    return "".join(str(written).split()).strip("<>")


def sender(written: str, organisation: str) -> dict[str, str]:
    """Return person, email and organisation, as far as a "From" line in a header or a body gives them."""
    person, address = parseaddr(written)
    if "@" not in address:
        person, address = written.replace("<>", "").strip(), ""
        if linked := re.search(r"\[mailto:([^\]\s]+@[^\]\s]+)\]", written):
            person, address = written[: linked.start()].strip(), linked.group(1)
    found = {"person": person.strip("\"'* "), "email": address.casefold(), "organisation": organisation}
    return {key: value for key, value in found.items() if value}


def sent_at(written: str) -> str:
    """Return a date as ISO 8601 in UTC, "" when it cannot be read."""
    when: datetime | None
    try:
        when = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        when = _outlook_date(written)
    if when is None:
        return ""
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return ""


def _outlook_date(written: str) -> datetime | None:
    for form in _FORMS:
        try:
            return datetime.strptime(written.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
