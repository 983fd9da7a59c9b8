"""From source files to the tables of what was received."""

from importlib.metadata import version
from pathlib import Path

from consult import ingest as room
from consult import reference
from consult.errors import InputError, Problem
from consult.pipeline.folder import Folder
from consult.pipeline.sources import received
from consult.progress import Progress, silent
from consult.store import Stage, fingerprint

PART = "all"
_PUBLIC = ("sources", "respondents", "attributes", "received", "originals", "set_aside", "reviews", "ledger")
_RESTRICTED = ("private", "set_aside_values")
# a new version of these may read the same bytes differently
_LIBRARIES = ("lxml", "pandas", "pypdfium2", "pyreadstat", "python-calamine", "rapidfuzz")


def stage_of(folder: Folder) -> Stage:
    """Return the ingest stage that is true for the sources, questionnaire and settings as they are now."""
    mark = fingerprint(
        Path(room.__file__).parent,
        reference.data("reference"),
        {name: version(name) for name in _LIBRARIES},
        folder.settings.ingest,
        folder.questionnaire,
        [(source.name, source.sha256) for source in received(folder)],
    )
    return Stage(folder.derived, "ingest", mark)


def ingest(folder: Folder, progress: Progress = silent) -> Stage:
    """Read everything in `raw/`, split personal values off, and account for every cell.

    Raises:
        InputError: nothing was received, or what was received does not fit the questionnaire.
    """
    if not received(folder):
        remedy = f"Name the files: `consult ingest {folder.path} FILE…`."
        raise InputError(Problem("nothing has been received yet.", remedy, file=str(folder.raw)))
    stage = stage_of(folder)
    if PART not in stage.parts:
        intake = room.read(received(folder), folder.questionnaire, folder.settings.ingest, progress)
        # personal values first: once the open tables are there, the stage counts as done
        restricted = Stage(folder.restricted, stage.name, stage.fingerprint)
        restricted.write(PART, {name: getattr(intake, name) for name in _RESTRICTED})
        stage.write(PART, {name: getattr(intake, name) for name in _PUBLIC})
        restricted.forget_others()
        stage.forget_others()
    return stage
