"""A look at what was or would be received, which writes nothing."""

from collections.abc import Sequence
from pathlib import Path

from consult import ingest as room
from consult.ingest import Inspection
from consult.pipeline.arrival import look_at
from consult.pipeline.folder import Folder
from consult.pipeline.sources import received
from consult.settings import IngestSettings

__all__ = ["Inspection", "check"]


def check(folder: Folder | None, files: Sequence[Path] = ()) -> Inspection:
    """Inspect files where they lie; without files, those that the consultation received.

    Without a consultation the files are inspected against the questionnaire that `consult init` would draft.
    """
    if folder is None:
        return room.check(look_at(files), None, IngestSettings())
    _ = folder.frame  # a code frame that a run would refuse is refused here
    sources = look_at(files) if files else received(folder)
    return room.check(sources, folder.questionnaire, folder.settings.ingest)
