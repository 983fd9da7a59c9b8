"""`consult check`: what would happen, before it happens."""

import json
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption, PathsArgument, split_paths
from consult.cli.inspection import described


def command(
    paths: PathsArgument = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every column, value and thing to look at.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Show how FILEs map to the questionnaire, what they would add or replace, and what looks wrong; write nothing."""
    from consult.pipeline.check import check
    from consult.pipeline.folder import find, is_consultation

    path, files = split_paths(paths)
    if paths and not is_consultation(path):  # then every path is something to look at
        folder, files = None, paths
    else:
        folder = find(path)
    inspection = check(folder, files)
    if as_json:
        typer.echo(json.dumps(inspection.to_dict(), ensure_ascii=False))
    else:
        typer.echo(described(inspection, everything))
    if not inspection.ready:
        raise typer.Exit(6)
