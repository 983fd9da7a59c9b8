"""Who is said to have written a quotation: words of a closed vocabulary, as general as it takes to hide in a crowd."""

from dataclasses import dataclass
from functools import cache

from consult import reference
from consult.quotes.screening.crowd import Crowd, Traits

VOCABULARY = "attributions"
_FALLBACK, _CAMPAIGN = "one_respondent", "campaign"


@dataclass(frozen=True)
class Attribution:
    """The words that readers see, the traits that they show, and how many distinct members share those."""

    words: str
    shown: Traits
    k: int


def attribute(traits: Traits, crowd: Crowd, *, finest: str, k: int) -> Attribution:
    """Return the most particular attribution that at least `k` members share; else "One respondent".

    The ladder is sector + place + type, sector + type, type, nothing; `finest` (`place`, `sector`, `type`) is the rung
    to begin on. A rung whose words the vocabulary lacks is passed over.
    """
    for shown in _rungs(traits, finest):
        words = words_of(shown)
        if words and (shared := crowd.k(shown)) >= k:
            return Attribution(words, shown, shared)
    return Attribution(_words()["fallback", _FALLBACK], Traits(), crowd.k(Traits()))


def holds(words: str, shown: Traits, crowd: Crowd, k: int) -> bool:
    """Tell whether an attribution is one of the vocabulary, shows what it says, and is still shared by enough."""
    if words == _words()["fallback", _FALLBACK]:
        return shown == Traits()
    return words != "" and words == words_of(shown) and crowd.k(shown) >= k


def attribute_campaign(n_respondents: int) -> Attribution:
    """Return the attribution of wording that many sent alike: a label and a count, never one voice."""
    label = _words()["campaign", _CAMPAIGN]
    return Attribution(f"{label} sent by {n_respondents:,} respondents", Traits(), n_respondents)


def words_of(shown: Traits) -> str:
    """Return the words for traits; "" where the vocabulary lacks one of them."""
    parts = [("type", shown.respondent_type), ("sector", shown.sector), ("region", shown.region)]
    words = [_words().get(part, "") for part in parts if part[1] or part[0] == "type"]
    return " ".join(words) if all(words) else ""


def is_known(words: str) -> bool:
    """Tell whether an attribution is one that the vocabulary can make."""
    label = _words()["campaign", _CAMPAIGN]
    if words.startswith(f"{label} sent by ") and words.endswith(" respondents"):
        return words.removeprefix(f"{label} sent by ").removesuffix(" respondents").replace(",", "").isdecimal()
    return words in _all()


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(one.kind, one.id): one.name for one in reference.entries(VOCABULARY)}


@cache
def _all() -> frozenset[str]:
    ids: dict[str, list[str]] = {"sector": [""], "region": [""], "type": []}
    for kind, one in _words():
        ids.setdefault(kind, []).append(one)
    made = {words_of(Traits(t, s, r)) for t in ids["type"] for s in ids["sector"] for r in ids["region"]}
    return frozenset(made | {_words()["fallback", _FALLBACK]})


def _rungs(traits: Traits, finest: str) -> list[Traits]:
    kind, sector, place = traits.respondent_type, traits.sector, traits.region
    ladder = [Traits(kind)] if kind else []
    if kind and sector and finest in ("sector", "place"):
        ladder.insert(0, Traits(kind, sector))
    if kind and sector and place and finest == "place":
        ladder.insert(0, Traits(kind, sector, place))
    return ladder
