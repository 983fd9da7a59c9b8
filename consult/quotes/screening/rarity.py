"""How many respondents share the rarest words of a quotation: what a search for them would find."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult.quotes.screening.fidelity import fragments

WINDOW = 6
_SHOWN = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Rarity:
    """How many respondents wrote the rarest window of a quotation; 0 where it has none so long.

    `words` are up to three of its rarest windows, apart from each other: what a person may look for by hand.
    """

    n: int
    words: tuple[str, ...]


def rarities(quotations: Sequence[str], texts: Iterable[tuple[str, Iterable[str]]]) -> list[Rarity]:
    """Return the rarity of each quotation, by windows of six words between its brackets.

    Args:
        quotations: as published.
        texts: every text of the consultation, with the respondents who sent it.
    """
    windows = [sorted(_windows(one)) for one in quotations]
    senders: dict[tuple[str, ...], set[str]] = {window: set() for own in windows for window in own}
    for text, who in texts:
        for window in _of(text) & senders.keys():
            senders[window].update(who)
    return [_rarest(own, senders) for own in windows]


def _rarest(own: Sequence[tuple[str, ...]], senders: Mapping[tuple[str, ...], set[str]]) -> Rarity:
    if not own:
        return Rarity(0, ())
    order = sorted(own, key=lambda window: (len(senders[window]), window))
    apart: list[tuple[str, ...]] = []
    for window in order:
        if len(apart) < _SHOWN and not any(set(window) & set(other) for other in apart):
            apart.append(window)
    return Rarity(len(senders[order[0]]), tuple(" ".join(window) for window in apart))


def _windows(published: str) -> set[tuple[str, ...]]:
    return {window for part in fragments(published) for window in _of(part)}


def _of(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return set(zip(*(words[place:] for place in range(WINDOW)), strict=False))
