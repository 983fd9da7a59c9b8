"""What goes around the answers of a letter and is none: a covering note at its head, a signature at its foot."""

import re

from consult.clean.signature import is_signature
from consult.clean.wording import n_words

_SALUTATION = re.compile(
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom it may concern|sirs?\b|madam|annwyl)", re.IGNORECASE
)
_LONGEST_NOTE_WORDS = 40
_LINES_TO_SALUTATION = 8


def is_around(text: str, *, beside_answers: bool) -> bool:
    """Tell whether a part of a letter that answers no question is only its signature or its covering note.

    Args:
        text: a mended text.
        beside_answers: the letter answers questions elsewhere. Only then is a short text with a salutation taken for a
            covering note: alone, it is all that its writer had to say.
    """
    return is_signature(text) or (beside_answers and _is_note(text))


def _is_note(text: str) -> bool:
    if n_words(text) > _LONGEST_NOTE_WORDS:
        return False
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return any(_SALUTATION.match(line) for line in lines[:_LINES_TO_SALUTATION])
