import pytest

from tests.report import by_hand


@pytest.mark.parametrize("question_id", ["q1", "q2", "q4", "q5"])
def test_each_answer_has_the_tone_of_its_text(evidence, model, question_id):
    tone_of = {row["text_id"]: row["tone"] for row in evidence.tones.to_dict("records") if row["theme_id"] == ""}
    tones = [
        tone_of[row["text_id"]] for row in by_hand.base(evidence, question_id).values() if row["text_id"] in tone_of
    ]
    found = next(question.tone for question in model.questions if question.id == question_id)
    assert found.base == len(tones)
    assert {line.name.lower(): line.count.n for line in found.lines} == {
        tone: tones.count(tone) for tone in ("positive", "negative", "mixed", "neutral")
    }
