"""What the audit found: where it stands and by which rule, never the words."""

from dataclasses import dataclass
from enum import StrEnum


class LeakKind(StrEnum):
    """What sort of thing stands where it must not."""

    NAME = "name"
    IDENTIFIER = "identifier"
    WITHHELD = "withheld words"
    RUN = "long run of an answer"
    UNREAD = "unread part"


@dataclass(frozen=True)
class Leak:
    """One thing in one file. `leak_id` stays the same for the same thing in a file of the same path.

    `about` is for the team alone: ids of the respondents or answers it comes from. `n` counts where it stands,
    `places` has the first of these. What does not block is only reported.
    """

    leak_id: str
    file: str
    kind: LeakKind
    rule: str
    blocks: bool
    n: int
    places: tuple[str, ...]
    about: tuple[str, ...] = ()

    @property
    def public(self) -> dict[str, object]:
        """What a certificate may say of it."""
        return {
            "id": self.leak_id, "file": self.file, "kind": str(self.kind), "rule": self.rule,
            "blocks": self.blocks, "n": self.n, "places": list(self.places),
        }  # fmt: skip
