"""Themes by likeness: each segment of a text against what the code frame says of each theme.

A theme is its definition, each thing it includes and each example. Where the frame has examples enough, themes are
learned from all of these (`consult.nlp.semantic.taught`); else likeness to the nearest counts, beside what is usual
(`usual`). A segment speaks for its two likeliest themes at most, and one of fewer than four words for none.

A theme that has phrases and no examples is found by its phrases: likeness to its definition alone takes in far too
much, so there it may only support a phrase (`DEFINITION_ALONE`, below what the ensemble asks of a lone vote).
"""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from consult.nlp.coder import FAINTEST, Coding, coded
from consult.nlp.encoder import Encoder
from consult.nlp.exact import Exact, on_grid, products
from consult.nlp.llm.model import LLM
from consult.nlp.segment import Passage, passages
from consult.nlp.semantic.described import FEWEST_WORDS, Described, enough_words
from consult.nlp.semantic.taught import Taught, enough
from consult.nlp.semantic.usual import Usual
from consult.vocabulary import CodeFrame

THEMES_A_SEGMENT = 2
DEFINITION_ALONE = 0.39


def build(frame: CodeFrame, encoder: Callable[[], Encoder], model: Callable[[], LLM]) -> "Semantic":
    """Build the coder on an encoder; it asks nobody."""
    del model
    return Semantic(frame, encoder())


class Semantic:
    """Compares segments with a code frame."""

    coder_id = "semantic@2"

    def __init__(self, frame: CodeFrame, encoder: Encoder) -> None:
        self._encoder = encoder
        self._themes = frame.themes
        self._described = Described.of(frame)
        self._vectors = on_grid(encoder.encode(self._described.words))
        self._taught = Taught(self._described, encoder) if enough(self._described) else None
        self._usual = Usual(self._described, self._vectors, encoder.name)
        unexampled = [bool(theme.phrases) and not theme.examples for theme in frame.themes]
        self._most = np.where(unexampled, DEFINITION_ALONE, 1.0)
        way = (self._taught or self._usual).version
        self.fingerprint = {
            "semantic": f"{self.coder_id} {way} {THEMES_A_SEGMENT} {FEWEST_WORDS} {DEFINITION_ALONE}",
            **encoder.fingerprint,
            **(self._taught.fingerprint if self._taught else {}),
        }

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings`; see `Coder`."""
        read = list(passages(texts, segments))
        worded = [[(span, passage.text[slice(*span)]) for span in passage.spans] for passage in read]
        kept = [[(span, words) for span, words in spans if enough_words(words)] for spans in worded]
        segments_read = [words for spans in kept for _, words in spans]
        vectors = on_grid(self._encoder.encode(segments_read))
        probable = self._taught.probabilities(segments_read) if self._taught else self._usual.probabilities(vectors)
        ends = np.cumsum([len(spans) for spans in kept], dtype=int)
        found = (
            coding
            for passage, spans, end in zip(read, kept, ends, strict=True)
            if spans
            for coding in self._codings(
                passage,
                [span for span, _ in spans],
                vectors[end - len(spans) : end],
                probable[end - len(spans) : end].copy(),
            )
        )
        return coded(self.coder_id, found)

    def _codings(
        self, passage: Passage, spans: list[tuple[int, int]], vectors: Exact, probabilities: Exact
    ) -> Iterator[Coding]:
        kth = np.sort(probabilities, axis=1)[:, -min(THEMES_A_SEGMENT, len(self._themes))]
        probabilities[probabilities < kth[:, None]] = 0.0
        probabilities = np.minimum(probabilities, self._most)
        best = probabilities.argmax(axis=0)
        for theme in sorted(
            np.flatnonzero(probabilities.max(axis=0) >= FAINTEST), key=lambda one: self._themes[one].id
        ):
            segment = int(best[theme])
            start, end = spans[segment]
            reason = self._reason(int(theme), vectors[segment])
            yield Coding(
                passage.text_id,
                self._themes[theme].id,
                float(probabilities[segment, theme]),
                start,
                end,
                reason,
            )

    def _reason(self, theme: int, vector: Exact) -> str:
        own = np.flatnonzero(self._described.owner == theme)
        likeness = products(self._vectors[own], vector[None])[:, 0]
        nearest = int(likeness.argmax())
        what, name = self._described.what[own[nearest]], self._themes[theme].name
        return f'close to {what} of "{name}" ({likeness[nearest]:.2f})'
