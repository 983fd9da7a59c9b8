"""`consult code sample`: draw answers for people to code."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption, unwritten
from consult.cli.progress import shown


def command(
    n: Annotated[int, typer.Option("--n", min=1, help="How many answers.", show_default=False)],
    to: Annotated[Path, typer.Option("--to", help="The CSV sheet to write.", show_default=False, callback=unwritten)],
    folder: FolderArgument = Path(),
    seed: Annotated[int, typer.Option("--seed", min=0, help="Of the draw; another seed draws others.")] = 2035,
    question: Annotated[str, typer.Option("--question", help="Draw answers to this question only.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Draw answers at random for an audit, and write a sheet for people to code them on."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        drawn = Consultation.at(folder, progress).sample(n, to, seed=seed, question=question)
    if as_json:
        typer.echo(json.dumps({"file": str(to), "rows": drawn, "seed": seed}))
        return
    typer.echo(f"{drawn:,} answers drawn: {to}")
    typer.echo('Write theme ids or names under "themes", with ; between, or "none"; blank is not coded yet.')
    typer.echo(f"Then: consult estimate {folder} {to}")
