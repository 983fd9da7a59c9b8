"""Find campaigns: near-identical answers to one question from several people.

Copies are found in three steps. Answers with the same words are one text. Texts that may be copies are brought
together by their sketches, and each group names its template: the text that most people sent. Then every text of the
question is held against every template exactly, and belongs to the one it is most like, if at least
`campaign_similarity`. A group that hangs together only by a chain of small changes so falls apart into the part that
is like its template, and a rest that is tried again.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.clean.likeness import Likeness, Nearest
from consult.clean.shingle import Words
from consult.clean.sketch import Sketches, components, sketch, typicality
from consult.settings import CleanSettings

_LEEWAY = 0.10
"""Sketches misjudge the overlap by about 0.045; a group too many costs a comparison, a group too few a campaign."""
_ROUNDS = 25


@dataclass(frozen=True)
class Sent:
    """One answer to the question at hand. `key` is the normalised text, `person` the same for all of one person's."""

    answer_id: str
    text_id: str
    key: str
    person: str


@dataclass(frozen=True)
class Campaign:
    """A campaign and what stands near it; `close` holds (text_id, likeness) of texts for a person to decide on."""

    campaign_id: str
    question_id: str
    template_text_id: str
    answer_ids: tuple[str, ...]
    n_respondents: int
    n_verbatim: int
    added_share: float
    close: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class _Text:
    key: str
    sent: tuple[Sent, ...]
    n_people: int

    @property
    def text_id(self) -> str:
        """The commonest spelling of the text."""
        counted = Counter(one.text_id for one in self.sent)
        return min(counted, key=lambda text_id: (-counted[text_id], text_id))


