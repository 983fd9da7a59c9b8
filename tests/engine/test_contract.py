"""What every engine promises, whichever it is."""

from types import ModuleType

import pytest

from consult import registry

ENGINES = registry.load_all("consult.engine")


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> ModuleType:
    return ENGINES[request.param]


def test_every_part_comes_back_with_its_result_in_order(engine: ModuleType) -> None:
    parts = list(range(20))
    assert list(engine.map_parts(lambda n: n * n, parts)) == [(n, n * n) for n in parts]


def test_a_result_is_there_before_the_next_part_is_begun(engine: ModuleType) -> None:
    begun: list[int] = []
    results = engine.map_parts(begun.append, iter([1, 2, 3]))
    next(results)
    assert begun == [1]
