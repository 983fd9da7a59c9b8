"""Fixtures every test may use."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The labelled development data; never part of this repository.

    Looked for in `CONSULT_SHARED_DATA`, then in `shared/data` beside the checkout.
    """
    folder = Path(os.environ.get("CONSULT_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the labelled development data is not on this machine; set CONSULT_SHARED_DATA to its folder")
    return folder
