"""An answer on its way: passages and the joints between them, then the finished text with every offset known."""

from collections.abc import Callable
from dataclasses import dataclass, field

from data.invest2035.build.pattern import Fragment

TONES = {
    "barrier": "negative",
    "risk": "negative",
    "strength": "positive",
    "enabler": "positive",
    "opportunity": "positive",
}


@dataclass(slots=True)
class Passage:
    """One sentence, in fragments, with the theme and kind it carries ("" for none)."""

    fragments: list[Fragment]
    theme: str = ""
    kind: str = ""

    @property
    def n_words(self) -> int:
        """How many words it has, near enough."""
        return sum(text.count(" ") for text, _ in self.fragments) + 1


@dataclass(slots=True)
class Written:
    """One finished cell and its gold.

    `codings` are (theme, kind, start, end); `mentions` and `personal` are (type, id, start, end).
    """

    text: str
    status: str = "answered"
    language: str = "en"
    refers_to: str = ""
    campaign: str = ""
    flags: tuple[str, ...] = ()
    codings: list[tuple[str, str, int, int]] = field(default_factory=list)
    mentions: list[tuple[str, str, int, int]] = field(default_factory=list)
    personal: list[tuple[str, str, int, int]] = field(default_factory=list)

    @property
    def tone(self) -> str:
        """The tone of the wording, from the kinds of its sentences; "" where nothing was said."""
        if self.status != "answered" or not self.codings:
            return ""
        found = {TONES.get(kind, "") for _, kind, _, _ in self.codings} - {""}
        return "mixed" if len(found) > 1 else next(iter(found), "neutral")


Draft = list[Passage | str]
Transform = Callable[[str], str]


def finish(draft: Draft, transforms: list[Transform], written: Written, slips: Transform | None = None) -> Written:
    """Put a draft together into `written` and note the offsets.

    Every fragment goes through the transforms; `slips` touch only wording that is neither a mention nor personal.
    """
    texts: list[str] = []
    at = 0
    for piece in draft:
        if isinstance(piece, str):
            text = _through(piece, transforms)
            texts.append(text)
            at += len(text)
            continue
        start = at
        for text, mark in piece.fragments:
            if slips and mark is None:
                text = slips(text)
            if transforms:
                text = _through(text, transforms)
            texts.append(text)
            if mark is not None:
                table = written.mentions if mark.table == "mentions" else written.personal
                table.append((mark.type, mark.id, at, at + len(text)))
            at += len(text)
        if piece.theme:
            written.codings.append((piece.theme, piece.kind, start, at))
    written.text = "".join(texts)
    return written


def _through(text: str, transforms: list[Transform]) -> str:
    for transform in transforms:
        text = transform(text)
    return text
