"""How the people of a sheet were recognised, in numbers, and what a person should look at because of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from consult.ingest.table.cells import listed
from consult.ingest.table.person import Person


@dataclass
class Findings:
    """Numbers of people.

    `by_platform` and `by_id` are those whose id is the same person's in an earlier file. `parted` have an id of an
    earlier file and say something else; `others` tells that they are so many that no id means anybody from before.
    `again` came again word for word and are the same people, `doubtful` did so under an id of their own and are not.
    """

    n_ids: int = 0
    by_platform: int = 0
    by_id: int = 0
    parted: list[Person] = field(default_factory=list)
    others: bool = False
    again: int = 0
    doubtful: int = 0

    def told(self, mark: str) -> Iterator[str]:
        """Yield a sentence for each decision; `mark` is what the ids of other people begin with."""
        if self.by_platform:
            yield f"{_people(self.by_platform)} in an earlier file, by the ids of the survey platform: the same people"
        if self.by_id:
            yield (
                f"{_of(self.by_id, self.n_ids)} in an earlier file, with mostly the same words: taken for the same "
                "people, and what is new replaces what they said there"
            )
        elsewhere = "in an earlier file, which says something else under"
        if self.others and self.parted:
            n = _of(len(self.parted), self.n_ids)
            yield (
                f'{n} {elsewhere} most of them: taken for other people, whose ids begin with "{mark}" now. If they are '
                "the same people, correct the ids"
            )
        elif self.parted:
            rows = listed(sorted(one.numbers[0] for one in self.parted))
            yield (
                f"{rows}: the respondent id is {elsewhere} it. Taken for other people; look whether the same people "
                "wrote anew"
            )
        if self.again:
            yield f"{_people(self.again)} in an earlier file word for word, with most of that file: the same people"
        if self.doubtful:
            yield f"{_people(self.doubtful)} in an earlier file word for word under another id: taken for other people"


def _people(n: int) -> str:
    return f"{n} respondent{' is' if n == 1 else 's are'}"


def _of(n: int, n_ids: int) -> str:
    return f"{n} of {n_ids} respondent ids {'is' if n == 1 else 'are'}"
