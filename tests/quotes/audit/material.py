"""A watch-list of one respondent and one answer that is withheld, to plant in files; all of it invented."""

import pandas as pd

from consult.quotes.audit import Auditor, Openness, Wording

NAME = "Quillonby Vexforge"
WITHHELD = "otters rearranged nineteen violet ladders before breakfast while humming"
CANARY = f"{NAME} {WITHHELD}"
HARMLESS = "Planning was the theme that came up most often in what people sent us"
CONSENTED = (
    "Our members find that apprentices stay longer where the college teaches on the day that the shop floor is quiet."
)
KEY = bytes(range(32))


def private(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["respondent_id", "field", "value"])


def auditor(*more: Wording, people: pd.DataFrame | None = None, own: tuple[str, ...] = ()) -> Auditor:
    given = private(("r1", "organisation", f"{NAME} Ltd")) if people is None else people
    texts = [
        Wording("r1:q1", f"We saw that {WITHHELD} in the rain.", Openness.WITHHELD),
        Wording("r2:q1", CONSENTED, Openness.CONSENTED),
        *more,
    ]
    return Auditor.of(given, texts, own, KEY)
