"""How many distinct organisations and people share what an attribution shows."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

_LEGAL = re.compile(r"\b(?:the|ltd|limited|plc|llp|lp|inc|cic|cio|company|co|group|holdings|uk)\b")
_NOT_A_WORD = re.compile(r"[\W_]+")
_ORGANISATION = "organisation"


@dataclass(frozen=True)
class Traits:
    """What is known of somebody, or shown of them: ids of the closed vocabularies, "" where nothing is."""

    respondent_type: str = ""
    sector: str = ""
    region: str = ""

    @property
    def as_tuple(self) -> tuple[str, str, str]:
        """The three ids, as they are kept."""
        return self.respondent_type, self.sector, self.region

    def joined(self, other: "Traits") -> "Traits":
        """Return what somebody knows who has seen both."""
        return Traits(
            self.respondent_type or other.respondent_type, self.sector or other.sector, self.region or other.region
        )


@dataclass(frozen=True)
class Member:
    """One organisation or person, told from the others by `key`; may work in several sectors."""

    key: str
    respondent_type: str
    sectors: frozenset[str]
    region: str

    def shares(self, traits: Traits) -> bool:
        """Tell whether all that is shown fits this member too."""
        return (
            traits.respondent_type in ("", self.respondent_type)
            and (not traits.sector or traits.sector in self.sectors)
            and traits.region in ("", self.region)
        )


@dataclass(frozen=True)
class Crowd:
    """Everybody that a quotation could be of.

    `listed` are those that are published by name beside the report: where a trait has few there, it names them.
    """

    members: tuple[Member, ...]
    listed: tuple[Member, ...] = ()
    _counts: dict[Traits, int] = field(default_factory=dict, compare=False, repr=False)

    def k(self, traits: Traits) -> int:
        """Return how many distinct members share traits, among all or among those listed, if any are, the fewer."""
        if traits not in self._counts:
            everyone, listed = _n(self.members, traits), _n(self.listed, traits)
            self._counts[traits] = min(everyone, listed) if listed else everyone
        return self._counts[traits]


def crowd_of(respondents: pd.DataFrame, private: pd.DataFrame, listed: Iterable[Member] = ()) -> Crowd:
    """Return the crowd of a consultation.

    Args:
        respondents: rows of `Respondents`.
        private: rows of `Private`: two responses of one organisation count once.
        listed: those published by name.
    """
    names = private[private["field"] == _ORGANISATION].drop_duplicates("respondent_id")
    organisations = {one: key_of(name) for one, name in zip(names["respondent_id"], names["value"], strict=True)}
    keys = {one: organisations.get(one) or organisations.get(root) or root for one, root in _roots(respondents).items()}
    members = [
        Member(keys[row["respondent_id"]], row["respondent_type"], sectors_of(row["sectors"]), row["region"])
        for row in respondents.to_dict("records")
    ]
    return Crowd(tuple(members), tuple(listed))


def sectors_of(joined: str) -> frozenset[str]:
    """Return the sector ids of a respondent."""
    return frozenset(joined.split(";")) - {""}


def key_of(name: str) -> str:
    """Return a name of an organisation as it compares: without legal forms, case and punctuation; "" for no name."""
    words = _NOT_A_WORD.sub(" ", name.casefold().replace("&", " and ")).strip()
    return " ".join(_LEGAL.sub(" ", words).split()) or words


def _roots(respondents: pd.DataFrame) -> Mapping[str, str]:
    """Return for each respondent the first response of what looks like the same one."""
    earlier = dict(zip(respondents["respondent_id"], respondents["repeat_of"], strict=True))
    roots: dict[str, str] = {}
    for one in earlier:
        at, seen = one, {one}
        while earlier.get(at) and earlier[at] not in seen:
            at = earlier[at]
            seen.add(at)
        roots[one] = at
    return roots


def _n(members: Iterable[Member], traits: Traits) -> int:
    return len({one.key for one in members if one.shares(traits)})
