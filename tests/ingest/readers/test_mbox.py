from pathlib import Path

from consult.ingest.readers import mbox as reader
from consult.settings import IngestSettings
from tests.ingest.readers.letters import eml

SETTINGS = IngestSettings()
LINE = b"From jo@northgate.example Mon Nov 18 10:30:00 2024\n"


def mailbox(tmp_path: Path, *messages: bytes) -> Path:
    path = tmp_path / "letters.mbox"
    path.write_bytes(b"\n".join(LINE + message for message in messages))
    return path


def test_messages_are_numbered_in_order(tmp_path: Path) -> None:
    path = mailbox(tmp_path, *(eml(f"Answer {number}\n").as_bytes() for number in range(3)))
    bag = reader.read(path, SETTINGS)
    assert [(one.row, one.text) for one in bag.documents] == [(1, "Answer 0"), (2, "Answer 1"), (3, "Answer 2")]


def test_a_broken_message_is_refused_and_the_others_kept(tmp_path: Path) -> None:
    path = mailbox(tmp_path, eml("one\n").as_bytes(), b"\n\x00\xff no header at all\n", eml("three\n").as_bytes())
    bag = reader.read(path, SETTINGS)
    assert [one.row for one in bag.documents] == [1, 3]
    assert [(one.row, one.reason.split(":")[0]) for one in bag.refusals] == [(2, "message that could not be read")]


def test_a_message_without_words_leaves_a_refusal_with_its_number(tmp_path: Path) -> None:
    bag = reader.read(mailbox(tmp_path, eml("one\n").as_bytes(), eml(" \n").as_bytes()), SETTINGS)
    assert [(one.row, one.reason) for one in bag.refusals] == [(2, "the document holds no text")]


def test_a_line_that_begins_with_from_does_not_part_a_message(tmp_path: Path) -> None:
    path = mailbox(tmp_path, eml("a\n\nFrom our side, all is well\n\n>From here on\n").as_bytes())
    bag = reader.read(path, SETTINGS)
    assert [one.text for one in bag.documents] == ["a\n\nFrom our side, all is well\n\nFrom here on"]


def test_mailboxes_are_recognised_by_content() -> None:
    assert reader.recognise(Path("a"), LINE + eml().as_bytes()) > 0.9
    assert reader.recognise(Path("a.mbox"), b"From where we stand, the grid is slow.\n") == 0
