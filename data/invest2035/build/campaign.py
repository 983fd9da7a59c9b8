"""Form letters: one answer of a campaign, sent as it was found or edited first."""

import re

from data.invest2035.build import slip
from data.invest2035.build.draft import Draft, Passage, Transform, Written, finish
from data.invest2035.build.material import Letter
from data.invest2035.build.pattern import parse
from data.invest2035.build.writer import Writer

_NAME = "[NAME OF COMPANY]"
_OWN = parse("<own_organisation>")


def copy(writer: Writer, letter: Letter, question_id: str, *, verbatim: bool) -> Written:
    """Write the campaign's answer to one question."""
    passages = [writer.passage(pattern) for pattern in letter.answers[question_id]]
    if verbatim:
        return finish(_joined(passages), [], Written("", campaign=letter.id, flags=("campaign_verbatim",)))
    flags = ["campaign_edited"]
    _name_company(writer, passages)
    edits = ["before", "after", "drop", "swap", "typos"]
    chosen = {writer.chance.pick(edits) for _ in range(writer.chance.whole(1, 3))}
    chance, material = writer.chance, writer.material
    if "drop" in chosen and len(passages) > 2:
        passages.pop(chance.whole(0, len(passages) - 1))
    for where, at in (("before", 0), ("after", len(passages) + 1)):
        if where in chosen:
            passages.insert(at, writer.passage(chance.pick(material.letter_edits[where])))
    swap = _swap(writer) if "swap" in chosen else None
    slips = None
    if "typos" in chosen:
        slips = slip.typing(chance, material.mess["typos"], 0.04)
        flags.append("typos")
    written = Written("", campaign=letter.id, flags=tuple(flags))
    return finish(_joined(passages), [swap] if swap else [], written, slips)


def _joined(passages: list[Passage]) -> Draft:
    draft: Draft = []
    for passage in passages:
        draft += [passage, " "]
    return draft[:-1]


def _name_company(writer: Writer, passages: list[Passage]) -> None:
    """Fill in the blank of the form letter, as about two in three do."""
    if not writer.respondent.organisation or writer.chance.happens(0.35):
        return
    own = writer.passage(_OWN).fragments[0]
    for passage in passages:
        fragments = []
        for text, mark in passage.fragments:
            before, blank, after = text.partition(_NAME)
            fragments += [(before, mark), own, (after, None)] if blank else [(text, mark)]
        passage.fragments = fragments


def _swap(writer: Writer) -> Transform:
    """Return a transform that puts other words for up to three of the letter's."""
    chosen = dict(writer.chance.pick(writer.material.letter_edits["swaps"]) for _ in range(3))
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(chosen))) + r")\b")
    return lambda text: pattern.sub(lambda match: chosen[match[0]], text)
