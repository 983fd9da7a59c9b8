"""The sentences that the static encoder is trained on.

Definitions and examples of WordNet, arguments and key points of ArgKP-2021, sentences of comments to a regulator,
comments of patients, sentences of answers to a consultation and statements that people voted on: none is part of this
repository, and a table of word-piece vectors repeats none of them.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from consult.nlp.segment import spans
from models.build import argkp, likeness, wordnet

REGULATOR, PATIENTS = "fcc_net_neutrality_sunlight", "nhs_fft_pxtextmining"
CONSULTATION, STATEMENTS = "srai_au_consultation", "polis"
FOLDERS = (argkp.FOLDER, REGULATOR, PATIENTS)
ALL_FOLDERS = (*FOLDERS, CONSULTATION, STATEMENTS)
RECORD = {
    **argkp.RECORD,
    "words": f"definitions and examples of WordNet 3.1, {wordnet.PACKAGE}, {wordnet.LICENCE}",
    "regulator": "comments in FCC docket 14-28, github.com/sunlightlabs/fcc-net-neutrality-comments, MIT",
    "patients": "NHS Friends and Family Test comments, github.com/CDU-data-science-team/pxtextmining, MIT",
}
ALL_RECORDS = {
    **RECORD,
    "consultation": "answers to an Australian government consultation, development part, MIT (compilation)",
    "statements": "statements of Polis conversations, CC BY 4.0",
}
_FEWEST_WORDS = 3


def sentences(labelled: Path, words: Path, glosses: int, seed: int) -> list[str]:
    """Return distinct sentences in a fixed order: those of `general`, and those of ArgKP, answers and statements."""
    groups = argkp.groups(labelled, "train")
    own = [text for group in groups for text in (*group.arguments, *group.key_points)]
    return _distinct([*own, *_answers(labelled), *_statements(labelled), *general(labelled, words, glosses, seed)])


def general(labelled: Path, words: Path, glosses: int, seed: int) -> list[str]:
    """Return distinct sentences on other subjects, `glosses` of them drawn from WordNet without what is held back."""
    senses = likeness.for_training(wordnet.senses(words))
    drawn = _distinct(text for sense in senses for text in (sense.definition, *sense.examples))
    chosen = np.random.default_rng(seed).permutation(len(drawn))[:glosses]
    return _distinct([*_regulator(labelled), *_patients(labelled), *(drawn[place] for place in chosen)])


def _regulator(labelled: Path) -> list[str]:
    files = (labelled / REGULATOR / name for name in ("joes.txt", "test.txt"))
    return [line.partition("\t")[2] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def _patients(labelled: Path) -> list[str]:
    return _column(labelled / PATIENTS / "dev.csv", "FFT answer")


def _answers(labelled: Path) -> list[str]:
    answers = _column(labelled / CONSULTATION / "dev.csv", "sub_value")
    return [answer[start:end] for answer in answers for start, end in spans(answer)]


def _statements(labelled: Path) -> list[str]:
    return [
        one for path in sorted((labelled / STATEMENTS).glob("*/comments.csv")) for one in _column(path, "comment-body")
    ]


def _column(path: Path, name: str) -> list[str]:
    import pandas as pd

    found: list[str] = pd.read_csv(path, dtype=str, keep_default_na=False).rename(columns=str.strip)[name].tolist()
    return found


def _distinct(texts: Iterable[str]) -> list[str]:
    return sorted({text.strip() for text in texts if len(text.split()) >= _FEWEST_WORDS})
