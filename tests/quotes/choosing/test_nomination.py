"""Candidates from tables: who may be quoted, who counts, and how a campaign counts."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from consult.quotes.choosing.nomination import Material, nominate
from consult.settings import QuoteSettings

_SAYS = "Planning takes so long that firms in our sector build their next plant number {n} abroad."
_MACHINE = "This e-mail is intended solely for the addressee."


def _alike(texts: Sequence[str]) -> np.ndarray:
    return np.ones((len(texts), 1), dtype=np.float32)


def _material(texts: list[str], quotable: set[str], campaign: Sequence[int] = ()) -> Material:
    ids = [f"r{n}" for n in range(len(texts))]
    in_campaign = ["c1" if n in campaign else "" for n in range(len(texts))]
    answers = pd.DataFrame(
        {"answer_id": [f"a{n}" for n in range(len(texts))], "respondent_id": ids, "question_id": "q1", "repeats": ""}
    ).assign(text_id=[f"t{n}" for n in range(len(texts))], campaign_id=in_campaign)
    codings = answers[["answer_id"]].assign(
        theme_id="planning.delay", kind="barrier", value="coded", probability=0.9, start=0, end=20
    )
    spans = [(f"t{n}", part, *span) for n, text in enumerate(texts) for part, span in enumerate(_spans(text))]
    sizes = [{"campaign_id": "c1", "template_text_id": f"t{campaign[0]}", "n_respondents": 40}] if campaign else []
    return Material(
        codings=codings,
        answers=answers,
        respondents=pd.DataFrame({"respondent_id": ids, "respondent_type": "business", "region": ""}),
        texts={f"t{n}": text for n, text in enumerate(texts)},
        segments=pd.DataFrame(spans, columns=["text_id", "segment", "start", "end"]),
        campaigns=pd.DataFrame(sizes, columns=["campaign_id", "template_text_id", "n_respondents"]),
        evidenced={"t0"},
        quotable=quotable,
        tops={"planning.delay": "planning"},
        people={one: one for one in ids},
        encode=_alike,
    )


def _spans(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n\n"):
        found.append((at, at + len(line)))
        at += len(line) + 2
    return found


def test_those_who_may_not_be_quoted_still_count_among_those_who_make_the_point() -> None:
    texts = [_SAYS.format(n=n) for n in range(4)]
    found = nominate(_material(texts, {"r1"}), QuoteSettings(support=4))
    assert [(one.respondent_id, one.n_support, one.top_id) for one in found] == [("r1", 4, "planning")]
    assert nominate(_material(texts, {"r1"}), QuoteSettings(support=5)) == []
    assert nominate(_material(texts, set()), QuoteSettings()) == []


def test_a_campaign_is_quoted_once_in_its_own_wording_and_is_one_voice_to_others() -> None:
    texts = [_SAYS.format(n=9)] * 3 + [_SAYS.format(n=n) for n in range(2)]
    material = _material(texts, {f"r{n}" for n in range(5)}, campaign=(0, 1, 2))
    found = nominate(material, QuoteSettings())
    assert [(one.respondent_id, one.n_sent, one.n_support) for one in found if one.campaign_id] == [("r0", 40, 40)]
    assert {one.n_support for one in found if not one.campaign_id} == {3}
    late = nominate(_material(texts, {"r1", "r4"}, campaign=(0, 1, 2)), QuoteSettings())
    assert [one.respondent_id for one in late] == ["r4"]


def test_what_a_mail_program_adds_is_not_quoted() -> None:
    longer = f"{_MACHINE} Planning takes so long that firms build their next plant abroad."
    texts = [_SAYS.format(n=1), _SAYS.format(n=2), f"{longer}\n\n{_SAYS.format(n=3)}"]
    found = nominate(_material(texts, {"r0", "r1", "r2"}), QuoteSettings())
    assert {one.respondent_id for one in found} == {"r0", "r1"}


def test_evidence_is_seen_and_equal_words_are_taken_once() -> None:
    texts = [_SAYS.format(n=1), _SAYS.format(n=1), _SAYS.format(n=2)]
    found = nominate(_material(texts, {"r0", "r1", "r2"}), QuoteSettings())
    assert [(one.respondent_id, one.evidence) for one in found] == [("r0", True), ("r2", False)]
