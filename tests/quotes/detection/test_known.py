"""What the metadata knows of respondents, found in their answers and in those of others."""

import pandas as pd
import pytest

from consult.quotes.detection import Known, find
from consult.tables import Private

_VALUES = {
    "r": [("organisation", "Quillmere Castings & Sons Ltd"), ("alias", "QC"), ("person", "Prof. Siân A. Fenwarden")],
    "next": [("organisation", "Next Horizon plc"), ("alias", "Next"), ("person", "Will Rice")],
    "public": [("organisation", "Ofgem")],
}
_KNOWN = Known(_VALUES)


def _masked(text: str, respondent: str = "r", known: Known = _KNOWN) -> list[str]:
    found = find([text], [respondent], known, names=False)[0]
    spans = [(one.start, one.end) for one in found if one.replacement and one.layer == "respondent"]
    outer = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return [text[start:end] for start, end in dict.fromkeys(outer)]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("At Quillmere Castings and Sons we wait.", ["Quillmere Castings and Sons"]),
        ("quillmere castings waits", ["quillmere castings"]),
        ("QUILLMERE's bill", ["QUILLMERE"]),
        ("QuillmereCastings or Quillmere-Castings", ["QuillmereCastings", "Quillmere-Castings"]),
        ("Quill mere Castings", ["Quill mere Castings"]),
        ("the Quilmere foundry", ["Quilmere"]),
        ("Q-u-i-l-l-m-e-r-e", ["Q-u-i-l-l-m-e-r-e"]),
        ("Quillmere\u00a0Castings", ["Quillmere\u00a0Castings"]),
        ("QCS agrees", ["QCS"]),
        ("Fenwarden, Sian", ["Fenwarden, Sian"]),
        ("S. A. Fenwarden and S Fenwarden", ["S. A. Fenwarden", "S Fenwarden"]),
        ("Castings and sons of the soil", []),
    ],
)
def test_a_respondent_is_found_however_they_write_themselves(text: str, masked: list[str]) -> None:
    assert _masked(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Here at Next we hire.", ["Next"]),
        ("We joined Next in spring.", ["Next"]),
        ("Next has 12 shops.", ["Next"]),
        ("Next, the government should act.", []),
        ("the next horizon and the next step", []),
        ("Next Horizon grows.", ["Next Horizon"]),
        ("It will help if rice is cheap.", []),
    ],
)
def test_an_ordinary_word_counts_where_it_stands_as_a_name(text: str, masked: list[str]) -> None:
    assert _masked(text, "next") == masked


def test_an_ordinary_word_that_may_be_the_name_is_left_to_a_person() -> None:
    found = find(["Next, the government should act."], ["next"], _KNOWN, names=False)[0]
    assert [(one.start, one.end, one.replacement) for one in found] == [(0, 4, "")]


def test_others_are_found_by_their_distinctive_names_only() -> None:
    assert _masked("Next we ask Quillmere Castings and Siân Fenwarden.", "public") == [
        "Quillmere Castings",
        "Siân Fenwarden",
    ]
    assert _masked("Ofgem should act.") == []


def test_a_public_body_that_answers_is_masked_in_its_own_answers() -> None:
    assert _masked("Here at Ofgem we publish data.", "public") == ["Ofgem"]


def test_the_private_table_is_read() -> None:
    row = {"respondent_id": "a", "source_id": "s", "source_row": 1, "source_column": "c"}
    private = Private.of(
        [{**row, "field": "organisation", "value": "Thornwick Ltd"}, {**row, "field": "ip", "value": "x"}]
    )
    assert _masked("Thornwick", "a", Known.of(private)) == ["Thornwick"]
    assert _masked("Thornwick", "a", Known.of(pd.DataFrame(Private.of()))) == []
