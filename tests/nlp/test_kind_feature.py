from hypothesis import given
from hypothesis import strategies as st

from consult.nlp.kind_feature import Features, names_of, runs


def test_runs_are_words_and_two_and_three_of_them():
    assert runs("Cut the tax") == {"cut", "the", "tax", ("cut", "the"), ("the", "tax"), ("cut", "the", "tax")}


@given(st.lists(st.text(max_size=60), max_size=5))
def test_a_row_has_the_known_features_of_its_segment(segments):
    names = sorted({name for segment in [*segments, "Cut the tax."] for name in names_of(segment)})
    matrix = Features(names).matrix(segments)
    assert [{names[place] for place in row.indices} for row in matrix] == [set(names_of(one)) for one in segments]


def test_an_unknown_feature_has_no_place():
    assert Features(["w tax"]).matrix(["Cut the tax.", "Nothing."]).toarray()[1].tolist() == [0.0]


def test_the_runs_of_a_segment_together_have_the_same_length():
    segment = "Cut the tax"
    row = Features([name for name in names_of(segment) if name.startswith("w ")]).matrix([segment]).toarray()
    assert abs((row**2).sum() - 4) < 0.001
