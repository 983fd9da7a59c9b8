"""`consult demo`: the whole main job on the synthetic sample."""

from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption, WaitOption
from consult.cli.outcome import show
from consult.cli.progress import shown


def command(
    folder: Annotated[Path, typer.Argument(help="Where to put the sample consultation.")] = Path("out/invest2035"),
    wait: WaitOption = 5,
    as_json: JsonOption = False,
) -> None:
    """Copy the synthetic sample consultation to FOLDER and do the whole main job on it."""
    from consult.pipeline.create import copy_sample
    from consult.project import Consultation

    with shown(as_json) as progress:
        consultation = Consultation(copy_sample(folder), progress)
        outcome = consultation.demonstrate(wait=wait)
    show(outcome, consultation.questionnaire.notice, as_json)
