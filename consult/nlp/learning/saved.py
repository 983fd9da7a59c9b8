"""What was learned, as bytes: arrays in safetensors, words in its JSON header, and no code that could run.

The words are from answers, so the file belongs into the consultation's own folder and nowhere else.
"""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from consult.errors import ModelError
from consult.nlp.encoder import Encoder
from consult.nlp.exact import on_grid
from consult.nlp.learning.calibration import Calibration
from consult.nlp.learning.likeness import Likeness
from consult.nlp.learning.score import Scorer
from consult.nlp.learning.themes import LearnedThemes

VERSION = "learned@1"
_LENGTH = 8
"""Bytes at the start of a safetensors file that say how long its header is."""


@dataclass(frozen=True)
class Learned:
    """Themes learned from `n_answers` coded answers, of which `n_coded` have each of `theme_ids`."""

    themes: LearnedThemes
    theme_ids: tuple[str, ...]
    n_coded: tuple[int, ...]
    n_answers: int


def save(learned: Learned, encoder: Encoder) -> bytes:
    """Return a file of what was learned on the vectors of an encoder."""
    from safetensors.numpy import save as written

    themes = learned.themes
    arrays = {name: array for name, array in themes.scorer._asdict().items() if array is not None}
    arrays |= {"thresholds": themes.thresholds, **themes.calibration._asdict(), **themes.likeness.rarity}
    facts = {
        "version": VERSION,
        "encoder": encoder.fingerprint,
        "theme_ids": learned.theme_ids,
        "n_coded": learned.n_coded,
        "n_answers": learned.n_answers,
        "vocabulary": themes.likeness.vocabulary,
        "at_least_one": themes.at_least_one,
    }
    header = {"consult": json.dumps(facts, ensure_ascii=False, sort_keys=True)}
    return bytes(written({name: np.ascontiguousarray(array) for name, array in sorted(arrays.items())}, header))


def load(saved: bytes, encoder: Encoder) -> Learned:
    """Return what was saved.

    Raises:
        ModelError: it was learned by another version, or on vectors of another encoder.
    """
    from safetensors.numpy import load as read

    header = json.loads(saved[_LENGTH : _LENGTH + int.from_bytes(saved[:_LENGTH], "little")])
    facts = json.loads(header["__metadata__"]["consult"])
    if facts["version"] != VERSION or facts["encoder"] != encoder.fingerprint:
        raise ModelError("what was learned from codings is of another version or encoder. Run `consult train` again.")
    arrays = read(saved)
    parts: dict[str, Any] = {name: arrays.get(name) for name in Scorer._fields}
    scorer = Scorer(**parts)
    themes = LearnedThemes(
        Likeness.restored(facts["vocabulary"], arrays, encoder),
        scorer._replace(known=on_grid(scorer.known)),
        Calibration(arrays["intercept"], arrays["slope"]),
        arrays["thresholds"],
        facts["at_least_one"],
    )
    return Learned(themes, tuple(facts["theme_ids"]), tuple(facts["n_coded"]), facts["n_answers"])
