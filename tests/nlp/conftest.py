"""A small code frame and made-up texts for the language room."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from consult.tables import Texts
from consult.vocabulary import CodeFrame, Theme


@pytest.fixture(scope="session")
def frame() -> CodeFrame:
    skills = Theme(
        id="skills",
        name="Skills",
        definition="Whether employers can find and train the people they need.",
        includes=("shortages", "training"),
        examples=(
            "We cannot find welders at any price.",
            "Colleges should teach what employers ask for.",
            "Apprentices leave before they have finished their training.",
        ),
        phrases=("skills", "skills shortage", "apprenticeship", "invest in people"),
    )
    grid = Theme(
        id="grid",
        name="Grid connections",
        definition="How long a site waits to be connected to the electricity network.",
        examples=(
            "Our site will wait nine years to be connected to the grid.",
            "The queue for a connection is full of projects that will never be built.",
            "Network operators cannot say when the substation will have room.",
        ),
        phrases=("grid connection", "connection queue", "DNO", "substation"),
    )
    planning = Theme(
        id="planning",
        name="Planning",
        definition="How permission to build is given.",
        includes=("speed of decisions", "local plans"),
        examples=(
            "A planning officer took two years to decide on our extension.",
            "Local plans should be kept up to date.",
            "Judicial review holds up every large project.",
            "Councils lack planners and it shows.",
        ),
        phrases=("planning", "planning permission", "planning delay"),
        phrases_excluded=("workforce planning", "planning to"),
    )
    finance = Theme(
        id="finance",
        name="Finance",
        definition="Whether firms can borrow and raise money to grow.",
        examples=(
            "Banks will not lend against intellectual property.",
            "Pension funds ought to invest in growing firms.",
            "We were refused a loan three times.",
        ),
        phrases=("access to finance", "bank loan", "venture capital"),
    )
    return CodeFrame(id="small", version=1, themes=(skills, grid, planning, finance))


@pytest.fixture(scope="session")
def as_texts() -> Callable[[Sequence[str]], pd.DataFrame]:
    def build(texts: Sequence[str]) -> pd.DataFrame:
        rows = [
            {"text_id": f"t{number:04d}", "text": text, "language": "en", "n_words": len(text.split())}
            for number, text in enumerate(texts)
        ]
        return Texts.of(rows)

    return build


@pytest.fixture(scope="session")
def answers() -> list[str]:
    return [
        "We cannot recruit welders. Colleges should teach what employers need; the skills shortage is severe.",
        "Grid connections take nine years, and the connection queue is a barrier to growth!",
        "Energy costs are too high. There is no shortage of skills here.",
        "We are planning to grow. Planning permission was refused and the planning delay cost us a contract.",
        "- Access to finance\n- Bank loans\n- Skills",
        "Leeds and Greater Manchester lead the world in life sciences and offshore wind.",
        "N/A",
        "We support this.",
        "The strategy should publish its criteria, e.g. the weights. World-class universities are a strength.",
        "Pension funds could invest in growing firms, which would be a great opportunity for British pension savers.",
    ]
