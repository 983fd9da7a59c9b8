import pytest

from consult import nlp
from consult.errors import InputError
from consult.pipeline.evaluation.sample import Asked
from consult.pipeline.evaluation.tone import tone


def _asked(path, **more):
    return Asked(path, "answer", 7, group="respondent", **more)


def test_grades_are_measured_with_three_classes_and_with_five(coded):
    found = tone(_asked(coded, split=0.4), "grade", encoder="tfidf")
    for block in (found, found["baseline"], found["deduplicated"], found["deduplicated"]["baseline"], found["gain"]):
        assert set(block) >= {"accuracy_3", "macro_f1_3", "accuracy_5", "macro_f1_5"}
    assert [one["name"] for one in found["classes_3"]] == ["positive", "neutral", "negative"]
    assert [one["name"] for one in found["classes_5"]] == ["1", "2", "3", "4", "5"]


@pytest.fixture
def worded(write):
    rows = ["1,We love it.,Positive", "2,Dreadful.,negative", "3,Good but slow.,mixed", "4,It is there.,", "5,,mixed"]
    return write("worded.csv", "respondent,answer,tone", *rows)


def test_words_are_measured_as_they_stand_and_mixed_counts_as_neutral_among_three(worded):
    found = tone(_asked(worded), "tone", encoder="tfidf")
    assert (found["coder"], found["n"], found["n_blank"], found["n_uncoded"]) == ("shipped", 3, 1, 1)
    assert "accuracy_5" not in found
    assert {one["name"]: one["support"] for one in found["classes_3"]} == {"positive": 1, "neutral": 1, "negative": 1}
    assert {one["name"]: one["support"] for one in found["classes_4"]}["mixed"] == 1
    assert found["baseline"]["accuracy_3"]["value"] == pytest.approx(1 / 3, abs=1e-4)


def test_grades_on_one_side_and_words_on_the_other_have_three_classes_in_common(coded, worded):
    asked = Asked(worded, "answer", 7, train=coded, group="respondent")
    with pytest.raises(InputError, match='no column "tone"'):
        tone(asked, "tone", encoder="tfidf")
    graded = coded.with_name("graded.csv")
    graded.write_text(coded.read_text(encoding="utf-8").replace("grid,grade", "grid,tone"), encoding="utf-8")
    found = tone(Asked(worded, "answer", 7, train=graded, group="respondent"), "tone", encoder="tfidf")
    assert "accuracy_3" in found
    assert not {"accuracy_4", "accuracy_5"} & set(found)


def test_vader_is_measured_beside_it(worded, monkeypatch):
    monkeypatch.setattr(
        nlp.baseline, "vader", lambda texts: ["positive" if "love" in one else "negative" for one in texts]
    )
    assert tone(_asked(worded), "tone", encoder="tfidf")["vader"]["accuracy_3"]["value"] == pytest.approx(
        2 / 3, abs=1e-4
    )


def test_other_labels_and_a_single_tone_are_refused(write, worded):
    path = write("a.csv", "respondent,answer,tone", "1,x,angry", "2,y,1", "3,z,mixed")
    with pytest.raises(InputError) as raised:
        tone(_asked(path), "tone", encoder="tfidf")
    assert len(raised.value.problems) == 2
    one = write("one.csv", "respondent,answer,tone", "1,good,1", "2,fine,2")
    with pytest.raises(InputError, match="same tone"):
        tone(_asked(worded, train=one), "tone", encoder="tfidf")
