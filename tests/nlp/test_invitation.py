from consult.nlp.invitation import find
from consult.nlp.kind import invited_kinds, kind_of
from consult.nlp.segment import passages, segment
from consult.tables import TextCodings

DOUBTFUL = "Better grid connections."


def _codings(text_id: str, kind: str) -> object:
    row = {"theme_id": "skills", "coder_id": "phrases@1", "probability": 0.9, "start": 0, "end": 6, "reason": ""}
    return TextCodings.of([row | {"text_id": text_id, "kind": kind}])


def test_a_coding_has_the_kinds_that_a_question_could_give_it(as_texts):
    texts = as_texts([DOUBTFUL])
    read = list(passages(texts, segment(texts)))
    found = find(read, _codings(read[0].text_id, kind_of(DOUBTFUL).value))
    assert dict(zip(found["purpose"], found["kind"], strict=True)) == {
        purpose: kind.value for purpose, kind in invited_kinds(DOUBTFUL).items()
    }
    assert set(found["theme_id"]) == {"skills"}


def test_a_kind_that_was_not_read_from_words_is_tipped_by_no_question(as_texts):
    texts = as_texts([DOUBTFUL])
    read = list(passages(texts, segment(texts)))
    other = "risk" if kind_of(DOUBTFUL).value != "risk" else "ask"
    assert find(read, _codings(read[0].text_id, other)).empty


def test_nothing_coded_gives_an_empty_table():
    assert find([], TextCodings.of()).empty
