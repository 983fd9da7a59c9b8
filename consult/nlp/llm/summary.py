"""Summaries of segments: every sentence cites segments that exist, and quotes nothing that does not stand in them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from consult.nlp.llm.model import LLM
from consult.nlp.llm.prompt import prompt
from consult.nlp.llm.question import Answered, Item, Question, Rejected
from consult.nlp.llm.reply import Entry, Strict

UNKNOWN_SEGMENT = "cites a segment that was not given"
NOT_VERBATIM = "quotes words that are not in the segments it cites"
NOT_A_SENTENCE = "not a sentence"
NEW_NUMBER = "a number that is not in the segments it cites"
LONGEST = 400
MOST_SENTENCES = 5

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Source(NamedTuple):
    """Segments to summarise together, each by its id."""

    id: str
    segments: Mapping[str, str]


class Sentence(NamedTuple):
    """One sentence of a summary, with the ids of the segments that say it."""

    text: str
    segment_ids: tuple[str, ...]


class _SaidSentence(Strict):
    text: str
    segments: list[str] = Field(min_length=1)


class _Said(Entry):
    sentences: list[_SaidSentence] = Field(min_length=1, max_length=MOST_SENTENCES)


def summaries(model: LLM, sources: Sequence[Source]) -> Answered[tuple[Sentence, ...]]:
    """Return a summary of each source, by its id, or why there is none. One sentence that does not hold spoils it.

    What is checked is what it cites, quotes and counts. Whether it is fair is for a person to say: show it beside the
    segments.

    Raises:
        SettingsError: the endpoint refuses whatever it is sent.
    """
    # short ids are cheaper, and less often miscopied, than our own
    numbered = {
        source.id: {str(number): one for number, one in enumerate(source.segments, start=1)} for source in sources
    }
    texts = {source.id: source.segments for source in sources}

    def checked(source_id: str, said: _Said, last: bool) -> tuple[Sentence, ...]:
        del last
        return tuple(_checked(one, numbered[source_id], texts[source_id]) for one in said.sentences)

    items = [
        Item(
            source.id,
            {"segments": [{"id": n, "text": source.segments[one]} for n, one in numbered[source.id].items()]},
        )
        for source in sources
    ]
    return Question(model, prompt("summary"), _Said, checked).ask(items)


def _checked(said: _SaidSentence, ids: Mapping[str, str], segments: Mapping[str, str]) -> Sentence:
    text = said.text.strip()
    if not text or len(text) > LONGEST or not text.isprintable():
        raise Rejected(NOT_A_SENTENCE)
    if not set(said.segments) <= set(ids):
        raise Rejected(UNKNOWN_SEGMENT)
    cited = tuple(ids[one] for one in dict.fromkeys(said.segments))
    words = "\n".join(segments[one] for one in cited)
    if any(quoted not in words for quoted in _QUOTED.findall(text)):
        raise Rejected(NOT_VERBATIM)
    if not set(_NUMBER.findall(text)) <= set(_NUMBER.findall(words)):
        raise Rejected(NEW_NUMBER)
    return Sentence(text, cited)
