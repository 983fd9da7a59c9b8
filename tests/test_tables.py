import pandas as pd
import pytest

from consult.errors import ConsultError
from consult.tables import Ledger, Texts


def test_a_frame_is_put_in_contract_order() -> None:
    frame = pd.DataFrame({"n_words": [1], "language": ["en"], "text": ["a"], "text_id": ["t"]})
    assert list(Texts.checked(frame).columns) == ["text_id", "text", "language", "n_words"]


def test_a_broken_contract_is_told_without_anybody_s_words() -> None:
    frame = pd.DataFrame({"text_id": ["t", "t"], "text": ["a secret"] * 2, "language": ["en"] * 2, "n_words": [1, 1]})
    with pytest.raises(ConsultError) as raised:
        Texts.checked(frame.assign(extra="a secret"))
    assert "Texts" in str(raised.value)
    assert "text_id" in str(raised.value)
    assert "a secret" not in str(raised.value)


def _row(outcome: str, n: int) -> dict[str, object]:
    return {
        "stage": "ingest",
        "source_id": "s",
        "unit": "cell",
        "question_id": "",
        "outcome": outcome,
        "reason": "",
        "n": n,
    }


@pytest.mark.parametrize(("set_aside", "balanced"), [(2, True), (1, False), (3, False)])
def test_a_ledger_balances_when_everything_received_is_somewhere(set_aside: int, balanced: bool) -> None:
    ledger = Ledger.of([_row("received", 10), _row("answer", 7), _row("blank", 1), _row("set_aside", set_aside)])
    assert Ledger.balanced(ledger) is balanced
