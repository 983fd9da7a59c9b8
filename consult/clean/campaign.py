"""Find campaigns: near-identical answers to one question from several people.

Copies are found in three steps. Answers with the same words are one text. Texts that may be copies are brought
together by their sketches (`sketch`), and each group names its template: the text that most people sent (`template`).
Then every text of the question is held against every template exactly (`likeness`), and belongs to the one it is most
like, if at least `campaign_similarity`. A group that hangs together only by a chain of small changes so falls apart
into the part that is like its template, and a rest that is tried again.

The measure is the cosine of sets of word pairs (Ochiai 1957). Its thresholds are ours, from what they mean:

* 0.70, in the campaign: a template that makes up half of an answer (sqrt(1/2) = 0.71), or of which one word in seven
  was changed here and there (a changed word breaks two pairs: 1 - 2/7 = 0.71).
* 0.55, for a person to decide: a template that makes up three tenths of an answer (sqrt(0.3) = 0.55). Under that,
  people who answer the same question share phrases of their own accord.

Three people make a campaign, since two may share a household; answers under eight words coincide by chance. Whatever
is found, every answer stays an answer and is counted: "count every submission, aggregate the content, document the
method" (the Consultation Institute's rule). How campaigns weigh in shares is the report's setting.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consult.clean.likeness import Likeness, Nearest, Pairs
from consult.clean.sent import Senders, Sent, SentText, distinct
from consult.clean.shingle import Words
from consult.clean.sketch import sketch
from consult.clean.template import templates
from consult.settings import CleanSettings


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
class Found:
    """The campaigns, the largest first; an answer is in at most one.

    `alike` are answers in no campaign that share much with those of enough other people: perhaps a letter that
    everybody made their own. A person should look.
    """

    campaigns: tuple[Campaign, ...] = ()
    alike: tuple[str, ...] = ()


def find(question_id: str, sent: Iterable[Sent], settings: CleanSettings) -> Found:
    """Return the campaigns among the answers to one question."""
    texts = distinct(sent, settings.campaign_min_words)
    senders = Senders(texts)
    if senders.n_people < settings.campaign_min_respondents:
        return Found()
    words = Words.of([text.key for text in texts])
    likeness = Likeness(words)
    tried = templates(texts, senders, sketch(words), likeness, settings)
    nearest = likeness.nearest(tried.kept)
    found = [_campaign(question_id, texts, nearest, at, row, settings) for at, row in enumerate(tried.kept.tolist())]
    free = nearest.likeness < settings.campaign_review
    alike = _alike(free, texts, likeness.against(tried.dropped), settings)
    return Found(
        tuple(sorted(found, key=lambda campaign: (-len(campaign.answer_ids), campaign.campaign_id))),
        tuple(sorted(one.answer_id for row in alike for one in texts[row].sent)),
    )


def _alike(
    free: NDArray[np.bool_], texts: Sequence[SentText], pairs: Pairs, settings: CleanSettings
) -> NDArray[np.int64]:
    """Return the rows of free texts that lie near a dropped template together with those of enough people."""
    free = free.copy()
    found = np.zeros(len(texts), dtype=bool)
    near = pairs.likeness >= settings.campaign_review
    for template in np.unique(pairs.template).tolist():
        rows = pairs.row[near & (pairs.template == template)]
        rows = rows[free[rows]]
        if len(_people(texts[row] for row in rows)) >= settings.campaign_min_respondents:
            found[rows] = True
            free[rows] = False
    return np.flatnonzero(found)


def _people(texts: Iterable[SentText]) -> set[str]:
    return {one.person for text in texts for one in text.sent}


def _campaign(
    question_id: str, texts: Sequence[SentText], nearest: Nearest, at: int, row: int, settings: CleanSettings
) -> Campaign:
    own = np.where(nearest.template == at, nearest.likeness, 0)
    members = [texts[other] for other in np.flatnonzero(own >= settings.campaign_similarity).tolist()]
    near = np.flatnonzero((own >= settings.campaign_review) & (own < settings.campaign_similarity)).tolist()
    close = {one.text_id: float(own[other]) for other in near for one in texts[other].sent}
    template = texts[row]
    return Campaign(
        campaign_id="c" + hashlib.sha256(f"{question_id}\0{template.text_id}".encode()).hexdigest()[:8],
        question_id=question_id,
        template_text_id=template.text_id,
        answer_ids=tuple(one.answer_id for member in members for one in member.sent),
        n_respondents=len(_people(members)),
        n_verbatim=len(template.sent),
        added_share=_added_share(template, [member for member in members if member is not template]),
        close=tuple(sorted(close.items())),
    )


def _added_share(template: SentText, others: Sequence[SentText]) -> float:
    """Return the mean share, over answers, of an edited copy's words that the template lacks; 0 without such copies."""
    held = Counter(template.key.split())
    shares = 0.0
    n_answers = 0
    for other in others:
        words = Counter(other.key.split())
        shares += len(other.sent) * (words - held).total() / words.total()
        n_answers += len(other.sent)
    return shares / n_answers if n_answers else 0.0
