import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from models.build.softmax import fit


def test_whole_shares_give_what_scikit_learn_gives():
    random = np.random.default_rng(1)
    rows, kinds = random.normal(size=(60, 4)), random.integers(0, 3, 60)
    weights = random.uniform(0.5, 2, 60)
    coefficients, bias = fit(csr_matrix(rows), np.eye(3)[kinds], weights, 0.7)
    known = LogisticRegression(C=0.7, tol=1e-8, max_iter=1000).fit(rows, kinds, sample_weight=weights)
    assert np.allclose(coefficients.T, known.coef_, atol=0.01)
    assert np.allclose(bias - bias.mean(), known.intercept_ - known.intercept_.mean(), atol=0.01)


def test_half_shares_lie_in_the_middle():
    coefficients, bias = fit(csr_matrix(np.zeros((2, 1))), np.array([[0.5, 0.5], [0.5, 0.5]]), np.ones(2), 1.0)
    assert np.allclose(bias, bias[0])
    assert np.allclose(coefficients, 0)
