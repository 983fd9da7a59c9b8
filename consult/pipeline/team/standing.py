"""How far a team has come: who has coded what, and what waits for whom."""

from collections import Counter
from dataclasses import dataclass

from consult.pipeline.team.kept import Assignment, Kept
from consult.pipeline.team.settled import settled
from consult.vocabulary import CodeFrame


@dataclass(frozen=True)
class Share:
    """One assignment: `coded` of its `assigned` answers."""

    assignment_id: str
    coder: str
    purpose: str
    drawn: str
    assigned: int
    coded: int

    @property
    def waiting(self) -> int:
        """Answers that are not coded yet."""
        return self.assigned - self.coded


@dataclass(frozen=True)
class Standing:
    """Assignments, oldest first; answers that one coder coded, and two or more; disputes settled, and open."""

    shares: tuple[Share, ...]
    coded_once: int
    coded_twice: int
    settled: int
    disputed: int


def standing(kept: Kept, frame: CodeFrame) -> Standing:
    """Return how far the team has come."""
    times = Counter(one.answer_id for one in kept.readings)
    twice = sum(n > 1 for n in times.values())
    shares = tuple(_share(kept, one) for one in kept.assignments)
    disputed = len(settled(kept, frame).disputed) if kept.readings else 0
    return Standing(shares, len(times) - twice, twice, len(kept.adjudications), disputed)


def _share(kept: Kept, one: Assignment) -> Share:
    coded = len(one.answers) - len(kept.waiting(one))
    return Share(one.assignment_id, one.coder, one.purpose, one.drawn, len(one.answers), coded)
