"""The consultation of `quoted`, made and proposed on once, copied for each test."""

import shutil
from pathlib import Path

import pytest

from consult.pipeline.folder import Folder
from consult.pipeline.quotation.work import Quoting
from consult.pipeline.run import run
from tests.pipeline.quotation import quoted


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = quoted.make(tmp_path_factory.mktemp("quoted"))
    run(folder, "tag")
    return folder.path


@pytest.fixture(scope="session")
def _proposed(_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copytree(_made, tmp_path_factory.mktemp("proposed") / "consultation"))
    Quoting(run(Folder(path), "tag").view).propose(by="Ada", apply=True)
    return path


@pytest.fixture
def tagged(_made: Path, tmp_path: Path) -> Folder:
    """The consultation with nothing proposed."""
    return Folder(Path(shutil.copytree(_made, tmp_path / "tagged")))


@pytest.fixture
def proposed(_proposed: Path, tmp_path: Path) -> Folder:
    """The consultation with quotations that Ada proposed."""
    return Folder(Path(shutil.copytree(_proposed, tmp_path / "proposed")))
