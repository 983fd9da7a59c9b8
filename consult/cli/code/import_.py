"""`consult code import`: take in what coders wrote on their sheets."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption, split_paths
from consult.cli.progress import shown
from consult.errors import visible


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="The consultation folder (default: here), then filled sheets: .xlsx or .csv.",
            metavar="[FOLDER] SHEET…",
            show_default=False,
        ),
    ],
    by: Annotated[str, typer.Option("--as", help="Who takes them in, where it is not the person logged in.")] = "",
    apply: Annotated[
        bool, typer.Option("--apply", help="Do it. Without this, only what would change is shown.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Take the sheet's decision where its coder has decided again since.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Take in filled coding sheets: all that is wrong is listed, and nothing is kept until all is right."""
    from consult.project import Consultation

    folder, files = split_paths(paths)
    if not files:
        raise typer.BadParameter("name a filled sheet", param_hint="SHEET")
    with shown(as_json) as progress:
        taken = Consultation.at(folder, progress).team().take_in(files, by=by, apply=apply, overwrite=overwrite)
    told = {"new": len(taken.new), "changed": len(taken.changed), "unchanged": taken.unchanged, "blank": taken.blank}
    if as_json:
        typer.echo(json.dumps({"by": taken.by, "applied": taken.done, **told}, ensure_ascii=False))
        return
    typer.echo(
        f"{sum(told.values()):,} rows = {told['new']:,} new + {told['changed']:,} changed + {told['unchanged']:,} kept "
        f"already + {told['blank']:,} not coded yet"
    )
    if not taken.done and taken.readings:
        typer.echo("Nothing was changed: add --apply to keep them.")
    elif taken.readings:
        typer.echo(visible(f"{len(taken.readings):,} decisions kept by {taken.by}."))
