"""The forms that a person's or an organisation's name, address or number goes by, each with how sure a sign it is."""

import re
from collections.abc import Callable, Iterator
from enum import IntEnum

from consult.quotes.audit.ordinary import Ordinary
from consult.quotes.audit.view import words
from consult.quotes.detection import lexicon

_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "cllr", "hon")
)
_ENDINGS = frozenset(("com", "org", "net", "co", "uk", "gov", "ac", "eu", "info", "biz", "io", "scot", "wales", "nhs"))
_DIGITS = re.compile(r"\D+")
_SHORTEST_NUMBER, _SHORTEST_POSITION, _SHORTEST_ACCOUNT, _SHORTEST_ACRONYM = 9, 6, 6, 3
_LONGEST = 12


class Tier(IntEnum):
    """How sure a sign a form is: certain and distinctive ones block.

    Common words, and names on the allow-list that every release may hold, are only reported.
    """

    CERTAIN = 1
    DISTINCTIVE = 2
    COMMON = 3


Forms = Iterator[tuple[str, Tier]]


def forms(field: str, value: str, ordinary: Ordinary) -> Forms:
    """Yield the forms of a personal value as words with a space between; a number as its digits.

    `field` is one of the restricted table, or `respondent` for an id. Those that name nobody (a job title) have none.
    """
    if field in _BY_FIELD:
        yield from _BY_FIELD[field](value, ordinary)


def _person(value: str, ordinary: Ordinary) -> Forms:
    last, comma, first = value.partition(",")
    name = [word for word in words(f"{first} {last}" if comma else value) if word not in _TITLES]
    if len(name) > 1:
        first, *_, last = name
        for called in (*sorted(lexicon.nicknames(first)), first[0]):
            yield f"{called} {last}", Tier.CERTAIN
            yield f"{last} {called}", Tier.CERTAIN
        yield " ".join(name), Tier.CERTAIN
    yield from _alone(name[-1:], Tier.DISTINCTIVE, ordinary)


def _organisation(value: str, ordinary: Ordinary) -> Forms:
    name = words(value.replace("&", " and "))
    if ordinary.allowed(value):
        yield " ".join(name), Tier.COMMON
        return
    kept = [word for word in name if word not in lexicon.words("legal")]
    short = [word for word in kept if word not in lexicon.words("small")]
    for way in (name, kept, short):
        if len(way) > 1:
            yield " ".join(way), Tier.CERTAIN
            for word in way:
                yield from _distinctive(word, ordinary)
    initials = "".join(word[0] for word in short)
    if len(initials) >= _SHORTEST_ACRONYM:
        yield initials, Tier.COMMON
    yield from _alone(short if len(short) == 1 else [], Tier.CERTAIN, ordinary)


def _email(value: str, ordinary: Ordinary) -> Forms:
    local, _, domain = value.rpartition("@")
    if not local:
        return
    yield " ".join(words(value)), Tier.CERTAIN
    yield from _distinctive("".join(words(local)), ordinary)
    host = words(domain)
    if not lexicon.words("providers") & set(host[:-1]):
        yield " ".join(host), Tier.CERTAIN
        for word in host:
            if word not in _ENDINGS:
                yield from _distinctive(word, ordinary)


def _phone(value: str, _ordinary: Ordinary) -> Forms:
    number = _DIGITS.sub("", value).removeprefix("00").removeprefix("44").lstrip("0")
    if len(number) >= _SHORTEST_NUMBER:
        yield number, Tier.CERTAIN


def _address(value: str, _ordinary: Ordinary) -> Forms:
    for line in (value, *re.split(r"[,\n]", value)):
        found = words(line)
        if len(found) > 1 and any(character.isdecimal() for character in line):
            yield " ".join(found), Tier.CERTAIN


def _account(value: str, ordinary: Ordinary) -> Forms:
    found = words(value)
    if len("".join(found)) >= _SHORTEST_ACCOUNT and any(map(ordinary.distinctive, found)):
        yield " ".join(found), Tier.CERTAIN


def _position(value: str, _ordinary: Ordinary) -> Forms:
    if len(_DIGITS.sub("", value)) >= _SHORTEST_POSITION:
        yield " ".join(words(value)), Tier.CERTAIN


def _other(value: str, ordinary: Ordinary) -> Forms:
    found = words(value)
    if len(found) <= _LONGEST and any(map(ordinary.distinctive, found)):
        yield from _organisation(value, ordinary)


def _distinctive(word: str, ordinary: Ordinary) -> Forms:
    if ordinary.distinctive(word):
        yield word, Tier.DISTINCTIVE


def _alone(name: list[str], tier: Tier, ordinary: Ordinary) -> Forms:
    """Yield a name of one word: it is only reported where it is a common word."""
    for word in name:
        if len(word) >= _SHORTEST_ACRONYM:
            yield word, tier if ordinary.distinctive(word) else Tier.COMMON


_BY_FIELD: dict[str, Callable[[str, Ordinary], Forms]] = {
    "person": _person,
    "organisation": _organisation,
    "alias": _organisation,
    "email": _email,
    "phone": _phone,
    "address": _address,
    "ip": _position,
    "location": _position,
    "account": _account,
    "other": _other,
    "respondent": _account,
}
