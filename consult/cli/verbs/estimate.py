"""`consult estimate`: how many answers have each theme, corrected by a random audit."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption, split_paths
from consult.cli.prevalence import as_dict, described, rows
from consult.cli.progress import shown


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="The consultation folder (default: here), then the filled sheet of `consult code sample`. Without it: "
            "the newest audit that the team has coded on its sheets.",
            metavar="[FOLDER] [AUDIT.csv]",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", help="Estimate groups too: respondent_type, acting_for, org_size, region, channel.")
    ] = "",
    scale: Annotated[
        str, typer.Option("--scale", help="Of the words: consult-1, education-scotland or desnz.")
    ] = "consult-1",
    to: Annotated[Path | None, typer.Option("--to", help="Write all estimates to this CSV file.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Correct the automatic count of each theme by an audit of answers drawn at random."""
    from consult.pipeline.csv_file import write_rows
    from consult.project import Consultation

    folder, files = split_paths(paths)
    if len(files) > 1:
        raise typer.BadParameter("name one filled audit sheet", param_hint="AUDIT.csv")
    with shown(as_json) as progress:
        estimated = Consultation.at(folder, progress).estimate(files[0] if files else None, by=by, scale=scale)
    if to:
        write_rows(rows(estimated), to)
    typer.echo(json.dumps(as_dict(estimated), ensure_ascii=False) if as_json else described(estimated))
    if to and not as_json:
        typer.echo(f"{len(estimated.lines):,} rows: {to}")
