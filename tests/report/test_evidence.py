from dataclasses import FrozenInstanceError, replace

import pytest

from consult.errors import ConsultError


def test_a_table_with_a_column_of_text_is_refused(evidence):
    with pytest.raises(ConsultError, match=r"table answers breaks its contract \(columns: text\)"):
        replace(evidence, answers=evidence.answers.assign(text="words"))


def test_a_table_that_lacks_a_column_is_refused(evidence):
    with pytest.raises(ConsultError, match=r"table closed .*option"):
        replace(evidence, closed=evidence.closed.drop(columns="option"))


def test_evidence_does_not_change(evidence):
    with pytest.raises(FrozenInstanceError):
        evidence.answers = None
