"""Groups of like texts, such as campaigns: those found against those given."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from consult.coding.bootstrap import Measure, Sums, estimates, ratio
from consult.coding.estimate import Accuracy

Numbers = NDArray[np.int64]


def grouping_accuracy(given: Sequence[str], found: Sequence[str], seed: int) -> Accuracy:
    """Return precision, recall and F1 of pairs and of B-cubed (Bagga and Baldwin 1998; Amigó and others 2009).

    - `pairwise_…`: of the pairs of texts put together, the share that belong together; and the other way about.
    - `bcubed_…`: the mean over texts of the share of its group found that is of its group given; and the other way
      about. Texts in no group count as groups of one, so B-cubed is high where most texts stand alone.

    What hangs together by either grouping is resampled as one, since no pair reaches across.

    Args:
        given: the group of each text, "" for none.
        found: likewise.
        seed: of the resamples.
    """
    coded, seen = _numbered(given), _numbered(found)
    overlap = _numbered([f"{a} {b}" for a, b in zip(coded, seen, strict=True)])
    of_given, of_found, of_both = (np.bincount(group)[group].astype(np.float64) for group in (coded, seen, overlap))
    ones = np.ones(len(coded))
    pairs = np.column_stack([of_both - 1, of_found - of_both, of_given - of_both])
    shares = np.column_stack([of_both / of_found, of_both / of_given, ones])
    measures = {
        "pairwise_precision": Measure(pairs, lambda sums: ratio(sums[..., 0], sums[..., 0] + sums[..., 1])),
        "pairwise_recall": Measure(pairs, lambda sums: ratio(sums[..., 0], sums[..., 0] + sums[..., 2])),
        "pairwise_f1": Measure(
            pairs, lambda sums: ratio(2 * sums[..., 0], 2 * sums[..., 0] + sums[..., 1] + sums[..., 2])
        ),
        "bcubed_precision": Measure(shares, lambda sums: ratio(sums[..., 0], sums[..., 2])),
        "bcubed_recall": Measure(shares, lambda sums: ratio(sums[..., 1], sums[..., 2])),
        "bcubed_f1": Measure(shares, _bcubed_f1),
    }
    together = [str(number) for number in _components(coded, seen)]
    return Accuracy(len(given), len(set(together)), estimates(measures, together, seed))


def _bcubed_f1(sums: Sums) -> Sums:
    return ratio(2 * sums[..., 0] * sums[..., 1], (sums[..., 0] + sums[..., 1]) * sums[..., 2])


def _numbered(names: Sequence[str]) -> Numbers:
    """Return a number for each group; each text without one has its own."""
    alone = [name or f"\0{row}" for row, name in enumerate(names)]
    return np.unique(np.asarray(alone, dtype=str), return_inverse=True)[1].astype(np.int64)


def _components(one: Numbers, other: Numbers) -> Numbers:
    """Return a number for each text, the same for texts that hang together by either grouping."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n = len(one)
    size = int(max(one.max(initial=-1), other.max(initial=-1))) + 1
    links = coo_array((np.ones(n), (one, other + size)), shape=(2 * size, 2 * size))
    of_group = connected_components(links, directed=False)[1]
    numbers: Numbers = of_group[one].astype(np.int64)
    return numbers
