"""The wording of a text: positive, negative, mixed or neutral. Not the writer's stance on a proposal.

Each segment gets probabilities of the three pure tones from a linear head on its vector (`models/tone`, trained on
public-service comments) and from the kind of its wording: barriers and risks are negative, strengths, enablers and
opportunities positive, asks and method neutral. A text is

- mixed, where segments that are positive and segments that are negative each fill a fifth of it or more, and the
  rarer at least a third of what the other fills;
- else the tone with the greatest mean over segments, weighted by words.

How well that reads policy prose is unmeasured (`models/tone/card.md`).
"""

from collections.abc import Iterable, Iterator

import numpy as np
import pandas as pd

from consult.errors import ModelError
from consult.nlp.encoder import Encoder, made_for
from consult.nlp.exact import Exact, on_grid, products
from consult.nlp.kind import VERSION as KIND
from consult.nlp.kind import Kinds
from consult.nlp.segment import Passage
from consult.nlp.weights import weights
from consult.tables import Tones
from consult.vocabulary import Kind, ToneName

VERSION = f"tone@1 {KIND}"
MODEL = "tone"
PURE = (ToneName.NEGATIVE, ToneName.NEUTRAL, ToneName.POSITIVE)
_NEGATIVE, _NEUTRAL, _POSITIVE = range(3)
_HEAD_WEIGHT, _CUE_WEIGHT = 0.5, 1.0
_CUES = {
    Kind.BARRIER: (1.0, 0.0, 0.0),
    Kind.RISK: (1.0, 0.0, 0.0),
    Kind.STRENGTH: (0.0, 0.0, 1.0),
    Kind.ENABLER: (0.0, 0.0, 1.0),
    Kind.OPPORTUNITY: (0.0, 0.0, 1.0),
    Kind.ASK: (0.0, 1.0, 0.0),
    Kind.METHOD: (0.0, 1.0, 0.0),
    Kind.UNSTATED: (0.0, 0.5, 0.0),
}
_SHARE, _BALANCE, _LONG = 0.2, 1 / 3, 30


class ToneReader:
    """Reads tones with the head that was trained for an encoder; by cues alone where there is none for it.

    Raises:
        ModelError: the head was trained on another version of the encoder.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        files = weights(MODEL)
        name = f"{encoder.name}.safetensors"
        self._weight, self._bias = np.zeros((3, encoder.dimensions)), np.zeros(3)
        self.fingerprint = {"tone": VERSION}
        if name in files.sha256:
            from safetensors.numpy import load_file

            head = load_file(files.file(name))
            self._weight, self._bias = on_grid(head["weight"]), on_grid(head["bias"])
            self.fingerprint[f"model:{MODEL}/{name}"] = files.sha256[name]
            if files.recipe.get(encoder.name) != made_for(encoder):
                raise ModelError(
                    f'the tone model was trained for another "{encoder.name}". Build it anew: models/build.'
                )

    def read(self, passages: Iterable[Passage], codings: pd.DataFrame, kinds: Kinds) -> pd.DataFrame:
        """Return `Tones` of each text, and of the evidence of each of its codings (`TextCodings`).

        `kinds` are those of the segments.
        """
        read = list(passages)
        vectors = on_grid(self._encoder.encode([words for passage in read for words in passage.segments]))
        likeness = products(vectors, self._weight)
        evidence: dict[str, list[tuple[str, int]]] = {}
        for text_id, theme_id, start in zip(codings["text_id"], codings["theme_id"], codings["start"], strict=True):
            evidence.setdefault(text_id, []).append((theme_id, start))
        rows: list[tuple[str, str, str, float]] = []
        last = 0
        for passage in read:
            first, last = last, last + len(passage.spans)
            cues = np.array([_CUES[kinds.of(segment)] for segment in passage.segments])
            rows += self._of_passage(passage, likeness[first:last], cues, evidence.get(passage.text_id, []))
        frame = pd.DataFrame(rows, columns=Tones.names())
        return frame.astype({"text_id": "str", "theme_id": "str", "tone": "str", "probability": "float64"})

    def _of_passage(
        self, passage: Passage, likeness: Exact, cues: Exact, evidence: list[tuple[str, int]]
    ) -> Iterator[tuple[str, str, str, float]]:
        segments = passage.segments
        if not segments:
            yield passage.text_id, "", ToneName.NEUTRAL.value, 1.0
            return
        probabilities = _softmax(_HEAD_WEIGHT * (likeness + self._bias) + _CUE_WEIGHT * cues)
        lengths = np.array([min(len(segment.split()), _LONG) for segment in segments], dtype=np.float64)
        yield passage.text_id, "", *_together(probabilities, lengths)
        for theme_id, start in evidence:
            one = passage.at(start)
            yield passage.text_id, theme_id, *_together(probabilities[one : one + 1], lengths[one : one + 1])


def _together(probabilities: Exact, lengths: Exact) -> tuple[str, float]:
    """Return the tone of segments taken together and its probability."""
    shares = lengths / lengths.sum()
    likeliest = probabilities.argmax(axis=1)
    good, bad = float(shares[likeliest == _POSITIVE].sum()), float(shares[likeliest == _NEGATIVE].sum())
    mean = (probabilities * shares[:, None]).sum(axis=0)
    if min(good, bad) >= _SHARE and min(good, bad) >= _BALANCE * max(good, bad):
        return ToneName.MIXED.value, round(float(min(mean[_POSITIVE] + mean[_NEGATIVE], 1.0)), 4)
    if mean[_NEUTRAL] >= max(mean[_POSITIVE], mean[_NEGATIVE]):
        return ToneName.NEUTRAL.value, round(float(mean[_NEUTRAL]), 4)
    best = _POSITIVE if mean[_POSITIVE] > mean[_NEGATIVE] else _NEGATIVE
    return PURE[best].value, round(float(mean[best]), 4)


def _softmax(scores: Exact) -> Exact:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Exact = raised / raised.sum(axis=1, keepdims=True)
    return shares
