"""Texts that people coded: what is learned from and what is measured on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult.errors import InputError
from consult.pipeline.evaluation.table import Tables

Rows = NDArray[np.bool_]


@dataclass(frozen=True)
class Asked:
    """Where the coded texts are and how they are held apart.

    `test` alone is for what needs no training. `split` holds back that share of the groups of `test` and trains on the
    rest. Without a `group`, and where it is blank, every row is a respondent of its own.
    """

    test: Path
    text: str
    seed: int
    train: Path | None = None
    split: float = 0.0
    group: str = ""


@dataclass(frozen=True)
class Sample:
    """Coded texts, row by row. `coded` has a row for each: themes as (n, k) of bool, a class as (n,) of str."""

    texts: NDArray[np.object_]
    groups: NDArray[np.object_]
    coded: NDArray[Any]

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, rows: Rows | NDArray[np.int64]) -> "Sample":
        """Return some of the rows."""
        return Sample(self.texts[rows], self.groups[rows], self.coded[rows])

    def fresh(self, known: "Sample | None") -> Rows:
        """Tell which texts stand neither in `known` nor earlier here, capitals and spacing apart."""
        seen = {folded(text) for text in known.texts} if known else set()
        marks = np.zeros(len(self), dtype=bool)
        for row, text in enumerate(map(folded, self.texts)):
            marks[row] = text not in seen
            seen.add(text)
        return marks

    def some(self, n: int, seed: int) -> "Sample":
        """Return `n` rows at random, whatever the order of the rows; a smaller number gives a part of a larger one."""
        order = sorted(range(len(self)), key=lambda row: (self.groups[row], self.texts[row]))
        return self.take(np.array(order)[np.random.default_rng(seed).permutation(len(self))[:n]])


@dataclass(frozen=True)
class Samples:
    """What is measured on, what is learned from (None for zero-shot), and what was left out of both."""

    test: Sample
    train: Sample | None
    n_blank: int
    n_uncoded: int

    @property
    def n_groups_in_both(self) -> int:
        """Respondents who stand on both sides: their texts are easier than those of strangers."""
        return len(set(self.test.groups) & set(self.train.groups)) if self.train else 0


def samples(
    asked: Asked,
    columns: Sequence[str],
    coded: Callable[[pd.DataFrame, str, Tables], NDArray[Any]],
    usable: Callable[[Sample], Rows] | None = None,
) -> Samples:
    """Read the files; texts that are blank are left out and counted.

    Args:
        asked: the files.
        columns: what they must have beside text and group.
        coded: makes `Sample.coded` of a table with that file name; it may add problems.
        usable: tells which rows count; those that do not are left out and counted as `n_uncoded`.

    Raises:
        InputError: lists everything wrong with the files.
    """
    tables = Tables()
    needed = [asked.text, *([asked.group] if asked.group else []), *columns]
    paths = [asked.test, *([asked.train] if asked.train else [])]
    read = [_sample(tables, path, asked, needed, coded) for path in paths]
    tables.checked()
    kept = [sample.take(usable(sample)) if usable else sample for sample, _ in read]
    for sample, path in zip(kept, paths, strict=True):
        if not len(sample):
            raise InputError(f'{path.name}: no row has both a text in the column "{asked.text}" and a coding.')
    n_blank = sum(blank for _, blank in read)
    n_uncoded = sum(len(sample) for sample, _ in read) - sum(len(sample) for sample in kept)
    if not asked.split:
        return Samples(kept[0], kept[1] if asked.train else None, n_blank, n_uncoded)
    held_back = _held_back(kept[0], asked)
    return Samples(kept[0].take(held_back), kept[0].take(~held_back), n_blank, n_uncoded)


def folded(text: str) -> str:
    """Return a text without what does not make it another: capitals and spacing."""
    return " ".join(text.casefold().split())


def _sample(
    tables: Tables, path: Path, asked: Asked, columns: Sequence[str], coded: Callable[..., NDArray[Any]]
) -> tuple[Sample, int]:
    table = tables.read(path, columns)
    kept = table[table[asked.text].str.strip() != ""]
    labels = coded(kept, path.name, tables)
    groups = kept[asked.group].str.strip() if asked.group else pd.Series("", index=kept.index)
    named = [group or f"\0{path.name} {row}" for row, group in zip(kept.index, groups, strict=True)]
    texts = kept[asked.text].str.strip().to_numpy(dtype=object)
    return Sample(texts, np.array(named, dtype=object), labels), len(table) - len(kept)


def _held_back(whole: Sample, asked: Asked) -> Rows:
    """Choose groups at random until the share of the rows is reached."""
    names, group, sizes = np.unique(whole.groups.astype(str), return_inverse=True, return_counts=True)
    order = np.random.default_rng(asked.seed).permutation(len(names))
    before = np.cumsum(sizes[order]) - sizes[order]
    chosen = order[before < asked.split * len(whole)]
    if len(chosen) in (0, len(names)):
        raise InputError(f"{asked.test.name}: {len(names)} respondents are too few to hold some back.")
    held: Rows = np.isin(group, chosen)
    return held
