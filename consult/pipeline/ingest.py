"""From source files to the tables of what was received."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from consult import ingest as room
from consult import reference
from consult.errors import InputError, Problem
from consult.ingest import SourceFile
from consult.pipeline.folder import Folder
from consult.progress import Progress, silent
from consult.store import Stage, fingerprint

PART = "all"
_PUBLIC = ("sources", "respondents", "attributes", "received", "originals", "set_aside", "reviews", "ledger")
_RESTRICTED = ("private", "set_aside_values")
# a new version of these may read the same bytes differently
_LIBRARIES = ("lxml", "pandas", "pypdfium2", "pyreadstat", "python-calamine", "rapidfuzz")


def ingest(folder: Folder, sources: Sequence[SourceFile], progress: Progress = silent) -> Stage:
    """Read everything received, split personal values off, and account for every cell.

    Raises:
        InputError: nothing was received, or what was received does not fit the questionnaire.
    """
    refuse_nothing(folder, sources)
    stage = _stage(folder, sources)
    restricted = Stage(folder.restricted, stage.name, stage.fingerprint)
    if PART not in stage.parts or PART not in restricted.parts:
        intake = room.read(sources, folder.questionnaire, folder.settings.ingest, progress)
        # personal values first: once the open tables are there, the stage counts as done
        restricted.write(PART, {name: getattr(intake, name) for name in _RESTRICTED})
        stage.write(PART, {name: getattr(intake, name) for name in _PUBLIC})
    restricted.forget_others()
    stage.forget_others()
    return stage


def refuse_nothing(folder: Folder, sources: Sequence[SourceFile]) -> None:
    """Tell how to receive something, where nothing was.

    Raises:
        InputError: there are no sources.
    """
    if not sources:
        remedy = f"Name the files: `consult ingest {folder.path} FILE…`."
        raise InputError(Problem("nothing has been received yet.", remedy, file=str(folder.raw)))


def _stage(folder: Folder, sources: Sequence[SourceFile]) -> Stage:
    mark = fingerprint(
        Path(room.__file__).parent,
        reference.data("reference"),
        {name: version(name) for name in _LIBRARIES},
        folder.settings.ingest,
        folder.questionnaire,
        [(source.name, source.sha256, source.hidden) for source in sources],
    )
    return Stage(folder.derived, "ingest", mark)
