"""Theme coding, measured on texts that people coded."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from consult import coding, nlp
from consult.errors import InputError, Problem
from consult.pipeline.evaluation.comparison import BASELINE, Measured, compared, every, parts
from consult.pipeline.evaluation.sample import Asked, Rows, Sample, Samples, samples
from consult.pipeline.evaluation.table import Tables
from consult.pipeline.evaluation.theme_list import Themes, coded_themes
from consult.pipeline.evaluation.zero_shot import Likest, Product, wanted_of
from consult.progress import Progress, silent
from consult.vocabulary import CodeFrame

ALL = "all"
LEARNED = "learned"
ZERO_SHOT = "semantic"


class Coder(Protocol):
    """What is measured."""

    def probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return the probability of each theme for each text, (n, k)."""

    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of them are codings, (n, k)."""


def themes(
    asked: Asked,
    listed: Themes,
    *,
    sizes: Sequence[str] = (ALL,),
    coder: str = "",
    encoder: str = "minilm",
    frame: CodeFrame | None = None,
    keep_uncoded: bool = False,
    progress: Progress = silent,
) -> dict[str, Any]:
    """Return the figures of a coder and of the baseline.

    Args:
        asked: the files.
        listed: the columns that make each theme.
        sizes: numbers of training texts, or "all"; the figures at the top are those of the last.
        coder: `learned`, or a coder that needs no training; by default what the files allow.
        encoder: by name.
        frame: what the themes mean, for a coder that needs no training; by default their names alone.
        keep_uncoded: count texts that carry no theme as texts to which none applies; they may also never have been
            read, so that they are left out and counted by default.
        progress: called as the work goes on.

    Raises:
        InputError: lists everything wrong with what was given.
        UnknownName: no coder or encoder goes by that name.
    """
    read, names = _read(asked, listed, keep_uncoded), list(listed)
    coder = coder or (LEARNED if read.train else ZERO_SHOT)
    facts: dict[str, Any] = {"evaluated": "themes", "coder": coder, "encoder": encoder, "seed": asked.seed}
    facts |= {
        "n_blank": read.n_blank,
        "n_uncoded": read.n_uncoded,
        "n_without_theme": int((~read.test.coded.any(axis=1)).sum()),
    }
    if coder == LEARNED:
        return facts | _learned(read, names, sizes, encoder, asked.seed, progress)
    if tuple(sizes) != (ALL,):
        raise InputError(f'--sizes are numbers of training texts, and the coder "{coder}" learns from none.')
    wanted = wanted_of(names, frame)
    product = Product(coder, encoder, asked.seed, wanted)
    return facts | _figures(read, names, asked.seed, product, Likest(wanted))


def _read(asked: Asked, listed: Themes, keep_uncoded: bool) -> Samples:
    def coded(table: pd.DataFrame, file: str, tables: Tables) -> NDArray[np.bool_]:
        return coded_themes(table, listed, file, tables)

    columns = sorted({column for merged in listed.values() for column in merged})
    return samples(asked, columns, coded, None if keep_uncoded else _themed)


def _themed(sample: Sample) -> Rows:
    return np.asarray(sample.coded.any(axis=1), dtype=bool)


def _learned(
    read: Samples, names: Sequence[str], sizes: Sequence[str], encoder: str, seed: int, progress: Progress
) -> dict[str, Any]:
    if read.train is None:
        raise InputError('the coder "learned" needs training texts: give --train, or --data with --split.')
    too_many = [size for size in sizes if size != ALL and int(size) > len(read.train)]
    if too_many:
        known = f"there are {len(read.train):,} training texts."
        raise InputError([Problem(f"--sizes asks for {size}, but {known}") for size in too_many])
    vectors = nlp.Remembering(nlp.load_encoder(encoder, 2))
    of_size: dict[str, dict[str, Any]] = {}
    for done, size in enumerate(sizes):
        progress("training sizes", done, len(sizes))
        train = read.train if size == ALL else read.train.some(int(size), seed)
        texts, groups = train.texts.tolist(), train.groups.tolist()
        learned = nlp.learning.learn_themes(texts, train.coded, groups, vectors, [[name] for name in names])
        plain = nlp.baseline.learn_themes(texts, train.coded)
        facts = {"n_train": len(train), "n_groups_in_both": read.n_groups_in_both}
        of_size[size] = facts | _figures(read, names, seed, learned, plain)
    progress("training sizes", len(sizes), len(sizes))
    return of_size[sizes[-1]] | {"sizes": of_size}


def _figures(read: Samples, names: Sequence[str], seed: int, coder: Coder, baseline: Coder) -> dict[str, Any]:
    ours, theirs = (_measured(read.test, names, seed, one) for one in (coder, baseline))
    fresh = read.test.fresh(read.train)
    return compared(ours, {BASELINE: theirs}, fresh) | {"themes": parts(ours(every(fresh)))}


def _measured(test: Sample, names: Sequence[str], seed: int, coder: Coder) -> Measured:
    probabilities = coder.probabilities(test.texts.tolist())
    decided = coder.decide(probabilities)

    def measured(rows: Rows) -> coding.accuracy.Accuracy:
        groups = test.groups[rows].tolist()
        return coding.accuracy.theme_accuracy(test.coded[rows], decided[rows], probabilities[rows], groups, names, seed)

    return measured
