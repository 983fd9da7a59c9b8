"""Who answers: an invented person or organisation with a type, a size, sectors, a region and a consent."""

from dataclasses import dataclass
from typing import Any

from data.invest2035.build.chance import Chance, Urn
from data.invest2035.build.material import Letter, Material

_GOLDEN = 0.6180339887498949


@dataclass(frozen=True)
class Respondent:
    """One respondent. `given` are the words typed or chosen in the profile questions, by field; those of the fields
    in `unsaid` name nothing that the closed vocabularies have.
    """

    type: str
    size: str
    sectors: tuple[str, ...]
    region: str
    consent: str
    members: str
    given: dict[str, str]
    unsaid: frozenset[str]
    person: str
    title: str
    organisation: str
    email: str
    phone: str
    mobile: str
    letter: Letter | None
    curly: bool


def meet(chance: Chance, material: Material, number: int, *, campaigns: bool = True) -> Respondent:
    """Invent a respondent; `number` keeps e-mail addresses apart and decides whether they send a campaign's letter."""
    letter = _letter(material, number) if campaigns else None
    kind = letter.types.draw(chance) if letter else material.type_urn.draw(chance)
    profile = material.profile
    size = _size(chance, profile, kind)
    sectors = _sectors(chance, profile, kind)
    region = Urn(profile["region_weights"]).draw(chance)
    if kind in profile["types_with_members"] and chance.happens(0.5):
        region = "uk_wide"
    consent = Urn({one: raw["weight"] for one, raw in profile["consent"].items()}).draw(chance)
    members = str(chance.whole(3, 400) * 25) if kind in profile["types_with_members"] else ""
    person, organisation, email = identity(chance, material, kind, str(number) if campaigns else f"m{number}")
    given = {
        "respondent_type": chance.pick(profile["respondent_type"][kind]),
        "acting_for": chance.pick(profile["acting_for"]["individual" if kind == "individual" else "organisation"]),
        "org_size": chance.pick(profile["org_size"][size]) if size else "",
        "sectors": ";".join(profile["sectors"][one] for one in sectors),
        "region": chance.pick(profile["region"][region]),
        "consent": chance.pick(profile["consent"][consent]["said"]),
        "members_represented": members,
    }
    unknown = profile["unknown_values"]
    unsaid = frozenset(field for field in ("respondent_type", "region") if chance.happens(unknown["share"]))
    given |= {field: chance.pick(["", *unknown["said"]]) for field in sorted(unsaid)}
    return Respondent(
        type=kind,
        size=size,
        sectors=sectors,
        region=region,
        consent=consent,
        members=members,
        given=given,
        unsaid=unsaid,
        person=person,
        title="" if kind == "individual" else chance.pick(material.private["titles"]),
        organisation=organisation,
        email=email,
        phone=phone(chance, material, "phone"),
        mobile=phone(chance, material, "mobile"),
        letter=letter,
        curly=chance.happens(material.rates["curly"]),
    )


def identity(chance: Chance, material: Material, kind: str, number: str = "") -> tuple[str, str, str]:
    """Return an invented person, the organisation ("" for an individual) and an e-mail address at a reserved domain.

    The address ends in the number where there is one, since two of many invented people may share a name.
    """
    private = material.private
    first, last = chance.pick(private["first_names"]), chance.pick(private["last_names"])
    shape = chance.pick(private["organisations"][kind])
    organisation = shape.replace("<stem>", chance.pick(private["stems"]))
    email = f"{first}.{last}{number}@{chance.pick(private['domains'])}".lower().replace("-", "")
    return f"{first} {last}", organisation, email


def phone(chance: Chance, material: Material, which: str) -> str:
    """Return a number that is reserved for drama: `which` is phone or mobile."""
    return chance.digits(chance.pick(material.private["phones"][which]))


def _letter(material: Material, number: int) -> Letter | None:
    """Return the campaign of a respondent; the golden ratio spreads each evenly, however few respondents there are."""
    roll = number * _GOLDEN % 1.0
    for letter in material.letters:
        if roll < letter.share:
            return letter
        roll -= letter.share
    return None


def _size(chance: Chance, profile: dict[str, Any], kind: str) -> str:
    if kind == "individual":
        return ""
    weights = profile["size_weights"].get(kind, profile["size_weights"]["default"])
    sizes: Urn[str] = Urn(dict(zip(profile["org_size"], weights, strict=True)))
    return sizes.draw(chance)


def _sectors(chance: Chance, profile: dict[str, Any], kind: str) -> tuple[str, ...]:
    if kind in {"individual", "other"} and chance.happens(0.6):
        return ()
    urn = Urn(profile["sector_weights"])
    n = chance.whole(2, 5) if kind in {"local_authority", "combined_authority_or_group", "think_tank"} else 1
    n += chance.happens(0.25)
    drawn = {urn.draw(chance) for _ in range(n)}
    return tuple(one for one in profile["sectors"] if one in drawn)
