import pytest

from consult.nlp.evidence import evidence_of, find
from consult.nlp.segment import passages, segment


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Our bill rose by 40 per cent.", "figure"),
        ("We paid £40,000 for tests.", "figure"),
        ("Some countries, for example Denmark, do better.", "example"),
        ("In our experience, nobody applies twice.", "experience"),
        ("My son started to gamble after seeing them.", "experience"),
        ("According to the trade body, half have left.", "source"),
        ("The scheme opened in 2019 and was closed again.", "source"),
        ("This is well known (Smith and Jones, 2019).", "source"),
    ],
)
def test_a_figure_example_experience_or_source_is_evidence(text, sort):
    assert sort in evidence_of(text) or (sort == "source" and "citation" in evidence_of(text))


@pytest.mark.parametrize(
    "text", ["", "Ban it.", "Government should act now.", "We agree with question 7.", "I disagree."]
)
def test_an_opinion_is_none(text):
    assert evidence_of(text) == ()


def test_each_sort_that_a_text_gives_is_a_row(as_texts):
    texts = as_texts(["Ban it.", "In our experience costs rose by 40 per cent."])
    found = find(passages(texts, segment(texts)))
    assert found.values.tolist() == [[texts["text_id"][1], "figure"], [texts["text_id"][1], "experience"]]
    assert find([]).empty
