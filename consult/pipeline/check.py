"""A look at what was or would be received, which writes nothing."""

from collections.abc import Sequence
from pathlib import Path

from consult import ingest as room
from consult.ingest import Inspection
from consult.pipeline.arrival import look_at
from consult.pipeline.folder import Folder
from consult.pipeline.ingest import refuse_nothing
from consult.pipeline.sources import received
from consult.settings import IngestSettings

__all__ = ["Inspection", "check"]


def check(folder: Folder | None, files: Sequence[Path] = ()) -> Inspection:
    """Inspect files where they lie, as they would add to what was received; without files, those received.

    Without a consultation the files are inspected against the questionnaire that `consult init` would draft.
    """
    if folder is None:
        return room.check(look_at(files), None, IngestSettings())
    _ = folder.frame  # a code frame that a run would refuse is refused here
    before = received(folder)
    if files:
        late = look_at(files, folder.path)
        return room.check(late, folder.questionnaire, folder.settings.ingest, before)
    refuse_nothing(folder, before)
    return room.check(before, folder.questionnaire, folder.settings.ingest)
