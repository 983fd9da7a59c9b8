"""Facts about respondents: each value as given is mapped to a closed vocabulary, or stays unmapped and is reported."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from consult import reference
from consult.errors import ModelError
from consult.ingest.heading import plain
from consult.vocabulary import Channel, Consent

VOCABULARIES = {
    "respondent_type": "respondent-types",
    "org_size": "organisation-sizes",
    "sectors": "sectors",
    "region": "regions",
    "consent": "consent",
}
_ACTING_FOR = {
    "individual": (
        "individual", "an individual", "as an individual", "myself", "personal", "member of the public", "citizen",
        "private individual", "personal capacity", "in a personal capacity", "on my own behalf", "for myself",
        "individual respondent", "unigolyn", "fel unigolyn", "aelod or cyhoedd",
    ),
    "organisation": (
        "organisation", "organization", "an organisation", "on behalf of an organisation", "behalf of an organisation",
        "on behalf of my organisation", "on behalf of an organization", "for an organisation", "company", "business",
        "professional capacity", "in a professional capacity", "group", "on behalf of a business", "my organisation",
        "on behalf of a group", "as an organisation", "on behalf of a company",
        "on behalf of an organisation or group", "sefydliad", "ar ran sefydliad", "ar ran fy sefydliad",
        "ar ran busnes",
    ),
}  # fmt: skip
_CHANNELS = {
    Channel.ONLINE: ("online", "web", "survey", "online survey", "online form", "website", "citizen space"),
    Channel.EMAIL: ("email", "e mail", "by email"),
    Channel.DOCUMENT: ("document", "letter attached", "upload"),
    Channel.POST: ("post", "letter", "paper", "by post", "hard copy"),
    Channel.EVENT: ("event", "workshop", "roundtable", "meeting"),
}
_NOT_GIVEN = frozenset(
    ("prefer not to say", "not applicable", "n a", "na", "not stated", "not given", "unknown", "dont know", "-", "?")
)
_LEAD_IN = re.compile(r"^(i am|i m|we are|responding|answering|as|a|an|for|yes)\b ")
_LIKE = 92.0
_LONGEST_VALUE = 80
_SEPARATORS = re.compile(r"\s*[;|\n]\s*")
_COUNT = re.compile(
    r"(?:about|around|over|approx\.?|approximately|c\.?)?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.0+)?\+?", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")


def map_value(field: str, value: str, asked: str = "") -> str:
    """Return the id a profile value maps to, "" where the closed vocabulary lacks it.

    Args:
        field: a column of the respondents table; `attribute` has no vocabulary and keeps the value as it is.
        value: the value as given.
        asked: the wording of the question, which decides what a bare yes or no means for consent.
    """
    text = value.strip()
    if not text:
        return ""
    if field == "consent":
        return _consent(text, asked)
    if field == "sectors":
        return _sectors(text)
    if field == "members_represented":
        return _count(text)
    if field == "submitted_at":
        return text
    if field == "attribute":
        return ""
    return _one(field, text)


@lru_cache(maxsize=65_536)
def _one(field: str, value: str) -> str:
    known = _vocabulary(field)
    name = plain(value)
    if name in known:
        return known[name]
    bare = _LEAD_IN.sub("", name)
    if bare in known:
        return known[bare]
    short = plain(re.sub(r"\([^)]*\)", " ", value))
    if short in known:
        return known[short]
    return _alike(name, known)


def _alike(name: str, known: dict[str, str]) -> str:
    """Return the entry of the most alike name; digits must agree, since 10-49 is not 10-40."""
    if len(name) > 100:
        return ""
    digits = re.findall(r"\d+", name)
    for found, _, _ in process.extract(name, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=5):
        if re.findall(r"\d+", found) == digits:
            return known[found]
    return ""


@lru_cache(maxsize=65_536)
def _sectors(value: str) -> str:
    whole = _one("sectors", value)
    if whole:
        return whole
    parts = [part for part in _SEPARATORS.split(value) if part]
    ids = [_one("sectors", part) for part in parts]
    if len(parts) == 1 or not all(ids):
        finer = [piece for part in parts for piece in (_COMMA.split(part) if not _one("sectors", part) else [part])]
        ids = [_one("sectors", piece) for piece in finer]
    return ";".join(dict.fromkeys(one for one in ids if one))


def _count(value: str) -> str:
    match = _COUNT.fullmatch(value)
    return str(int(match[1].replace(",", ""))) if match else ""


@cache
def _vocabulary(field: str) -> dict[str, str]:
    """Return the ids of a field's vocabulary by every plain name; the first entry that claims a name has it."""
    if field == "acting_for":
        return {name: side for side, names in _ACTING_FOR.items() for name in names}
    if field == "channel":
        return {name: channel.value for channel, names in _CHANNELS.items() for name in names}
    known: dict[str, str] = {}
    names = [VOCABULARIES[field], *(["places"] if field == "region" else [])]
    for vocabulary in names:
        for entry in _entries(vocabulary):
            target = entry.id if vocabulary != "places" else entry.parent
            for name in (entry.id.replace("_", " "), entry.name, *entry.aliases):
                if target:
                    known.setdefault(plain(name), target)
    return known


def _entries(vocabulary: str) -> tuple[reference.Entry, ...]:
    try:
        return reference.entries(vocabulary)
    except FileNotFoundError as error:
        raise ModelError(
            f"the reference list {vocabulary}.yaml is missing. Install the product again, or restore data/reference."
        ) from error


@cache
def _consent_rules() -> dict[str, Any]:
    raw = yaml.safe_load(reference.data("reference", "consent.yaml").read_text(encoding="utf-8"))
    return {
        "yes": {plain(str(word)) for word in raw.get("yes_words", ("yes",))},
        "no": {plain(str(word)) for word in raw.get("no_words", ("no",))},
        "by_question": [(re.compile(rule["pattern"], re.I | re.S), rule) for rule in raw.get("by_question", ())],
    }


@lru_cache(maxsize=4096)
def _consent(value: str, asked: str) -> str:
    """Return the consent a value gives. It is never guessed by likeness: anything unclear is `missing`."""
    name = plain(value)
    if name in _vocabulary("consent"):
        return _vocabulary("consent")[name]
    rules = _consent_rules()
    answer = next((word for word in ("yes", "no") if name in rules[word]), "")
    if answer:
        for pattern, rule in rules["by_question"]:
            if pattern.search(asked):
                return str(rule.get(answer, Consent.MISSING))
    return ""


def is_unknown(field: str, value: str, mapped: str) -> bool:
    """Tell whether a value is one that its closed vocabulary lacks, rather than a way of giving none."""
    return not mapped and field not in ("attribute", "submitted_at") and plain(value) not in _NOT_GIVEN


def share_mapped(field: str, values: Iterable[str]) -> float:
    """Return which share of the values that are given the vocabulary of a field knows; 0 for long texts."""
    given = [value.strip() for value in values if value and not value.isspace()]
    if not given or max(map(len, given)) > _LONGEST_VALUE:
        return 0.0
    return sum(1 for value in given if map_value(field, value)) / len(given)


def joined_consent(given: list[str]) -> str:
    """Return what several answers about publication add up to: the strictest; "" where nothing was answered."""
    if not given:
        return ""
    if Consent.CONFIDENTIAL in given:
        return Consent.CONFIDENTIAL.value
    if "" in given or Consent.MISSING in given:
        return Consent.MISSING.value
    return Consent.PUBLISH_ANONYMOUS.value if Consent.PUBLISH_ANONYMOUS in given else Consent.PUBLISH_NAMED.value
