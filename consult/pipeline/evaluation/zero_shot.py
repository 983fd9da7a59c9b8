"""Coders that learn nothing from the texts they are measured on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import nlp
from consult.errors import InputError, Problem, suggestion
from consult.settings import NlpSettings
from consult.tables import Texts
from consult.vocabulary import CodeFrame, Theme

ENSEMBLE = "ensemble"


class Product:
    """The product's own tagging, by one of its theme coders or (`ensemble`) by those that it uses together."""

    def __init__(self, coder: str, encoder: str, seed: int, frame: CodeFrame) -> None:
        coders = NlpSettings().coders if coder == ENSEMBLE else (coder,)
        settings = NlpSettings(encoder=encoder, coders=coders, threshold=0.0)
        self._tagger = nlp.load_tagger(frame, settings, seed)
        self._ids = [theme.id for theme in frame.themes]

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the probability of each theme of the frame for each text, (n, k)."""
        codings = self._tagger.tag(as_texts(texts)).codings
        table = codings.pivot(index="text_id", columns="theme_id", values="probability")
        wanted = table.reindex(index=text_ids(texts), columns=self._ids).fillna(0.0)
        return wanted.to_numpy(dtype=np.float64)

    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which themes the product would code, (n, k)."""
        return probabilities >= NlpSettings().threshold


class Likest:
    """The baseline that needs no training: the theme whose description has most of a text's rarer words, if any."""

    def __init__(self, frame: CodeFrame) -> None:
        self._described = [" ".join((t.name, t.definition, *t.includes, *t.examples)) for t in frame.themes]

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the cosines, (n, k)."""
        return nlp.baseline.likeness(texts, self._described, [*texts, *self._described])

    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return the likest theme of each text that shares a word with one, (n, k)."""
        likest = probabilities.argmax(axis=1)[:, None] == np.arange(probabilities.shape[1])
        decided: NDArray[np.bool_] = likest & (probabilities > 0)
        return decided


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


def frame_of(names: Sequence[str], frame: CodeFrame | None) -> CodeFrame:
    """Return a frame with one theme for each name, in that order: those of `frame`, else themes with a name alone.

    Raises:
        InputError: lists the names that no theme of `frame` has for its name or id.
    """
    if frame is None:
        themes = [Theme(id=f"theme_{number}", name=name, definition="") for number, name in enumerate(names, start=1)]
        return CodeFrame(id="names", version=1, themes=tuple(themes))
    known = {key.casefold(): theme for theme in reversed(frame.themes) for key in (theme.name, theme.id)}
    lost = [name for name in names if name.casefold() not in known]
    if lost:
        raise InputError(
            [Problem(f'no theme of the code frame is called "{name}".{suggestion(name, known)}') for name in lost]
        )
    chosen = [known[name.casefold()].model_copy(update={"parent": ""}) for name in names]
    return CodeFrame(id=frame.id, version=frame.version, themes=tuple(chosen))
