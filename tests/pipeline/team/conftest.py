import pytest

from consult.pipeline.derived import Derived
from consult.pipeline.folder import Folder
from consult.pipeline.run import run


@pytest.fixture
def view(finished: Folder) -> Derived:
    """The tables of a small consultation of the test's own."""
    return run(finished, "tag").view
