"""The code frame as a REFI-QDA code book: a code a theme, sub-themes below theirs, and back.

The description of a code is the definition of its theme, then a line for each thing that it includes or excludes and
for each example.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consult.coding.exchange.guid import guid, normalised
from consult.coding.exchange.markup import children, text_of
from consult.coding.exchange.source_text import plain
from consult.vocabulary import CodeFrame, Theme

THEME = "theme"
_LINES = {"includes": "Includes: ", "excludes": "Excludes: ", "examples": "Example: "}


@dataclass(frozen=True)
class Code:
    """A code as a file gives it. `path` are the names of the codes above it and its own."""

    guid: str
    path: tuple[str, ...]
    description: str
    codable: bool

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path[-1]

    def __str__(self) -> str:
        return " / ".join(self.path)


def add_codes(parent: Any, frame: CodeFrame, consultation: str) -> None:
    """Add the themes to an element as codes."""
    from lxml import etree

    tops: dict[str, Any] = {}
    for theme in sorted(frame.themes, key=lambda theme: bool(theme.parent)):
        above = tops[theme.parent] if theme.parent else parent
        code = add_code(above, guid(consultation, THEME, theme.id), theme.name)
        description = etree.Element(etree.QName(etree.QName(parent).namespace, "Description"))
        description.text = plain(described(theme))
        code.append(description)
        tops[theme.id] = code


def add_code(parent: Any, identifier: str, name: str, *, codable: bool = True) -> Any:
    """Add one code to an element, after what that has, and return it."""
    from lxml import etree

    tag = etree.QName(etree.QName(parent).namespace, "Code")
    return etree.SubElement(parent, tag, guid=identifier, name=plain(name), isCodable=str(codable).lower())


def codes(root: Any) -> Iterator[Code]:
    """Yield the codes of a code book or project, those above before those below."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), code) for book in _books(root) for code in book]
    while waiting:
        above, element = waiting.pop(0)
        path = (*above, element.get("name", "").strip())
        codable = element.get("isCodable", "true").strip() not in ("false", "0")
        yield Code(normalised(element.get("guid", "")), path, text_of(element, "Description"), codable)
        waiting[:0] = [(path, child) for child in children(element, "Code")]


def described(theme: Theme) -> str:
    """Return the description of a theme's code."""
    listed = [lead + one for field, lead in _LINES.items() for one in getattr(theme, field)]
    return "\n".join([theme.definition, *listed])


def read_description(description: str) -> dict[str, object]:
    """Return the fields of a theme that a description gives: its definition, and what it lists."""
    found: dict[str, list[str]] = {field: [] for field in _LINES}
    definition = []
    for line in description.replace("\r", "").split("\n"):
        field = next((field for field, lead in _LINES.items() if line.startswith(lead)), None)
        if field:
            found[field].append(line.removeprefix(_LINES[field]))
        else:
            definition.append(line)
    return {"definition": "\n".join(definition).strip(), **{field: tuple(listed) for field, listed in found.items()}}


def _books(root: Any) -> list[list[Any]]:
    return [list(children(codes, "Code")) for codes in root.iter("{*}Codes")]
