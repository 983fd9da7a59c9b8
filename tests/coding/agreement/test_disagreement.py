from consult.coding.agreement import advise, compare, disagreements
from tests.coding.agreement.codings import table, ten_answers, two_coders


def _advice(rows):
    codings = table(rows)
    return advise(compare(codings, 1), disagreements(codings))


def test_the_list_says_who_coded_and_who_did_not_the_most_disputed_theme_first():
    listed = disagreements(ten_answers())
    assert listed["theme_id"].tolist() == ["energy", "energy", "finance", "finance", "planning", "skills"]
    first = listed.iloc[0]
    assert (first["answer_id"], first["coded_by"], first["not_coded_by"]) == ("answer 1", "A", "B")


def test_the_list_does_not_depend_on_the_order_of_rows():
    codings = ten_answers()
    assert disagreements(codings).equals(disagreements(codings.sample(frac=1, random_state=1)))


def test_a_coder_who_draws_a_theme_wider_is_named():
    (said,) = _advice(two_coders("energy", 12, 14, 1, 60))["energy"]
    assert said.startswith("A codes it where B does not, 14 times against 1")


def test_disagreement_in_both_directions_is_an_underspecified_definition():
    (said,) = _advice(two_coders("energy", 10, 9, 8, 60))["energy"]
    assert said.startswith("17 disagreements in both directions: its definition is underspecified")


def test_a_theme_given_in_place_of_another_is_named():
    rows = [
        *two_coders("energy", 10, 6, 6, 40),
        *[(answer, "planning", coder, 1 - yes) for answer, _, coder, yes in two_coders("energy", 10, 6, 6, 40)],
    ]
    advice = _advice(rows)
    assert "in 12 of 12 disagreements one coder gave planning in its place: tell the two apart" in advice["energy"]


def test_a_theme_hardly_coded_is_not_judged():
    (said,) = _advice(two_coders("energy", 1, 1, 1, 60))["energy"]
    assert said == "coded 2 times at most: code more answers before judging it"


def test_a_theme_that_coders_agree_on_needs_no_advice():
    assert _advice(two_coders("energy", 20, 1, 1, 60)) == {}
