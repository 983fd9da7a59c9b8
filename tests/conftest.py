"""Fixtures every test may use. What they need of the product is imported by the tests that ask for them."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from consult.pipeline.folder import Folder
    from tests.consultation import Writer


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The labelled development data; never part of this repository.

    Looked for in `CONSULT_SHARED_DATA`, then in `shared/data` beside the checkout.
    """
    folder = Path(os.environ.get("CONSULT_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the labelled development data is not on this machine; set CONSULT_SHARED_DATA to its folder")
    return folder


@pytest.fixture
def export_file(tmp_path: Path) -> "Writer":
    """Write rows under the header to a CSV file of a name and return its path."""
    from tests.consultation import ROWS, write_rows

    return lambda name="export.csv", rows=ROWS: write_rows(tmp_path / name, rows)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new consultation; not to be changed."""
    from tests.consultation import make

    return make(tmp_path_factory.mktemp("made")).path


@pytest.fixture(scope="session")
def done(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That consultation after the main job; not to be changed."""
    from consult.pipeline.folder import Folder
    from consult.pipeline.run import run

    path = Path(shutil.copytree(made, tmp_path_factory.mktemp("done") / "consultation"))
    run(Folder(path))
    return path


@pytest.fixture
def consultation(made: Path, tmp_path: Path) -> "Folder":
    """A new consultation of the test's own."""
    from consult.pipeline.folder import Folder

    return Folder(Path(shutil.copytree(made, tmp_path / "consultation")))


@pytest.fixture
def finished(done: Path, tmp_path: Path) -> "Folder":
    """A consultation of the test's own after the main job."""
    from consult.pipeline.folder import Folder

    return Folder(Path(shutil.copytree(done, tmp_path / "finished")))
