"""One e-mail message into a document: its best text, who sent it and when, and what is attached.

Every header and part may be wrong, and the standard library raises many things when it is; a message is given up only
when nothing at all can be read in it.
"""

import re
from dataclasses import dataclass, field, replace
from email.message import Message as Part

from consult.errors import UnreadableFile
from consult.ingest.content import Document, Refusal
from consult.ingest.letter import alternatives, attachments, envelope, mail_parts, markup, message
from consult.ingest.letter.decoding import decode
from consult.settings import IngestSettings

MAX_DEPTH = 4
"""How deep messages may be forwarded inside messages."""

_MAX_PARTS = 1_000
_FORWARDED = re.compile(r"^\s*(?:\[[^\]]*\]\s*)*(?:fwd?|wg)\s*:", re.IGNORECASE)
_EMPTY = "attachment that holds no text"
_ENCRYPTED = "encrypted message: ask for it unencrypted"
_KEPT_OUT = {
    "application/pgp-signature": "digital signature",
    "application/pkcs7-signature": "digital signature",
    "application/x-pkcs7-signature": "digital signature",
    "application/pgp-encrypted": _ENCRYPTED,
    "application/pkcs7-mime": "encrypted or sealed message (S/MIME): ask for it unencrypted",
    "application/x-pkcs7-mime": "encrypted or sealed message (S/MIME): ask for it unencrypted",
    "application/ms-tnef": attachments.WINMAIL,
    "application/vnd.ms-tnef": attachments.WINMAIL,
    "message/delivery-status": "report of a mail server",
    "message/external-body": "a part that is kept elsewhere and was not fetched",
}


@dataclass
class _Tally:
    """How much of one message was opened so far, everything in it counted."""

    n_parts: int = 0
    n_attachments: int = 0
    n_bytes: int = 0


