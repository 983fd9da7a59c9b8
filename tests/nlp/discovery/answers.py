"""Answers on four subjects that no code frame here has, said in many ways."""

from itertools import product

import pandas as pd

from consult.vocabulary import CodeFrame, Theme

_SUBJECTS = {
    "ferry": (("The ferry", "Our island ferry", "That old ferry"), ("is late", "was cancelled again", "breaks down")),
    "bees": (("Wild bees", "Our honey bees", "Bees in hives"), ("are dying", "need flowers", "suffer from sprays")),
    "library": (("The library", "Our village library", "A branch library"), ("shut early", "lends no films", "leaks")),
    "parking": (("Parking spaces", "Street parking", "Parking permits"), ("cost too much", "ran out", "are abused")),
}
_ENDS = ("in every winter month", "since last year", "when it rains hard")
FRAME = CodeFrame(
    id="small",
    version=1,
    themes=(
        Theme(id="transport", name="Transport", definition="Ferries, buses and trains: when the ferry is late."),
        Theme(id="transport.rail", name="Rail", definition="Trains.", parent="transport"),
    ),
)


def answers() -> tuple[pd.DataFrame, dict[str, str]]:
    """Return `Texts` and the subject of each by text id."""
    said = [
        (subject, f"{first} {second} {end}.")
        for subject, (firsts, seconds) in _SUBJECTS.items()
        for first, second, end in product(firsts, seconds, _ENDS)
    ]
    texts = pd.DataFrame({"text_id": [f"t{number:03d}" for number in range(len(said))], "text": [t for _, t in said]})
    texts = texts.assign(language="en", n_words=texts["text"].str.split().str.len())
    return texts, dict(zip(texts["text_id"], [subject for subject, _ in said], strict=True))
