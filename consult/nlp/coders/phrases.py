"""Themes by the words of the code frame: literal, fast, and easy to argue with.

| what was found in a text                          | probability |
|---------------------------------------------------|-------------|
| one phrase of one word                            | .65         |
| one phrase of several words, or an acronym        | .75         |
| the same phrase in two segments or more           | .05 more    |
| two different phrases or more                     | .90         |
| only mentions that are waved away (`negation.py`) | .20         |

A match inside one of the theme's excluded phrases does not count. Of matches that lie in one another the longest
counts, whichever theme it belongs to: "energy costs" is not "costs".
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pandas as pd

from consult.nlp.coder import FAINTEST, NEGATED, Coding, coded
from consult.nlp.encoder import Encoder
from consult.nlp.lexicon import fingerprint as lexicon_fingerprint
from consult.nlp.llm.model import LLM
from consult.nlp.matcher import VERSION as MATCHER
from consult.nlp.matcher import Match, Matcher, is_acronym, longest
from consult.nlp.negation import VERSION as NEGATION
from consult.nlp.negation import negated
from consult.nlp.segment import Passage, passages
from consult.vocabulary import CodeFrame

ONE_WORD, ONE_PHRASE, REPEATED, SEVERAL, WAVED_AWAY = 0.65, 0.75, 0.05, 0.90, FAINTEST


def build(frame: CodeFrame, encoder: Callable[[], Encoder], model: Callable[[], LLM]) -> "Phrases":
    """Build the coder; it needs no vectors and asks nobody."""
    del encoder, model
    return Phrases(frame)


class Phrases:
    """Finds the phrases of a code frame."""

    coder_id = "phrases@1"

    def __init__(self, frame: CodeFrame) -> None:
        self._matcher = Matcher((theme.id, phrase) for theme in frame.themes for phrase in theme.phrases)
        self._excluded = Matcher((theme.id, phrase) for theme in frame.themes for phrase in theme.phrases_excluded)
        self.fingerprint = {
            "phrases": f"{self.coder_id} {MATCHER} {NEGATION}",
            "cues": lexicon_fingerprint(),
        }

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings`; see `Coder`."""
        found = (coding for passage in passages(texts, segments) for coding in self._codings(passage))
        return coded(self.coder_id, found)

    def _codings(self, passage: Passage) -> Iterator[Coding]:
        by_theme: dict[str, list[tuple[int, Match]]] = {}
        for segment, match in self._matches(passage):
            by_theme.setdefault(match.entry, []).append((segment, match))
        for theme_id, matches in sorted(by_theme.items()):
            yield _coding(passage, theme_id, matches)

    def _matches(self, passage: Passage) -> Iterator[tuple[int, Match]]:
        """Yield the matches that count, each with the number of its segment; none lies across two."""
        matches = list(self._matcher.find(passage.text))
        if not matches:
            return
        excluded = list(self._excluded.find(passage.text))
        for match in longest(match for match in matches if not _inside_any(match, excluded)):
            segment = passage.at(match.start)
            start, end = passage.spans[segment]
            shouted = is_acronym(match.phrase) and passage.text[start:end].isupper()
            if match.end <= end and (not shouted or match.end - match.start == end - start):
                yield segment, match


def _inside_any(match: Match, excluded: Iterable[Match]) -> bool:
    return any(out.entry == match.entry and out.start <= match.start and match.end <= out.end for out in excluded)


def _coding(passage: Passage, theme_id: str, matches: list[tuple[int, Match]]) -> Coding:
    meant = [
        (segment, match)
        for segment, match in matches
        if not negated(passage.text, match.start, match.end, passage.spans[segment])
    ]
    counted = meant or matches
    variety: dict[int, set[str]] = {}
    for segment, match in counted:
        variety.setdefault(segment, set()).add(match.phrase)
    best = min(variety, key=lambda segment: (-len(variety[segment]), segment))
    start, end = passage.spans[best]
    phrases = Counter(match.phrase for _, match in counted)
    probability = _probability(phrases, len(variety)) if meant else WAVED_AWAY
    reason = _reason(phrases) + ("" if meant else NEGATED)
    return Coding(passage.text_id, theme_id, probability, start, end, reason)


def _probability(phrases: Counter[str], n_segments: int) -> float:
    if len(phrases) > 1:
        return SEVERAL
    phrase = next(iter(phrases))
    base = ONE_PHRASE if len(phrase.split()) > 1 or is_acronym(phrase) else ONE_WORD
    return base + (REPEATED if n_segments > 1 else 0.0)


def _reason(phrases: Counter[str]) -> str:
    parts = [f'"{phrase}"' + (f" ×{n}" if n > 1 else "") for phrase, n in phrases.most_common(3)]
    more = f" and {len(phrases) - 3} more" if len(phrases) > 3 else ""
    return ("phrase " if len(phrases) == 1 else "phrases ") + ", ".join(parts) + more
