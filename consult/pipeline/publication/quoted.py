"""Who may be quoted at all, and which quotations hold."""

from collections.abc import Collection, Iterator

from consult import quotes
from consult.pipeline.derived import Derived
from consult.pipeline.quotation.current import settle
from consult.pipeline.quotation.setting import Setting, Standing
from consult.pipeline.quotation.work import Quoting

Openness = quotes.audit.Openness
Wording = quotes.audit.Wording
_QUOTATION = "quotation "


def open_ids(derived: Derived) -> frozenset[str]:
    """Return the respondents whose words may be quoted now."""
    return frozenset(one for one, standing in Setting(derived).standings.items() if standing is Standing.OPEN)


def quoted(derived: Derived) -> Iterator[Wording]:
    """Yield the words of each quotation, after taking back what no longer holds: approved, or void."""
    kept, shown = settle(derived)
    holding = {one.quotation_id for one in shown}
    for one in kept.proposals.values():
        openness = Openness.QUOTED if one.quotation_id in holding else Openness.VOID
        yield Wording(f"{_QUOTATION}{one.quotation_id}", one.text, openness)


def mark_published(derived: Derived, owners: Collection[str]) -> None:
    """Mark as published the approved quotations that stand in a release."""
    kept, _ = settle(derived)
    ids = {owner.removeprefix(_QUOTATION) for owner in owners}
    Quoting(derived).publish([one.seal for one in kept.proposals.values() if one.quotation_id in ids])
