"""The whole layout of i.AI Consult: a folder with `inputs` and `outputs/mapping`, and in both a folder a question."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

import pandas as pd

from consult.coding.exchange.mapping import INPUTS, MAPPING, OUTPUTS, QUESTION, lines, question_files, response_id
from consult.coding.exchange.mapping_reading import read_question
from consult.coding.exchange.work import Brought, Work
from consult.errors import InputError, Problem

SIBLINGS = ()
_INPUTS, _OUTPUTS, _PART = "inputs", "outputs/mapping", "question_part_"


def write(work: Work) -> dict[str, bytes]:
    """Return the files. The folder of a mapping, a date elsewhere, is the code frame's version: no clock is read.

    Raises:
        InputError: there are several coders.
    """
    asked = set(work.answers["question_id"])
    respondents = sorted(set(work.answers["respondent_id"]))
    files = {f"{_INPUTS}/respondents.jsonl": lines(_blank(respondents))}
    questions = [question for question in work.questions if question.id in asked]
    for part, question in enumerate(questions, start=1):
        for name, content in question_files(work, question, part).items():
            above = _INPUTS if name in INPUTS else f"{_OUTPUTS}/version-{work.frame.version}"
            files[f"{above}/{_PART}{part}/{name}"] = content
    return files


def read(name: str, files: Mapping[str, bytes], work: Work, without: Collection[str] = ()) -> Brought:
    """Return the codings of the last mapping, by the name of its folder.

    Raises:
        InputError: there is no mapping.
    """
    mappings = sorted(PurePosixPath(one).parent for one in files if PurePosixPath(one).name == MAPPING)
    if not mappings:
        raise InputError(Problem(f"holds no {MAPPING}.", "Name the folder that holds inputs and outputs.", file=name))
    last = max(folder.parent for folder in mappings)
    brought = []
    for folder in (one for one in mappings if one.parent == last):
        own = {one: files[f"{folder}/{one}"] for one in OUTPUTS if f"{folder}/{one}" in files}
        asked = f"{_INPUTS}/{folder.name}/{QUESTION}"
        own |= {QUESTION: files[asked]} if asked in files else {}
        brought.append(read_question(f"{name}/{folder}", own, work, without))
    return Brought(
        pd.concat([one.codings for one in brought], ignore_index=True),
        [problem for one in brought for problem in one.problems],
    )


def _blank(respondents: Sequence[str]) -> list[dict[str, object]]:
    """Return respondents by id only: what is known of them is no business of another tool's."""
    return [{"response_id": response_id(one), "demographic_data": {}} for one in respondents]
