"""`consult export`: the derived tables as CSV."""

import json
import os
import sys
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
            "respondents, campaigns, reviews, sources, segments, unread or routes.",
        ),
    ],
    to: Annotated[Path, typer.Option("--to", help="The CSV file to write; - for standard output.")],
    as_json: JsonOption = False,
) -> None:
    """Write a table as CSV that a spreadsheet opens without running anything in it."""
    from consult.project import Consultation

    *folders, table = arguments
    if len(folders) > 1:
        raise typer.BadParameter("give one folder and one table", param_hint="[FOLDER] TABLE")
    with shown(as_json) as progress:
        consultation = Consultation.at(folders[0] if folders else ".", progress)
        rows = consultation.export(table, sys.stdout.buffer if _is_output(to) else to)
    # where the table itself is on standard output, what is said of it goes beside
    said = json.dumps({"file": str(to), "rows": rows}) if as_json else f"{rows:,} rows: {to}"
    typer.echo(said, err=_is_output(to))


def _is_output(to: Path) -> bool:
    """Tell whether a path is standard output: `-`, or `/dev/stdout` wherever that leads."""
    try:
        return str(to) == "-" or os.path.samestat(to.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False
