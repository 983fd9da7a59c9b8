from pathlib import Path

import pytest

from consult.errors import UnreadableFile
from consult.ingest.content import Document
from consult.ingest.letter.page_lines import join
from consult.ingest.readers import pdf as reader
from consult.settings import IngestSettings
from tests.ingest.readers.letters import pdf

SETTINGS = IngestSettings()
LONG = [
    "The cost of electricity is the largest barrier to invest-",
    "ment in our sites, and the grid is slow, as we have",
    "said",
]


def read(*pages: list[str]) -> Document:
    return reader.document("a.pdf", pdf(*pages), SETTINGS)


def test_lines_become_paragraphs_and_broken_words_whole() -> None:
    assert read(["Question 7", *LONG]).text.split("\n") == [
        "Question 7",
        "The cost of electricity is the largest barrier to investment in our sites, and the grid is slow, "
        "as we have said",
    ]


def test_a_gap_leaves_a_blank_line() -> None:
    assert "\n\n" in read([*LONG, "", *LONG]).text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("invest-", "ment", "investment"),
        ("long-", "term", "long-term"),
        ("the Anglo-", "Welsh", "the Anglo-Welsh"),
        ("costs rise", "here", "costs rise here"),
        ("soft\u00ad", "ware", "software"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, whole: str) -> None:
    assert join(first, second) == whole


def test_running_headers_and_page_numbers_are_refused() -> None:
    pages = [
        ["Northgate reply", f"Question {n}", *LONG[:2], f"point {'abc'[n]} of ours", *[""] * 40, f"Page {n + 4} of 9"]
        for n in range(3)
    ]
    document = read(*pages)
    assert "Northgate reply" not in document.text
    assert "Page" not in document.text
    assert [document.text.count(f"Question {n}") for n in range(3)] == [1, 1, 1]
    assert len(document.refusals) == 6
    assert {one.reason for one in document.refusals} == {"page number, running header or footer"}


def test_question_headings_at_the_top_of_pages_are_no_page_numbers() -> None:
    document = read(*[[f"Question {n}", f"Answer {'abcd'[n]} is this"] for n in range(1, 4)])
    assert [f"Question {n}" in document.text for n in range(1, 4)] == [True] * 3


def test_a_paragraph_over_two_pages_is_one() -> None:
    first = [*LONG[:2]]
    text = read(
        [*first, "and we would add that the"], ["cost of money matters more than anything else that we know of."]
    ).text
    assert "that the cost of money" in text


def test_a_line_that_stops_short_inside_a_sentence_goes_on() -> None:
    lines = ["mmmmmmmm mmmmmmmm mmmmmmmm mmmmmmmm mmmm", "mmmmmmmm mmmmmmmm mmmmmmmm mmmmmmm", "up."]
    assert read(lines).text.endswith("mmmmmmm up.")


def test_cells_of_a_table_are_lines_of_their_own() -> None:
    page = ["Name\tJane Doe", "1. What of the grid?\tIt is slow.", "2. What of skills?\tTrain more."]
    assert read(page).text.split() == " ".join(page).split()
    assert "Jane Doe" in read(page).text.split("\n")
    assert "It is slow." in read(page).text.split("\n")


def test_a_bullet_goes_with_its_words_however_far() -> None:
    assert read(["1.\tThe grid"]).text.split("\n") == ["1. The grid"]


def test_columns_with_questions_of_their_own_are_read_one_after_the_other() -> None:
    page = ["Our response", "", "Question 1\tQuestion 2", "The grid is\tSkills are", "far too slow.\tfar too few."]
    told = "Our response Question 1 The grid is far too slow. Question 2 Skills are far too few."
    assert " ".join(read(page).text.split()) == told


def test_an_image_only_file_is_set_aside_with_that_reason(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([], []))
    bag = reader.read(path, SETTINGS)
    assert not bag.documents
    assert [one.reason for one in bag.refusals] == [reader.IMAGE_ONLY]


def test_image_pages_among_others_are_named() -> None:
    document = read(["Question 7", "Grid"], [], [])
    assert "Grid" in document.text
    assert [one.column for one in document.refusals] == ["page 2, 3"]


def test_values_of_form_fields_stand_under_their_questions() -> None:
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Grid costs)/Rect[72 740 300 756]/F 4>>"
    data = pdf(
        ["Question 7", "", "", "Question 8"],
        extra=field,
        annotations="/Annots[4 0 R]",
        catalog="/AcroForm<</Fields[4 0 R]/DA(/Helv 0 Tf)>>",
    )
    assert reader.document("a.pdf", data, SETTINGS).text == "Question 7\nGrid costs\nQuestion 8"


def test_a_protected_file_says_so() -> None:
    lock = f"<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>"
    data = pdf(["x"]).replace(b"trailer<<", b"trailer<</ID[<00><00>]/Encrypt " + lock.encode())
    with pytest.raises(UnreadableFile, match=r"^a\.pdf: .*password"):
        reader.document("a.pdf", data, SETTINGS)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4 junk" * 50, b"no pdf"])
def test_damaged_files_are_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.pdf: "):
        reader.document("a.pdf", data, SETTINGS)


def test_pdfs_are_recognised_by_content() -> None:
    assert reader.recognise(Path("a.txt"), pdf(["x"])) > 0.9
    assert reader.recognise(Path("a.pdf"), b"Question 7") == 0
