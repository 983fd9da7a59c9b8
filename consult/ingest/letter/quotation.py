"""A message that says next to nothing above one that it quotes: some people type their answers into the quotation."""

from consult.ingest.content import Document
from consult.ingest.letter import markers
from consult.ingest.letter.asked import Asked
from consult.ingest.letter.mail_parts import QUOTED, is_trivial
from consult.ingest.letter.markers import Grade

INSIDE_QUOTATION = (
    "its own words say little, and the message that it quotes, which was set aside, has headings of questions: "
    "look whether the answers stand there"
)


def answers_inside_quotation(document: Document, asked: Asked) -> bool:
    """Tell whether the answers of a message may stand in what it quotes: nothing else in it could hold them."""
    quoted = [refusal.value for refusal in document.refusals if refusal.reason == QUOTED]
    if not quoted or document.attachments or not is_trivial(document.text):
        return False
    return any(marker.grade is not Grade.WEAK for value in quoted for marker in markers.find(value, asked))
