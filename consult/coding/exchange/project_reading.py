"""The XML of a REFI-QDA project, from this tool or another, as tables: codes, users and coded passages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consult.coding.exchange.code_book import Code, codes
from consult.coding.exchange.guid import normalised
from consult.coding.exchange.markup import children, local
from consult.coding.exchange.position import Passage

_USER_FIELDS = ("id", "name")


@dataclass(frozen=True)
class Coded:
    """A coder's coding of a passage; `passage` is None for the source as a whole."""

    code: str
    user: str
    selection: str
    passage: Passage | None


@dataclass(frozen=True)
class Source:
    """A source as the file gives it: its text, or where that is; and what was coded in it."""

    guid: str
    name: str
    kind: str
    content: str | None
    path: str
    coded: tuple[Coded, ...]


class Project:
    """What a project's XML holds."""

    def __init__(self, root: Any) -> None:
        self.origin: str = root.get("origin", "")
        self.codes: dict[str, Code] = {code.guid: code for code in codes(root)}
        self.users: dict[str, str] = dict(_users(root))
        self.creator: str = normalised(root.get("creatingUserGUID", ""))
        self.sources: tuple[Source, ...] = tuple(_sources(root))

    def coder_id(self, user: str) -> str:
        """Return who a user is: the id that this tool gave, else the name; "" where the file does not say."""
        return self.users.get(user) or self.users.get(self.creator, "")


def _users(root: Any) -> Iterator[tuple[str, str]]:
    for holder in children(root, "Users"):
        for user in children(holder, "User"):
            known = (user.get(field, "").strip() for field in _USER_FIELDS)
            yield normalised(user.get("guid", "")), next((one for one in known if one), "")


def _sources(root: Any) -> Iterator[Source]:
    for holder in children(root, "Sources"):
        for element in holder:
            if local(element):
                yield Source(
                    guid=normalised(element.get("guid", "")),
                    name=element.get("name", "").strip(),
                    kind=local(element),
                    content=next((one.text or "" for one in children(element, "PlainTextContent")), None),
                    path=element.get("plainTextPath", ""),
                    coded=tuple(_coded(element)),
                )


def _coded(source: Any) -> Iterator[Coded]:
    """Yield the codings of a source: those of its passages, and of the whole."""
    for element in source:
        if local(element).endswith("Selection"):
            user = element.get("creatingUser", "")
            for coding in children(element, "Coding"):
                yield _coding(coding, user, normalised(element.get("guid", "")), _passage(element))
        elif local(element) == "Coding":
            yield _coding(element, source.get("creatingUser", ""), "", None)


def _coding(element: Any, user: str, selection: str, passage: Passage | None) -> Coded:
    code = next((one.get("targetGUID", "") for one in children(element, "CodeRef")), "")
    return Coded(normalised(code), normalised(element.get("creatingUser", user)), selection, passage)


def _passage(element: Any) -> Passage | None:
    try:
        start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
    except ValueError:
        return None
    return Passage(start, end, element.get("name", ""))
