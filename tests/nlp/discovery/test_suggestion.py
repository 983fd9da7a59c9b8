import pytest

from consult.nlp.discovery.suggestion import title


@pytest.mark.parametrize(
    ("words", "typical", "expected"),
    [
        (
            ["revenue", "advertising revenue", "clubs"],
            ["Clubs lose advertising revenue."],
            "Advertising revenue, clubs",
        ),
        (["grid", "wind", "cost", "queue"], ["The grid queue.", "Wind waits at a cost."], "Grid, wind, cost"),
        (["absent", "grid"], ["The grid is full."], "Grid"),
        (["absent"], ["Something else."], "Absent"),
        ([], ["Something."], "Untitled"),
    ],
)
def test_a_title_is_of_telling_words_that_stand_in_typical_segments(
    words: list[str], typical: list[str], expected: str
) -> None:
    assert title(words, typical) == expected
