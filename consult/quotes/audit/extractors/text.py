"""Plain text in lines: text, Markdown, CSV, style sheets and scripts."""

import re
from collections.abc import Iterator

from consult.quotes.audit.artefact import File, Passage
from consult.quotes.audit.decoding import decoded, is_text

_LINE = re.compile(r"[^\n]+")
_PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*")
SUFFIXES = (".txt", ".md", ".csv", ".tsv", ".css", ".js")
VERSION = 1


def recognise(content: bytes) -> bool:
    """Tell whether the bytes are text."""
    return is_text(content)


def extract(file: File) -> Iterator[Passage | File]:
    """Yield every line; of prose, where a sentence goes over many, every paragraph."""
    name = file.name.lower()
    code = name.endswith((".css", ".js"))
    parts = _LINE if code or name.endswith((".csv", ".tsv")) else _PARAGRAPH
    text = decoded(file.content)
    lines, at = 1, 0
    for match in parts.finditer(text):
        lines, at = lines + text.count("\n", at, match.start()), match.start()
        yield Passage(f"line {lines}", match[0], code)
