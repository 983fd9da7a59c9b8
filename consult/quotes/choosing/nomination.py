"""Candidates: for each question and theme, the sentences that carry what several respondents say."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from consult.quotes.candidate import Candidate, words_of
from consult.quotes.choosing.readability import readability
from consult.quotes.choosing.sentence import Span, around, sentences
from consult.quotes.choosing.support import Floats, supporters
from consult.quotes.consent import is_automatic, paragraphs
from consult.quotes.detection.lexicon import common_words
from consult.settings import QuoteSettings

_SAME = (
    "answer_id", "respondent_id", "question_id", "theme_id", "top_id", "kind", "text_id", "respondent_type", "region",
    "campaign_id", "n_support", "n_raised",
)  # fmt: skip
_MORE = 0.25
_FEW = 2
READABLE = 0.6
"""The least readability of a candidate."""


@dataclass(frozen=True)
class Material:
    """What candidates are made from.

    `codings`, `answers`, `respondents`, `segments` and `campaigns` are the tables of those names; `texts` has the words
    by text id, `evidenced` the ids of those that give evidence. `quotable` are the respondents whose words may be
    quoted now; the others count among those who make a point. `tops` maps a theme to its top-level theme, `people` a
    respondent to what tells it from others. `encode` turns passages into rows of length 1.
    """

    codings: pd.DataFrame
    answers: pd.DataFrame
    respondents: pd.DataFrame
    texts: Mapping[str, str]
    segments: pd.DataFrame
    campaigns: pd.DataFrame
    evidenced: Collection[str]
    quotable: Collection[str]
    tops: Mapping[str, str]
    people: Mapping[str, str]
    encode: Callable[[Sequence[str]], Floats]


def nominate(material: Material, settings: QuoteSettings) -> list[Candidate]:
    """Return every candidate that enough respondents support, by question, theme and answer."""
    coded = _supported(_coded(material), material, settings)
    coded = coded[coded["respondent_id"].isin(material.quotable)]
    coded = coded[_own_wording(coded, material.campaigns)]
    spans = _sentences(material, set(coded["text_id"]))
    sent = material.campaigns.set_index("campaign_id")["n_respondents"].to_dict()
    odd = _odd_words(material.texts.values())
    profiles = material.respondents[["respondent_id", "respondent_type", "region"]]
    rows = coded.merge(profiles, on="respondent_id").to_dict("records")
    found = [_candidate(row, material, spans[row["text_id"]], sent, odd, settings) for row in rows]
    return _once([one for one in found if one is not None], material.texts)


def _coded(material: Material) -> pd.DataFrame:
    """Codings with the answer, text and person that each is of; the surest of several of one theme in an answer."""
    own = material.answers.loc[
        material.answers["repeats"] == "", ["answer_id", "respondent_id", "question_id", "text_id", "campaign_id"]
    ]
    coded = material.codings[material.codings["value"] == "coded"].merge(own, on="answer_id")
    coded = coded[coded["text_id"].isin(material.texts.keys()) & (coded["end"] > coded["start"])]
    order = ["answer_id", "theme_id", "probability", "start", "kind"]
    coded = coded.sort_values(order, ascending=[True, True, False, True, True])
    coded = coded.drop_duplicates(["answer_id", "theme_id"], ignore_index=True)
    people = [material.people[one] for one in coded["respondent_id"]]
    # a campaign is one voice, however many sent it
    voices = [campaign or person for campaign, person in zip(coded["campaign_id"], people, strict=True)]
    tops = [material.tops[one] for one in coded["theme_id"]]
    coded = coded.assign(top_id=tops, voice=voices)
    raised = coded.groupby(["question_id", "top_id"])["answer_id"].transform("nunique")
    return coded.assign(n_raised=raised)


def _supported(coded: pd.DataFrame, material: Material, settings: QuoteSettings) -> pd.DataFrame:
    """Keep the codings whose passage says what enough respondents say, with how many those are."""
    keys = coded[["text_id", "start", "end"]].drop_duplicates()
    passages = [material.texts[one][start:end] for one, start, end in keys.itertuples(index=False)]
    rows = pd.Series(range(len(keys)), pd.MultiIndex.from_frame(keys))
    at = rows.reindex(pd.MultiIndex.from_frame(coded[["text_id", "start", "end"]])).to_numpy()
    vectors = material.encode(passages)
    n_support = np.zeros(len(coded), dtype=np.int64)
    for places in coded.groupby("theme_id", sort=True).indices.values():
        voices = coded["voice"].iloc[places].tolist()
        n_support[places] = supporters(vectors[at[places]], voices, settings.likeness)
    sizes = coded["campaign_id"].map(material.campaigns.set_index("campaign_id")["n_respondents"]).fillna(0)
    # a campaign counts once among others; of itself it has as many behind it as sent it
    n_support = np.maximum(n_support, sizes.to_numpy(dtype=np.int64))
    enough: pd.DataFrame = coded.assign(n_support=n_support)[n_support >= settings.support]
    return enough


def _own_wording(coded: pd.DataFrame, campaigns: pd.DataFrame) -> "pd.Series[bool]":
    """Tell which codings are of an answer in no campaign, or of the first that has a campaign's own wording."""
    templates = coded["campaign_id"].map(campaigns.set_index("campaign_id")["template_text_id"])
    verbatim = coded["text_id"] == templates
    first = coded[verbatim].drop_duplicates(["campaign_id", "theme_id"]).index
    return (coded["campaign_id"] == "") | coded.index.isin(first)