@dataclass
class _Found:
    """What the walk through a message has come upon."""

    settings: IngestSettings
    depth: int
    tally: _Tally
    texts: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    messages: list[Document] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The texts as one."""
        return "\n\n".join(text for text in self.texts if text.strip())

    def refuse(self, reason: str, value: str = "", column: str = "") -> None:
        self.refusals.append(Refusal(1, column, reason, value))


def document(data: bytes, name: str, row: int, settings: IngestSettings) -> Document:
    """Return the message as a document.

    Args:
        data: the raw message.
        name: the name of the file it is in.
        row: its number in a mailbox, from 1.
        settings: limits for its attachments.

    Raises:
        UnreadableFile: it has no header lines at all, or its structure cannot be read.
    """
    whole = message.parsed(data, name)
    try:
        return _numbered(_document(whole, name, settings, _Tally(), depth=0), row)
    except RecursionError:
        raise message.broken(name) from None


def _document(whole: Part, name: str, settings: IngestSettings, tally: _Tally, depth: int) -> Document:
    found = _Found(settings, depth, tally)
    _collect(found, whole)
    subject = envelope.header(whole, "Subject")
    words = mail_parts.own_words(found.text, forwarded=bool(_FORWARDED.match(subject)))
    outer = Document(
        name=name,
        text=words.text,
        channel="email",
        message_id=envelope.message_id(whole),
        sent_at=envelope.sent_at(envelope.header(whole, "Date")),
        subject=subject,
        sender=envelope.sender(envelope.header(whole, "From"), envelope.header(whole, "Organization")),
        attachments=(*found.documents, *found.messages),
        refusals=(*words.refusals, *found.refusals),
    )
    if words.original:
        return _as_sent_by(outer, words.original)
    if len(found.messages) == 1 and not found.documents and mail_parts.is_trivial(words.text):
        return _passed_on(outer, found.messages[0])
    return outer


def _passed_on(outer: Document, inner: Document) -> Document:
    """Return the message inside, whose sender is the respondent; the covering note is kept as a refusal."""
    note = (Refusal(1, "", mail_parts.COVERING, outer.text),) if outer.text else ()
    return replace(inner, name=outer.name, refusals=(*note, *outer.refusals, *inner.refusals))


def _as_sent_by(outer: Document, original: dict[str, str]) -> Document:
    """Return a document with the sender and date that the header lines of the forwarded message give."""
    sender = envelope.sender(original.get("from", ""), "")
    sent_at = envelope.sent_at(original.get("date", "") or original.get("sent", ""))
    note = (Refusal(1, "", "sender of the covering note", "; ".join(outer.sender.values())),) if outer.sender else ()
    return replace(
        outer,
        sender=sender or outer.sender,
        sent_at=sent_at or outer.sent_at,
        subject=original.get("subject", outer.subject),
        refusals=(*outer.refusals, *(note if sender else ())),
    )


def _collect(found: _Found, part: Part) -> None:
    kind = part.get_content_type()
    found.tally.n_parts += 1
    if found.tally.n_parts > _MAX_PARTS:
        if found.tally.n_parts == _MAX_PARTS + 1:
            found.refuse(f"parts beyond the first {_MAX_PARTS} of the message")
        return
    if kind == "multipart/encrypted":
        found.refuse(_ENCRYPTED)
    elif kind in _KEPT_OUT:
        found.refuse(_KEPT_OUT[kind], message.file_name(part))
    elif kind == "message/rfc822":
        _nested(found, part)
    elif part.is_multipart():
        children = [child for child in part.get_payload() if isinstance(child, Part)]
        if kind == "multipart/alternative":
            _alternatives(found, children)
        else:
            for child in children:
                _collect(found, child)
    elif _is_body(part):
        _body(found, part, kind)
    else:
        _attachment(found, part, kind)


def _nested(found: _Found, part: Part) -> None:
    for child in part.get_payload() if part.is_multipart() else ():
        if found.depth >= MAX_DEPTH:
            found.refuse(f"message forwarded more than {MAX_DEPTH} times inside others, not opened")
        elif isinstance(child, Part):
            name = f"message {len(found.messages) + 1} inside"
            found.messages.append(_document(child, name, found.settings, found.tally, found.depth + 1))


def _alternatives(found: _Found, parts: list[Part]) -> None:
    """Take the fullest version of a message, of equal ones the plain text; attachments may hide in any."""
    versions: list[tuple[str, _Found]] = []
    for part in sorted(parts, key=lambda part: part.get_content_type() != "text/plain"):
        version = _Found(found.settings, found.depth, found.tally)
        _collect(version, part)
        found.documents.extend(version.documents)
        found.messages.extend(version.messages)
        found.refusals.extend(version.refusals)
        if version.text:
            versions.append((part.get_content_type(), version))
    if versions:
        best, others = alternatives.fullest([version.text for _, version in versions])
        found.texts.extend(versions[best][1].texts)
        for kind, version in (versions[place] for place in others):
            found.refuse(alternatives.OTHER_VERSION, version.text, kind)


def _is_body(part: Part) -> bool:
    kind = part.get_content_type()
    plain = kind in {"text/plain", "text/html"} or kind.startswith("multipart/")
    return plain and part.get_content_disposition() != "attachment" and not message.file_name(part)


def _body(found: _Found, part: Part, kind: str) -> None:
    data = message.payload(part)
    declared = message.parameter(part, "charset")
    if kind == "text/html":
        try:
            text, hidden = markup.lines_of(data, "message", declared=declared, quoting=True)
        except UnreadableFile:
            found.refuse("an HTML part that cannot be read")
            return
        found.refusals.extend(hidden)
    else:
        plain = decode(data, declared)
        if plain is None:
            found.refuse("a text part in no known encoding")
            return
        text = (
            message.unflowed(plain, delete_space=message.parameter(part, "delsp") == "yes")
            if message.parameter(part, "format") == "flowed"
            else plain
        )
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        found.refuse(_ENCRYPTED)
    else:
        found.texts.append(text)


def _attachment(found: _Found, part: Part, kind: str) -> None:
    name, tally = message.file_name(part), found.tally
    if kind.startswith("image/") and part.get_content_disposition() != "attachment":
        found.refuse("picture inside the message", name)
        return
    tally.n_attachments += 1
    place = f"attachment {tally.n_attachments}"
    data = message.payload(part)
    if not data.strip():
        found.refuse(_EMPTY, name, place)
        return
    tally.n_bytes += len(data)
    if tally.n_attachments > attachments.MAX_ATTACHMENTS or tally.n_bytes > attachments.MAX_BYTES:
        found.refuse("attachment beyond what one message may carry, not opened", name, place)
        return
    one = attachments.opened(name or place, kind, data, found.settings)
    if isinstance(one, Refusal):
        found.refusals.append(replace(one, column=place))
    elif one.text.strip():
        found.documents.append(replace(one, name=f"{place}, {one.name}", channel="email"))
    else:
        why = one.refusals or (Refusal(1, "", _EMPTY, name),)
        found.refusals.extend(replace(refusal, column=place, value=refusal.value or name) for refusal in why)


def _numbered(found: Document, row: int) -> Document:
    return replace(
        found,
        row=row,
        refusals=tuple(replace(refusal, row=row) for refusal in found.refusals),
        attachments=tuple(_numbered(one, row) for one in found.attachments),
    )
