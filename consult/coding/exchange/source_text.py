"""A response as one text: each answer under its question, every code point of it where it was.

Tools count line ends and characters outside the Basic Multilingual Plane differently. What is written has line feeds
only, and no character that XML or a text file would change, so that code points are all there is to count. Each is
replaced by exactly one other: an offset in the answer is an offset here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from consult.coding.exchange.work import Work
from consult.vocabulary import Question

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Place:
    """Where an answer is in a text, and its heading before it."""

    answer_id: str
    question_id: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """What one respondent sent, with the places of the answers in it."""

    respondent_id: str
    text: str
    places: tuple[Place, ...]


def plain(text: str) -> str:
    """Return a text with line feeds as its only line ends and nothing that XML refuses; its length is the same."""
    return _UNFIT.sub(" ", text.replace("\r\n", " \n").replace("\r", "\n"))


def source_texts(work: Work) -> Iterator[SourceText]:
    """Yield the response of each respondent, in order of their ids; answers in the order of the questionnaire."""
    order, headings = work.order, {question.id: heading(question) for question in work.questions}
    places = work.answers["question_id"].map(order).fillna(len(order))
    answers = work.answers.assign(place=places).sort_values(["respondent_id", "place", "answer_id"])
    for respondent_id, own in answers.groupby("respondent_id", sort=False):
        yield _composed(str(respondent_id), own, headings)


def heading(question: Question) -> str:
    """Return the line that stands above answers to a question."""
    words = " ".join(plain(question.wording or question.label).split())
    numbered = not question.number or words.casefold().startswith(f"q{question.number}")
    return words if numbered else f"{question.number}. {words}"


def _composed(respondent_id: str, answers: pd.DataFrame, headings: dict[str, str]) -> SourceText:
    parts, places, at = [], [], 0
    for answer_id, question_id, text in answers[["answer_id", "question_id", "text"]].to_numpy():
        above = headings.get(question_id, question_id)
        start = at + len(above) + 1
        places.append(Place(answer_id, question_id, above, start, start + len(text)))
        parts.append(f"{above}\n{plain(text)}\n\n")
        at += len(parts[-1])
    return SourceText(respondent_id, "".join(parts), tuple(places))
