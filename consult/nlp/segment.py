"""Answers into segments: a sentence, a bullet, or a clause of a long sentence that carries its own meaning.

By rule, so that the same text gives the same segments on every machine. Every character that is not a space lies in
exactly one segment.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from consult.nlp.lexicon import table
from consult.tables import Segments

VERSION = "segment@1"
LONGEST_WORDS = 60
LONGEST_CHARACTERS = 1_000
_SHORTEST_CLAUSE = 3

_WORDS = table("abbreviations")
_ABBREVIATIONS = frozenset(_WORDS["always"])
_BEFORE_A_NUMBER = frozenset(_WORDS["before_a_number"])
_UNLESS_A_CAPITAL_FOLLOWS = frozenset(_WORDS["unless_a_capital_follows"])

_BULLET = re.compile(r"[ \t\u00a0]*(?:[-–—•●○◦▪■*·‣►✓>]+|\(?\d{1,2}[.)]|\(?[a-zA-Z][)]|\(?[ivx]{1,4}[)])[ \t\u00a0]+\S")
_CANDIDATE = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]++[\"'”’)\]]*+)(?=\s)"
    r"|(?P<joined>(?<=[a-z]{3})[.!?])(?=[A-Z][a-z])"
    r"|(?P<line>\n\s*)"
    r"|(?P<clause>;)(?=\s)"
    r"|(?P<inline>(?<=\s)(?=[•●▪■◦‣]\s*\S)|(?<=[.;:,]\s)(?=\(?\d{1,2}\)\s)|(?<=\s)(?=\(\d{1,2}\)\s))"
)
_LAST_WORD = re.compile(r"[\w.]*$")
_SOFT = (
    re.compile(r"(?<=\s)[–—-](?=\s)|:(?=\s)"),
    re.compile(r",(?=\s)"),
    re.compile(r"\s(?=(?:and|or|but|which)\s)"),
    re.compile(r"\s"),
)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """One text with its segments as (start, end) pairs in order."""

    text_id: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def segments(self) -> list[str]:
        """The words of each segment."""
        return [self.text[start:end] for start, end in self.spans]

    def at(self, offset: int) -> int:
        """Return the number of the segment that `offset` lies in (the one before it, for a space between two)."""
        return max(bisect_right(self.spans, (offset, len(self.text) + 1)) - 1, 0)

    def containing(self, offset: int) -> str:
        """Return the words of the segment that `offset` lies in."""
        start, end = self.spans[self.at(offset)]
        return self.text[start:end]


def spans(text: str) -> list[tuple[int, int]]:
    """Return the segments of a text as (start, end) pairs, in order, `end` exclusive, in code points."""
    pieces = _between(text, 0, len(text), _cuts(text))
    return [part for start, end in pieces for part in _no_longer(text, start, end)]


def segment(texts: pd.DataFrame) -> pd.DataFrame:
    """Return the segments (`Segments`) of texts (`Texts`), in the order given."""
    rows = [
        (text_id, number, start, end)
        for text_id, text in zip(texts["text_id"], texts["text"], strict=True)
        for number, (start, end) in enumerate(spans(text))
    ]
    frame = pd.DataFrame(rows, columns=Segments.names())
    return frame.astype({"text_id": "str", "segment": "int64", "start": "int64", "end": "int64"})


def passages(texts: pd.DataFrame, segments: pd.DataFrame) -> Iterator[Passage]:
    """Yield each text (`Texts`) with its segments (`Segments`), in the order of `texts`."""
    found: dict[str, list[tuple[int, int]]] = {text_id: [] for text_id in texts["text_id"]}
    for text_id, start, end in zip(segments["text_id"], segments["start"], segments["end"], strict=True):
        found[text_id].append((start, end))
    for text_id, text in zip(texts["text_id"], texts["text"], strict=True):
        yield Passage(text_id, text, tuple(found[text_id]))


def _cuts(text: str) -> list[int]:
    """Return the offsets at which a new segment begins."""
    cuts = []
    line_start = 0
    for match in _CANDIDATE.finditer(text):
        if match.lastgroup == "line":
            if _ends_line(text, line_start, match):
                cuts.append(match.end())
            line_start = match.end()
        elif match.lastgroup != "stop" or _ends_sentence(text, line_start, match):
            cuts.append(match.end())
    return cuts


def _ends_sentence(text: str, line_start: int, match: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence rather than an abbreviation or the number of a list item."""
    if match.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(line_start, match.start() - 30), match.start())
    before = word.group().casefold() if word else ""
    if len(before) <= 2 and not text[max(line_start, match.start() - 8) : match.start()].removesuffix(before).strip(
        " \t("
    ):
        return False  # "1." or "a." opens a list item
    following = text[match.end() : match.end() + 40].lstrip()[:1]
    if before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", before):
        return False
    if before in _BEFORE_A_NUMBER:
        return not following.isdigit()
    if before in _UNLESS_A_CAPITAL_FOLLOWS:
        return following.isupper()
    return True


def _ends_line(text: str, line_start: int, match: re.Match[str]) -> bool:
    """Tell whether a line break parts two segments, or a letter writer's screen was narrow."""
    if match.group().count("\n") > 1 or _BULLET.match(text, match.end()):
        return True
    line = text[line_start : match.start()].rstrip()
    if not line or line[-1] in ".!?:;…":
        return True
    return not (text[match.end() : match.end() + 1].islower() or len(line) >= LONGEST_WORDS)


def _between(text: str, start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    """Return what lies between cuts without its outer spaces; a clause of one or two words joins its neighbour."""
    bounds = [start, *cuts, end]
    pieces: list[tuple[int, int]] = []
    words = 0
    for left, right in pairwise(bounds):
        piece = _trimmed(text, left, right)
        if piece[0] >= piece[1]:
            continue
        more = len(text[piece[0] : piece[1]].split())
        if pieces and min(words, more) < _SHORTEST_CLAUSE and _same_list(text, pieces[-1][1], piece[0]):
            piece, more = (pieces.pop()[0], piece[1]), words + more
        pieces.append(piece)
        words = more
    return pieces


def _same_list(text: str, end: int, start: int) -> bool:
    """Tell whether two pieces are parted by a semicolon on one line."""
    return text[end - 1] == ";" and "\n" not in text[end:start]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _no_longer(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split what is too long: at a dash or colon, else a comma, else before "and", else where it must be."""
    words = [match.start() for match in _WORD.finditer(text, start, end)]
    pieces = []
    first = 0
    while len(words) - first > LONGEST_WORDS or end - start > LONGEST_CHARACTERS:
        limit = words[first + LONGEST_WORDS] if len(words) - first > LONGEST_WORDS else end
        cut = _best_cut(text, start, min(limit, start + LONGEST_CHARACTERS))
        pieces.append(_trimmed(text, start, cut))
        first = bisect_left(words, cut, lo=first)
        inside_a_word = not text[cut].isspace() and not text[cut - 1].isspace()
        start = cut if inside_a_word or first == len(words) else words[first]
    return [*pieces, (start, end)]


def _best_cut(text: str, start: int, limit: int) -> int:
    earliest = start + (limit - start) // 4
    for soft in _SOFT:
        inside = [match.end() for match in soft.finditer(text, start, limit) if match.end() > earliest]
        if inside:
            return inside[-1]
    return limit
