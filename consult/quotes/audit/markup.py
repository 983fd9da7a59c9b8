"""The texts of a tree of elements: what reads as one stays one, however many elements it is split over."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from consult.errors import UnreadableFile
from consult.quotes.audit.artefact import Passage

_BREAKS = frozenset({"br", "cr", "tab", "line-break"})
_SCRIPTS = frozenset({"script", "style"})
_APART = frozenset({"delText", "delInstrText", "instrText"})
"""Elements whose text stands inside a sentence that it is no part of."""
OFFICE = frozenset({
    "r", "t", "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "span",
    "a", "bookmark-ref", "ruby", "rubyBase",
})  # fmt: skip
HTML = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "tspan", "u", "var", "wbr",
})  # fmt: skip
"""Elements that do not end a text, in office files and on web pages."""


def parsed(content: bytes) -> Any:
    """Return the root of an XML document, with nothing fetched and nothing expanded.

    Raises:
        UnreadableFile: it is no XML, or defines entities of its own, behind which a text can hide.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise UnreadableFile("it is damaged: no valid XML.") from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):
        raise UnreadableFile("it defines entities, behind which a text can hide. Save it anew without them.")
    return root


class Walk:
    """One pass over a tree. `inline` are the elements that do not end a text."""

    def __init__(self, root: Any, inline: frozenset[str], place: str = "") -> None:
        self._root, self._inline, self._place = root, inline, place
        self._blocks, self._text, self._line = [0], list[str](), 0
        self._block, self._count, self._seen = 0, 0, set[str]()

    def passages(self) -> Iterator[Passage]:
        """Yield texts, attributes, comments, instructions, and last the names of elements and attributes."""
        for event, node in etree.iterwalk(self._root.getroottree(), events=("start", "end", "comment", "pi")):
            if event == "start":
                yield from self._start(node)
            elif event == "end":
                self._blocks.pop()
                yield from self._flow(node.tail, node)
            else:
                yield self._at(node, "comment" if event == "comment" else "instruction", node.text or "")
                yield from self._flow(node.tail, node)
        yield from self._flush()
        yield Passage(self._where("names of elements"), " ".join(sorted(self._seen)), code=True)

    def _start(self, node: Any) -> Iterator[Passage]:
        name = _local(node.tag)
        if name in self._inline:
            self._blocks.append(self._blocks[-1])
        else:
            self._count += 1
            self._blocks.append(self._count)
        if name in _BREAKS:
            self._text.append("\n")
        yield from self._attributes(node, name)
        if name in _SCRIPTS:
            yield self._at(node, name, node.text or "", code=True)
        elif name in _APART:
            yield self._at(node, "deleted or hidden text", node.text or "")
        else:
            yield from self._flow(node.text, node)

    def _attributes(self, node: Any, name: str) -> Iterator[Passage]:
        self._seen.add(name)
        for key, value in node.attrib.items():
            attribute = _local(key)
            self._seen.add(attribute)
            mark = f"{attribute}={value}"
            if len(value) > 2 and mark not in self._seen:
                self._seen.add(mark)
                yield self._at(node, "attribute", value, code=True)

    def _flow(self, text: str | None, node: Any) -> Iterator[Passage]:
        if not text:
            return
        if self._blocks[-1] != self._block:
            yield from self._flush()
            self._block, self._line = self._blocks[-1], node.sourceline or 0
        self._text.append(text)

    def _flush(self) -> Iterator[Passage]:
        text = "".join(self._text)
        self._text.clear()
        if text.strip():
            yield Passage(self._where(f"line {self._line}" if self._line else "text"), text)

    def _at(self, node: Any, what: str, text: str, *, code: bool = False) -> Passage:
        return Passage(self._where(f"line {node.sourceline or 0}, {what}"), text, code)

    def _where(self, what: str) -> str:
        return f"{self._place}, {what}" if self._place else what


def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
