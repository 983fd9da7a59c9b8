"""Texts into vectors with torch, for training: the upper layers learn, what the lower ones make of a text is kept.

Leaving the word vectors and the lower layers as they are halves the work and keeps the general sense of words.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import numpy as np

LONGEST = 96  # word pieces of a training text that are read
_TOGETHER = 16


class Reader:
    """A transformer whose first `fixed` layers do not learn."""

    def __init__(self, transformer: Any, tokenizer: Any, fixed: int) -> None:
        self.transformer = transformer.eval()
        self.learning = transformer.encoder.layer[fixed:]
        self._before = deepcopy(self.learning)
        self._below = transformer.encoder.layer[:fixed]
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._kept: dict[str, Any] = {}
        for weight in (*transformer.parameters(), *self._before.parameters()):
            weight.requires_grad = False
        for weight in self.learning.parameters():
            weight.requires_grad = True

    def __call__(self, texts: Sequence[str]) -> Any:
        """Return a tensor with one row of length 1 a text."""
        return self._rows(texts, self.learning)

    def before(self, texts: Sequence[str]) -> Any:
        """Return what it was when training began."""
        return self._rows(texts, self._before)

    def _rows(self, texts: Sequence[str], layers: Any) -> Any:
        """Texts of like length are read together."""
        import torch

        states = [self._state(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda place: len(states[place]))
        rows: list[Any] = [None] * len(texts)
        for first in range(0, len(order), _TOGETHER):
            places = order[first : first + _TOGETHER]
            for place, row in zip(places, _read([states[place] for place in places], layers), strict=True):
                rows[place] = row
        return torch.stack(rows)

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Return the vectors without gradients or dropout."""
        import torch

        learning = self.learning.training
        self.learning.eval()
        with torch.no_grad():
            found = self(texts).numpy()
        self.learning.train(learning)
        return np.asarray(found)

    def _state(self, text: str) -> Any:
        """Return what the fixed layers make of a text: word pieces by dimensions."""
        import torch

        if text not in self._kept:
            with torch.no_grad():
                state = self.transformer.embeddings(input_ids=torch.tensor([self._tokenizer.encode(text).ids]))
                for layer in self._below:
                    state = layer(state, None)
            self._kept[text] = state[0]
        return self._kept[text]


def _read(states: list[Any], layers: Any) -> Any:
    import torch

    lengths = torch.tensor([len(state) for state in states])
    padded = torch.nn.utils.rnn.pad_sequence(states, batch_first=True)
    kept = (torch.arange(padded.shape[1])[None] < lengths[:, None]).float()
    hidden = (1.0 - kept)[:, None, None, :] * torch.finfo(torch.float32).min
    for layer in layers:
        padded = layer(padded, hidden)
    mean = (padded * kept[:, :, None]).sum(1) / lengths[:, None]
    return torch.nn.functional.normalize(mean, dim=1)
