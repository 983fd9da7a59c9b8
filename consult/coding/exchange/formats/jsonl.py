"""One question in the layout of i.AI Consult: `mapping.jsonl` with its themes, question and responses beside it."""

from collections.abc import Collection, Mapping

from consult.coding.exchange.mapping import MAPPING, QUESTION, RESPONSES, THEMES, question_files
from consult.coding.exchange.mapping_reading import read_question
from consult.coding.exchange.work import Brought, Work
from consult.errors import InputError, Problem

SIBLINGS = (THEMES, QUESTION, RESPONSES)


def write(work: Work) -> dict[str, bytes]:
    """Return the files.

    Raises:
        InputError: there are answers to several questions, or none, or several coders.
    """
    asked = set(work.answers["question_id"])
    questions = [question for question in work.questions if question.id in asked]
    if len(questions) != 1:
        what = f"there are answers to {len(questions)} questions, and a .jsonl file holds one."
        raise InputError(Problem(what, "Name it with --question, or name a folder instead of a file."))
    files = question_files(work, questions[0], 1)
    return {name if name != MAPPING else "": content for name, content in files.items()}


def read(name: str, files: Mapping[str, bytes], work: Work, without: Collection[str] = ()) -> Brought:
    """Return the codings of the question."""
    named = {one or MAPPING: content for one, content in files.items()}
    return read_question(name, named, work, without)
