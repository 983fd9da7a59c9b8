"""HTML into plain lines: what a reader sees on the screen, in its order, and nothing that is fetched or run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from consult.errors import Problem, UnreadableFile
from consult.ingest.content import Refusal
from consult.ingest.letter.decoding import decode

_BLOCK_TAGS = """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead
tr ul"""
_UNSEEN_TAGS = "script style noscript template head object embed iframe svg math applet link meta title"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "pre", "blockquote", "dl"})
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"\n{3,}")


@dataclass
class _Page:
    """Text as it is put down: finished lines, the line being written, and where we are in lists and quotations."""

    quoting: bool
    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    quoted: int = 0
    preformatted: int = 0
    hidden: list[str] = field(default_factory=list)

    def put(self, text: str) -> None:
        """Add words to the line."""
        if self.preformatted:
            *whole, rest = text.replace("\r\n", "\n").split("\n")
            for one in whole:
                self.line.append(one)
                self.end_line(keep_blank=True)
            self.line.append(rest)
        else:
            self.line.append(_SPACE.sub(" ", text))

    def end_line(self, *, keep_blank: bool = False) -> None:
        """Finish the line, if it holds anything."""
        words = "".join(self.line)
        words = words.rstrip() if self.preformatted else _SPACE.sub(" ", words).strip()
        self.line.clear()
        if words or keep_blank:
            self.lines.append("> " * self.quoted + words)

    def space(self) -> None:
        """Leave a blank line before what follows."""
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append("> " * self.quoted if self.quoted else "")


def lines_of(data: bytes, name: str, *, declared: str = "", quoting: bool = False) -> tuple[str, tuple[Refusal, ...]]:
    """Return the visible text of an HTML page, and what the page hid.

    Args:
        data: the page.
        name: its name, for messages.
        declared: the encoding that a header gives.
        quoting: write `blockquote` as lines beginning with "> ", as plain e-mail does.

    Raises:
        UnreadableFile: it cannot be read as HTML.
    """
    if not declared and (found := _DECLARED.search(data[:4_096])):
        declared = found.group(1).decode("ascii")
    source = decode(data, declared)
    if source is None:
        raise UnreadableFile(Problem("this is not text in any known encoding.", "Ask for it as a PDF.", name))
    page = _Page(quoting)
    root = _parsed(source, name)
    if root is not None:
        for event, element in _walk(root):
            (_enter if event == "start" else _leave)(page, element)
    page.end_line()
    text = _BLANKS.sub("\n\n", "\n".join(page.lines).replace("\xa0", " ").replace("\u200b", "")).strip()
    refusals = tuple(Refusal(1, "", "text that the page hides from its reader", words) for words in page.hidden)
    return text, refusals


def _parsed(source: str, name: str) -> Any:
    from lxml import etree

    # As bytes with a known encoding: a page that declares another one cannot mislead the parser. Long threads of
    # replies nest deeper than the parser's first limit. At its second one it stops in silence: that is an error here.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(source.encode("utf-8", errors="replace"), parser) if source.strip() else None
    except (etree.LxmlError, ValueError):
        root = None
        broken = True
    else:
        broken = any(error.level_name == "FATAL" for error in parser.error_log)
    if broken:
        raise UnreadableFile(Problem("it cannot be read as HTML.", "Ask for it as a PDF or Word file.", name))
    return root


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """Yield start and end of every visible element, without recursion: hostile pages nest deeply."""
    stack: list[tuple[str, Any]] = [("start", root)]
    while stack:
        event, element = stack.pop()
        yield event, element
        if event == "end":
            continue
        stack.append(("end", element))
        if not _unseen(element):
            stack.extend(("start", child) for child in reversed(element) if isinstance(child.tag, str))


def _unseen(element: Any) -> bool:
    return element.tag in _UNSEEN or _concealed(element)


def _concealed(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _enter(page: _Page, element: Any) -> None:
    tag = element.tag
    if _unseen(element):
        words = _SPACE.sub(" ", " ".join(element.itertext())).strip() if tag not in _UNSEEN else ""
        page.hidden.extend([words] if words else [])
        return
    if tag in _BLOCKS:
        page.end_line()
    if tag in _APART and not page.lists:
        page.space()
    if tag in {"ul", "ol"}:
        page.lists.append(None if tag == "ul" else _whole(element.get("start"), 1))
    page.quoted += tag == "blockquote" and page.quoting
    page.preformatted += tag == "pre"
    if tag == "li":
        page.line.append(_bullet(page, element))
    elif tag == "br":
        page.end_line(keep_blank=True)
    elif tag == "img" and (alternative := (element.get("alt") or "").strip()):
        page.put(f" [{alternative}] ")
    elif tag in {"input", "option"}:
        _enter_field(page, element)
    page.put(element.text or "")


def _enter_field(page: _Page, element: Any) -> None:
    """Write what was typed into a field, and whether a box was ticked or an entry chosen."""
    kind = "option" if element.tag == "option" else (element.get("type") or "text").casefold()
    if kind in {"text", "email", "tel", "number", "url", "search"}:
        page.put(f" {element.get('value') or ''} ")
    elif kind in {"checkbox", "radio", "option"}:
        taken = element.get("selected" if kind == "option" else "checked") is not None
        page.put(" ☒ " if taken else " ☐ ")


def _leave(page: _Page, element: Any) -> None:
    tag = element.tag
    if not _unseen(element):
        if tag in _BLOCKS:
            page.end_line()
        if tag in {"ul", "ol"} and page.lists:
            page.lists.pop()
        page.preformatted -= tag == "pre"
        page.quoted -= tag == "blockquote" and page.quoting
        if tag in _APART and not page.lists:
            page.space()
    page.put(element.tail or "")


def _bullet(page: _Page, element: Any) -> str:
    number = page.lists[-1] if page.lists else None
    if number is None:
        return "• "
    number = _whole(element.get("value"), number)
    page.lists[-1] = number + 1
    return f"{number}. "


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 7 else otherwise
