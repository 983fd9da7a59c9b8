"""The writer's own words in an e-mail, apart from the messages that it quotes.

Nothing is dropped: what is not the writer's own is returned as refusals. A message that only passes another one on
("FYI", or nothing at all) has no words of its own, and then the message passed on is the response.
"""

import re
from dataclasses import dataclass, field

from consult.ingest.content import Refusal
from consult.signature import begins_signature

QUOTED = "quoted message"
HEADER = "header of a forwarded message"
COVERING = "covering note of a forwarded message"

_MAX_COVER_WORDS = 40
"""A note that passes a message on is no longer than this; one that answers a question is no such note."""

_LONGEST_WROTE = 400
_LONGEST_HEADER = 40
"""Lines of the header over a message that is quoted."""

_FORWARD = re.compile(r"^\s*(?:-{3,}\s*Forwarded message\s*-{3,}|Begin forwarded message:?)\s*$", re.IGNORECASE)
_ORIGINAL = re.compile(r"^\s*-{3,}\s*Original (?:Message|Appointment)\s*-{3,}\s*$", re.IGNORECASE)
_ON = re.compile(
    r"^\s*(?:On\b[^\n]{0,60}[0-9].{3,250}\bwrote|Ar\b[^\n]{0,60}[0-9].{3,250}\bysgrifennodd\b.{0,120})\s*:\s*$",
    re.DOTALL,
)
_BY = re.compile(r"^\s*.{3,120}<\S+@\S+>\s+wrote\s*:\s*$", re.DOTALL)
_FIELD = re.compile(
    r"^\s*\*?(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments)\s*:\*?\s*(.*)$", re.IGNORECASE
)
_RULE = re.compile(r"^\s*(?:_{5,}|-{5,})\s*$")
_QUOTE = re.compile(r"^\s?>\s?")
_QUESTION = re.compile(r"^(?:[>\s]*)(?:questions?\s*\.?\s*[0-9]|q\s*\.?\s*[0-9]|[0-9]{1,2}[.):])", re.IGNORECASE)


@dataclass(frozen=True)
class OwnWords:
    """What the writer wrote, and the rest as refusals.

    `original` has the header fields (from, sent, date, subject) of the message passed on, when `text` is that message.
    """

    text: str
    refusals: tuple[Refusal, ...] = ()
    original: dict[str, str] = field(default_factory=dict)


def own_words(text: str, *, forwarded: bool = False) -> OwnWords:
    """Take quoted messages out of the text of an e-mail.

    Args:
        text: the plain text of the body.
        forwarded: the subject says that the message passes another one on ("FW:", "Fwd:").
    """
    lines = text.split("\n")
    cut, after, is_forward = _history(lines)
    own, quoted = _unquoted(lines[:cut])
    history = lines[cut:]
    if (is_forward or forwarded) and history and is_trivial("\n".join(own)):
        return _passed_on(own, quoted, lines[cut:after], lines[after:])
    if (is_forward or forwarded) and quoted and not history and is_trivial("\n".join(own)):
        return _passed_on(own, [], [], [_QUOTE.sub("", line, count=1) for line in quoted])
    refusals = [Refusal(1, "", QUOTED, one) for one in (_solid(quoted), _solid(history)) if one]
    return OwnWords(_solid(own), tuple(refusals))


def is_trivial(text: str) -> bool:
    """Tell whether a text that comes with another message says no more than "please see below", before its sign-off."""
    lines = text.split("\n")
    end = next((index for index, line in enumerate(lines) if begins_signature(line)), len(lines))
    said = lines[:end]
    return len(" ".join(said).split()) <= _MAX_COVER_WORDS and not any(_QUESTION.match(line) for line in said)


def _passed_on(own: list[str], quoted: list[str], header: list[str], body: list[str]) -> OwnWords:
    body = _without_quote_signs(body)
    fields, start = _header(body)
    original = {**_header(header)[0], **fields}
    refusals = [
        Refusal(1, "", reason, words)
        for reason, words in (
            (COVERING, _solid(own)),
            (QUOTED, _solid(quoted)),
            (HEADER, _solid([*header, *body[:start]])),
        )
        if words
    ]
    # Some programs quote the header as well, some the message alone.
    inner = own_words(_solid(_without_quote_signs(body[start:])))
    return OwnWords(inner.text, (*refusals, *inner.refusals), {**original, **inner.original})


