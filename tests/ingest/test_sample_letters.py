"""The e-mails and documents of the sample consultation, held against the labels that their generator wrote."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from consult import reference, registry
from consult.ingest.content import Document, Mailbag
from consult.ingest.letter.asked import Asked
from consult.ingest.letter.label import Labels
from consult.ingest.letter.said import said
from consult.settings import IngestSettings
from consult.vocabulary import GENERAL_QUESTION_ID, Questionnaire

HOME = reference.data("invest2035")
LETTERS = sorted(
    path for folder in ("emails", "documents") for path in (HOME / "raw" / folder).glob("*") if path.is_file()
)
EXPECTED = {".eml": "eml", ".docx": "docx", ".pdf": "pdf", ".txt": "text", ".html": "html"}
SEAM = "consult.ingest.readers"


@pytest.fixture(scope="module")
def asked() -> Asked:
    return Asked(Questionnaire(**yaml.safe_load((HOME / "questionnaire.yaml").read_text(encoding="utf-8"))))


@pytest.fixture(scope="module")
def gold() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with (HOME / "gold" / "answers.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["text"]:
                found[row["source"]][row["question"]] = row["text"]
    return found


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_a_letter_of_the_sample_gives_exactly_its_answers(
    path: Path, asked: Asked, gold: dict[str, dict[str, str]]
) -> None:
    reader = registry.load(SEAM, EXPECTED[path.suffix])
    assert reader.recognise(path, path.read_bytes()[:65_536]) > 0.5
    bag: Mailbag = reader.read(path, IngestSettings())
    answers: dict[str, str] = defaultdict(str)
    for document in with_attachments(bag.documents):
        for part in said(document, asked, Labels(asked.questionnaire), ()).parts:
            answers[part.question_id] += f"\n{part.text}"
    expected = dict(gold.get(f"{path.parent.name}/{path.name}", {}))
    # A letter's greeting is general too; here it is enough that nothing is missing.
    general = words(expected.pop(GENERAL_QUESTION_ID, ""))
    assert general in words(answers.pop(GENERAL_QUESTION_ID, ""))
    questions = expected.keys() | answers
    wrong = {one for one in questions if words(expected.get(one, "")) != words(answers[one])}
    assert not wrong


def with_attachments(documents: tuple[Document, ...]) -> Iterator[Document]:
    for document in documents:
        yield document
        yield from with_attachments(document.attachments)


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
