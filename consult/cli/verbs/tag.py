"""`consult tag`: themes, tones and mentions."""

from pathlib import Path

from consult.cli.arguments import FolderArgument, JsonOption, WaitOption
from consult.cli.outcome import show
from consult.cli.progress import shown


def command(folder: FolderArgument = Path(), wait: WaitOption = 5, as_json: JsonOption = False) -> None:
    """Tag every answer that was not tagged before; stop it at any time, it goes on from there."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress)
        outcome = consultation.tag(wait=wait)
    show(outcome, consultation.questionnaire.notice, as_json)
