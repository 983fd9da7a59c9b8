"""The tone in which an answer speaks of a theme.

What is said of a theme, and of each theme under it, is taken together: positive and negative, or mixed anywhere, are
mixed; neutral gives way to any other.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from consult.vocabulary import ToneName

Ints = npt.NDArray[np.int64]

_PLACE = {tone.value: at for at, tone in enumerate(ToneName)}


def heard(tones: pd.DataFrame, text_ids: "pd.Series[str]", themes: Mapping[str, int]) -> npt.NDArray[np.int8]:
    """Return the tones (`Tones`) in which texts speak of themes: a row for each text id given, a column for each theme.

    A cell has one bit for each tone, in the order of `ToneName`; 0 where no tone was read. `themes` has the column of
    each theme by its id.
    """
    code, distinct = pd.factorize(text_ids)
    found = tones[tones["theme_id"].isin(list(themes)) & tones["text_id"].isin(distinct)]
    text = pd.Index(distinct).get_indexer(pd.Index(found["text_id"]))
    theme = found["theme_id"].map(dict(themes)).to_numpy(dtype=np.int64)
    bit = 1 << found["tone"].map(_PLACE).to_numpy(dtype=np.int64)
    cells = np.zeros((len(distinct), len(themes)), dtype=np.int8)
    np.bitwise_or.at(cells, (text, theme), bit.astype(np.int8))
    return cells[code]


def together(places: Ints, heard: npt.NDArray[np.int8], size: int) -> Ints:
    """Return one tone for each of `size` places: its position in `ToneName`, one past the last where none was read."""
    bits = np.zeros(size, dtype=np.int8)
    np.bitwise_or.at(bits, places, heard)
    return _AS_ONE[bits]


def _as_one(bits: int) -> int:
    found = {tone for tone in ToneName if bits >> _PLACE[tone.value] & 1}
    if not found:
        return len(ToneName)
    if ToneName.MIXED in found or found >= {ToneName.POSITIVE, ToneName.NEGATIVE}:
        return _PLACE[ToneName.MIXED.value]
    return _PLACE[(found - {ToneName.NEUTRAL} or found).pop().value]


_AS_ONE = np.array([_as_one(bits) for bits in range(1 << len(ToneName))], dtype=np.int64)
