"""Themes by likeness: each segment of a text against what the code frame says of each theme.

A theme is its definition, each thing it includes and each example. The likeness of a segment and a theme is the
greatest cosine of the segment with any of them, less what is usual: the mean over the descriptions of unrelated themes,
in their standard deviations (a z-score). So a theme of everyday words needs more likeness than one of rare words.

A fixed logistic makes a probability of it. Its constants are near those that fit when each example of the sample's code
frame is left out in turn and compared with the rest (midpoint 4.1, slope .7 with `minilm`); they come from no real
answers. A segment speaks for its two likeliest themes at most, and one of fewer than four words for none.

A theme that has phrases and no examples is found by its phrases: likeness to its definition alone takes in far too
much, so there it may only support a phrase (`DEFINITION_ALONE`, below what the ensemble asks of a lone vote).
"""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from consult.nlp.coder import FAINTEST, Coding, coded
from consult.nlp.encoder import Encoder
from consult.nlp.exact import Exact, on_grid, products
from consult.nlp.llm.model import LLM
from consult.nlp.segment import Passage, passages
from consult.vocabulary import CodeFrame, Theme

MIDPOINT, SLOPE = 4.0, 1.0
THEMES_A_SEGMENT = 2
DEFINITION_ALONE = 0.39
FEWEST_WORDS = 4
_USUAL_MEAN, _USUAL_DEVIATION, _FEWEST_UNRELATED = 0.20, 0.10, 10
_LEAST_DEVIATION = 0.02
_WORD = re.compile(r"[^\W\d_]{2,}")


def build(frame: CodeFrame, encoder: Callable[[], Encoder], model: Callable[[], LLM]) -> "Semantic":
    """Build the coder on an encoder; it asks nobody."""
    del model
    return Semantic(frame, encoder())


class Semantic:
    """Compares segments with a code frame."""

    coder_id = "semantic@1"

    def __init__(self, frame: CodeFrame, encoder: Encoder) -> None:
        self._encoder = encoder
        self._themes = frame.themes
        described = [
            (number, what, text) for number, theme in enumerate(frame.themes) for what, text in described_as(theme)
        ]
        self._what = [what for _, what, _ in described]
        self._owner = np.array([number for number, _, _ in described])
        self._firsts = np.searchsorted(self._owner, np.arange(len(self._themes)))
        self._vectors = on_grid(encoder.encode([text for _, _, text in described]))
        self._mean, self._deviation = self._usual()
        unexampled = [bool(theme.phrases) and not theme.examples for theme in frame.themes]
        self._most = np.where(unexampled, DEFINITION_ALONE, 1.0)
        self.fingerprint = {
            "semantic": f"{self.coder_id} {MIDPOINT} {SLOPE} {THEMES_A_SEGMENT} {FEWEST_WORDS} {DEFINITION_ALONE}",
            **encoder.fingerprint,
        }

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings`; see `Coder`."""
        read = list(passages(texts, segments))
        worded = [[(span, passage.text[slice(*span)]) for span in passage.spans] for passage in read]
        kept = [[(span, words) for span, words in spans if enough_words(words)] for spans in worded]
        vectors = on_grid(self._encoder.encode([words for spans in kept for _, words in spans]))
        ends = np.cumsum([len(spans) for spans in kept], dtype=int)
        likeness = products(vectors, self._vectors)
        found = (
            coding
            for passage, spans, end in zip(read, kept, ends, strict=True)
            if spans
            for coding in self._codings(passage, [span for span, _ in spans], likeness[end - len(spans) : end])
        )
        return coded(self.coder_id, found)

    def scores(self, likeness: Exact) -> Exact:
        """Return z-scores (segments by themes) of likenesses (segments by descriptions)."""
        greatest = np.maximum.reduceat(likeness, self._firsts, axis=1)
        standard: Exact = (greatest - self._mean) / self._deviation
        return standard

    def _codings(self, passage: Passage, spans: list[tuple[int, int]], likeness: Exact) -> Iterator[Coding]:
        probabilities = 1.0 / (1.0 + np.exp(-SLOPE * (self.scores(likeness) - MIDPOINT)))
        kth = np.sort(probabilities, axis=1)[:, -min(THEMES_A_SEGMENT, len(self._themes))]
        probabilities[probabilities < kth[:, None]] = 0.0
        probabilities = np.minimum(probabilities, self._most)
        best = probabilities.argmax(axis=0)
        for theme in sorted(
            np.flatnonzero(probabilities.max(axis=0) >= FAINTEST), key=lambda one: self._themes[one].id
        ):
            segment = int(best[theme])
            start, end = spans[segment]
            reason = self._reason(int(theme), likeness[segment])
            yield Coding(
                passage.text_id,
                self._themes[theme].id,
                float(probabilities[segment, theme]),
                start,
                end,
                reason,
                passage.text[start:end],
            )

    def _reason(self, theme: int, likeness: Exact) -> str:
        own = np.flatnonzero(self._owner == theme)
        nearest = own[likeness[own].argmax()]
        return f'close to {self._what[nearest]} of "{self._themes[theme].name}" ({likeness[nearest]:.2f})'

    def _usual(self) -> tuple[Exact, Exact]:
        """Return mean and standard deviation, by theme, of its likeness to the descriptions of unrelated themes."""
        between = np.maximum.reduceat(products(self._vectors, self._vectors), self._firsts, axis=1)
        mean = np.full(len(self._themes), _USUAL_MEAN)
        deviation = np.full(len(self._themes), _USUAL_DEVIATION)
        families = np.array([theme.parent or theme.id for theme in self._themes])
        for number, family in enumerate(families):
            unrelated = between[families[self._owner] != family, number]
            if len(unrelated) >= _FEWEST_UNRELATED:
                mean[number] = unrelated.mean()
                deviation[number] = max(float(unrelated.std()), _LEAST_DEVIATION)
        return np.round(mean, 6), np.round(deviation, 6)


def described_as(theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield what a theme is compared by: a name for it and the words."""
    yield "the definition", f"{theme.name}: {theme.definition}" if theme.definition else theme.name
    for number, included in enumerate(theme.includes, start=1):
        yield f"inclusion {number}", f"{theme.name}: {included}"
    for number, example in enumerate(theme.examples, start=1):
        yield f"example {number}", example


def enough_words(segment: str) -> bool:
    """Tell whether a segment has words enough to be compared."""
    return len(_WORD.findall(segment)) >= FEWEST_WORDS
