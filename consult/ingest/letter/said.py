"""What one document says: its answers, and apart from them who says it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from consult.ingest.content import Document
from consult.ingest.letter import contact
from consult.ingest.letter.asked import Asked
from consult.ingest.letter.contact import Stated
from consult.ingest.letter.label import Labels
from consult.ingest.letter.splitting import Part, split
from consult.vocabulary import GENERAL_QUESTION_ID


@dataclass(frozen=True)
class Said:
    """A document taken apart.

    `parts` are answers without the lines that say who wrote them; a general part of nothing else is not among them.
    `stated` are those lines, `signatures` what stands under the letter and under a note above the answers, `reviews`
    what a person should look at.
    """

    parts: tuple[Part, ...]
    stated: tuple[Stated, ...] = ()
    signatures: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()


def said(document: Document, asked: Asked, labels: Labels, names: Collection[str]) -> Said:
    """Take a document apart.

    Args:
        document: without its attachments.
        asked: the questionnaire.
        labels: what lines of the form `Label: value` may be about.
        names: names of the sender in lower case.
    """
    whole = split(document, asked)
    parts = list(whole.parts)
    if not parts:
        return Said((), reviews=whole.reviews)
    stated: list[Stated] = []
    signatures: list[str] = []
    first = last = len(parts) - 1
    if parts[0].question_id == GENERAL_QUESTION_ID and not parts[0].marker:
        first, head = 0, contact.head(parts[0].text, labels.are_known)
        parts[0] = replace(parts[0], text=head.text)
        stated.extend(head.stated)
        names = {*names, *(one.value.casefold() for one in head.stated if labels.personal(one.label) == "person")}
    # A note above the answers may have a foot of its own.
    for place in sorted({first, last}):
        foot = contact.foot(parts[place].text, labels.are_known, names)
        parts[place] = replace(parts[place], text=foot.text)
        stated.extend(foot.stated)
        signatures.extend([foot.signature] if foot.signature else [])
    answers = tuple(part for part in parts if part.text or part.question_id != GENERAL_QUESTION_ID)
    return Said(answers, tuple(stated), tuple(signatures), whole.reviews)
