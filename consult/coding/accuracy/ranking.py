"""How high in its ranking a coder puts what is right."""

import numpy as np

from consult.coding.accuracy.f1 import Decisions
from consult.coding.bootstrap import Sums


def lrap(truth: Decisions, probabilities: Sums) -> Sums:
    """Return the label-ranking average precision of each row (Schapire and Singer 2000).

    For each theme coded: of the themes ranked as high or higher, the share coded; then their mean. A row with no theme
    or with every theme cannot be ranked wrongly and has 1.
    """
    n, k = truth.shape
    precision = np.zeros((n, k))
    for theme in range(k):  # one column at a time keeps (n, k, k) out of memory
        as_high = probabilities >= probabilities[:, [theme]]
        precision[:, theme] = (as_high & truth).sum(axis=1) / as_high.sum(axis=1)
    coded = truth.sum(axis=1)
    mean = (precision * truth).sum(axis=1) / np.maximum(coded, 1)
    return np.where((coded == 0) | (coded == k), 1.0, mean)
