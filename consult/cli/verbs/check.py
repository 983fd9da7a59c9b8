"""`consult check`: what would happen, before it happens."""

import json

import typer

from consult.cli.arguments import JsonOption, PathsArgument, split_paths
from consult.cli.inspection import described


def command(paths: PathsArgument = None, as_json: JsonOption = False) -> None:
    """Show how FILEs map to the questionnaire, what would be set aside and what looks wrong; write nothing."""
    from consult.pipeline.check import check
    from consult.pipeline.folder import find, is_consultation

    path, files = split_paths(paths)
    folder = find(path) if is_consultation(path) or not files else None
    inspection = check(folder, files)
    if as_json:
        typer.echo(json.dumps(inspection.to_dict(), ensure_ascii=False))
    else:
        typer.echo(described(inspection))
    if not inspection.ready:
        raise typer.Exit(6)
