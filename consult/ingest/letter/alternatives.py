"""Versions of one message in one e-mail: the fullest is read, and none that says anything else is lost.

Mail programs send a message as plain text and as HTML. Mostly both say the same; some put "see the HTML version" or
only the beginning into the plain text, or leave a list out of it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from consult.ingest.letter.phrase import plain_words

OTHER_VERSION = "version of the message that says other words than the version that was read"
_LINK = re.compile(r"<?\b(?:https?://|www\.|mailto:|cid:)[^\s<>\]]*>?", re.IGNORECASE)


def fullest(versions: Sequence[str]) -> tuple[int, list[int]]:
    """Choose the version to read.

    Args:
        versions: the texts, the one to be preferred first.

    Returns:
        The place of the one with the most words, links apart, and the places of those that say words which it does not.
    """
    said = [Counter(plain_words(text).split()) for text in versions]
    n_words = [len(plain_words(_LINK.sub(" ", text)).split()) for text in versions]
    best = max(range(len(versions)), key=lambda place: (n_words[place], -place))
    best = next(place for place, words in enumerate(said) if words >= said[best])
    return best, [place for place, words in enumerate(said) if words - said[best]]
