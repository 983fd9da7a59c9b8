"""The columns of a coding sheet, and one line of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from consult.coding.sheet.theme import Themes

PLACES = 5
"""Themes that are chosen from lists; those beyond go in one cell."""
YES = "yes"
HEADINGS = {
    "answer_id": "Answer",
    "assignment_id": "Assignment",
    "version": "Version",
    "seal": "Seal",
    "question": "Question",
    "text": "Words of the answer",
    **{f"{what}_{n}": f"{what.capitalize()} {n}" for n in range(1, PLACES + 1) for what in ("theme", "kind")},
    "more": "More themes",
    "none": "No theme",
    "note": "Note",
    "check": "Check",
}
"""The heading of each column, in order. The seal stands at both ends: a row that was pasted in part shows."""
HIDDEN = frozenset({"assignment_id", "version", "seal", "check"})
GIVEN = frozenset({"answer_id", "question", "text"}) | HIDDEN
"""What coders leave as it is."""


@dataclass(frozen=True)
class Row:
    """An answer as a coder sees it, and what they decided before: never what anybody else did.

    `coded` has the kinds given with each theme id; `none` tells that they found no theme. `version` counts their
    decisions, 0 where there is none yet; `seal` is what binds the row together.
    """

    answer_id: str
    assignment_id: str
    version: int
    seal: str
    question: str
    text: str
    coded: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    none: bool = False
    note: str = ""


def cells(row: Row, themes: Themes) -> dict[str, str]:
    """Return the cells of a row by column."""
    pairs = [(theme, kind) for theme, kinds in row.coded.items() for kind in sorted(kinds) or [""]]
    found = {
        "answer_id": row.answer_id,
        "assignment_id": row.assignment_id,
        "version": str(row.version),
        "seal": row.seal,
        "question": row.question,
        "text": row.text,
        "more": "; ".join(f"{themes.label(theme)}{kind and ': '}{kind}" for theme, kind in pairs[PLACES:]),
        "none": YES if row.none else "",
        "note": row.note,
        "check": row.seal,
    }
    for place, (theme, kind) in enumerate(pairs[:PLACES], start=1):
        found |= {f"theme_{place}": themes.label(theme), f"kind_{place}": kind}
    return {name: found.get(name, "") for name in HEADINGS}
