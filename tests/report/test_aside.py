import pandas as pd
import pytest

from consult.report import aside
from consult.tables import Reviews, SetAside


def test_few_items_are_listed_with_place_and_reason(evidence):
    found = aside.set_aside(evidence.set_aside, evidence.sources)
    assert [(line.source, line.row, line.column, line.reason) for line in found.lines] == [
        ("export.csv", 9, "Q1", "too long"),
        ("export.csv", 12, "", "a test of the survey"),
        ("file s2", 0, "", "has no text: “…”"),
    ]


def test_a_letter_is_not_named_since_its_name_may_be_the_senders(evidence):
    found = aside.set_aside(evidence.set_aside, evidence.sources)
    assert not any("A Person" in line.source for line in found.lines)


def test_many_items_are_counted_by_reason(evidence):
    many = SetAside.checked(pd.concat([evidence.set_aside] * 20))
    found = aside.set_aside(many, evidence.sources)
    assert found.lines == ()
    assert found.n == sum(reason.n for reason in found.reasons) == 60


def _reviews(*sentences):
    rows = {"source_id": "s1", "row": 1, "column": "", "respondent_id": "", "question_id": ""}
    return Reviews.of([rows | {"what": sentence} for sentence in sentences])


def test_rare_sorts_of_review_are_counted_together_and_none_is_lost():
    found = aside.reviews(_reviews(*(f"look at {'x' * n}" for n in range(1, 41))))
    assert len(found) == 31
    assert (found[-1].reason, found[-1].n) == ("Other", 10)


@pytest.mark.parametrize(
    ("one", "other", "sort"),
    [
        ('the value "my secret" is unknown', "the value “another” is unknown", "The value “…” is unknown"),
        ("A Person.docx: 75% sure of q2", "B (1).eml: 80% sure of q17", "…% sure of q…"),
        ("the bare numbers 2, 7, 28 were taken", "the bare numbers 9 were taken", "The bare numbers … were taken"),
        ("letter.eml (note.pdf): has no text", "x.txt: has no text", "Has no text"),
    ],
)
def test_reviews_show_no_name_word_or_number_and_their_like_count_together(one, other, sort):
    assert [(found.reason, found.n) for found in aside.reviews(_reviews(one, other))] == [(sort, 2)]
