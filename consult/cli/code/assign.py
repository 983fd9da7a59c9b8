"""`consult code assign`: say who codes the answers of a sample."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.progress import shown
from consult.errors import visible


def command(
    sample: Annotated[
        Path, typer.Option("--sample", help="The CSV that `consult code sample` wrote.", show_default=False)
    ],
    coders: Annotated[
        list[str], typer.Option("--coder", help="A coder's name; give it once for each.", show_default=False)
    ],
    folder: FolderArgument = Path(),
    to: Annotated[
        Path | None, typer.Option("--to", help="Write each coder's sheet to this folder.", show_default=False)
    ] = None,
    learning: Annotated[bool, typer.Option("--to-learn", help="To learn from, and so never for an audit.")] = False,
    by: Annotated[str, typer.Option("--as", help="Who assigns, where it is not the person logged in.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Give every coder the answers of a sample to code, each blind to the others, and write their sheets."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        team = Consultation.at(folder, progress).team()
        given = team.assign(sample, coders, learning=learning, by=by)
        names = [one.coder for one in given]
        paths = {name: str(path) for name, path in (team.write_sheets(names, to) if to else {}).items()}
    if as_json:
        told = [
            {"assignment_id": one.assignment_id, "coder": one.coder, "n": len(one.answers), "purpose": one.purpose}
            for one in given
        ]
        typer.echo(json.dumps({"assignments": told, "sheets": paths}, ensure_ascii=False))
        return
    for one in given:
        place = f": {paths[one.coder]}" if one.coder in paths else ""
        typer.echo(visible(f"{one.coder}: {len(one.answers):,} answers, {one.purpose}{place}"))
    if not to:
        typer.echo(visible(f'Then: consult code sheet {folder} --coder "{given[0].coder}" --to sheet.xlsx'))
