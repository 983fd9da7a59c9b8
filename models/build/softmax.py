"""Multinomial logistic regression on shares of classes, where a sentence may be half one and half another."""

from typing import Any

import numpy as np


def fit(rows: Any, shares: np.ndarray, weights: np.ndarray, strength: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the coefficients (features × classes) and biases that minimise cross-entropy.

    Args:
        rows: a sparse matrix, samples × features.
        shares: what is to be predicted, samples × classes; each row adds up to 1.
        weights: what each sample counts.
        strength: the inverse of how much squared coefficients are held against them, as C in scikit-learn.
    """
    from scipy.optimize import minimize

    shape = (rows.shape[1] + 1, shares.shape[1])
    columns = rows.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        both = flat.reshape(shape)
        scores = rows @ both[:-1] + both[-1]
        logs = scores - scores.max(axis=1, keepdims=True)
        logs -= np.log(np.exp(logs).sum(axis=1, keepdims=True))
        error = (np.exp(logs) - shares) * weights[:, None]
        slope = np.vstack([columns @ error + both[:-1] / strength, error.sum(axis=0)])
        value = -(weights[:, None] * shares * logs).sum() + (both[:-1] ** 2).sum() / (2 * strength)
        return float(value), slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 400, "ftol": 1e-7})
    both = found.x.reshape(shape)
    return both[:-1], both[-1]
