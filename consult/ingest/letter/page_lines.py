"""The lines of a PDF page with their places, and how lines become paragraphs again.

A PDF keeps characters at places, not paragraphs: where a paragraph ends is told by the gap to the next line, by a line
that stops short of the right margin, and by a bullet or number that begins the next.
"""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"^\s*(?:[•▪●○◦‣·–—*-]\s|[\uf0b7\uf0a7]|\(?[0-9]{1,3}[.)]\s|\(?[a-z][.)]\s|\(?[ivx]{1,4}\)\s)")
_QUESTION = re.compile(r"^\s*(?:q\.?\s?[0-9]|questions?\s+[0-9])", re.IGNORECASE)
_QUESTION_ALONE = re.compile(r"^\s*(?:q\.?|questions?)\s*[0-9]+[a-z]?[\s.:)]*$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.?)?\s*[0-9]{1,4}\s*(?:(?:of|/)\s*[0-9]{1,4})?\W*$", re.IGNORECASE)
_ENDS = ".!?:;"
_JOINING = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "our", "the", "to", "with"}
)
_RAGGED = 0.2
"""How much of its width a line may leave empty when it does not end a sentence: programs break lines in many ways."""

_SOFT_HYPHEN = "\u00ad"
_NEXT_COLUMN = 6
"""Line heights that a line goes back to the left where it is in another column and goes on with nothing."""

_EDGE = 2
"""How many lines at the top and at the bottom of a page may be a running header or footer."""

_REPEATED_ON = 3
"""On how many pages a line must be for it to be one."""


@dataclass(frozen=True)
class Line:
    """One line and its box in points; `field` for the value of a form field."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    field: bool = False


def without_running_lines(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[tuple[int, str]]]:
    """Take page numbers and running headers and footers out.

    Returns:
        The pages without them, and (page counted from 1, line) for each that was taken out.
    """
    edges = [_edge(lines) for lines in pages]
    same = Counter(text for edge in edges for text in {_plain(lines) for lines in edge})
    numbered = Counter(key for number, edge in enumerate(edges, 1) for key in {_numbered(one, number) for one in edge})
    kept: list[list[Line]] = []
    taken: list[tuple[int, str]] = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True), 1):
        running = {
            id(line)
            for line in edge
            if same[_plain(line)] >= _REPEATED_ON or (numbered[key := _numbered(line, number)] >= _REPEATED_ON and key)
        }
        kept.append([line for line in lines if id(line) not in running])
        taken.extend((number, line.text) for line in lines if id(line) in running)
    return kept, taken


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Put columns that are written row by row one after the other, where one to the right has a question's heading.

    In a table of questions and answers the questions stand to the left, and rows are read one by one.
    """
    beside = [index for index in range(1, len(lines)) if _is_right_of(lines[index], lines[index - 1])]
    if not any(_QUESTION.match(lines[index].text) for index in beside):
        return lines
    edge = min(lines[index].left for index in beside) - 1
    above, below = lines[: beside[0] - 1], lines[beside[0] - 1 :]
    left = [line for line in below if line.left < edge]
    return [*above, *left, *(line for line in below if line.left >= edge)]


