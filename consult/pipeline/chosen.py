"""Which options of a closed question a reply names, however the platform joined them in one cell."""

import re

from consult.vocabulary import Question, QuestionType

_SEPARATORS = (";", "\n", "|", ",")
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def options_chosen(question: Question, text: str) -> list[str]:
    """Return the options that a reply names, as the questionnaire writes them; what names none stays as it is.

    An option may hold a comma itself, and a platform may join options with one: so the pieces between separators are
    put together again wherever that makes an option.
    """
    known = {_same(option): option for option in reversed(question.options)}
    if question.type is QuestionType.CLOSED or _same(text) in known:
        return [known.get(_same(text), text)]
    found = [text]
    for separator in _SEPARATORS:
        found = [one for reply in found for one in _parted(reply, separator, known)]
    return found


def _parted(reply: str, separator: str, known: dict[str, str]) -> list[str]:
    """Part a reply at a separator: always at ";", at any other only where that yields an option."""
    if _same(reply) in known:
        return [known[_same(reply)]]
    pieces = reply.split(separator)
    found: list[str] = []
    rest: list[str] = []
    at = n_known = 0
    while at < len(pieces):
        end = next((end for end in range(len(pieces), at, -1) if _same(separator.join(pieces[at:end])) in known), 0)
        if not end:
            rest.append(pieces[at])
            at += 1
            continue
        found += [*_rest(rest, separator), known[_same(separator.join(pieces[at:end]))]]
        rest, at, n_known = [], end, n_known + 1
    return [*found, *_rest(rest, separator)] if n_known or separator == ";" else [reply]


def _rest(pieces: list[str], separator: str) -> list[str]:
    """Return what names no option: each piece between ";", else the pieces as the one reply that they were."""
    replies = [piece.strip() for piece in pieces] if separator == ";" else [separator.join(pieces).strip()]
    return [one for one in replies if one]


def _same(text: str) -> str:
    """Return a text as it is compared: without case, spacing and the kind of its quotation marks and dashes."""
    return re.sub(r"\s+", " ", text.translate(_SIGNS)).strip().casefold()
