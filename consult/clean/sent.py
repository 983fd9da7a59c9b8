"""What people sent to one question: each distinct text once, and who sent it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer to the question at hand. `key` is the normalised text, `person` the same for all of one person's."""

    answer_id: str
    text_id: str
    key: str
    person: str


@dataclass(frozen=True)
class SentText:
    """The answers that have the same words."""

    key: str
    sent: tuple[Sent, ...]

    @property
    def people(self) -> set[str]:
        """Who sent it."""
        return {one.person for one in self.sent}

    @property
    def text_id(self) -> str:
        """The commonest spelling of the text."""
        counted = Counter(one.text_id for one in self.sent)
        return min(counted, key=lambda text_id: (-counted[text_id], text_id))


def distinct(sent: Iterable[Sent], min_words: int) -> list[SentText]:
    """Return the distinct texts that are long enough: sent by most people first, then longest, then by their words."""
    by_key: dict[str, list[Sent]] = {}
    for one in sent:
        if one.key.count(" ") + 1 >= min_words:
            by_key.setdefault(one.key, []).append(one)
    texts = [SentText(key, tuple(some)) for key, some in by_key.items()]
    return sorted(texts, key=lambda text: (-len(text.people), -text.key.count(" "), text.key))


class Senders:
    """Which people sent which texts, each pair once."""

    def __init__(self, texts: Sequence[SentText]) -> None:
        number: dict[str, int] = {}
        pairs = {
            (row, number.setdefault(person, len(number))) for row, text in enumerate(texts) for person in text.people
        }
        self.n_people = len(number)
        self._pairs = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)

    def count(self, group: NDArray[np.int64], n_groups: int) -> NDArray[np.int64]:
        """Count the people of each group; `group` has a number for each text, -1 for none."""
        of_pair = group[self._pairs[:, 0]]
        inside = of_pair >= 0
        people = np.unique(np.column_stack((of_pair[inside], self._pairs[inside, 1])), axis=0)
        return np.bincount(people[:, 0], minlength=n_groups)
