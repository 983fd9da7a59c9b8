"""`consult code sheet`: write the sheet of one coder."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.progress import shown
from consult.errors import visible


def command(
    coder: Annotated[str, typer.Option("--coder", help="Whose sheet.", show_default=False)],
    to: Annotated[Path, typer.Option("--to", help="The sheet to write: .xlsx or .csv.", show_default=False)],
    folder: FolderArgument = Path(),
    everything: Annotated[bool, typer.Option("--all", help="Also what they have coded already, to change it.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write the answers that wait for a coder on a sheet, without anything that the model or anybody else said."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        n = Consultation.at(folder, progress).team().write_sheet(coder, to, everything=everything)
    if as_json:
        typer.echo(json.dumps({"file": str(to), "n": n}))
        return
    typer.echo(visible(f"{n:,} answers: {to}"))
    typer.echo(
        f"It holds words of respondents: keep it as safe as the answers. Then: consult code import {folder} {to}"
    )
