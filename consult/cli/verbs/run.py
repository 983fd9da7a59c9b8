"""`consult run`: the whole main job."""

from pathlib import Path

from consult.cli.arguments import FolderArgument, JsonOption, WaitOption
from consult.cli.outcome import show
from consult.cli.progress import shown


def command(folder: FolderArgument = Path(), wait: WaitOption = 5, as_json: JsonOption = False) -> None:
    """Ingest, clean, tag and report: the whole main job."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress)
        outcome = consultation.run(wait=wait)
    show(outcome, consultation.questionnaire.notice, as_json)
