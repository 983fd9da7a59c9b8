"""How many respondents share the rarest words of a quotation: what a search for them would find."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consult.quotes.screening.fidelity import fragments

WINDOW = 6
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Rarity:
    """The rarest window of a quotation: its words and how many respondents wrote them. `n` 0: it has none so long."""

    n: int
    words: str


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
        return Rarity(0, "")
    least = min(own, key=lambda window: (len(senders[window]), window))
    return Rarity(len(senders[least]), " ".join(least))


def _windows(published: str) -> set[tuple[str, ...]]:
    return {window for part in fragments(published) for window in _of(part)}


def _of(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return set(zip(*(words[place:] for place in range(WINDOW)), strict=False))
