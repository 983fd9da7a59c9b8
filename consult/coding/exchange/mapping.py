"""The layout of i.AI Consult: for each question its responses, its themes, and which response has which.

It knows neither coders nor passages, and no sub-themes: a theme is an answer's or it is not. A response without a
theme is given one that says so.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, product
from typing import Any

import pandas as pd

from consult.coding.exchange.work import CODED, Work, is_model
from consult.errors import InputError, Problem
from consult.vocabulary import CodeFrame, Question

QUESTION, RESPONSES, THEMES, MAPPING = "question.json", "responses.jsonl", "themes.json", "mapping.jsonl"
INPUTS, OUTPUTS = (QUESTION, RESPONSES), (THEMES, MAPPING)
NONE_OF_THEM = {
    "X": ("None of the Above", "The response says something that no listed theme covers."),
    "Y": ("No Reason Given", "The response gives no substantive answer to the question."),
}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWZ"


def labels(frame: CodeFrame) -> dict[str, str]:
    """Return what each theme is called, by id: its name, after that of the theme above where two have one name."""
    times = Counter(theme.name for theme in frame.themes)
    above = {theme.id: frame.by_id[theme.parent].name for theme in frame.themes if theme.parent}
    return {
        theme.id: theme.name if times[theme.name] == 1 or theme.id not in above else f"{above[theme.id]} / {theme.name}"
        for theme in frame.themes
    }


def question_files(work: Work, question: Question, part: int) -> dict[str, bytes]:
    """Return the files of one question by name; it is number `part` where it has no number of its own.

    Raises:
        InputError: several people coded it, and the layout holds one coding.
    """
    answers = work.answers[work.answers["question_id"] == question.id].sort_values(["respondent_id", "answer_id"])
    answers = answers.drop_duplicates("respondent_id")
    ids = dict(zip((theme.id for theme in work.frame.themes), _topic_ids(), strict=False))
    coded = _coded(work, answers)
    responses = [
        {"response_id": response_id(one), "response": text}
        for one, text in zip(answers["respondent_id"], answers["text"], strict=True)
    ]
    mapped = [
        {
            "response_id": response_id(one),
            "labels": [ids[theme] for theme in work.frame.by_id if theme in themes] or ["X"],
        }
        for one, themes in coded.items()
    ]
    number = int(question.number) if question.number.isdecimal() else part
    asked = {"question_number": number, "question_text": question.wording or question.label}
    return {
        QUESTION: _document(asked),
        RESPONSES: lines(responses),
        THEMES: _document(list(_topics(work.frame, ids))),
        MAPPING: lines(mapped),
    }


def lines(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(errors="replace")


def parsed(data: bytes, file: str, *, by_line: bool) -> Any:
    """Return what a JSON file holds, or a list of what each of its lines holds.

    Raises:
        InputError: it is no such file; names the first line that is wrong.
    """
    row = 0
    try:
        text = data.decode("utf-8-sig")
        if not by_line:
            return json.loads(text)
        rows = []
        for line in text.split("\n"):
            row += 1
            rows += [json.loads(line)] if line.strip() else []
    except (ValueError, RecursionError):
        raise InputError(Problem("is not JSON in UTF-8.", "Export it again.", file=file, row=row)) from None
    return rows


def _document(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=4) + "\n").encode(errors="replace")


def _coded(work: Work, answers: pd.DataFrame) -> dict[str, set[str]]:
    """Return the themes of each respondent's answer that was read, in the order of answers."""
    codings = work.codings[work.codings["answer_id"].isin(answers["answer_id"])]
    people = sorted({coder_id for coder_id in codings["coder_id"] if not is_model(coder_id)})
    by_model = any(is_model(coder_id) for coder_id in codings["coder_id"])
    if len(people) + by_model > 1:
        what = "several coders coded, and this layout holds one coding."
        raise InputError(Problem(what, "Name one with --coder."))
    given = codings[(codings["value"] == CODED) & (codings["theme_id"] != "")]
    themes = given.groupby("answer_id")["theme_id"].agg(set).to_dict()
    read = set(codings["answer_id"]) if people else set(answers["answer_id"])
    pairs = zip(answers["answer_id"], answers["respondent_id"], strict=True)
    return {respondent: themes.get(answer, set()) for answer, respondent in pairs if answer in read}


def _topic_ids() -> Iterator[str]:
    return ("".join(letters) for length in count(1) for letters in product(_LETTERS, repeat=length))


def _topics(frame: CodeFrame, ids: Mapping[str, str]) -> Iterator[dict[str, str]]:
    called = labels(frame)
    listed = [(ids[theme.id], called[theme.id], theme.definition) for theme in frame.themes]
    for topic_id, label, definition in (*listed, *((one, *words) for one, words in NONE_OF_THEM.items())):
        yield {
            "topic_id": topic_id,
            "topic_label": label,
            "topic_description": definition,
            "topic": f"{label}: {definition}",
        }


def response_id(respondent_id: str) -> int | str:
    """Return an id as a number where it is one: the layout has numbers."""
    plain = respondent_id.isascii() and respondent_id.isdigit() and not respondent_id.startswith("0")
    return int(respondent_id) if plain else respondent_id
