"""What the ledger comes to, in the few numbers that a person is told."""

import pandas as pd

from consult.tables import Ledger


def totals(ledger: pd.DataFrame) -> dict[str, int | bool]:
    """Return received, answers, blank and set_aside in cells that could hold an answer, and whether it all balances."""
    n = _outcomes(ledger, "cell")
    elsewhere = sum(n.get(name, 0) for name in ("profile", "personal", "administrative"))
    received = n.get("received", 0) - elsewhere
    answers, blank, set_aside = (n.get(name, 0) for name in ("answer", "blank", "set_aside"))
    balanced = Ledger.balanced(ledger) and received == answers + blank + set_aside
    return {"received": received, "answers": answers, "blank": blank, "set_aside": set_aside, "balanced": balanced}


def files(ledger: pd.DataFrame) -> dict[str, int]:
    """Return how many files were received, read, and set aside without being opened."""
    n = _outcomes(ledger, "file")
    return {name: n.get(name, 0) for name in ("received", "read", "set_aside")}


def _outcomes(ledger: pd.DataFrame, unit: str) -> dict[str, int]:
    rows = ledger[(ledger["stage"] == "ingest") & (ledger["unit"] == unit)]
    return {str(outcome): int(n) for outcome, n in rows.groupby("outcome")["n"].sum().items()}