class _Senders:
    """Which people sent which texts, each pair once."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        number: dict[str, int] = {}
        pairs = {
            (row, number.setdefault(one.person, len(number))) for row, text in enumerate(texts) for one in text.sent
        }
        self._pairs = np.array(sorted(pairs), dtype=np.int64)

    def count(self, group: NDArray[np.int64], n_groups: int) -> NDArray[np.int64]:
        """Count the people of each group; `group` has a number for each text, -1 for none."""
        of_pair = group[self._pairs[:, 0]]
        inside = of_pair >= 0
        distinct = np.unique(np.column_stack((of_pair[inside], self._pairs[inside, 1])), axis=0)
        return np.bincount(distinct[:, 0], minlength=n_groups)


def find(question_id: str, sent: Iterable[Sent], settings: CleanSettings) -> list[Campaign]:
    """Return the campaigns among the answers to one question, the largest first; an answer is in at most one."""
    texts = _distinct(sent, settings.campaign_min_words)
    if len({one.person for text in texts for one in text.sent}) < settings.campaign_min_respondents:
        return []
    words = Words.of([text.key for text in texts])
    likeness = Likeness(words)
    templates = _templates(texts, sketch(words), likeness, settings)
    if not len(templates):
        return []
    nearest = likeness.nearest(templates)
    found = [_campaign(question_id, texts, nearest, at, int(row), settings) for at, row in enumerate(templates)]
    return sorted(found, key=lambda campaign: (-len(campaign.answer_ids), campaign.campaign_id))


def _distinct(sent: Iterable[Sent], min_words: int) -> list[_Text]:
    """Return the distinct texts that are long enough: sent by most people first, then longest, then by their words."""
    by_key: dict[str, list[Sent]] = {}
    for one in sent:
        if one.key.count(" ") + 1 >= min_words:
            by_key.setdefault(one.key, []).append(one)
    texts = [_Text(key, tuple(some), len({one.person for one in some})) for key, some in by_key.items()]
    return sorted(texts, key=lambda text: (-text.n_people, -text.key.count(" "), text.key))


def _templates(
    texts: Sequence[_Text], sketches: Sketches, likeness: Likeness, settings: CleanSettings
) -> NDArray[np.int64]:
    """Return the rows of the texts that campaigns form around, in row order."""
    overlap = max(settings.campaign_similarity**2 - _LEEWAY, _LEEWAY)  # a copy with additions overlaps by the square
    senders = _Senders(texts)
    templates = np.zeros(0, dtype=np.int64)
    tried: set[int] = set()
    rest = np.arange(len(texts))
    for _ in range(_ROUNDS):
        fresh = _candidates(texts, sketches, rest, overlap, senders, settings.campaign_min_respondents)
        if not fresh:
            break
        tried.update(fresh)
        templates = np.array(sorted({*templates.tolist(), *fresh}), dtype=np.int64)
        templates, taken = _large_enough(templates, likeness, senders, settings)
        rest = np.array([row for row in np.flatnonzero(~taken).tolist() if row not in tried], dtype=np.int64)
    return templates


def _candidates(
    texts: Sequence[_Text],
    sketches: Sketches,
    rest: NDArray[np.int64],
    overlap: float,
    senders: _Senders,
    min_people: int,
) -> list[int]:
    """Return a template for each component of the rest that enough people sent: the commonest, else most typical."""
    roots = components(sketches[rest], overlap)
    group = np.full(len(texts), -1)
    group[rest] = roots
    enough = np.flatnonzero(senders.count(group, len(texts)) >= min_people)
    chosen = []
    order = np.argsort(roots, kind="stable")
    for root in enough.tolist():
        start, end = np.searchsorted(roots[order], (root, root + 1))
        members = rest[order[start:end]]
        most = texts[members[0]].n_people
        commonest = sum(texts[row].n_people == most for row in members.tolist())
        chosen.append(
            int(members[typicality(sketches[members])[:commonest].argmax()]) if commonest > 1 else int(members[0])
        )
    return chosen


def _large_enough(
    templates: NDArray[np.int64], likeness: Likeness, senders: _Senders, settings: CleanSettings
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Drop the smallest template until each has its people; return the templates and which texts are theirs."""
    taken = np.zeros(len(likeness.n_pairs), dtype=bool)
    while len(templates):
        nearest = likeness.nearest(templates)
        taken = nearest.likeness >= settings.campaign_similarity
        sizes = senders.count(np.where(taken, nearest.template, -1), len(templates))
        small = sizes < settings.campaign_min_respondents
        if not small.any():
            break
        templates = templates[~small]
        taken[:] = False
    return templates, taken


def _campaign(
    question_id: str, texts: Sequence[_Text], nearest: Nearest, at: int, row: int, settings: CleanSettings
) -> Campaign:
    template = texts[row]
    own = nearest.template == at
    members = np.flatnonzero(own & (nearest.likeness >= settings.campaign_similarity)).tolist()
    near = own & (nearest.likeness >= settings.campaign_review) & (nearest.likeness < settings.campaign_similarity)
    close = {
        one.text_id: float(nearest.likeness[other])
        for other in np.flatnonzero(near).tolist()
        for one in texts[other].sent
    }
    answer_ids = tuple(one.answer_id for member in members for one in texts[member].sent)
    return Campaign(
        campaign_id="c" + hashlib.sha256(f"{question_id}\0{template.text_id}".encode()).hexdigest()[:8],
        question_id=question_id,
        template_text_id=template.text_id,
        answer_ids=answer_ids,
        n_respondents=len({one.person for member in members for one in texts[member].sent}),
        n_verbatim=len(template.sent),
        added_share=_added_share(template, [texts[member] for member in members if member != row]),
        close=tuple(sorted(close.items())),
    )


def _added_share(template: _Text, others: Sequence[_Text]) -> float:
    """Return the mean share, over answers, of an edited copy's words that the template lacks; 0 without such copies."""
    held = Counter(template.key.split())
    shares = 0.0
    n_answers = 0
    for other in others:
        words = Counter(other.key.split())
        shares += len(other.sent) * (words - held).total() / words.total()
        n_answers += len(other.sent)
    return shares / n_answers if n_answers else 0.0
