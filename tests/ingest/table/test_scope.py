"""An id is one person's everywhere, in one form, or nobody's."""

import pytest

from consult.ingest.table.scope import identifies, names_nobody, reaches_everywhere, same_id


@pytest.mark.parametrize(
    "own",
    [
        "R_2dF7hKq9Lm3Np5T",
        "ANON-QY5M-8AJT-Z",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "118273645501",
        "9f86d081884c7d65",
    ],
)
def test_an_id_of_a_platform_reaches_everywhere(own: str) -> None:
    assert reaches_everywhere(own)


@pytest.mark.parametrize(
    "own", ["1", "R1", "R_1", "000123", "case 12", "Respondent-001", "2024-001", "acknowledgement"]
)
def test_any_other_id_is_of_one_form(own: str) -> None:
    assert not reaches_everywhere(own)


@pytest.mark.parametrize("own", ["", " ", "-", "N/A", "n/a ", "Anonymous", "None", "unknown", "#N/A", "???", "NaN"])
def test_a_word_for_none_is_no_id(own: str) -> None:
    assert names_nobody(own)


@pytest.mark.parametrize("own", ["0", "A", "R1", "Anonymous 7", "None of 3"])
def test_what_tells_people_apart_is_an_id(own: str) -> None:
    assert not names_nobody(own)


@pytest.mark.parametrize(("one", "other"), [("007", "7"), ("7.0", "7"), (" r1", "R1 "), ("R_1", "r_1")])
def test_what_programs_change_in_an_id_does_not_count(one: str, other: str) -> None:
    assert same_id(one) == same_id(other)


def test_a_column_whose_values_come_again_often_holds_no_ids() -> None:
    assert identifies([str(n) for n in range(30)])
    assert identifies(["1", "1", "2"])
    assert not identifies([str(n // 2) for n in range(30)])
    assert not identifies(["", "N/A", "-"])
