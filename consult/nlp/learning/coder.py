"""Themes as a team codes them: what was learned from its codings, with the segment that says so most."""

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from consult.nlp.coder import Coding, coded
from consult.nlp.encoder import Encoder
from consult.nlp.learning.likeness import Numbers
from consult.nlp.learning.saved import VERSION, Learned, load
from consult.nlp.learning.threshold import Decisions
from consult.nlp.segment import Passage, passages
from consult.tables import NEAR_FROM, NearMisses
from consult.vocabulary import CodeFrame

ENOUGH = 10
"""Codings of a theme from which what was learned of it is trusted over rules and likeness."""


def restore(saved: bytes, encoder: Encoder, frame: CodeFrame) -> "LearnedCoder":
    """Make the coder from what was learned and saved; themes that are no longer in the frame are forgotten.

    Raises:
        ModelError: it was learned by another version, or on vectors of another encoder.
    """
    return LearnedCoder(load(saved, encoder), hashlib.sha256(saved).hexdigest(), frozenset(frame.by_id))


class LearnedCoder:
    """Codes the themes that were coded at least `ENOUGH` times; `sha256` names the file they were learned from.

    `near_misses` (`NearMisses`) are of the last `code`.
    """

    coder_id = VERSION

    def __init__(self, learned: Learned, sha256: str, known: frozenset[str]) -> None:
        self._learned = learned
        trusted = zip(learned.theme_ids, learned.n_coded, strict=True)
        self._trusted = [theme_id in known and n >= ENOUGH for theme_id, n in trusted]
        self.near_misses: pd.DataFrame = NearMisses.of()
        self.fingerprint = {"learned": f"{VERSION} {ENOUGH} {sha256}", **learned.themes.likeness.fingerprint}

    def code(self, texts: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
        """Return `TextCodings` of what reaches the threshold of its theme; see `Coder`."""
        probabilities = self._learned.themes.probabilities(texts["text"].tolist())
        read = list(passages(texts, segments))
        worded = np.array([bool(passage.spans) for passage in read], dtype=bool)[:, None]
        found = self._learned.themes.decide(probabilities) & self._trusted & worded
        self.near_misses = self._near(texts["text_id"].tolist(), np.round(probabilities, 4), found)
        each = zip(read, probabilities, found, strict=True)
        return coded(self.coder_id, (coding for one in each for coding in self._codings(*one)))

    def in_place_of(self, others: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
        """Return `others` (`TextCodings`) for the themes not learned, `own` for those learned, by text, then theme."""
        learned = {one for one, trusted in zip(self._learned.theme_ids, self._trusted, strict=True) if trusted}
        together = pd.concat([others[~others["theme_id"].isin(learned)], own], ignore_index=True)
        return together.sort_values(["text_id", "theme_id"], ignore_index=True)

    def _near(self, text_ids: Sequence[str], probabilities: Numbers, found: Decisions) -> pd.DataFrame:
        near = (probabilities >= NEAR_FROM) & self._trusted & ~found
        rows = [
            (text_ids[row], self._learned.theme_ids[theme], probabilities[row, theme])
            for row, theme in np.argwhere(near)
        ]
        frame = pd.DataFrame(rows, columns=NearMisses.names())
        return NearMisses.checked(frame.sort_values(["text_id", "theme_id"]))

    def _codings(self, passage: Passage, probabilities: Numbers, found: Decisions) -> Iterator[Coding]:
        if not found.any():
            return
        themes = self._learned.themes
        evidence = themes.scorer.scores(themes.likeness.read(passage.segments)).argmax(axis=0)
        for theme in sorted(np.flatnonzero(found), key=lambda one: self._learned.theme_ids[one]):
            start, end = passage.spans[evidence[theme]]
            reason = f"as in {self._learned.n_coded[theme]:,} of {self._learned.n_answers:,} coded answers"
            theme_id = self._learned.theme_ids[theme]
            yield Coding(passage.text_id, theme_id, float(probabilities[theme]), start, end, reason)
