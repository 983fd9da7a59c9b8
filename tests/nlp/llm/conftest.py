"""An endpoint of the product on the small server of the tests."""

from collections.abc import Callable

import pytest

from consult.nlp.llm.endpoint import Endpoint
from consult.nlp.llm.wire import address_of
from tests.nlp.llm.server import Server


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def endpoint_of(waits: list[float]) -> Callable[..., Endpoint]:
    """Make an endpoint that notes how long it would wait, and does not."""

    def make(server: Server, *, key: str = "", batch_size: int = 10, timeout: float = 5.0) -> Endpoint:
        address = address_of(server.url)
        return Endpoint(
            address, "tester", lambda: key, seed=1, timeout=timeout, batch_size=batch_size, wait=waits.append
        )

    return make
