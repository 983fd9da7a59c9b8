"""Sentences of the development data that were labelled for this product, by the hash of their words.

The sentences are other people's and no part of this repository: `labels/` holds hashes and labels, and the sentences
are found again in the data. Labels were given by docs/reference/kinds.md and mentions.md, those of the `test` parts
without a look at what any model says of them; `test` parts are used for nothing else. The kinds of the test part were
labelled twice (`kind_test_first`, `kind_test_second`), the second time without a look at the first; where the two
differ, the guide was read again and one label settled on (`kind_test`).
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from consult.nlp.segment import spans

LABELS = Path(__file__).parent / "labels"
FOLDERS = ("srai_au_consultation", "fcc_net_neutrality_sunlight", "polis", "argkp_kpa2021", "nhs_fft_pxtextmining")


def hash_of(sentence: str) -> str:
    """Return what a sentence goes by: a hash of its words in small letters."""
    words = " ".join(re.findall(r"[\w']+", sentence.casefold().replace("’", "'")))
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def labelled(data: Path, part: str) -> list[tuple[str, Any]]:
    """Return the sentences of `labels/<part>.json` with their labels, in the order of their hashes.

    Raises:
        SystemExit: a sentence is not in the data.
    """
    labels = json.loads((LABELS / f"{part}.json").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for text in _texts(data):
        for start, end in spans(text):
            found.setdefault(hash_of(text[start:end]), text[start:end])
    absent = sum(one not in found for one in labels)
    if absent:
        raise SystemExit(f"{absent} of the {len(labels)} sentences of {part} are not in {data}")
    return [(found[one], label) for one, label in sorted(labels.items())]


def _texts(data: Path) -> Iterator[str]:
    yield from _column(data / "srai_au_consultation" / "dev.csv", "sub_value")
    for name in ("test.txt", "joes.txt"):
        lines = (data / "fcc_net_neutrality_sunlight" / name).read_text(encoding="utf-8").split("\n")
        yield from (line.partition("\t")[2] for line in lines if "\t" in line)
    for path in sorted((data / "polis").glob("*/comments.csv")):
        yield from _column(path, "comment-body")
    for name in ("train", "dev"):
        yield from _column(data / "argkp_kpa2021" / f"arguments_{name}.csv", "argument")
    yield from _column(data / "nhs_fft_pxtextmining" / "dev.csv", "FFT answer")


def _column(path: Path, name: str) -> list[str]:
    return pd.read_csv(path, dtype=str, keep_default_na=False).rename(columns=str.strip)[name].tolist()
