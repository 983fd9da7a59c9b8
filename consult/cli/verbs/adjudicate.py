"""`consult adjudicate`: settle what coders differ about."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.progress import shown
from consult.errors import visible


def command(
    folder: FolderArgument = Path(),
    to: Annotated[
        Path | None, typer.Option("--sheet", help="Write the disagreements, side by side: .xlsx.", show_default=False)
    ] = None,
    filled: Annotated[
        Path | None, typer.Option("--from", help="Take in that sheet, filled in.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Write also what was settled, to change it.")] = False,
    by: Annotated[str, typer.Option("--as", help="Who decided, where it is not the person logged in.")] = "",
    apply: Annotated[
        bool, typer.Option("--apply", help="Do it. Without this, only what would change is shown.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Write what coders decided differently on a sheet, or take in what the team decided on it, and why."""
    from consult.project import Consultation

    if (to is None) == (filled is None):
        raise typer.BadParameter("give one of them", param_hint="--sheet or --from")
    with shown(as_json) as progress:
        team = Consultation.at(folder, progress).team()
        n = team.write_disputes(to, everything=everything) if to else 0
        found = team.settle(filled, by=by, apply=apply) if filled else None
    if found is None:
        told: dict[str, object] = {"file": str(to), "n": n}
        said = f"{n:,} disagreements: {to}"
    else:
        told = {"applied": found.done, "decisions": len(found.decisions), "unchanged": found.unchanged}
        said = f"{len(found.decisions):,} decisions, {found.unchanged:,} kept already."
        if found.decisions:
            said += " Kept." if found.done else " Nothing was changed: add --apply to keep them."
    typer.echo(json.dumps(told) if as_json else visible(said))
