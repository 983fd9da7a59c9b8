"""What each coder of tone finds: the product's, the plain ones beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from consult import nlp
from consult.errors import InputError
from consult.pipeline.evaluation.comparison import BASELINE
from consult.pipeline.evaluation.grade import THREE, Schemes
from consult.pipeline.evaluation.sample import Sample, Samples
from consult.pipeline.evaluation.zero_shot import as_texts, text_ids
from consult.settings import NlpSettings
from consult.vocabulary import CodeFrame

OURS, VADER = "ours", "vader"


class Classes(Protocol):
    """What was learned."""

    @property
    def classes(self) -> tuple[str, ...]:
        """The k classes."""

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the probability of each class for each text, (n, k)."""

    def decide(self, probabilities: NDArray[np.float64]) -> list[str]:
        """Return the class of each text."""


@dataclass(frozen=True)
class Reading:
    """The class found for each text, and the probability given to it (None where a coder gives none)."""

    classes: Sequence[str]
    probabilities: NDArray[np.float64] | None = None


Readings = Mapping[int, Reading]


def readings_of(read: Samples, schemes: Schemes, encoder: str, seed: int) -> dict[str, Readings]:
    """Return what each coder finds, the product's under `OURS`.

    Raises:
        InputError: the training texts have one tone only.
        UnknownName: no encoder goes by that name.
    """
    texts = read.test.texts.tolist()
    vader: dict[str, Readings] = {VADER: {3: Reading(nlp.baseline.vader(texts))}}
    if read.train is None:
        found = _shipped(texts, encoder, seed)
        commonest = {n: _commonest(read.test, schemes[n]) for n in schemes if n in found}
        return {OURS: {n: found[n] for n in commonest}, BASELINE: commonest, **vader}
    if len({schemes[3][label] for label in read.train.coded}) == 1:
        raise InputError("every training text has the same tone: there is nothing to learn from them.")
    vectors = nlp.Remembering(nlp.load_encoder(encoder, 2))
    train, groups = read.train.texts.tolist(), read.train.groups.tolist()
    ours, plain = {}, {}
    for n, to_class in schemes.items():
        labels = [to_class[label] for label in read.train.coded]
        finest = read.train.coded.tolist()
        ours[n] = _decided(nlp.learning.learn_classes(train, labels, groups, vectors, finest), texts)
        plain[n] = _decided(nlp.baseline.learn_classes(train, labels), texts)
    return {OURS: ours, BASELINE: plain, **vader}


def _decided(model: Classes, texts: Sequence[str]) -> Reading:
    probabilities = model.probabilities(texts)
    found = model.decide(probabilities)
    places = [model.classes.index(one) for one in found]
    return Reading(found, probabilities[np.arange(len(found)), places])


def _shipped(texts: Sequence[str], encoder: str, seed: int) -> dict[int, Reading]:
    """Return what the product's own reader finds, with three classes and with four."""
    tagger = nlp.load_tagger(CodeFrame(id="none", version=1, themes=()), NlpSettings(encoder=encoder, coders=()), seed)
    tones = tagger.tag(as_texts(texts)).tones
    whole = tones[tones["theme_id"] == ""].set_index("text_id").loc[text_ids(texts)]
    probabilities = whole["probability"].to_numpy(dtype=np.float64)
    four = whole["tone"].tolist()
    return {3: Reading([THREE[word] for word in four], probabilities), 4: Reading(four, probabilities)}


def _commonest(test: Sample, to_class: Mapping[str, str]) -> Reading:
    counted = Counter(to_class[label] for label in test.coded)
    commonest = min(counted, key=lambda name: (-counted[name], name))
    return Reading([commonest] * len(test))
