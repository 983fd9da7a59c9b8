"""A team's coding, small enough to see whole."""

from collections.abc import Sequence

import pandas as pd

from consult.coding import exchange
from consult.vocabulary import CodeFrame, Question, Theme

FRAME = CodeFrame(
    id="small",
    version=3,
    themes=(
        Theme(
            id="skills",
            name="Skills",
            definition="Which skills are short.",
            includes=("welders; and engineers",),
            examples=("We lack welders.",),
            phrases=("skills",),
        ),
        Theme(id="tax", name="Tax", definition="Business tax."),
        Theme(id="tax.other", name="Other", definition="Other tax.", parent="tax", excludes=("skills: skills",)),
        Theme(id="energy", name="Energy", definition="What energy costs."),
        Theme(id="energy.other", name="Other", definition="Other energy.", parent="energy"),
    ),
)
QUESTIONS = (
    Question(id="q1", number="1", label="Barriers", wording="What holds back\ninvestment?"),
    Question(id="q2", number="2", label="Skills"),
)
ANSWERS = (
    ("7:q1", "7", "q1", "😀 Tax is high.\r\nWe lack we\u0301lders."),
    ("7:q2", "7", "q2", "Yes"),
    ("R1:q1", "R1", "q1", "\ufeffEnergy\rcosts \x00 too much"),
)
CODINGS = (
    ("7:q1", "tax", "ann", "coded", 2, 14),
    ("7:q1", "tax.other", "ann", "coded", 2, 14),
    ("7:q1", "skills", "bob", "coded", 16, 33),
    ("7:q1", "skills", "ensemble@1", "coded", 16, 33),
    ("7:q2", "skills", "ann", "coded", None, None),
    ("7:q2", "", "bob", "coded", None, None),
    ("R1:q1", "energy.other", "ann", "coded", 0, 5),
    ("R1:q1", "skills", "ann", "seen_not_coded", None, None),
)

Row = tuple[str, str, str, str, int | None, int | None]


def work(codings: Sequence[Row] = CODINGS, answers: Sequence[tuple[str, ...]] = ANSWERS) -> exchange.Work:
    """Return the coding of those answers."""
    table = pd.DataFrame(answers, columns=["answer_id", "respondent_id", "question_id", "text"], dtype=object)
    bare = exchange.Work("small", "A small consultation", FRAME, QUESTIONS, table, pd.DataFrame())
    rows = pd.DataFrame(codings, columns=["answer_id", "theme_id", "coder_id", "value", "start", "end"], dtype=object)
    whole = exchange.long_form(rows, bare)
    return exchange.Work("small", bare.title, FRAME, QUESTIONS, table, whole)
