import pytest

from tests.report import by_hand


@pytest.mark.parametrize("question_id", ["q1", "q2", "q4", "q5"])
def test_an_answer_whose_text_gives_evidence_of_any_sort_counts_once(evidence, model, tree, question_id):
    texts = set(evidence.text_evidence["text_id"])
    answers = by_hand.base(evidence, question_id).values()
    n = sum(row["text_id"] in texts for row in answers)
    found = next(one.evidence for one in model.questions if one.id == question_id)
    assert 0 < n < len(answers)
    assert (found.n, found.base) == (n, len(answers))
    said = tree.xpath(f'//section[@id="{question_id}"]/p[contains(., "a fact, figure, example or experience")]')
    assert said[0].text_content().startswith(f"{n} of {len(answers)} answers (")