def _history(lines: list[str]) -> tuple[int, int, bool]:
    """Return where the quoted history begins, where its own first line is, and whether it is a message passed on."""
    unquoted = [index for index, line in enumerate(lines) if line.strip() and not _QUOTE.match(line)]
    last_own = unquoted[-1] if unquoted else -1
    for index, line in enumerate(lines):
        if _FORWARD.match(line):
            return index, index + 1, True
        if _ORIGINAL.match(line):
            return index, index + 1, False
        if _FIELD.match(line) and len(_header(lines[index : index + _LONGEST_HEADER])[0]) >= 3:
            ruled = index > 0 and _RULE.match(lines[index - 1]) is not None
            return index - ruled, index, False
        length = _wrote(lines, index)
        if length and not (last_own >= index + length and _quotes_first(lines, index + length)):
            return index, index + length, False
    return len(lines), len(lines), False


def _wrote(lines: list[str], index: int) -> int:
    """Return over how many lines "On … wrote:" goes at this place, 0 where it does not stand or begins further down."""
    for length in (1, 2, 3):
        said = lines[index : index + length]
        if len(said) < length or not said[-1].strip() or sum(map(len, said)) > _LONGEST_WROTE:
            return 0
        whole, *rests = ("\n".join(said[start:]) for start in range(length))
        if _ON.match(whole):
            return 0 if any(map(_ON.match, rests)) else length
        if _BY.match(whole):
            return 0 if any(_ON.match(rest) or _BY.match(rest) for rest in rests) else length
    return 0


def _quotes_first(lines: list[str], start: int) -> bool:
    """Tell whether what is written next is quoted with ">"; own lines further below then answer it, one by one."""
    first = next((index for index in range(start, len(lines)) if lines[index].strip()), None)
    return first is not None and bool(_QUOTE.match(lines[first]))


def _header(lines: list[str]) -> tuple[dict[str, str], int]:
    """Read a block of header lines; return its fields in lower case and the index of the first line after it."""
    fields: dict[str, str] = {}
    last = ""
    for index, line in enumerate(lines):
        found = _FIELD.match(line)
        if found:
            last = found.group(1).casefold()
            fields[last] = found.group(2).strip()
        elif not line.strip():
            if fields:
                return fields, index + 1
        elif last in {"to", "cc", "subject", "bcc"} and line[:1] in " \t":
            fields[last] += f" {line.strip()}"
        else:
            return fields, index if fields else 0
    return fields, len(lines) if fields else 0


def _unquoted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the lines into the writer's own and those quoted with ">".

    Where the writer answers between quoted lines, a quoted question stays, without its ">": it says what is answered.
    """
    blocks = _blocks(lines)
    own: list[str] = []
    quoted: list[str] = []
    for index, (is_quote, block) in enumerate(blocks):
        if not is_quote:
            own.extend(block)
            continue
        bare = [_QUOTE.sub("", line, count=1) for line in block]
        above = _wrote(block, 0)  # "On … wrote:" names people and asks nothing
        asked = [above + place for place in _asked(bare[above:])] if index + 1 < len(blocks) else []
        quoted.extend(line for place, line in enumerate(block) if place not in asked)
        own.extend(bare[place] for place in asked)
    return own, quoted


def _blocks(lines: list[str]) -> list[tuple[bool, list[str]]]:
    blocks: list[tuple[bool, list[str]]] = []
    index = 0
    while index < len(lines):
        length = _wrote(lines, index)
        is_quote = length > 0 or bool(_QUOTE.match(lines[index]))
        taken = lines[index : index + max(1, length)]
        if blocks and (blocks[-1][0] == is_quote or not lines[index].strip()):
            blocks[-1][1].extend(taken)
        else:
            blocks.append((is_quote, taken))
        index += max(1, length)
    return blocks


def _asked(lines: list[str]) -> list[int]:
    """Return the places of the last paragraph of a quoted block when it is a question, by number or question mark."""
    paragraph: list[int] = []
    for place, line in enumerate(lines):
        ended = bool(paragraph) and not line.strip() and not _ends(lines[paragraph[-1]])
        if ended or _QUESTION.match(line):
            paragraph = []
        if line.strip():
            paragraph.append(place)
    if paragraph and (_QUESTION.match(lines[paragraph[0]]) or _ends(lines[paragraph[-1]])):
        return paragraph
    return []


def _ends(line: str) -> bool:
    return line.rstrip().endswith("?")


def _without_quote_signs(lines: list[str]) -> list[str]:
    written = [line for line in lines if line.strip()]
    if written and all(_QUOTE.match(line) for line in written):
        return [_QUOTE.sub("", line, count=1) for line in lines]
    return lines


def _solid(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n") if any(line.strip() for line in lines) else ""
