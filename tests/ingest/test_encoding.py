import pytest

from consult.ingest.encoding import decode


@pytest.mark.parametrize("declared", ["", "utf-8", "us-ascii", "ISO-8859-1", "koi8-r", "no-such-thing"])
def test_what_is_valid_utf_8_is_utf_8_whatever_is_declared(declared: str) -> None:
    found = decode("Café – £5".encode(), declared)
    assert found is not None
    assert (found.text, found.encoding) == ("Café – £5", "utf-8")


@pytest.mark.parametrize("declared", ["", "utf-8", "us-ascii", '"iso-8859-1"', "unicode_escape", "idna"])
def test_other_text_is_windows_1252_unless_another_encoding_is_declared_that_fits(declared: str) -> None:
    found = decode("Café – £5".encode("cp1252"), declared)
    assert found is not None
    assert found.text == "Café – £5"


@pytest.mark.parametrize(
    ("text", "encoding"), [("Привет", "koi8-r"), ("日本語", "iso-2022-jp"), ("日本語", "shift_jis"), ("Café", "utf-7")]
)
def test_a_declared_encoding_is_believed_where_the_bytes_agree(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), encoding)
    assert found is not None
    assert found.text == text


def test_lines_of_two_encodings_are_both_read() -> None:
    found = decode("Café\n".encode() + "£5 – ".encode("cp1252"))
    assert found is not None
    assert (found.text, found.encoding) == ("Café\n£5 – ", "mixed")
    assert "mixes encodings" in found.notes[0]


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 100, b"\xff\xfe\x00\xd8x"])
def test_what_is_no_text_in_any_encoding_has_none(data: bytes) -> None:
    assert decode(data) is None
