"""How alike two texts are to a learner: their words, their letters and their meaning in one inner product.

A sum of kernels is a kernel (Shawe-Taylor and Cristianini 2004, proposition 3.22), so that one ridge regression reads
all of these at once:

- words and word pairs, and runs of three to five characters (typing errors, inflections), each weighted by rarity;
- the vectors of the encoder, and those of its companion (a cheap encoder that sees single words where the other sees
  the sentence);
- a Gaussian of the encoder's vectors, by which near texts count more than in proportion.
"""

import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from consult.nlp.encoder import Encoder, load_encoder
from consult.nlp.exact import Exact, on_grid, products

Numbers = NDArray[np.float64]
COMPANION = {"minilm": "static"}
WEIGHTS = {"words": 1.0, "characters": 1.5, "vectors": 2.0, "companion": 1.0, "near": 3.0}
_NARROWNESS = 2.0
_MANY = 50
_WORD = re.compile(r"\w+")


class Reading(NamedTuple):
    """Texts as the learner sees them: a sparse row and unit vectors for each."""

    words: Any
    characters: Any
    vectors: Exact
    companion: Exact | None


class Likeness:
    """Reads texts, knowing which words are rare among those it was `fitted` on."""

    def __init__(self, words: Any, characters: Any, encoder: Encoder) -> None:
        self._words, self._characters, self._encoder = words, characters, encoder
        companion = COMPANION.get(encoder.name)
        self._companion = load_encoder(companion) if companion else None

    @classmethod
    def fitted(cls, texts: Sequence[str], encoder: Encoder, *, characters: bool = True) -> "Likeness":
        """Learn from texts which words and runs of characters there are, and how rare each is.

        Runs of characters cost most of the time, and are left out where `characters` is false.
        """
        least = 2 if len(texts) >= _MANY else 1
        runs = _characters(min_df=least).fit(texts) if characters else None
        return cls(_words(min_df=least).fit(texts), runs, encoder)

    @classmethod
    def restored(cls, vocabulary: dict[str, list[str]], rarity: dict[str, Numbers], encoder: Encoder) -> "Likeness":
        """Make it again from its `vocabulary` and `rarity`."""
        words = _words(vocabulary=vocabulary["words"])
        characters = _characters(vocabulary=vocabulary["characters"])
        words.idf_, characters.idf_ = rarity["words_rarity"], rarity["characters_rarity"]
        return cls(words, characters, encoder)

    @property
    def fingerprint(self) -> dict[str, str]:
        """What readings depend on besides the encoder: its companion, and the library that counts words."""
        return {"scikit-learn": version("scikit-learn"), **(self._companion.fingerprint if self._companion else {})}

    @property
    def vocabulary(self) -> dict[str, list[str]]:
        """The words and runs of characters, each in the order of their columns."""
        names = (self._words.get_feature_names_out(), self._characters.get_feature_names_out())
        return {"words": names[0].tolist(), "characters": names[1].tolist()}

    @property
    def rarity(self) -> dict[str, Numbers]:
        """How rare each is (inverse document frequency)."""
        return {"words_rarity": self._words.idf_, "characters_rarity": self._characters.idf_}

    def read(self, texts: Sequence[str]) -> Reading:
        """Read texts."""
        companion = on_grid(self._companion.encode(texts)) if self._companion else None
        vectors = on_grid(self._encoder.encode(texts))
        return Reading(self._words.transform(texts), self._runs(texts), vectors, companion)

    def _runs(self, texts: Sequence[str]) -> Any:
        from scipy.sparse import csr_matrix

        return self._characters.transform(texts) if self._characters else csr_matrix((len(texts), 0))


def between(left: Reading, right: Reading) -> Numbers:
    """Return the likeness of each text on the left to each on the right, (n, m)."""
    alike: Numbers = WEIGHTS["words"] * (left.words @ right.words.T).toarray()
    alike += WEIGHTS["characters"] * (left.characters @ right.characters.T).toarray()
    cosine = products(left.vectors, right.vectors)
    alike += WEIGHTS["vectors"] * cosine + WEIGHTS["near"] * nearness(cosine)
    if left.companion is not None and right.companion is not None:
        alike += WEIGHTS["companion"] * products(left.companion, right.companion)
    return alike


def nearness(cosine: Numbers) -> Numbers:
    """Return the Gaussian of the distance of unit vectors, from their cosine."""
    near: Numbers = np.exp(_NARROWNESS * (cosine - 1.0))
    return near


def _words(**options: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        ngram_range=(1, 2), tokenizer=_WORD.findall, token_pattern=None, sublinear_tf=True, **options
    )


def _characters(**options: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, **options)
