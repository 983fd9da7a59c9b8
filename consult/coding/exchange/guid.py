"""Identifiers of things in REFI-QDA files: the same thing has the same one in every file of a consultation."""

from uuid import NAMESPACE_URL, uuid5

_OURS = uuid5(NAMESPACE_URL, "urn:consult-analysis:exchange")


def guid(consultation: str, kind: str, key: str = "") -> str:
    """Return the identifier of a thing of some kind."""
    return str(uuid5(uuid5(_OURS, consultation), f"{kind}/{key}"))


def normalised(given: str) -> str:
    """Return an identifier as another tool may write it, without braces and in small letters."""
    return given.strip().strip("{}").lower()
