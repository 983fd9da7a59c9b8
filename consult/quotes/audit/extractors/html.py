"""Web pages: text as a reader sees it, and the whole source, since a browser forgives what a parser drops."""

from collections.abc import Iterator

import lxml.html

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text
from consult.quotes.audit.gathering import SOURCE
from consult.quotes.audit.markup import HTML, Walk

SUFFIXES = (".html", ".htm")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are text."""
    return is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield text, attributes, comments, scripts, styles and data inside the page."""
    source = decoded(file.content)
    if source.strip():
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
        root = lxml.html.document_fromstring(source.encode(), parser=parser, ensure_head_body=True)
        yield from Walk(root, HTML).passages()
        for number, script in enumerate(root.iter("script"), start=1):
            if "json" in script.get("type", "") and script.text:
                yield File(f"line {script.sourceline}, data", f"data {number}.json", script.text.encode())
    yield Passage(SOURCE, source, code=True)
