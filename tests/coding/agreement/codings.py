"""Tables of codings as the room takes them."""

import pandas as pd

_TEN = {
    "A": "s|s,e||p|f,s|e||p,f|s|e,p",
    "B": "s|s||p|f|e,p|f|p,e|s|e,p",
}
NAMES = {"s": "skills", "e": "energy", "p": "planning", "f": "finance"}


def table(rows: list[tuple[str, str, str, int]], question: str = "q1") -> pd.DataFrame:
    """Make codings of rows of answer, theme, coder and 1 for coded or 0; each answer is a respondent's own."""
    return pd.DataFrame(
        [
            (answer, f"of {answer}", question, theme, coder, "coded" if yes else "seen_not_coded")
            for answer, theme, coder, yes in rows
        ],
        columns=["answer_id", "respondent_id", "question_id", "theme_id", "coder_id", "value"],
    )


def ten_answers() -> pd.DataFrame:
    """Two coders and four themes on ten answers."""
    return table(
        [
            (f"answer {at}", name, coder, letter in given.split(","))
            for coder, all_given in _TEN.items()
            for at, given in enumerate(all_given.split("|"))
            for letter, name in NAMES.items()
        ]
    )


def two_coders(theme: str, both: int, first: int, second: int, neither: int) -> list[tuple[str, str, str, int]]:
    """Return rows of two coders by how often both, the first, the second or neither coded a theme."""
    cells = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    return [
        (f"answer {at}", theme, coder, yes)
        for at, cell in enumerate(cells)
        for coder, yes in zip("AB", cell, strict=True)
    ]
