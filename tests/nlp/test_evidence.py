import pytest

from consult.nlp.evidence import evidence_of, evidence_rich


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
    assert not evidence_rich(text)
