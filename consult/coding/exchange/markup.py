"""XML that a stranger made, read so that it can do nothing; and XML of our own, written the same way every time."""

from collections.abc import Iterator
from typing import Any

from consult.errors import Problem, UnreadableFile, UnsafeFile

_AGAIN = "Export it again from the program that made it."


def parse(data: bytes, file: str) -> Any:
    """Return the root element; no entity is expanded and nothing is fetched.

    Raises:
        UnreadableFile: it is no XML.
        UnsafeFile: it declares a document type, and with it entities.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableFile(Problem("holds XML that is damaged.", _AGAIN, file=file)) from None
    if root.getroottree().docinfo.doctype:
        raise UnsafeFile(Problem("declares XML entities, which no such file needs.", _AGAIN, file=file))
    return root


def local(element: Any) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the children of a name, whatever namespace they are in: older files have others."""
    return (child for child in element if local(child) == name)


def text_of(element: Any, name: str) -> str:
    """Return the text of the first child of a name, "" where there is none."""
    found = next(children(element, name), None)
    return (found.text or "") if found is not None else ""


def written(root: Any) -> bytes:
    """Return an element as a file."""
    from lxml import etree

    content: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return content
