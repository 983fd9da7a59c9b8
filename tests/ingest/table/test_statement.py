"""Two rows under one id are one person's where what people do not say alike by chance is mostly the same."""

import pytest

from consult.ingest.table.statement import Statement, agree

LONG = "the grid connection takes four years to get"
OTHER = "nobody trains welders in this county any more"
OWN_WORDS = frozenset(("answer q1", "answer q2"))


def said(q1: str = "", **more: str) -> Statement:
    names = {"email": "personal email", "region": "profile region", "q3": "answer q3", "q2": "answer q2"}
    return {
        name: value
        for name, value in {"answer q1": q1, **{names.get(k, k): v for k, v in more.items()}}.items()
        if value
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (said(LONG), said(LONG), True),
        (said(LONG), said(OTHER), False),
        (said(LONG), said(LONG + ", and costs more every year"), False),
        (said(LONG), said(LONG.replace("four", "five")), True),
        (said(LONG, q2=LONG), said(LONG, q2=OTHER), True),
        (said(LONG, region="wales", q3="yes"), said(OTHER, region="wales", q3="yes"), False),
        (said(LONG, email="a@example.org"), said(OTHER, email="a@example.org"), True),
        (said(LONG, email="a@example.org"), said(LONG, email="b@example.org"), True),
        (said(LONG, q2=LONG, email="n/a"), said(OTHER, q2=OTHER, email="n/a"), False),
        (said(LONG, submitted_at="2024-10-20 10:15"), said(OTHER, submitted_at="2024-10-20 10:15"), True),
        (said(LONG, submitted_at="2024-10-20 00:00"), said(OTHER, submitted_at="2024-11-20 00:00"), False),
        (said(LONG, submitted_at="2024-10-20"), said(OTHER, submitted_at="2024-10-20"), True),
        (said("no", region="wales", submitted_at="7.10."), said("yes", region="wales", submitted_at="7.11."), False),
        (said(region="wales", q3="yes"), said(region="wales", q3="no"), True),
        (said(region="wales", q3="yes"), said(region="scotland", q3="no"), False),
        (said(LONG), said(region="wales"), False),
        (said(LONG), said(), None),
        (said(), said(), None),
    ],
)  # fmt: skip
def test_agreement_in_one_form(first: Statement, second: Statement, expected: bool | None) -> None:
    assert agree(first, second, OWN_WORDS, same_form=True) is expected
    assert agree(second, first, OWN_WORDS, same_form=True) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (said(LONG), said(LONG), True),
        (said(LONG), said(OTHER), False),
        (said("no", region="wales", q3="yes"), said("no", region="wales", q3="yes"), False),
        (said(submitted_at="2024-10-20"), said(submitted_at="2024-10-20"), False),
    ],
)
def test_what_people_say_alike_by_chance_is_compared_in_one_form_only(
    first: Statement, second: Statement, expected: bool | None
) -> None:
    assert agree(first, second, OWN_WORDS, same_form=False) is expected
