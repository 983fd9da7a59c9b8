"""Themes learned from codings. What the code frame says of a theme counts as one more coded text of it.

Ridge regression on the likeness of texts gives each text and theme a score; the scores that each respondent's texts
would have had without that respondent calibrate the probabilities and set the thresholds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from consult.nlp.encoder import Encoder
from consult.nlp.learning import ridge
from consult.nlp.learning.calibration import Calibration, calibrate
from consult.nlp.learning.likeness import Likeness, Numbers, between
from consult.nlp.learning.score import Scorer, scorer
from consult.nlp.learning.threshold import Decisions, decide, some_theme_always, thresholds

PENALTY = 5.0


@dataclass(frozen=True)
class LearnedThemes:
    """What was learned: `thresholds` (k,) are the probabilities from which each theme is coded.

    `held_out` (n, k) are the probabilities that each text it was learned from would have without its respondent's
    texts; empty once it was saved.
    """

    likeness: Likeness
    scorer: Scorer
    calibration: Calibration
    thresholds: Numbers
    at_least_one: bool
    held_out: Numbers = field(default_factory=lambda: np.zeros((0, 0)))

    def probabilities(self, texts: Sequence[str]) -> Numbers:
        """Return the probability of each theme for each text, (n, k)."""
        if not texts:
            return np.zeros((0, len(self.thresholds)))
        return self.calibration.probabilities(self.scorer.scores(self.likeness.read(texts)))

    def decide(self, probabilities: Numbers) -> Decisions:
        """Return which themes are coded, (n, k)."""
        return decide(probabilities, self.thresholds, self.at_least_one)


def learn_themes(
    texts: Sequence[str],
    coded: Decisions,
    groups: Sequence[str],
    encoder: Encoder,
    described: Sequence[Sequence[str]],
) -> LearnedThemes:
    """Learn themes from coded texts; nothing is left to chance.

    Args:
        texts: the n texts that were coded.
        coded: which themes each was given, (n, k).
        groups: the respondent of each text: held-out scores leave out one respondent at a time.
        encoder: what gives the vectors.
        described: for each theme, the words that say what it is: name, definition, examples.
    """
    words = [word for one in described for word in one]
    whose = np.repeat(np.arange(len(described)), [len(one) for one in described])
    likeness = Likeness.fitted([*texts, *words], encoder)
    known = likeness.read([*texts, *words])
    targets = np.vstack([coded, np.eye(len(described), dtype=bool)[whose]]).astype(float)
    alone = [f"\0{number}" for number in range(len(words))]
    fitted = ridge.fit(between(known, known), targets, [*groups, *alone], PENALTY)
    held_out = fitted.held_out[: len(texts)]
    calibration = calibrate(held_out, coded)
    probabilities = calibration.probabilities(held_out)
    at = thresholds(probabilities, coded)
    always = some_theme_always(probabilities, at, coded)
    scores = scorer(known, fitted.weights, fitted.mean)
    return LearnedThemes(likeness, scores, calibration, at, always, probabilities)
