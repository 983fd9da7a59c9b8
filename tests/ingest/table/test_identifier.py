"""An id is a number or a code; what is a name must be no id."""

import pytest

from consult.ingest.table.identifier import are_ids, is_id, names_among


@pytest.mark.parametrize(
    "value", ["17", "R_2YPOQ", "ANON-7QX3-K", "case 12", "Respondent A", "B", "1.0", "f3a-00", "R_abcdef"]
)
def test_numbers_and_codes_are_ids(value: str) -> None:
    assert is_id(value)


@pytest.mark.parametrize("value", ["Ann Example", "Ann", "Shell", "a1@example.org", "Sample Society 2020 Limited"])
def test_names_and_addresses_are_no_ids(value: str) -> None:
    assert not is_id(value)


def test_a_column_of_ids_may_have_a_stray_name_which_is_found() -> None:
    values = ["1", "2", "3", "4", "Ann Example", "unknown", ""]
    assert not are_ids([*values, "Bob Sample"])
    assert names_among(["1", "2", "3", "4", "5", "6", "7", "8", "9", "Ann Example", "unknown"]) == {"Ann Example"}


def test_in_a_column_of_names_all_that_is_no_id_is_a_name() -> None:
    assert names_among(["Ann Example", "Shell", "7", ""]) == {"Ann Example", "Shell"}
