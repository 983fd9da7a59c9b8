"""Misspelt and taken-apart names of a respondent in their own answers."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from consult.quotes.detection.lexicon import common_words, is_uncommon
from consult.quotes.detection.variant import Variant

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SHORTEST, _LONG, _LIKENESS = 6, 7, 88


def near_misses(folded: str, own: Iterable[Variant]) -> Iterator[tuple[int, int, Variant]]:
    """Yield where words are nearly, and not quite, a distinctive name: start, end and the name.

    Only words that are no common ones are looked at, so a misspelling that is an ordinary word is left. Names in one
    word and in two are; likeness is that of `rapidfuzz.fuzz.ratio`.
    """
    names = [one for one in own if len(one.text) >= _SHORTEST and not one.capitals and one.kind != "job_title"]
    if not names:
        return
    exact = {one.text for one in names}
    tokens = [(word[0], *word.span()) for word in _WORD.finditer(folded)]
    for at, (word, start, end) in enumerate(tokens):
        if len(word) < _SHORTEST - 1 or word in common_words() or word in exact:
            continue
        for name in names:
            n_words = name.text.count(" ")
            if n_words > 1:
                continue
            first, last = (start, end) if n_words == 0 else _pair(tokens, at, name.text)
            near = folded[first:last]
            if name.text not in near and fuzz.ratio(near, name.text, score_cutoff=_LIKENESS):
                yield first, last, name
                break


def spread_out(folded: str, own: Iterable[Variant]) -> Iterator[tuple[int, int, Variant]]:
    """Yield where a name is there with spaces, hyphens or dots put into it: "Calder forge", "C-A-L-D-E-R"."""
    names = [one for one in own if len(one.text) >= _LONG and one.text.isalnum() and not one.capitals]
    if not names:
        return
    places = [at for at, letter in enumerate(folded) if letter.isalnum()]
    squashed = "".join([folded[at] for at in places])
    for name in names:
        at = squashed.find(name.text)
        while at >= 0:
            start, end = places[at], places[at + len(name.text) - 1] + 1
            if _is_spread(folded, start, end, len(name.text)):
                yield start, end, name
            at = squashed.find(name.text, at + 1)


def _is_spread(text: str, start: int, end: int, n_letters: int) -> bool:
    """Tell whether words begin and end here, and something stands between the letters of a name."""
    whole = not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
    if not whole or not n_letters < end - start <= 2 * n_letters:
        return False
    parts = re.split(r"[^a-z0-9]+", text[start:end])
    return max(map(len, parts)) == 1 or any(is_uncommon(part) for part in parts)


def _pair(tokens: list[tuple[str, int, int]], at: int, name: str) -> tuple[int, int]:
    """Return where the word and the one before or after lie, whichever pair is nearer to the name."""
    _, start, end = tokens[at]
    after = (start, tokens[at + 1][2]) if at + 1 < len(tokens) else (start, end)
    before = (tokens[at - 1][1], end) if at else (start, end)
    return after if tokens[at][0][0] == name[0] else before
