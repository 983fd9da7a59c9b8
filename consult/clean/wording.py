"""The words of a text without what does not matter to matching: capitals, punctuation, spacing."""

import hashlib
import re

_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"\w+(?:['’\-]\w+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘`")


def key(text: str) -> str:
    """Return the words in lower case with single spaces: equal for two texts that differ in nothing that matters.

    A text without any letter or digit is its own key.
    """
    return " ".join(_WORD.findall(text.casefold().translate(_APOSTROPHES))) or text.strip()


def n_words(text: str) -> int:
    """Count words; "don't" and "long-term" are one each."""
    return len(_COUNTED.findall(text))


def text_id(text: str) -> str:
    """Return the id of a cleaned text: "t" and 24 hexadecimal digits of its SHA-256."""
    return f"t{hashlib.sha256(text.encode('utf-8')).hexdigest()[:24]}"
