import pytest

from consult.nlp.kind import kind_of
from consult.vocabulary import Kind


@pytest.mark.parametrize(
    ("segment", "kind"),
    [
        ("The government should reform the levy.", Kind.ASK),
        ("We would like to see cheaper power.", Kind.ASK),
        ("Ministers must act.", Kind.ASK),
        ("- Publish the criteria.", Kind.ASK),
        ("As regards skills, reform the levy.", Kind.ASK),
        ("The lack of skilled welders holds us back.", Kind.BARRIER),
        ("Energy is too expensive.", Kind.BARRIER),
        ("There is a risk that firms move abroad.", Kind.RISK),
        ("Our universities are world-class.", Kind.STRENGTH),
        ("The grant helped us to hire.", Kind.ENABLER),
        ("Hydrogen has great potential.", Kind.OPPORTUNITY),
        ("We measured output with a survey of members.", Kind.METHOD),
        ("Skills", Kind.UNSTATED),
        ("Planning", Kind.UNSTATED),
    ],
)
def test_cues_speak_for_a_kind(segment, kind):
    assert kind_of(segment) is kind


def test_an_ask_that_names_a_shortage_is_an_ask():
    assert kind_of("Government should end the shortage of planners.") is Kind.ASK


def test_a_curly_apostrophe_reads_like_a_straight_one():
    assert kind_of("We can’t hire.") is kind_of("We can't hire.") is Kind.BARRIER
