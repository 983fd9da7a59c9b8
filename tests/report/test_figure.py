import pytest

from consult.report import figure
from consult.vocabulary import Share


def test_a_share_is_written_with_its_count_and_base():
    assert figure.fraction(Share(n=142, base=618), "answers") == "142 of 618 answers (23%)"
    assert figure.aside(Share(n=1, base=1), "answers") == "1 of 1 answer, 100%"


@pytest.mark.parametrize(
    ("n", "base", "text"),
    [(0, 10, "0%"), (1, 1000, "under 1%"), (999, 1000, "over 99%"), (1000, 1000, "100%"), (0, 0, "[z]")],
)
def test_rounding_never_hides_an_answer(n, base, text):
    assert figure.percent(Share(n=n, base=base)) == text


def test_a_small_base_is_marked_and_an_empty_one_is_not():
    assert figure.marked(Share(n=3, base=9), small=True) == "33% [u]"
    assert figure.marked(Share(n=0, base=0), small=True) == "[z]"


def test_counts_have_commas_and_the_singular():
    assert [figure.counted(n, "answers") for n in (0, 1, 27000)] == ["0 answers", "1 answer", "27,000 answers"]


@pytest.mark.parametrize(("parts", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_parts_are_listed_as_a_sentence_does(parts, text):
    assert figure.listed(parts) == text


def test_equal_sizes_share_a_rank():
    assert figure.ranks([4, 9, 4, 1]) == ["2=", "1", "2=", "4"]
    assert figure.ranks([]) == []
