"""What a team's database holds of its coding, read at once."""

from dataclasses import dataclass
from functools import cached_property

from consult import store
from consult.errors import InputError, Problem, UnknownName
from consult.pipeline.database import opened
from consult.pipeline.folder import Folder

Assignment = store.coding.Assignment
Reading = store.coding.Reading
Adjudication = store.coding.Adjudication

AUDIT, LEARNING = "audit", "learning"
_RESERVED = "model"


@dataclass(frozen=True)
class Kept:
    """Assignments, people's readings of answers, and what was settled between coders."""

    assignments: list[Assignment]
    readings: list[Reading]
    adjudications: list[Adjudication]

    @cached_property
    def assignment(self) -> dict[str, Assignment]:
        """The assignments by id."""
        return {one.assignment_id: one for one in self.assignments}

    @cached_property
    def reading(self) -> dict[tuple[str, str], Reading]:
        """The readings by answer and coder."""
        return {(one.answer_id, one.coder): one for one in self.readings}

    @property
    def coders(self) -> list[str]:
        """Everybody who is to code or has coded."""
        return sorted({one.coder for one in self.assignments} | {one.coder for one in self.readings})

    def coder(self, name: str) -> str:
        """Return a coder's name as it is kept.

        Raises:
            UnknownName: nobody goes by that name.
        """
        known = {plain(one): one for one in self.coders}
        if plain(name) not in known:
            raise UnknownName("coder", name, self.coders)
        return known[plain(name)]

    def waiting(self, one: Assignment) -> list[str]:
        """Return the answers of an assignment that its coder has not coded yet, in order."""
        return [answer_id for answer_id in one.answers if not self.is_done(one, answer_id)]

    def is_done(self, one: Assignment, answer_id: str) -> bool:
        """Tell whether a coder decided on every theme that an assignment asks for."""
        reading = self.reading.get((answer_id, one.coder))
        return reading is not None and set(one.themes) <= {*reading.coded, *reading.against}


def read(folder: Folder) -> Kept:
    """Return all that is kept."""
    with opened(folder) as database:
        return Kept(
            store.coding.assignments(database), store.coding.readings(database), store.coding.adjudications(database)
        )


def person(name: str) -> str:
    """Return the name of somebody who codes or acts.

    Raises:
        InputError: it is none, or one that no person may have.
    """
    found = " ".join(name.split())
    if not found or len(found) > 200 or not found.isprintable() or ";" in found:
        raise InputError(Problem("somebody has no name that can be kept.", "Give one of letters, without ; in it."))
    if plain(found) == _RESERVED:
        raise InputError(Problem(f'nobody can be called "{found}".', "Give the person's name."))
    return found


def plain(name: str) -> str:
    """Return a name as it is compared: without regard to case and spacing."""
    return " ".join(name.casefold().split())
