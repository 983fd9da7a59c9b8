"""Themes as a team codes them: what was learned from its codings, with the segment that says so most."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from consult.nlp.coder import FAINTEST, Coding, coded
from consult.nlp.encoder import Encoder
from consult.nlp.learning.saved import VERSION, Learned, load
from consult.nlp.segment import Passage, passages


def restore(saved: bytes, sha256: str, encoder: Callable[[], Encoder]) -> "LearnedCoder":
    """Make the coder from what was learned and saved.

    Raises:
        ModelError: it was learned by another version, or on vectors of another encoder.
    """
    return LearnedCoder(load(saved, encoder()), sha256)


class LearnedCoder:
    """Codes the themes that were learned; `sha256` names the file that they are from."""

    coder_id = VERSION

    def __init__(self, learned: Learned, sha256: str) -> None:
        self._learned = learned
        self.fingerprint = {"learned": f"{VERSION} {sha256}"}

    @property
    def theme_ids(self) -> frozenset[str]:
        """The themes that were coded often enough to be learned."""
        return frozenset(
            theme_id for theme_id, n in zip(self._learned.theme_ids, self._learned.n_coded, strict=True) if n
        )

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings`; see `Coder`."""
        probabilities = self._learned.themes.probabilities(texts["text"].tolist())
        found = self._learned.themes.decide(probabilities) & (probabilities >= FAINTEST)
        read = zip(passages(texts, segments), probabilities, found, strict=True)
        return coded(self.coder_id, (coding for one in read for coding in self._codings(*one)))

    def _codings(self, passage: Passage, probabilities: np.ndarray, found: np.ndarray) -> Iterator[Coding]:
        if not found.any() or not passage.spans:
            return
        themes = self._learned.themes
        evidence = themes.scorer.scores(themes.likeness.read(passage.segments)).argmax(axis=0)
        for theme in sorted(np.flatnonzero(found), key=lambda one: self._learned.theme_ids[one]):
            start, end = passage.spans[evidence[theme]]
            reason = f"as in {self._learned.n_coded[theme]:,} of {self._learned.n_answers:,} coded answers"
            given = (float(probabilities[theme]), start, end, reason, passage.text[start:end])
            yield Coding(passage.text_id, self._learned.theme_ids[theme], *given)
