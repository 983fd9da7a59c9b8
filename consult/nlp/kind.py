"""What a segment says about a theme: barrier, enabler, ask and so on (docs/reference/kinds.md).

A linear model over clues (`kind_clue`: modality, negation, cue words) and over the words themselves and runs of two and
three of them. It was trained on sentences written for the purpose and on labelled sentences of real answers
(`models/kind/card.md` has its figures). What the question invites can tip a sentence that could be read two ways.
"""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from consult.nlp.exact import Exact, on_grid
from consult.nlp.kind_clue import clues
from consult.nlp.kind_sign import words_of
from consult.nlp.lexicon import table
from consult.nlp.weights import weights
from consult.vocabulary import Kind

VERSION = "kind@2"
MODEL = "kind"
KINDS = tuple(Kind)
_LONGEST_RUN, _WORDS = 3, 2.0  # all the runs of a segment's words together weigh as much as a vector of this length
_INVITED = 0.7  # what a question that invites a kind adds to its score, before the softmax


class _Head(NamedTuple):
    places: dict[str, int]
    weight: Exact
    bias: Exact


@lru_cache(maxsize=100_000)
def kind_of(segment: str, purpose: str = "") -> Kind:
    """Return the likeliest kind of a segment; `purpose` is what the question invites (`Question.purpose`)."""
    return KINDS[int(np.argmax(_scores(segment) + _invitations().get(purpose, 0.0)))]


def invited_kinds(segment: str) -> dict[str, Kind]:
    """Return the likeliest kind under each purpose that makes another one the likeliest."""
    scores, invitations = _scores(segment), _invitations()
    likeliest = [int(one) for one in (scores + np.array(list(invitations.values()))).argmax(axis=1)]
    plain = int(np.argmax(scores))
    return {purpose: KINDS[one] for purpose, one in zip(invitations, likeliest, strict=True) if one != plain}


def probabilities(segment: str, purpose: str = "") -> dict[Kind, float]:
    """Return the probability of each kind, rounded to four places."""
    scores = _scores(segment) + _invitations().get(purpose, 0.0)
    shares = np.exp(scores - scores.max())
    return dict(zip(KINDS, np.round(shares / shares.sum(), 4).tolist(), strict=True))


def features(segment: str) -> dict[str, float]:
    """Return what the model reads of a segment: its clues, and the runs of its words, each with the same weight."""
    words = [word for word in words_of(segment) if word[0].isalnum()]
    runs = {
        "w " + " ".join(words[at : at + length])
        for length in range(1, _LONGEST_RUN + 1)
        for at in range(len(words) - length + 1)
    }
    return clues(segment) | dict.fromkeys(runs, _WORDS / max(len(runs), 1) ** 0.5)


def fingerprint() -> dict[str, str]:
    """Return what kinds depend on besides the cue files."""
    return {"kind": VERSION, **weights(MODEL).fingerprint}


@lru_cache(maxsize=20_000)  # a segment is scored once for its tone, its codings and the kinds that may be invited
def _scores(segment: str) -> Exact:
    head = _head()
    known = sorted((head.places[name], value) for name, value in features(segment).items() if name in head.places)
    places, values = [place for place, _ in known], on_grid([value for _, value in known])
    scores: Exact = np.round(values @ head.weight[places] + head.bias, 6) if known else head.bias
    return scores


@cache
def _invitations() -> dict[str, Exact]:
    """Return what each purpose adds to the score of each kind."""
    return {
        purpose: np.array([_INVITED if kind.value in invited else 0.0 for kind in KINDS])
        for purpose, invited in table("kind").items()
    }


@cache
def _head() -> _Head:
    from safetensors.numpy import load_file

    files = weights(MODEL)
    names = files.file("features.txt").read_text(encoding="utf-8").splitlines()
    head = load_file(files.file("kind.safetensors"))
    return _Head({name: place for place, name in enumerate(names)}, on_grid(head["weight"]), on_grid(head["bias"]))
