"""The lines of a letter that say who wrote it, apart from what it says.

At its head, down to the first line of prose, and at its foot, up from the last line, these are taken out: a line
`Label: value` or `Question? value` whose label is known, or either with its value on the next line, where a short label
needs no colon (so the cells of a table come); and a line that is nothing but an e-mail address, telephone number or
postcode. At the foot the signature is taken too, from its closing to the end.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from consult.ingest.table.personal import looks_personal
from consult.signature import end_of_answer, is_brief, is_small_print, without_closing

_MOST_LINES = 40
_LONGEST_LABEL = 120
_LONGEST_VALUE = 200
_LONGEST_BARE_LABEL = 4
"""Words of a label that stands on a line of its own without a colon."""
_END_OF_LABEL = re.compile(r"[:?]")
_BETWEEN = re.compile(r"\s*[|•·]\s*|\t+| {3,}")


@dataclass(frozen=True)
class Stated:
    """What `n_lines` lines state. `label` is "" for what stands without one: an e-mail address, a job title."""

    label: str
    value: str
    n_lines: int = 1

    @property
    def shape(self) -> str:
        """The personal detail that the value looks like: email, phone, ip or address; "" for none."""
        return looks_personal([self.value])


IsKnown = Callable[[Stated], bool]


@dataclass(frozen=True)
class Apart:
    """A text without the lines that say who wrote it; `signature` as it stood, with its closing."""

    text: str
    stated: tuple[Stated, ...] = ()
    signature: str = ""


def head(text: str, is_known: IsKnown) -> Apart:
    """Take what is stated out of the first lines of a letter, above its first line of prose."""
    lines = text.split("\n", _MOST_LINES)
    kept: list[str] = []
    stated: list[Stated] = []
    at = 0
    while at < min(len(lines), _MOST_LINES):
        if found := _stated(lines[at : at + 2], is_known) or _stated(lines[at : at + 1], is_known):
            stated.append(found)
        elif not lines[at].strip() or is_brief(lines[at].strip()):
            kept.append(lines[at])
        else:
            break
        at += found.n_lines if found else 1
    return Apart("\n".join([*kept, *lines[at:]]).strip(), tuple(stated))


def foot(text: str, is_known: IsKnown, names: Collection[str] = ()) -> Apart:
    """Take the signature and what is stated out of the last lines of a letter.

    Args:
        text: the letter, or its last answer.
        is_known: whether a label is known, with a value of a likely length.
        names: names of the writer in lower case.
    """
    stated: list[Stated] = []
    signature = ""
    for _ in range(_MOST_LINES):
        text = text.rstrip()
        end = end_of_answer(text, names, keep_some=False)
        if end < len(text):
            text, signature = text[:end], f"{text[end:].strip()}\n\n{signature}".strip()
            continue
        lines = text.rsplit("\n", 2)
        # two lines first: else the label of an e-mail address would stay, and end the search
        found = _stated(lines[-2:], is_known) or _stated(lines[-1:], is_known)
        if found is None:
            break
        stated.insert(0, found)
        text = "\n".join(lines[: -found.n_lines])
    return Apart(text, tuple(stated), signature)


def details(signature: str) -> Iterator[Stated]:
    """Yield what a signature states, down to the small print; what stands first under the closing is the name."""
    label = "name"
    for line in signature.split("\n"):
        rest = without_closing(line.strip())
        if is_small_print(rest):
            return
        for piece in _BETWEEN.split(rest):
            found = _read([piece])
            if label and found.value and not found.label and not found.shape:
                name, _, role = found.value.partition(",")
                yield Stated(label, name.strip())
                found, label = Stated("", role.strip()), ""
            if found.value:
                yield found


def _stated(lines: Sequence[str], is_known: IsKnown) -> Stated | None:
    found = _read(lines)
    if len(lines) == 2 and not found.value:
        found = _below(lines, is_known)
    return found if found.value and (is_known(found) if found.label else found.shape) else None


def _below(lines: Sequence[str], is_known: IsKnown) -> Stated:
    """Read a short label without a colon with its value below it, which is no label itself: that one is blank."""
    label, value = (line.strip() for line in lines)
    short = 0 < len(label.split()) <= _LONGEST_BARE_LABEL and label[:1].isupper() and label[-1:].isalnum()
    if not short or not is_brief(value) or _parted(value)[0] or is_known(Stated(value, "-")):
        return Stated("", "")
    return Stated(label, value, 2)


def _read(lines: Sequence[str]) -> Stated:
    """Read `Label: value`, a label with its value on the next line, or a bare value; the value is "" where none is."""
    label, value = _parted(lines[0])
    if len(lines) == 1:
        return Stated(label, value) if label else Stated("", lines[0].strip(" ,.*"))
    below = lines[1].strip()
    alone = label and not value and is_brief(below) and not _parted(below)[0]
    return Stated(label, below, 2) if alone else Stated("", "")


def _parted(line: str) -> tuple[str, str]:
    """Return label and value of a line, without bullets, "" and "" for none; a question keeps its mark."""
    found = _END_OF_LABEL.search(line[: _LONGEST_LABEL + 10])
    if found is None:
        return "", ""
    label = line[: found.start()].strip(" \t*•-") + found.group().strip(":")
    value = line[found.end() :].strip(" \t*")
    return (label, value) if label and len(value) <= _LONGEST_VALUE else ("", "")
