"""Mend what is broken in a text and nothing else: a quotation must stay word for word what the person wrote.

Mended: text decoded with the wrong encoding, HTML entities and tags, accents in two pieces, invisible characters, odd
spaces, bullets from symbol fonts, line ends (also those that Excel escapes), runs of spaces and of empty lines. Kept:
curly quotation marks, dashes, capitals, emoji, spelling.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from consult.clean.alignment import Aligned, Edit

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_PLAIN = r"\x20-\x7e‘’“”–—…•£€"
_ENTITY = r"&[#a-zA-Z0-9]{2,31};"
_SUSPECT = re.compile(rf"[^{_PLAIN}\n]|{_ENTITY}|</?[a-zA-Z]|_x00|\n\n\n| \n|\n |  |\A[ \n]|[ \n]\Z")
_STRANGE = re.compile(rf"[^{_PLAIN}\n\t]|{_ENTITY}")
_LINE_END = re.compile(r"(?:_x000[Dd]_)?\r\n?|_x000[Dd]_\n?|[\x0b\x0c\u2028\u2029]|_x000[AaBbCc]_")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|br|div|ul|ol|li|h[1-6]|table|tbody|tr|td|th|blockquote|b|i|u|em|strong|span|a|font|sub|sup)"
    r"(?:\s+[\w-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>",
    re.IGNORECASE,
)
_IN_LINE = {"b", "i", "u", "em", "strong", "span", "a", "font", "sub", "sup"}
_ODD = re.compile(
    r"(?P<drop>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufeff\uffa0\ufff9-\ufffc]"
    r"|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"  # joiners matter between foreign letters
    r"|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+)"  # tags spell flags, and can hide words
    r"|(?P<space>[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000])"
    r"|(?P<bullet>[\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076])"
    r"|(?P<line>\x85)"
)
_PUT = {"drop": "", "space": " ", "bullet": "•", "line": "\n"}
_SPACING = re.compile(r"[ \n]+")
_PIECE = 2_000
"""Longest piece given to the encoding repair at once; aligning costs the square of it."""
_ROUNDS = 6
"""One mending may bare another (an invisible character between a letter and its accent); two rounds are usual."""


def repair(original: str) -> Aligned:
    """Return the mended text with its runs on the original. Mending it again changes nothing."""
    aligned = Aligned.whole(original)
    for _ in range(_ROUNDS):
        if not _SUSPECT.search(aligned.text):
            break
        before = aligned.text
        for step in (_line_ends, _encoding, _odd_characters, _tags, _spacing):
            aligned = aligned.edited(step(aligned.text))
        if aligned.text == before:
            break
    return aligned


def _line_ends(text: str) -> Iterator[Edit]:
    return (Edit(match.start(), match.end(), "\n") for match in _LINE_END.finditer(text))


def _encoding(text: str) -> Iterator[Edit]:
    """Mend each line that holds anything out of the ordinary, and find where the mended line differs."""
    if not _STRANGE.search(text):
        return
    import ftfy
    from rapidfuzz.distance import Levenshtein

    for start, piece in _pieces(text):
        if not _STRANGE.search(piece):
            continue
        mended = ftfy.fix_text(piece, _mending())
        if mended == piece:
            continue
        for change in Levenshtein.opcodes(piece, mended):
            if change.tag != "equal":
                replacement = mended[change.dest_start : change.dest_end]
                yield Edit(start + change.src_start, start + change.src_end, replacement)


@cache
def _mending() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    return TextFixerConfig(uncurl_quotes=False, fix_line_breaks=False, normalization="NFC", explain=False)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its start; a long line is cut at a space near every two-thousandth character."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        while end - start > _PIECE:
            space = text.rfind(" ", start + 1, start + _PIECE)
            cut = space if space > 0 else start + _PIECE
            yield start, text[start:cut]
            start = cut
        yield start, text[start:end]
        start = end + 1


def _odd_characters(text: str) -> Iterator[Edit]:
    return (Edit(match.start(), match.end(), _PUT[match.lastgroup or "drop"]) for match in _ODD.finditer(text))


def _tags(text: str) -> Iterator[Edit]:
    """Take the tags out of text that came as HTML: one alone, but for a line break, may be a person's own sign."""
    found = list(_TAG.finditer(text))
    closed = {tag["name"].lower() for tag in found if tag["close"]} | {"br"}
    for tag in found:
        name = tag["name"].lower()
        if name in closed:
            yield Edit(tag.start(), tag.end(), "" if name in _IN_LINE else "\n")


def _spacing(text: str) -> Iterator[Edit]:
    """Leave one space, one line end or one empty line wherever there is any run of them, and none at either end."""
    for match in _SPACING.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text):
            yield Edit(start, end, "")
            continue
        lines = text.count("\n", start, end)
        wanted = "\n" * min(lines, 2) or " "
        if text.startswith(wanted, start):
            start += len(wanted)
            wanted = ""
        if end > start:
            yield Edit(start, end, wanted)
