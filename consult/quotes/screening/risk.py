"""How easily a quotation could lead to who wrote it or harm somebody: green, amber or red, each with its reasons.

Green needs an approver, amber one who has weighed the reasons, red two of them and a written reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from consult.quotes.screening.attribution import Attribution
from consult.quotes.screening.rarity import Rarity
from consult.vocabulary import Finding, Identifier

PUBLISHING_TYPES = frozenset(
    {
        "business_association", "professional_body", "trade_union", "local_authority", "combined_authority_or_group",
        "university_or_research", "think_tank", "charity_or_social_enterprise", "government_or_public_body",
    }
)  # fmt: skip
"""Types whose responses are often on their own web sites, where a search for the words finds them (Reagle, 2022)."""
_GRAVE = frozenset({"allegation", "safeguarding", "confidential_marker", "market_sensitive"})
_SELF_PUBLISHED = "self_published"
_SEARCHED = "respondents of this type often publish what they send: a search for the words would then find this one"


class Colour(StrEnum):
    """How much a person has to weigh."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Risk:
    """The worst colour of what was found, and every reason, worst first."""

    colour: Colour
    reasons: tuple[str, ...] = ()


def judge(
    attribution: Attribution,
    together: int,
    rarity: Rarity,
    respondent_type: str,
    left: Sequence[Finding],
    warnings: Iterable[str],
    *,
    k: int,
    floor: int,
) -> Risk:
    """Return the risk of a quotation.

    Args:
        attribution: who is said to have written it.
        together: how many share all that this and the respondent's other quotations show and say (mosaic).
        rarity: of its rarest words.
        respondent_type: what the respondent is, shown or not.
        left: findings in it that no edit replaces.
        warnings: of what was left out (see `fidelity.turned`).
        k: how many must share an attribution.
        floor: fewer than that is red.
    """
    found = [
        *_of_crowd(attribution.k, "the attribution", k, floor),
        *(
            _of_crowd(together, "what its quotations show and say together", k, floor)
            if together < attribution.k
            else []
        ),
        *_of_findings(left),
        *_of_search(rarity, respondent_type, left, k),
        *((Colour.AMBER, warning) for warning in warnings),
    ]
    order = [Colour.RED, Colour.AMBER, Colour.GREEN]
    found.sort(key=lambda one: order.index(one[0]))
    return Risk(found[0][0] if found else Colour.GREEN, tuple(dict.fromkeys(reason for _, reason in found)))


def _of_crowd(n: int, what: str, k: int, floor: int) -> list[tuple[Colour, str]]:
    if n >= k:
        return []
    colour = Colour.RED if n < floor else Colour.AMBER
    return [(colour, f"{what} fits {n} organisations or people; {k} are wanted")]


def _of_findings(left: Sequence[Finding]) -> list[tuple[Colour, str]]:
    found = []
    for one in left:
        if one.kind == _SELF_PUBLISHED:
            continue
        grave = one.kind in _GRAVE or one.identifier in (Identifier.DIRECT, Identifier.SPECIAL)
        words = one.kind.replace("_", " ")
        found.append((Colour.RED if grave else Colour.AMBER, f"holds what may lead to somebody or harm them: {words}"))
    return found


def _of_search(rarity: Rarity, respondent_type: str, left: Sequence[Finding], k: int) -> list[tuple[Colour, str]]:
    if rarity.n == 0 or rarity.n >= k:
        return []
    if any(one.kind == _SELF_PUBLISHED for one in left):
        return [(Colour.RED, "the respondent says that the response is published elsewhere: a search finds the words")]
    if respondent_type in PUBLISHING_TYPES:
        return [(Colour.AMBER, _SEARCHED)]
    return []
