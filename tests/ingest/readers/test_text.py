from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.errors import UnreadableFile
from consult.ingest.letter.decoding import decode
from consult.ingest.readers import text
from consult.settings import IngestSettings

SETTINGS = IngestSettings()
WORDS = "Caf\u00e9 owners pay \u00a312,000 \u2013 \u201ctoo much\u201d \u2013 for power."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_text_is_read_in_any_encoding(encoding: str) -> None:
    assert text.document("a.txt", WORDS.encode(encoding), SETTINGS).text == WORDS


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_text_comes_back_as_written(words: str) -> None:
    assert decode(words.encode()) == words.removeprefix("\ufeff")


def test_line_ends_of_every_system_are_line_feeds() -> None:
    assert text.document("a.txt", b"one\r\ntwo\rthree\n", SETTINGS).text == "one\ntwo\nthree"


def test_mixed_encodings_keep_both_halves() -> None:
    assert decode("é\n".encode() + "\x81é".encode("latin-1")) is not None


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"\x89PNG\r\n\x1a\n" + bytes(400)])
def test_binary_junk_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^junk\.txt: "):
        text.document("junk.txt", data, SETTINGS)


@pytest.mark.parametrize(
    ("data", "word"), [(rb"{\rtf1\ansi hello}", "RTF"), (b"%!PS-Adobe", "PostScript"), (b"BEGIN:VCARD\nFN:A", "card")]
)
def test_formats_that_only_look_like_text_say_what_to_do(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert text.recognise(path, data) > 0
    with pytest.raises(UnreadableFile, match=word):
        text.read(path, SETTINGS)


def test_a_file_of_blanks_leaves_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\n ")
    bag = text.read(path, SETTINGS)
    assert not bag.documents
    assert [one.reason for one in bag.refusals] == ["the document holds no text"]


def test_prose_is_recognised_above_a_table() -> None:
    prose = text.recognise(Path("a"), b"We think, as others do, that the grid is slow.\nIt costs us a lot.\n")
    assert prose > text.recognise(Path("a"), b"id,Q1,Q2\n1,yes,no\n2,no,yes\n")
    assert text.recognise(Path("a"), b"\x00\x01\x02" * 50) == 0
