"""Whose the messages inside a message are: one that only passes several on has a respondent for each of them."""

from collections.abc import Iterator
from dataclasses import replace

from consult.ingest.content import Document, Refusal
from consult.ingest.letter.mail_parts import COVERING, is_trivial

NOT_THEIR_OWN = "a message of another sender is inside this one, and was read as part of it: look whose response it is"


def apart(document: Document) -> Iterator[Document]:
    """Yield a message and, where it says no more than "please see attached", each message inside of another sender.

    Its few words are then a covering note, which is refused with that reason.
    """
    inside = [one for one in document.attachments if is_of_another(one, document)]
    if not inside or not is_trivial(document.text):
        yield document
        return
    note = (Refusal(document.row, "", COVERING, document.text),) if document.text.strip() else ()
    own = tuple(one for one in document.attachments if not any(one is other for other in inside))
    yield replace(document, text="", attachments=own, refusals=(*note, *document.refusals))
    for one in inside:
        yield from apart(one)


def is_of_another(inner: Document, outer: Document) -> bool:
    """Tell whether a document is a message, and from another address than the one that it is inside."""
    address = inner.sender.get("email", "").casefold()
    return bool(address) and address != outer.sender.get("email", "").casefold()
