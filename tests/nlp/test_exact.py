import numpy as np

from consult.nlp.exact import on_grid, products


def test_a_product_does_not_depend_on_its_neighbours():
    chance = np.random.default_rng(7)
    left, right = on_grid(chance.normal(size=(97, 384)) / 20), on_grid(chance.normal(size=(53, 384)) / 20)
    together = products(left, right)
    assert all((products(left[row : row + 1], right)[0] == together[row]).all() for row in range(len(left)))
    assert (products(left, right[::-1])[:, ::-1] == together).all()


def test_the_grid_moves_a_cosine_by_less_than_a_hundred_thousandth():
    chance = np.random.default_rng(7)
    left = chance.normal(size=(50, 384))
    left /= np.linalg.norm(left, axis=1, keepdims=True)
    assert np.abs(products(on_grid(left), on_grid(left)) - left @ left.T).max() < 1e-5
