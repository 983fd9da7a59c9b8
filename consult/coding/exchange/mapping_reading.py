"""The files of one question in the layout of i.AI Consult, put on the answers of a consultation."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from consult.coding.exchange.mapping import MAPPING, NONE_OF_THEM, QUESTION, THEMES, labels, parsed
from consult.coding.exchange.work import CODED, Brought, Work, long_form
from consult.errors import Problem
from consult.vocabulary import Question

CODER = "mapping"
_NO_THEME = {label.casefold() for label, _ in NONE_OF_THEM.values()}


def read_question(place: str, files: Mapping[str, bytes], work: Work, without: Collection[str]) -> Brought:
    """Return the codings of one question: a row for each theme of a response, and one that says it was read.

    Raises:
        InputError: a file is not JSON.
    """
    lost = [name for name in (THEMES, MAPPING) if name not in files]
    if lost:
        problems = [Problem(f"there is no {name}.", "Put it beside the other files.", file=place) for name in lost]
        return Brought(long_form(_rows([]), work), problems)
    question = _question(files, work, place)
    if question is None:
        what = "it does not show which question the responses are to."
        return Brought(long_form(_rows([]), work), [Problem(what, "Name it with --question.", file=place)])
    topics = _topics(parsed(files[THEMES], f"{place}/{THEMES}", by_line=False), work, without)
    mapping = parsed(files[MAPPING], f"{place}/{MAPPING}", by_line=True)
    own = work.answers[work.answers["question_id"] == question.id]
    answers = dict(zip(own["respondent_id"], own["answer_id"], strict=True))
    read = _Reading(topics, answers, Counter(), Counter())
    rows = [row for one in mapping for row in read.rows(one)]
    return Brought(long_form(_rows(rows), work), list(read.problems(place)))


@dataclass
class _Reading:
    """Responses read so far: `unknown` topics, and `strange` rows, are counted."""

    topics: dict[str, str | None]
    answers: Mapping[str, str]
    unknown: Counter[str]
    strange: Counter[str]

    def rows(self, one: Any) -> Iterator[tuple[str, str]]:
        """Yield the answer with each theme that it was given, and once without."""
        given = one.get("labels") if isinstance(one, dict) else None
        if not isinstance(given, list) or "response_id" not in one:
            self.strange["have no response_id and labels"] += 1
            return
        answer_id = self.answers.get(str(one["response_id"]))
        topics = [str(topic) for topic in given]
        self.unknown.update(topic for topic in topics if topic not in self.topics)
        themes = [self.topics.get(topic) for topic in topics]
        if answer_id is not None:
            yield answer_id, ""
            yield from ((answer_id, theme) for theme in themes if theme)
        elif any(themes):
            self.strange["are of no answer to that question here"] += 1

    def problems(self, place: str) -> Iterator[Problem]:
        """Yield what is wrong: one problem a sort."""
        for what, n in sorted(self.strange.items()):
            yield Problem(f"{n} responses {what}.", "Take the file of this consultation.", file=f"{place}/{MAPPING}")
        for topic, n in sorted(self.unknown.items()):
            what = f'{n} responses have the label "{topic[:80]}", which is no theme of the code frame.'
            remedy = 'Add a theme of the same name, or leave it out: --without "NAME".'
            yield Problem(what, remedy, file=f"{place}/{THEMES}")


def _question(files: Mapping[str, bytes], work: Work, place: str) -> Question | None:
    """Return the question: by its wording, else its number, else the only one that there is."""
    asked = parsed(files[QUESTION], f"{place}/{QUESTION}", by_line=False) if QUESTION in files else {}
    asked = asked if isinstance(asked, dict) else {}
    words = " ".join(str(asked.get("question_text", "")).split()).casefold()
    worded = [
        one for one in work.questions if words and words == " ".join((one.wording or one.label).split()).casefold()
    ]
    numbered = [one for one in work.questions if one.number and one.number == str(asked.get("question_number"))]
    for found in (worded, numbered, work.questions):
        if len(found) == 1:
            return found[0]
    return None


def _topics(topics: Any, work: Work, without: Collection[str]) -> dict[str, str | None]:
    """Return the theme of each topic id, None for one that means that there is none; unknown ones are not in it."""
    called = {label.casefold(): theme_id for theme_id, label in labels(work.frame).items()}
    called |= {theme.id: theme.id for theme in work.frame.themes}
    none = _NO_THEME | {name.casefold() for name in without}
    found: dict[str, str | None] = {}
    for topic in topics if isinstance(topics, list) else []:
        label = str(topic.get("topic_label", "")).strip().casefold() if isinstance(topic, dict) else ""
        if label in called or label in none:
            found[str(topic.get("topic_id"))] = called.get(label)
    return found


def _rows(pairs: list[tuple[str, str]]) -> pd.DataFrame:
    rows = pd.DataFrame(pairs, columns=["answer_id", "theme_id"], dtype=str).drop_duplicates()
    return rows.assign(coder_id=CODER, value=CODED)
