"""Whether likeness in general is still there: an example sentence should be nearest to its own word's definition.

The senses are ones that no model here is trained on. WordNet's examples use the word in a sentence; the definition
seldom has a word in common with them, so wording alone does not do it.
"""

from collections.abc import Callable, Sequence

import numpy as np

from models.build.wordnet import Sense

ASKED = 1000
_FEWEST_WORDS = 6
_EVERY = 10


def held_back(senses: Sequence[Sense]) -> list[Sense]:
    """Return every tenth sense: for measuring only."""
    return list(senses[::_EVERY])


def for_training(senses: Sequence[Sense]) -> list[Sense]:
    """Return the senses that are not held back."""
    return [one for place, one in enumerate(senses) if place % _EVERY]


def reciprocal_rank(encode: Callable[[list[str]], np.ndarray], senses: Sequence[Sense]) -> float:
    """Return the mean of 1 / rank of the right definition among `ASKED`, an example sentence being the question."""
    asked = [(sense.definition, _longest(sense)) for sense in senses if _long(sense)][:ASKED]
    likeness = encode([example for _, example in asked]) @ encode([definition for definition, _ in asked]).T
    ranks = (likeness >= np.diag(likeness)[:, None]).sum(axis=1)
    return float((1.0 / ranks).mean())


def _long(sense: Sense) -> bool:
    return any(len(example.split()) >= _FEWEST_WORDS for example in sense.examples)


def _longest(sense: Sense) -> str:
    return max(sense.examples, key=len)