def _is_right_of(line: Line, before: Line) -> bool:
    height = line.top - line.bottom
    return line.left > before.right and abs(line.bottom - before.bottom) < height / 2


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Join the lines of one page into paragraphs."""
    pitch = _pitch(lines)
    margin = max((line.right for line in lines if not line.field), default=0.0)
    whole: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is not None and _continues(before, line, pitch, margin):
            whole[-1] = join(whole[-1], line.text)
        else:
            if before is not None and _apart(before, line, pitch):
                whole.append("")
            whole.append(line.text.strip())
        before = line
    return whole


def across_pages(pages: Sequence[list[str]]) -> str:
    """Put the paragraphs of all pages together; one that a page break cuts in two becomes one again."""
    whole: list[str] = []
    for page in pages:
        paragraphs = [one for one in page if one] and page
        if whole and paragraphs and _runs_on(whole[-1], paragraphs[0]):
            whole[-1] = join(whole[-1], paragraphs[0])
            paragraphs = paragraphs[1:]
        elif whole and paragraphs:
            whole.append("")
        whole.extend(paragraphs)
    return "\n".join(whole).strip("\n")


def join(first: str, second: str) -> str:
    """Join two lines: a hyphen that a line break made goes, one that belongs to the word stays."""
    first, second = first.rstrip(), second.strip()
    if first.endswith(_SOFT_HYPHEN):
        return first.rstrip(_SOFT_HYPHEN) + second
    if re.search(r"[a-z]{2}-$", first) and second[:1].islower():
        stem = re.split(r"[\s-]", first[:-1])[-1].casefold()
        return first + second if stem in _PREFIXES else first[:-1] + second
    return f"{first}{second}" if first.endswith(("-", "–", "/")) else f"{first} {second}"


_HYPHENATED = """
long short low high mid non co pre post self cross well multi semi sub end large small net zero full part public
private cost cutting decision evidence export half in inter job market policy world year on off so up out re ex
anti de all foot energy value knowledge place start scale spin skill labour capital carbon client data first
second
"""
_PREFIXES = frozenset(_HYPHENATED.split())
"""First halves after which British writers keep the hyphen; elsewhere a hyphen at a line's end is the typesetter's."""


def _continues(before: Line, line: Line, pitch: float, margin: float) -> bool:
    if (
        before.field
        or line.field
        or _QUESTION_ALONE.match(before.text)
        or _BULLET.match(line.text)
        or _QUESTION.match(line.text)
    ):
        return False
    gap = before.bottom - line.bottom
    moved = before.left - line.left > _NEXT_COLUMN * (before.top - before.bottom)
    if not 0 < gap <= 1.35 * pitch or line.left > before.right or moved:
        return False
    first_word = re.split(r"\s", line.text.strip(), maxsplit=1)[0]
    # The line stopped early although the next word would have fitted: its writer ended it.
    per_character = (before.right - before.left) / max(1, len(before.text.strip()))
    if before.right + per_character * (len(first_word) + 1.5) > margin:
        return True
    return before.text.rstrip()[-1:] not in _ENDS and margin - before.right < _RAGGED * (margin - before.left)


def _apart(before: Line, line: Line, pitch: float) -> bool:
    return not (before.field or line.field) and before.bottom - line.bottom > 1.6 * pitch


def _runs_on(last: str, first: str) -> bool:
    if not last or last[-1] in _ENDS or _BULLET.match(first) or _QUESTION.match(first):
        return False
    return first[:1].islower() or last.split()[-1].casefold() in _JOINING


def _pitch(lines: Sequence[Line]) -> float:
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom - b.bottom > 1]
    return statistics.median_low(gaps) if gaps else 12.0


def _edge(lines: list[Line]) -> list[Line]:
    """Return the lines that may be running ones: the outermost on the page, wherever the PDF writes them."""
    printed = sorted((line for line in lines if not line.field), key=lambda line: -line.top)
    if len(printed) <= 2 * _EDGE:
        # A page with hardly anything on it has hardly anything to tell a header from: only its first and last line.
        return list({id(line): line for line in (*printed[:1], *printed[-1:])}.values())
    return [*printed[:_EDGE], *printed[-_EDGE:]]


def _plain(line: Line) -> str:
    return " ".join(line.text.split())


def _numbered(line: Line, page: int) -> str:
    """Return the line with its page number as a constant, "" where its last number goes up with no page.

    Headings such as "Question 3" on page 3 are no page numbers.
    """
    text = _plain(line)
    numbers = _NUMBER.findall(text)
    if not numbers or _QUESTION.match(text) or len(text) > 120:
        return ""
    if _PAGE_NUMBER.match(text):
        return f"#{int(numbers[0]) - page}"
    if text.endswith(numbers[-1]) and len(numbers[-1]) < 5:
        return f"{text.removesuffix(numbers[-1])}#{int(numbers[-1]) - page}"
    if text.startswith(numbers[0]) and len(numbers[0]) < 5:
        return f"#{int(numbers[0]) - page}{text.removeprefix(numbers[0])}"
    return ""
