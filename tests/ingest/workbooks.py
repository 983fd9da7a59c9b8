"""Files that tests make up: tables and letters as if a reader had opened them."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from consult.errors import InputError
from consult.ingest.content import Mailbag, Sheet, Workbook
from consult.ingest.intake import Intake, SourceFile
from consult.settings import IngestSettings
from consult.tables import Ledger
from consult.vocabulary import Question, Questionnaire, QuestionType

SETTINGS = IngestSettings()
Content = Workbook | Mailbag | InputError


def table(*rows: Sequence[str], name: str = "Sheet1", **more: object) -> Workbook:
    """A workbook of one sheet; short rows are filled up."""
    return Workbook((sheet(*rows, name=name, **more),))


def sheet(*rows: Sequence[str], name: str = "Sheet1", **more: object) -> Sheet:
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, [[*row, *[""] * (width - len(row))] for row in rows], **more)  # type: ignore[arg-type]


class Files:
    """Made-up files, in order of arrival."""

    def __init__(self, *contents: Content, reader: str = "delimited") -> None:
        self.contents: dict[str, Content] = {}
        self.sources: list[SourceFile] = []
        self.reader = reader
        for content in contents:
            self.add(content)

    def add(self, content: Content) -> SourceFile:
        sha256 = hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()
        name = f"file{len(self.sources) + 1}.csv"
        self.contents[sha256] = content
        self.sources.append(SourceFile(Path(name), name, sha256))
        return self.sources[-1]

    def open_file(self, source: SourceFile, settings: IngestSettings) -> tuple[str, Workbook | Mailbag]:
        content = self.contents[source.sha256]
        if isinstance(content, InputError):
            raise content
        return self.reader, content


@contextmanager
def opening(files: Files) -> Iterator[list[SourceFile]]:
    """Let the room open made-up files instead of real ones."""
    with patch("consult.ingest.reading.open_file", files.open_file):
        yield files.sources


def questionnaire(*questions: Question | str, **more: object) -> Questionnaire:
    """A questionnaire; a string is an open question of that wording, numbered by its place."""
    made = tuple(
        one if isinstance(one, Question) else Question(id=f"q{n}", number=str(n), label=one, wording=one)
        for n, one in enumerate(questions, 1)
    )
    return Questionnaire(id="test", title="Test", questions=made, **more)  # type: ignore[arg-type]


def closed(number: int, wording: str, *options: str) -> Question:
    return Question(id=f"q{number}", number=str(number), label=wording, type=QuestionType.CLOSED, options=options)


def answers(intake: Intake) -> dict[str, str]:
    """The texts that stand, by answer id; "" for a blank."""
    texts = dict(zip(intake.originals["original_id"], intake.originals["text"], strict=True))
    ids = zip(intake.received["answer_id"], intake.received["original_id"], strict=True)
    return {answer: texts.get(original, "") for answer, original in ids}


def counts(intake: Intake, unit: str) -> dict[str, int]:
    """The ledger of one unit by outcome; fails when it does not balance."""
    assert Ledger.balanced(intake.ledger)
    rows = intake.ledger[intake.ledger["unit"] == unit]
    return {str(outcome): int(n) for outcome, n in rows.groupby("outcome")["n"].sum().items()}


def reasons(intake: Intake, unit: str) -> dict[str, int]:
    """What was set aside, by reason."""
    rows = intake.ledger[(intake.ledger["unit"] == unit) & (intake.ledger["outcome"] == "set_aside")]
    return {str(reason): int(n) for reason, n in rows.groupby("reason")["n"].sum().items()}
