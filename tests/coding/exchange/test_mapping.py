"""The layout of i.AI Consult, out and in."""

import json
from pathlib import Path

import pandas as pd
import pytest

from consult.coding import exchange
from consult.errors import InputError
from consult.vocabulary import CodeFrame, Question, Theme
from tests.coding.exchange.work import ANSWERS, CODINGS, work

JSONL, FOLDER = exchange.load("jsonl"), exchange.load("folder")
_ANNS = [one for one in CODINGS if one[2] == "ann"]


def _pairs(brought: exchange.Brought) -> set[tuple[str, str]]:
    return set(zip(brought.codings["answer_id"], brought.codings["theme_id"], strict=True))


def test_a_coding_goes_out_question_by_question_and_comes_back() -> None:
    team = work(_ANNS)
    files = FOLDER.write(team)
    mapping = files["outputs/mapping/version-3/question_part_1/mapping.jsonl"].decode().splitlines()
    assert [json.loads(line) for line in mapping] == [
        {"response_id": 7, "labels": ["B", "C"]},
        {"response_id": "R1", "labels": ["E"]},
    ]
    themes = json.loads(files["outputs/mapping/version-3/question_part_1/themes.json"])
    assert [one["topic_label"] for one in themes][2:5] == ["Tax / Other", "Energy", "Energy / Other"]
    responses = files["inputs/question_part_1/responses.jsonl"].decode().splitlines()
    assert json.loads(responses[0]) == {"response_id": 7, "response": ANSWERS[0][3]}
    brought = FOLDER.read("layout", files, team)
    assert brought.problems == []
    given = {(one[0], one[1]) for one in _ANNS if one[3] == "coded"}
    assert _pairs(brought) == given | {(one[0], "") for one in ANSWERS}
    assert set(brought.codings["coder_id"]) == {"mapping"}


def test_one_question_is_one_file_with_others_beside_it() -> None:
    with pytest.raises(InputError, match="answers to 2 questions"):
        JSONL.write(work(_ANNS))
    team = work([one for one in _ANNS if one[0] == "7:q2"], [ANSWERS[1]])
    files = JSONL.write(team)
    assert set(files) == {"", *JSONL.SIBLINGS}
    assert _pairs(JSONL.read("mapping.jsonl", files, team)) == {("7:q2", ""), ("7:q2", "skills")}


def test_two_coders_are_too_many() -> None:
    with pytest.raises(InputError, match="--coder"):
        FOLDER.write(work())


def test_everything_that_cannot_be_placed_is_listed() -> None:
    team = work(_ANNS)
    files = FOLDER.write(team)
    path = "outputs/mapping/version-3/question_part_1/mapping.jsonl"
    files[path] += b'{"response_id": 99, "labels": ["A"]}\n{"response_id": 7, "labels": ["Q"]}\n[]\n'
    said = "\n".join(map(str, FOLDER.read("layout", files, team).problems))
    assert "1 responses are of no answer to that question here" in said
    assert "1 responses have no response_id and labels" in said
    assert '1 responses have the label "Q", which is no theme of the code frame' in said
    files[path] = b'{"response_id": 7, "labels": []}\n{"response'
    with pytest.raises(InputError, match="row 2: is not JSON"):
        FOLDER.read("layout", files, team)


def test_a_mapping_of_that_tool_is_read_as_it_is(shared_data: Path) -> None:
    folder = shared_data / "themefinder_gambling_xs"
    if not folder.is_dir():
        pytest.skip(f"the example is not on this machine: {folder}")
    files = {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*.json*")}
    last = "outputs/mapping/2025-07-22"
    topics = [json.loads(files[f"{last}/question_part_{n}/themes.json"]) for n in (1, 2)]
    labels = sorted({one["topic_label"] for part in topics for one in part if one["topic_id"] not in "XY"})
    themes = tuple(Theme(id=f"t{n}", name=label, definition="") for n, label in enumerate(labels))
    questions, answers = [], []
    for n in (1, 2):
        asked = json.loads(files[f"inputs/question_part_{n}/question.json"])
        questions.append(Question(id=f"q{n}", label="", wording=asked["question_text"]))
        lines = files[f"inputs/question_part_{n}/responses.jsonl"].decode().splitlines()
        each = [json.loads(line) for line in lines]
        answers += [(f"{one['response_id']}:q{n}", str(one["response_id"]), f"q{n}", one["response"]) for one in each]
    table = pd.DataFrame(answers, columns=["answer_id", "respondent_id", "question_id", "text"])
    frame = CodeFrame(id="gambling", version=1, themes=themes)
    team = exchange.Work("gambling", "", frame, tuple(questions), table, pd.DataFrame())
    brought = FOLDER.read("gambling", files, team)
    assert brought.problems == []
    assert brought.codings["answer_id"].nunique() == len(answers)
    again = exchange.Work("gambling", "", frame, tuple(questions), table, brought.codings)
    assert _pairs(FOLDER.read("gambling", FOLDER.write(again), team)) == _pairs(brought)