def _sentences(material: Material, text_ids: set[str]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {one: [] for one in text_ids}
    segments = material.segments[material.segments["text_id"].isin(text_ids)]
    for text_id, own in segments.sort_values(["text_id", "start"]).groupby("text_id", sort=True):
        text = material.texts[str(text_id)]
        whole = sentences(text, zip(own["start"].tolist(), own["end"].tolist(), strict=True))
        machine = [span for span in paragraphs(text) if is_automatic(text[span[0] : span[1]])]
        found[str(text_id)] = [one for one in whole if not any(a <= one[0] < b for a, b in machine)]
    return found


def _odd_words(texts: Collection[str]) -> set[str]:
    """Return the words that are not common and stand in few texts: slips of the pen, names, terms of few."""
    in_texts = Counter(word for text in texts for word in words_of(text))
    few = max(_FEW, len(texts) // 100)
    return {word for word, n in in_texts.items() if n < few and word not in common_words()}


def _candidate(
    row: Mapping[Hashable, Any],
    material: Material,
    spans: Sequence[Span],
    sent: Mapping[Hashable, int],
    odd: Collection[str],
    settings: QuoteSettings,
) -> Candidate | None:
    """Return the piece around a coding that reads best by itself; None where none reads well."""
    text = material.texts[row["text_id"]]
    runs = around(text, spans, row["start"], row["end"], settings.shortest, settings.longest)
    scored = [(readability(text[start:end], odd), start, end) for start, end in runs]
    best = max(scored, key=lambda one: one[0], default=(0.0, 0, 0))
    if best[0] < READABLE or readability(_alone(text, spans, row["start"], row["end"]), odd) < READABLE:
        return None
    # another sentence beside it only where that helps a lot
    best = next(one for one in scored if one[0] >= max(READABLE, best[0] - _MORE))
    same = {name: row[name] for name in _SAME}
    return Candidate(
        **same,
        start=best[1],
        end=best[2],
        n_sent=sent.get(row["campaign_id"], 1),
        probability=float(row["probability"]),
        readability=best[0],
        evidence=row["text_id"] in material.evidenced,
        words=words_of(text[best[1] : best[2]]),
    )


def _alone(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    """Return the sentences that hold `text[start:end]`, and no other."""
    inside = [span for span in spans if span[0] < end and span[1] > start]
    return text[inside[0][0] : inside[-1][1]] if inside else ""


def _once(found: Sequence[Candidate], texts: Mapping[str, str]) -> list[Candidate]:
    """Keep the first of several candidates with the same words under the same theme."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for one in sorted(found, key=lambda c: (c.question_id, c.top_id, c.theme_id, c.answer_id)):
        words = (one.top_id, " ".join(texts[one.text_id][one.start : one.end].casefold().split()))
        if words not in seen:
            seen.add(words)
            kept.append(one)
    return kept
