"""What a segment says about a theme: barrier, enabler, ask and so on (docs/reference/kinds.md).

A linear model over clues (modality, negation, cue words), over the words themselves and runs of two and three of them
(`kind_feature`), and over the vector of the segment, with weights of their own for each encoder. It was trained on
sentences written for the purpose and on labelled sentences of real answers (`models/kind/card.md` has its figures).
What the question invites can tip a sentence that could be read two ways.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np

from consult.errors import ModelError
from consult.nlp.encoder import Encoder, made_for
from consult.nlp.exact import Exact, on_grid
from consult.nlp.kind_feature import Features
from consult.nlp.lexicon import table
from consult.nlp.weights import weights
from consult.vocabulary import Kind

VERSION = "kind@4"
MODEL, FEATURES, WORDS_ALONE = "kind", "features.txt", "words"
KINDS = tuple(Kind)
_INVITED = 0.7  # what a question that invites a kind adds to its score, before the softmax


class Kinds:
    """The kinds of segments that were read. `purpose` is what a question invites (`Question.purpose`)."""

    def __init__(self, rows: dict[str, int], scores: Exact) -> None:
        self._rows, self._scores = rows, scores
        self._plain: list[Kind] = [KINDS[best] for best in scores.argmax(axis=1).tolist()]

    def of(self, segment: str, purpose: str = "") -> Kind:
        """Return the likeliest kind of a segment."""
        row = self._rows[segment]
        if purpose not in _invitations():
            return self._plain[row]
        return KINDS[int(np.argmax(self._scores[row] + _invitations()[purpose]))]

    def invited(self, segment: str) -> dict[str, Kind]:
        """Return the likeliest kind under each purpose that makes another one the likeliest."""
        row = self._rows[segment]
        purposes = list(_invitations())
        likeliest = (self._scores[row] + np.array([_invitations()[one] for one in purposes])).argmax(axis=1).tolist()
        kinds = zip(purposes, (KINDS[one] for one in likeliest), strict=True)
        return {purpose: kind for purpose, kind in kinds if kind is not self._plain[row]}

    def probabilities(self, segment: str, purpose: str = "") -> dict[Kind, float]:
        """Return the probability of each kind, rounded to four places."""
        scores = self._scores[self._rows[segment]] + _invitations().get(purpose, 0.0)
        shares = np.exp(scores - scores.max())
        return dict(zip(KINDS, np.round(shares / shares.sum(), 4).tolist(), strict=True))


class KindReader:
    """Reads kinds with the weights that were trained for an encoder; by words alone where there are none for it.

    Raises:
        ModelError: a file of the model is absent or is not the one its manifest names, or the weights were trained on
            another version of the encoder.
    """

    def __init__(self, encoder: Encoder) -> None:
        from safetensors.numpy import load_file

        files = weights(MODEL)
        self._encoder = encoder
        self._trained = f"{encoder.name}.safetensors" in files.sha256
        if self._trained and files.recipe.get(encoder.name) != made_for(encoder):
            raise ModelError(f'the kind model was trained for another "{encoder.name}". Build it anew: models/build.')
        name = f"{encoder.name if self._trained else WORDS_ALONE}.safetensors"
        self._features = Features(files.file(FEATURES).read_text(encoding="utf-8").splitlines())
        self._head = {key: on_grid(one) for key, one in load_file(files.file(name)).items()}
        used = (f"model:{MODEL}/{FEATURES}", f"model:{MODEL}/{name}")
        self.fingerprint = {"kind": VERSION} | {key: files.fingerprint[key] for key in used}

    def read(self, segments: Iterable[str]) -> Kinds:
        """Return the kinds of segments, each read once. A segment's kind depends on its own words alone."""
        rows = {segment: row for row, segment in enumerate(dict.fromkeys(segments))}
        scores = self._features.matrix(list(rows)) @ self._head["features"] + self._head["bias"]
        if self._trained:
            scores = scores + on_grid(self._encoder.encode(list(rows))) @ self._head["vector"]
        return Kinds(rows, np.round(scores, 6))


@cache
def _invitations() -> dict[str, Exact]:
    """Return what each purpose adds to the score of each kind."""
    return {
        purpose: np.array([_INVITED if kind.value in invited else 0.0 for kind in KINDS])
        for purpose, invited in table("kind").items()
    }
