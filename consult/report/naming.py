"""The names readers see for the ids in the tables."""

import re

from consult import reference

NOT_GIVEN = "Not given"

_OWN = {
    "channel": {
        "online": "Online form",
        "email": "E-mail",
        "document": "Document",
        "post": "Post",
        "event": "Event",
    },
    "consent": {
        "publish_named": "May be published with the name",
        "publish_anonymous": "May be published without the name",
        "confidential": "Confidential: must not be published",
        "missing": "Not given or unclear: nothing is published",
    },
    "acting_for": {
        "individual": "Themselves",
        "organisation": "An organisation",
    },
    "tone": {
        "positive": "Positive",
        "negative": "Negative",
        "mixed": "Mixed",
        "neutral": "Neutral",
    },
    "stance": {
        "agree": "For",
        "disagree": "Against",
        "mixed": "For in part, or both",
        "unstated": "Not said in so many words",
    },
}


def names(vocabulary: str) -> dict[str, str]:
    """Return the names of a closed vocabulary by id, in its own order; "" is `Not given`."""
    if vocabulary in _OWN:
        known = dict(_OWN[vocabulary])
    else:
        known = {entry.id: entry.name for entry in reference.entries(vocabulary)}
    return known | {"": NOT_GIVEN}


def plain(identifier: str) -> str:
    """Return an id that no vocabulary names as words: `north_east` as `North east`."""
    words = identifier.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def unquoted(sentence: str) -> str:
    """Replace what stands in quotation marks by an ellipsis, so that no word of a respondent shows.

    Review sentences and reasons may quote the value they are about; without it, equal ones also count together.
    """
    return re.sub(r'"[^"]*"|“[^”]*”', "“…”", sentence)


def sort_of(sentence: str) -> str:
    """Return what a review sentence says apart from its particulars, so that its like count together.

    The name of a file that begins it goes, since a letter's name may be its sender's; quoted words and numbers become
    an ellipsis: `note.txt: 75% sure that this part answers q2` is `…% sure that this part answers q…`.
    """
    nameless = re.sub(r"^[^:]*\.\w{2,5}(?: \([^)]*\))?: ", "", sentence)
    return re.sub(r"…(?:, …)+", "…", re.sub(r"\d+(?:[.,]\d+)*", "…", unquoted(nameless)))
