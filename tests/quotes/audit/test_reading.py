"""What cannot be read fails closed, and says why without quoting the file."""

import gzip
import zlib

import pytest

from consult import registry
from consult.quotes.audit.artefact import Extractor
from consult.quotes.audit.leak import LeakKind
from consult.quotes.audit.reading import SEAM, read
from tests.quotes.audit.material import CANARY, auditor
from tests.quotes.audit.package import packed
from tests.quotes.audit.planting import archive, document, picture, word

DOCX = word.PLACES["minutes.docx"]["body"]("A plain line.")
PDF = document.PLACES["report.pdf"]["page"]("A plain line.")


def _scanned() -> bytes:
    pixels = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return document.pdf(
        b"q 100 0 0 100 0 0 cm /I1 Do Q", pixels + b" /Length 1 >>\nstream\n0\nendstream",
        resources=b"/XObject << /I1 7 0 R >>",
    )  # fmt: skip


UNREADABLE = {
    "a type that nobody knows": ("film.mov", b"moov", "files named .mov are not known"),
    "a name without an ending": ("LICENSE", b"MIT", "does not say what it is"),
    "a picture that is none": ("a.png", b"GIF89a", "is not what .png files hold"),
    "an archive that is none": ("a.docx", b"<html>", "is not what .docx files hold"),
    "a text that is none": ("a.txt", b"\x00\x01\x02", "is not what .txt files hold"),
    "a text in another encoding": ("a.csv", "Si\xe2n".encode("latin-1"), "is not what .csv files hold"),
    "a damaged document": ("a.docx", DOCX[:-400], "cut short"),
    "a part of no known type": ("a.docx", packed({"word/a.emf": b"\1\0\0\0"}), "files named .emf are not known"),
    "a file in an archive of no known type": ("a.zip", packed({"a.sqlite": b"x"}), "files named .sqlite"),
    "a locked PDF": ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "protected"),
    "a cut PDF": ("a.pdf", PDF[: len(PDF) // 3], "damaged"),
    "a scanned PDF": ("a.pdf", _scanned(), "a page is a picture"),
    "entities of its own": ("a.svg", b'<!DOCTYPE s [<!ENTITY x "y">]><svg><text>&x;</text></svg>', "entities"),
    "a picture that goes on": ("a.png", picture.PIXEL + CANARY.encode(), "goes on after its end"),
    "a damaged picture": ("a.png", picture.PIXEL[:-6] + b"x" + picture.PIXEL[-5:], "damaged"),
    "a text that unpacks without end": (
        "a.png", picture.chunked(b"zTXt", b"k\0\0" + zlib.compress(bytes(20_000_000))), "too long",
    ),
    "an archive that unpacks without end": ("a.zip", packed({"a.txt": b" " * 60_000_000}), "times its size"),
    "gzip that is cut short": ("a.txt.gz", gzip.compress(b"x" * 999)[:-9], "cut short"),
    "JSON that is none": ("a.json", b"{", "damaged"),
    "an array of Python's": ("a.npy", b"\x93NUMPY\1\0v\0{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_blocks_and_says_why(what: str) -> None:
    name, content, why = UNREADABLE[what]
    leaks = auditor().audit(name, content).leaks
    unread = [leak for leak in leaks if leak.kind is LeakKind.UNREAD]
    assert unread
    assert all(leak.blocks for leak in unread)
    assert why in unread[0].rule


def test_files_within_files_beyond_all_measure_are_refused() -> None:
    content, name = b"x", "a.txt"
    for _ in range(8):
        content, name = packed({name: content}), "a.zip"
    assert "beyond all measure" in read(name, content).unread[0][1]


@pytest.mark.parametrize("name", ["a.json", "a.toml", "a.ipynb", "a.docx", "a.parquet", "a.pdf", "a.yaml", "a.onnx"])
def test_what_is_said_of_a_damaged_file_quotes_nothing_of_it(name: str) -> None:
    broken = f'{{"cells": "{CANARY}" : = {CANARY}'.encode()
    content = {
        "a.docx": b"PK\x03\x04word/" + broken,
        "a.parquet": b"PAR1" + broken + b"PAR1",
        "a.pdf": b"%PDF" + broken,
    }
    said = str(read(name, content.get(name, broken)).unread)
    assert not any(one in said for one in CANARY.split())


def test_aliases_in_yaml_are_not_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]\n" for one, two in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read("a.yaml", bomb.encode()).n_characters < 3_000


def test_a_file_that_is_let_stand_unread_is_not_let_stand_when_it_changes() -> None:
    one, two = (auditor().audit("a.mov", content).leaks[0].leak_id for content in (b"x", b"y"))
    assert one != two


def test_an_archive_with_a_file_before_it_is_read_whole() -> None:
    whole = CANARY.encode() + archive.PLACES["files.zip"]["file"]("x")
    assert any(leak.blocks for leak in auditor().audit("a.zip", whole).leaks)


@pytest.mark.parametrize("name", registry.names(SEAM))
def test_every_extractor_keeps_the_contract(name: str) -> None:
    extractor = registry.load(SEAM, name)
    assert isinstance(extractor, Extractor)
    assert extractor.VERSION >= 1
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in extractor.SUFFIXES)
    assert not extractor.recognise(b"\x00\xff\x00 of no format")


def test_no_two_extractors_claim_one_ending() -> None:
    claimed = [suffix for module in registry.load_all(SEAM).values() for suffix in module.SUFFIXES]
    assert len(claimed) == len(set(claimed))
