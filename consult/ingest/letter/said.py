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
    `stated` are those lines, `signature` is what stands under the letter, `reviews` what a person should look at.
    """

    parts: tuple[Part, ...]
    stated: tuple[Stated, ...] = ()
    signature: str = ""
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
    above: tuple[Stated, ...] = ()
    if parts[0].question_id == GENERAL_QUESTION_ID and not parts[0].marker:
        head = contact.head(parts[0].text, labels.are_known)
        parts[0], above = replace(parts[0], text=head.text), head.stated
    foot = contact.foot(parts[-1].text, labels.are_known, names)
    parts[-1] = replace(parts[-1], text=foot.text)
    answers = tuple(part for part in parts if part.text or part.question_id != GENERAL_QUESTION_ID)
    return Said(answers, (*above, *foot.stated), foot.signature, whole.reviews)
