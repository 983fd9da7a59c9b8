"""`consult ingest`: receive files and account for every cell."""

from consult.cli.arguments import JsonOption, PathsArgument, WaitOption, split_paths
from consult.cli.outcome import show
from consult.cli.progress import shown


def command(paths: PathsArgument = None, wait: WaitOption = 5, as_json: JsonOption = False) -> None:
    """Receive FILEs (late ones too) and read everything received; personal columns are split off here."""
    from consult.project import Consultation

    folder, files = split_paths(paths)
    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress)
        outcome = consultation.ingest(files, wait=wait)
    show(outcome, consultation.questionnaire.notice, as_json)
