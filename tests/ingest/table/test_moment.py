"""Dates are known in every order that exports write them in, and nothing else is one."""

import pytest

from consult.ingest.table.moment import are_moments, is_moment


@pytest.mark.parametrize(
    "text",
    [
        "2024-10-20", "2024-10-20T10:00:00+00:00", "20/10/2024", "10/20/24 2:03:22 PM", "20.10.2024 10:00",
        "2024/10/20 10:00:00 AM GMT+1", "20 October 2024", "20th Oct 2024 at 10:30", "October 20, 2024",
        "Sunday, October 20, 2024 10:03:22 AM",
    ],
)  # fmt: skip
def test_a_date_is_a_moment(text: str) -> None:
    assert is_moment(text)


@pytest.mark.parametrize("text", ["", "17", "May", "2024", "1/2", "in October 2024 we wrote", "10:30"])
def test_what_is_no_date_is_no_moment(text: str) -> None:
    assert not is_moment(text)


def test_a_column_may_have_a_few_other_values() -> None:
    assert are_moments(["2024-10-20"] * 9 + ["unknown", ""])
    assert not are_moments(["2024-10-20", "far too late"])
    assert are_moments([""])
