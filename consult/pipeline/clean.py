"""From texts as received to each distinct text once, with what kind of answer it is."""

from importlib.metadata import version
from pathlib import Path

from consult import clean as room
from consult.pipeline.folder import Folder
from consult.pipeline.ingest import PART
from consult.progress import Progress, silent
from consult.store import Stage, fingerprint
from consult.tables import Originals, Received, Respondents

_TABLES = ("answers", "texts", "alignments", "campaigns", "campaign_reviews", "reviews", "ledger")
# a new version of these may change what a text becomes
_LIBRARIES = ("ftfy", "numpy", "py3langid", "rapidfuzz", "rensa", "scipy")


def clean(folder: Folder, received: Stage, progress: Progress = silent) -> Stage:
    """Normalise the texts that were received, resolve cross-references and find campaigns."""
    mark = fingerprint(
        received.fingerprint,
        Path(room.__file__).parent,
        {name: version(name) for name in _LIBRARIES},
        folder.settings.clean,
    )
    stage = Stage(folder.derived, "clean", mark)
    if PART not in stage.parts:
        cleaned = room.normalise(
            received.read("received", Received),
            received.read("originals", Originals),
            received.read("respondents", Respondents),
            folder.questionnaire,
            folder.settings.clean,
            progress,
        )
        stage.write(PART, {name: getattr(cleaned, name) for name in _TABLES})
    stage.forget_others()
    return stage
