"""Titles by a language model, where a team lets one be asked; a suggestion without one keeps the words it has."""

from dataclasses import replace
from typing import NamedTuple

from consult.nlp.discovery.discover import Discovery
from consult.nlp.llm.access import connect
from consult.nlp.llm.account import Account, record
from consult.nlp.llm.title import Group, titles
from consult.settings import LlmSettings


class Titled(NamedTuple):
    """What was found, with titles; why a suggestion kept its own, by id; and what was asked and what that used."""

    discovery: Discovery
    failures: dict[str, str]
    asked: dict[str, object]


def titled(discovery: Discovery, settings: LlmSettings, key: str, seed: int) -> Titled:
    """Ask for a title for each suggestion: its words and its typical segments are sent.

    Raises:
        SettingsError: none may be asked, or the endpoint refuses whatever it is sent.
    """
    model = connect(settings, key, seed)
    suggestions = discovery.suggestions
    said = titles(model, [Group(one.suggestion_id, one.words, one.typical) for one in suggestions])
    renamed = tuple(replace(one, title=said.found.get(one.suggestion_id, one.title)) for one in suggestions)
    account = Account(settings.model, len(suggestions), len(said.failures), {}, model.usage)
    return Titled(replace(discovery, suggestions=renamed), dict(said.failures), record([account], settings))
