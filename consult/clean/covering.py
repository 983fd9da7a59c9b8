"""The covering note of a letter: it says that there is a letter, and answers nothing."""

import re

from consult.clean.wording import n_words

_SALUTATION = re.compile(
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening)|to whom it may concern|sirs?\b|madam|annwyl)", re.IGNORECASE
)
_LONGEST_WORDS = 40
_LINES_TO_SALUTATION = 8


def is_covering(text: str) -> bool:
    """Tell whether a part of a letter that answers no question is its covering note: short, with a salutation.

    Ask it only of a letter that answers questions elsewhere: alone, a short letter is all that its writer had to say.
    """
    if n_words(text) > _LONGEST_WORDS:
        return False
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return any(_SALUTATION.match(line) for line in lines[:_LINES_TO_SALUTATION])
