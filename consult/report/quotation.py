"""Quotations in the report: under their question and theme, and whose they are in all."""

from collections import Counter
from collections.abc import Sequence

from consult.report.model import Breakdown, Line, QuotationGroup
from consult.vocabulary import CodeFrame, Quotation, Share

CAVEAT = (
    "Quotations illustrate views and do not represent them; what they say was not checked as fact. Words in square "
    "brackets are ours, and [...] stands where words were left out."
)
"""What stands near every quotation."""


def groups(quotations: Sequence[Quotation], question_id: str, frame: CodeFrame) -> tuple[QuotationGroup, ...]:
    """Return the quotations of a question by theme, in the order of the code frame."""
    own: dict[str, list[Quotation]] = {}
    for one in quotations:
        if one.question_id == question_id:
            own.setdefault(one.theme_id, []).append(one)
    places = {theme.id: place for place, theme in enumerate(frame.themes)}
    themes = sorted(own, key=lambda one: (places.get(one, len(places)), one))
    return tuple(QuotationGroup(theme=_name(frame, one), quotations=tuple(own[one])) for one in themes)


def balance(quotations: Sequence[Quotation]) -> Breakdown:
    """Return how many quotations have each attribution, most first."""
    counts = Counter(one.attribution for one in quotations)
    lines = [
        Line(name=name, count=Share(n=n, base=len(quotations)))
        for name, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return Breakdown(
        id="quotations",
        title="Whose words are quoted",
        one="Attribution",
        unit="quotations",
        base=len(quotations),
        lines=tuple(lines),
    )


def _name(frame: CodeFrame, theme_id: str) -> str:
    theme = frame.by_id.get(theme_id)
    if theme is None:
        return theme_id
    return f"{frame.by_id[theme.parent].name}: {theme.name}" if theme.parent else theme.name
