"""Coders that learn nothing from the texts they are measured on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import nlp
from consult.errors import InputError, Problem, suggestion
from consult.settings import NlpSettings
from consult.tables import Texts
from consult.vocabulary import CodeFrame, Theme

ENSEMBLE = "ensemble"


@dataclass(frozen=True)
class Wanted:
    """A whole code frame, and for each theme that is measured the ids that count as it: its own and its sub-themes'."""

    frame: CodeFrame
    ids: tuple[tuple[str, ...], ...]


class Product:
    """The product's own tagging, by one of its theme coders or (`ensemble`) by those that it uses together."""

    def __init__(self, coder: str, encoder: str, seed: int, wanted: Wanted) -> None:
        coders = NlpSettings().coders if coder == ENSEMBLE else (coder,)
        settings = NlpSettings(encoder=encoder, coders=coders, threshold=0.0)
        self._tagger = nlp.load_tagger(wanted.frame, settings, seed)
        self._ids = wanted.ids

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the probability of each theme for each text, (n, k): the greatest among those that count as it."""
        codings = self._tagger.tag(as_texts(texts)).codings
        known = codings.pivot(index="text_id", columns="theme_id", values="probability").reindex(text_ids(texts))
        columns = [known.reindex(columns=list(ids)).fillna(0.0).max(axis=1) for ids in self._ids]
        return np.column_stack(columns).astype(np.float64)

    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which themes the product would code, (n, k)."""
        return probabilities >= NlpSettings().threshold


class Likest:
    """The baseline that needs no training: the theme whose description has most of a text's rarer words, if any."""

    def __init__(self, wanted: Wanted) -> None:
        themes = wanted.frame.by_id
        self._described = [" ".join(words for one in ids for words in _words(themes[one])) for ids in wanted.ids]

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the cosines, (n, k)."""
        return nlp.baseline.likeness(texts, self._described, [*texts, *self._described])

    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return the likest theme of each text that shares a word with one, (n, k)."""
        likest = probabilities.argmax(axis=1)[:, None] == np.arange(probabilities.shape[1])
        return np.asarray(likest & (probabilities > 0), dtype=bool)


def wanted_of(names: Sequence[str], frame: CodeFrame | None) -> Wanted:
    """Return what is measured: the themes of `frame` that have these names or ids, or themes that are names alone.

    Raises:
        InputError: lists the names that no theme of `frame` goes by.
    """
    if frame is None:
        themes = [Theme(id=f"theme_{number}", name=name, definition="") for number, name in enumerate(names, start=1)]
        return Wanted(CodeFrame(id="names", version=1, themes=tuple(themes)), tuple((theme.id,) for theme in themes))
    known = {key.casefold(): theme for theme in reversed(frame.themes) for key in (theme.name, theme.id)}
    lost = [name for name in names if name.casefold() not in known]
    if lost:
        raise InputError(
            [Problem(f'no theme of the code frame is called "{name}".{suggestion(name, known)}') for name in lost]
        )
    chosen = [known[name.casefold()].id for name in names]
    return Wanted(frame, tuple((one, *(sub.id for sub in frame.themes if sub.parent == one)) for one in chosen))


def as_texts(texts: Sequence[str]) -> pd.DataFrame:
    """Return each distinct text once, as `Texts`; its id is the number of the text, in the order of first sight."""
    return Texts.of(
        {"text_id": f"t{number}", "text": text, "language": "en", "n_words": len(text.split())}
        for number, text in enumerate(dict.fromkeys(texts))
    )


def text_ids(texts: Sequence[str]) -> list[str]:
    """Return the id that `as_texts` gives each text."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return [f"t{numbers[text]}" for text in texts]


def _words(theme: Theme) -> tuple[str, ...]:
    return (theme.name, theme.definition, *theme.includes, *theme.examples)
