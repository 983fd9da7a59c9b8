"""`consult code status`: who has coded what, and what waits."""

import json
from dataclasses import asdict
from pathlib import Path

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.plain_table import printed, table
from consult.cli.progress import shown


def command(folder: FolderArgument = Path(), as_json: JsonOption = False) -> None:
    """Show who has coded how much of what they were assigned, and what waits."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        found = Consultation.at(folder, progress).team().standing()
    if as_json:
        shares = [{**asdict(one), "waiting": one.waiting} for one in found.shares]
        typer.echo(json.dumps({**asdict(found), "shares": shares}, ensure_ascii=False))
        return
    if not found.shares:
        typer.echo(
            "Nobody is to code anything yet. Draw answers with `consult code sample`, then `consult code assign`."
        )
        return
    listed = table("Who codes what", ["Coder", "For", "Assigned", "Coded", "Waiting"])
    for one in found.shares:
        listed.add_row(one.coder, one.purpose, f"{one.assigned:,}", f"{one.coded:,}", f"{one.waiting:,}")
    both = f"{found.coded_once:,} answers coded by one person, {found.coded_twice:,} by two or more"
    typer.echo(printed([listed, f"{both}; {found.settled:,} disagreements settled, {found.disputed:,} wait."]))
