import pytest

from tests.report import by_hand


def test_answers_to_a_proposal_count_by_what_they_say_of_it(evidence, model, tree):
    answers = by_hand.base(evidence, "q4").values()
    stated = dict(evidence.text_stances[["text_id", "stance"]].values)
    said = [stated.get(row["text_id"], "unstated") for row in answers]
    found = next(one.stance for one in model.questions if one.id == "q4")
    expected = [said.count(stance) for stance in ("agree", "disagree", "mixed", "unstated")]
    assert min(expected) > 0
    assert [line.count.n for line in found.lines] == expected
    assert {line.count.base for line in found.lines} == {len(answers)}
    assert tree.xpath('//section[@id="q4"]//h4[text()="For or against the proposal"]')


@pytest.mark.parametrize("question_id", ["q1", "q2", "q3", "q5"])
def test_a_question_that_proposes_nothing_has_no_stances(model, tree, question_id):
    assert next(one.stance for one in model.questions if one.id == question_id) is None
    assert not tree.xpath(f'//section[@id="{question_id}"]//h4[text()="For or against the proposal"]')
