import pytest

from consult.nlp import load_encoder
from consult.nlp.invitation import find, with_kinds
from consult.nlp.kind import KindReader
from consult.nlp.segment import passages, segment
from consult.tables import TextCodings

DOUBTFUL = "Costs and benefits."
TEXT = f"We are a firm. {DOUBTFUL}"


@pytest.fixture
def kinds():
    return KindReader(load_encoder("tfidf")).read(["We are a firm.", DOUBTFUL])


@pytest.fixture
def read(as_texts):
    texts = as_texts([TEXT])
    return list(passages(texts, segment(texts)))


@pytest.fixture
def codings(read):
    row = {"theme_id": "grid", "kind": "unstated", "coder_id": "phrases@1", "probability": 0.9, "reason": ""}
    return TextCodings.of([row | {"text_id": read[0].text_id, "start": 15, "end": len(TEXT)}])


def test_a_coding_has_the_kind_of_its_evidence(read, codings, kinds):
    assert with_kinds(read, codings, kinds)["kind"].tolist() == [kinds.of(DOUBTFUL).value]


def test_a_coding_has_the_kinds_that_a_question_could_give_it(read, codings, kinds):
    found = find(read, codings, kinds)
    assert dict(zip(found["purpose"], found["kind"], strict=True)) == {
        purpose: kind.value for purpose, kind in kinds.invited(DOUBTFUL).items()
    }
    assert set(found["theme_id"]) == {"grid"}


def test_nothing_coded_gives_empty_tables(kinds):
    assert find([], TextCodings.of(), kinds).empty
    assert TextCodings.checked(with_kinds([], TextCodings.of(), kinds)).empty
