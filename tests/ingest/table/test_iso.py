"""Moments are written in ISO 8601 where all of a column's values leave one reading."""

import pytest

from consult.ingest.table.iso import iso


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("10/20/2024 10:15:03 AM", "2024-10-20T10:15:03"),
        ("20/10/2024 12:15:03 AM", "2024-10-20T00:15:03"),
        ("20/10/2024 12:15 pm", "2024-10-20T12:15:00"),
        ("20/10/2024", "2024-10-20"),
        ("20/10/2024 00:00", "2024-10-20"),
        ("10/20/24 9:05:00", "2024-10-20T09:05:00"),
        ("20.10.2024 09:05", "2024-10-20T09:05:00"),
        ("2024/10/20 10:15:03 pm GMT+1", "2024-10-20T22:15:03+01:00"),
        ("20/10/2024 10:15 UTC", "2024-10-20T10:15:00+00:00"),
        ("20 October 2024", "2024-10-20"),
        ("Sunday, 20th Oct 2024 at 10:15", "2024-10-20T10:15:00"),
        ("Oct. 20, 2024, 10:15 a.m.", "2024-10-20T10:15:00"),
        ("05/05/2024", "2024-05-05"),
        ("2024-10-20 10:15", "2024-10-20 10:15"),
        ("2024-10-20T10:15:03Z", "2024-10-20T10:15:03Z"),
        ("05/06/2024", "05/06/2024"),
        ("24/10/20", "24/10/20"),
        ("31/31/2024", "31/31/2024"),
        ("20/10/2024 25:00", "20/10/2024 25:00"),
        ("20 Brumaire 2024", "20 Brumaire 2024"),
        ("yesterday", "yesterday"),
    ],
)
def test_one_moment(given: str, expected: str) -> None:
    assert iso([given, "", " "]) == {given: expected}


def test_one_value_settles_the_order_of_the_others() -> None:
    assert iso(["05/06/2024", "13/06/2024"]) == {"05/06/2024": "2024-06-05", "13/06/2024": "2024-06-13"}
    assert iso(["05/06/2024", "06/13/2024"]) == {"05/06/2024": "2024-05-06", "06/13/2024": "2024-06-13"}


@pytest.mark.parametrize("other", ["06/13/2024", "not known", "13/13/2024"])
def test_a_column_without_one_reading_stays_as_given(other: str) -> None:
    assert set(iso(["13/06/2024", other]).values()) == {"13/06/2024", other}
