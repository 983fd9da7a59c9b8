import pandas as pd
import pytest

from consult.nlp.ensemble import ALONE, CODER_ID, combine
from consult.tables import TextCodings


def vote(coder, probability, *, text="t", theme="skills", start=0, reason="seen", kind="barrier"):
    row = {"text_id": text, "theme_id": theme, "kind": kind, "coder_id": f"{coder}@1", "probability": probability}
    return TextCodings.of([row | {"start": start, "end": start + 9, "reason": reason}])


def combined(*votes, threshold=0.0):
    return combine(votes, threshold).to_dict("records")


def test_coders_that_agree_strengthen_each_other():
    (row,) = combined(vote("phrases", 0.75), vote("semantic", 0.6))
    assert row["probability"] == pytest.approx(1 - 0.25 * 0.4)
    assert row["reason"] == "seen; seen"
    assert row["coder_id"] == CODER_ID


@pytest.mark.parametrize("coder", sorted(ALONE))
def test_a_coder_alone_must_clear_its_own_threshold(coder):
    assert not combined(vote(coder, ALONE[coder] - 0.01), threshold=0.5)
    assert combined(vote(coder, ALONE[coder]), threshold=0.5)


def test_agreement_never_lowers_what_one_has_alone():
    alone = combined(vote("phrases", 0.9))[0]["probability"]
    assert combined(vote("phrases", 0.9), vote("semantic", 0.2))[0]["probability"] >= alone


def test_likeness_does_not_outvote_a_negation_in_the_same_segment():
    waved_away = vote("phrases", 0.2, reason='phrase "skills", negated')
    assert not combined(waved_away, vote("semantic", 0.99), threshold=0.5)
    assert combined(waved_away, vote("semantic", 0.99, start=50), threshold=0.5)[0]["start"] == 50


def test_evidence_and_kind_are_those_of_the_surest_coder():
    (row,) = combined(vote("phrases", 0.65, start=7, kind="ask"), vote("semantic", 0.95, start=40, kind="risk"))
    assert (row["start"], row["kind"]) == (40, "risk")


def test_texts_and_themes_are_in_order_and_each_pair_is_there_once():
    votes = [vote("phrases", 0.9, text=text, theme=theme) for text in "ba" for theme in ("skills", "grid")]
    pairs = [(row["text_id"], row["theme_id"]) for row in combined(pd.concat(votes), vote("semantic", 0.9, text="a"))]
    assert pairs == [("a", "grid"), ("a", "skills"), ("b", "grid"), ("b", "skills")]


def test_no_votes_give_an_empty_table():
    nothing = combine([TextCodings.of(), TextCodings.of()], 0.5)
    pd.testing.assert_frame_equal(nothing, TextCodings.of(), check_exact=True)
    assert len(TextCodings.checked(combine([], 0.5))) == 0
