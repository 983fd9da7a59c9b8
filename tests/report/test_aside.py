import pandas as pd

from consult.report import aside
from consult.tables import SetAside


def test_few_items_are_listed_with_place_and_reason(evidence):
    found = aside.set_aside(evidence.set_aside, evidence.sources)
    assert [(line.source, line.row, line.column, line.reason) for line in found.lines] == [
        ("export.csv", 9, "Q1", "too long"),
        ("export.csv", 12, "", "a test of the survey"),
        ("file s2", 0, "", "has no text: “…”"),
    ]


def test_a_letter_is_not_named_since_its_name_may_be_the_senders(evidence):
    found = aside.set_aside(evidence.set_aside, evidence.sources)
    assert not any("A Person" in line.source for line in found.lines)


def test_many_items_are_counted_by_reason(evidence):
    many = SetAside.checked(pd.concat([evidence.set_aside] * 20))
    found = aside.set_aside(many, evidence.sources)
    assert found.lines == ()
    assert found.n == sum(reason.n for reason in found.reasons) == 60


def test_rare_reasons_are_counted_together_and_none_is_lost():
    found = aside.reasons([f"reason {n:02}" for n in range(40)])
    assert len(found) == 31
    assert (found[-1].reason, found[-1].n) == ("Other", 10)


def test_quoted_words_do_not_show_and_equal_sentences_count_together():
    found = aside.reasons(['the value "my secret" is unknown', "the value “another” is unknown"])
    assert [(one.reason, one.n) for one in found] == [("the value “…” is unknown", 2)]
