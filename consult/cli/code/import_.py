"""`consult code import`: take in what coders wrote on their sheets, or in another tool."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption, split_paths
from consult.cli.exchange import SHEETS, bring
from consult.cli.progress import shown
from consult.errors import visible


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="The consultation folder (default: here), then filled sheets (.xlsx, .csv); or one file of another "
            "tool: .qdpx, .qdc, .jsonl, a folder, or with --to a .csv.",
            metavar="[FOLDER] FILE…",
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
    to: Annotated[
        Path | None, typer.Option("--to", help="Write what another tool's file brings to this new file.")
    ] = None,
    question: Annotated[str, typer.Option("--question", help="That another tool's file is of.")] = "",
    without: Annotated[
        list[str] | None, typer.Option("--without", help="Leave out another tool's code of this name.")
    ] = None,
    with_model: Annotated[bool, typer.Option("--with-model", help="Bring back what a model coded too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Take in filled sheets or another tool's file: all that is wrong is listed; nothing is kept until all is right."""
    from consult.project import Consultation

    folder, files = split_paths(paths)
    if not files:
        raise typer.BadParameter("name a filled sheet, or a file of another tool", param_hint="FILE")
    if to or any(path.suffix.casefold() not in SHEETS for path in files):
        if len(files) > 1:
            raise typer.BadParameter("name one file of another tool", param_hint="FILE")
        if apply or overwrite:
            raise typer.BadParameter("this is for sheets; name a new file with --to", param_hint="--apply")
        with shown(as_json) as progress:
            consultation = Consultation.at(folder, progress)
            found = consultation.import_coding(
                files[0], to, question=question, without=without or (), with_model=with_model
            )
        bring(found, as_json=as_json)
        return
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
