"""`consult export`: the derived tables as CSV."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption
from consult.cli.progress import shown


def command(
    arguments: Annotated[
        list[str],
        typer.Argument(
            metavar="[FOLDER] TABLE",
            help="The consultation folder (default: here), then answers, codings, tones, mentions, ledger, set-aside, "
            "respondents, campaigns, reviews or segments.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", help="The CSV file to write.")],
    as_json: JsonOption = False,
) -> None:
    """Write a table as CSV that a spreadsheet opens without running anything in it."""
    from consult.project import Consultation

    *folders, table = arguments
    if len(folders) > 1:
        raise typer.BadParameter("give one folder and one table", param_hint="[FOLDER] TABLE")
    with shown(as_json) as progress:
        consultation = Consultation.at(folders[0] if folders else ".", progress)
        rows = consultation.export(table, to)
    typer.echo(json.dumps({"file": str(to), "rows": rows}) if as_json else f"{rows:,} rows: {to}")
