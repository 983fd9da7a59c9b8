import pytest

from consult.nlp.coders.phrases import build
from consult.nlp.segment import segment


@pytest.fixture(scope="module")
def code(frame, as_texts):
    coder = build(frame, lambda: pytest.fail("no encoder"), lambda: pytest.fail("no language model"))

    def coded(text):
        texts = as_texts([text])
        codings = coder.code(texts, segment(texts))
        return {row.theme_id: row for row in codings.itertuples()}

    return coded


@pytest.mark.parametrize(
    ("text", "theme", "probability"),
    [
        ("The substation is full.", "grid", 0.65),
        ("The DNO is slow.", "grid", 0.75),
        ("The connection queue is long.", "grid", 0.75),
        ("The substation is full. Another substation is closed.", "grid", 0.70),
        ("The substation is behind the grid connection.", "grid", 0.90),
        ("There is no shortage of skills.", "skills", 0.20),
    ],
)
def test_the_probability_follows_the_rule(code, text, theme, probability):
    assert code(text)[theme].probability == pytest.approx(probability)


def test_the_reason_names_the_phrase_and_how_often(code):
    assert code("Grid connection here, grid connections there.")["grid"].reason == 'phrase "grid connection" ×2'


def test_the_evidence_is_the_segment_with_most_phrases(code):
    text = "The substation is full. The DNO minds the grid connection."
    row = code(text)["grid"]
    assert text[row.start : row.end] == "The DNO minds the grid connection."


def test_an_excluded_phrase_hides_what_lies_inside_it(code):
    assert "planning" not in code("We are planning to grow and our workforce planning is good.")
    assert "planning" in code("We are planning to ask for planning permission.")


def test_a_negated_mention_is_kept_below_the_threshold_and_says_so(code):
    row = code("Access to finance is not a barrier.")["finance"]
    assert row.probability < 0.5
    assert row.reason.endswith("negated")


def test_one_mention_that_is_meant_outweighs_one_that_is_waved_away(code):
    row = code("There is no shortage of skills in Leeds. In Hull skills are scarce.")["skills"]
    assert (row.probability, row.start) == (0.65, 41)


def test_an_acronym_in_a_shouted_sentence_is_not_trusted(code):
    assert "grid" not in code("WE DNO WHAT TO SAY")
    assert "grid" in code("DNO")
