"""What each column is: an answer to a question, a fact about the respondent, a personal detail, the platform's own."""

from dataclasses import dataclass, field

from consult.errors import Problem
from consult.ingest.table.grid import Column

PROFILE_FIELDS = frozenset(
    ("respondent_type", "acting_for", "org_size", "sectors", "region", "channel", "submitted_at", "consent")
) | {"members_represented", "attribute"}
PERSONAL_FIELDS = frozenset(
    ("organisation", "alias", "person", "email", "phone", "job_title", "address", "ip", "location", "account", "other")
)
_LONGEST_HEADING = 200
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Assignment:
    """What one column is.

    `role` is question, profile, personal, administrative, ignored or unmapped; `target` the question id, profile or
    personal field, or platform duty; `how` it was matched (setting, alias, exact, number, fuzzy, header, content,
    set-up, empty), with a `score` of 0 to 1.
    """

    column: Column
    role: str
    target: str = ""
    how: str = ""
    score: float = 1.0


@dataclass(frozen=True)
class Plan:
    """What every column of a sheet is; for a sheet with one answer a row also which question each label is."""

    assignments: tuple[Assignment, ...]
    problems: tuple[Problem, ...] = ()
    labels: dict[str, Assignment] = field(default_factory=dict)
    notes: tuple[tuple[Column, str], ...] = ()

    def of(self, role: str, target: str = "") -> list[Assignment]:
        """Return the assignments of a role, of one target where given."""
        return [one for one in self.assignments if one.role == role and target in ("", one.target)]

    @property
    def n_questions(self) -> int:
        """How many columns or labels are answers to a question."""
        return len(self.of("question")) + sum(1 for one in self.labels.values() if one.role == "question")


def shown(column: Column) -> str:
    """Return what a message calls a column: its heading, or its letter where the heading may be somebody's words."""
    heading = " ".join(column.heading.split())
    if len(heading) > _LONGEST_HEADING:
        return column.letter
    return heading if len(heading) <= _LONGEST_SHOWN else f"{heading[: _LONGEST_SHOWN - 3].rstrip()}…"
