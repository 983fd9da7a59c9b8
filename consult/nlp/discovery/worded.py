"""Titles and summaries by a language model, where a team lets one be asked.

A suggestion without a title of its own keeps the words it has; one without a summary has none.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from consult.nlp.discovery.discover import Discovery
from consult.nlp.llm.access import connect
from consult.nlp.llm.account import Account, record
from consult.nlp.llm.model import LLM
from consult.nlp.llm.summary import Sentence, Source, summaries
from consult.nlp.llm.title import Group, titles
from consult.settings import LlmSettings


class Worded(NamedTuple):
    """What was found, with its new words; why a suggestion was given none, by id; and what was asked and used."""

    discovery: Discovery
    failures: dict[str, str]
    asked: dict[str, object]


def titled(discovery: Discovery, settings: LlmSettings, key: str, seed: int) -> Worded:
    """Ask for a title for each suggestion: its words and its typical segments are sent.

    Raises:
        SettingsError: none may be asked, or the endpoint refuses whatever it is sent.
    """
    model = connect(settings, key, seed)
    suggestions = discovery.suggestions
    said = titles(model, [Group(one.suggestion_id, one.words, one.typical) for one in suggestions])
    renamed = tuple(replace(one, title=said.found.get(one.suggestion_id, one.title)) for one in suggestions)
    return _worded(replace(discovery, suggestions=renamed), said.failures, model, settings)


def summarised(discovery: Discovery, settings: LlmSettings, key: str, seed: int) -> Worded:
    """Ask what the typical segments of each suggestion say: they are sent, and each sentence cites them by number.

    Raises:
        SettingsError: none may be asked, or the endpoint refuses whatever it is sent.
    """
    model = connect(settings, key, seed)
    numbered = {
        one.suggestion_id: {str(number): words for number, words in enumerate(one.typical, start=1)}
        for one in discovery.suggestions
    }
    said = summaries(model, [Source(suggestion_id, segments) for suggestion_id, segments in numbered.items()])
    told = tuple(replace(one, summary=_cited(said.found.get(one.suggestion_id, ()))) for one in discovery.suggestions)
    return _worded(replace(discovery, suggestions=told), said.failures, model, settings)


def _cited(sentences: tuple[Sentence, ...]) -> str:
    return " ".join(f"{one.text} [{', '.join(one.segment_ids)}]" for one in sentences)


def _worded(discovery: Discovery, failures: Mapping[str, str], model: LLM, settings: LlmSettings) -> Worded:
    account = Account(settings.model, len(discovery.suggestions), len(failures), {}, model.usage)
    return Worded(discovery, dict(failures), record([account], settings))
