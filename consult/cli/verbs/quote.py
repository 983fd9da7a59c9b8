"""`consult quote`: quotations from proposal to report."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.progress import shown
from consult.cli.quotation import PROPOSED, as_dict, changes_as_dict, show, show_changes, show_proposed
from consult.errors import visible
from consult.progress import Progress

if TYPE_CHECKING:
    from consult.pipeline.quotation.work import Quoting

command = typer.Typer(no_args_is_help=True, help="Propose, review, approve, list and withdraw quotations.")

ByOption = Annotated[str, typer.Option("--as", help="Who acts, where it is not the person logged in.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why: it stays in the record.")]
ApplyOption = Annotated[bool, typer.Option("--apply", help="Do it. Without this, only what would change is shown.")]
IdsArgument = Annotated[
    list[str],
    typer.Argument(help="The consultation folder (default: here), then ids of quotations.", metavar="[FOLDER] ID…"),
]


@command.command()
def propose(
    folder: FolderArgument = Path(), by: ByOption = "", apply: ApplyOption = False, as_json: JsonOption = False
) -> None:
    """Choose quotations for each question's themes, screened and attributed, for somebody else to approve."""
    with shown(as_json) as progress:
        proposed, changes = _quoting(folder, progress).propose(by=by, apply=apply)
    if as_json:
        _print({**changes_as_dict(changes), **proposed.figures})
        return
    show_proposed(proposed)
    show_changes(changes, PROPOSED)


@command.command()
def review(
    folder: FolderArgument = Path(),
    to: Annotated[
        Path | None, typer.Option("--to", help="Write the review sheet: .xlsx or .html.", show_default=False)
    ] = None,
    filled: Annotated[
        Path | None,
        typer.Option("--from", help="Take in a filled sheet: .xlsx, or the .csv of the page.", show_default=False),
    ] = None,
    by: ByOption = "",
    apply: ApplyOption = False,
    as_json: JsonOption = False,
) -> None:
    """Write a sheet for people without the tool, or take in what they wrote in it."""
    if (to is None) == (filled is None):
        raise typer.BadParameter("give one of them", param_hint="--to or --from")
    with shown(as_json) as progress:
        quoting = _quoting(folder, progress)
        n = quoting.write_sheet(to) if to is not None else 0
        changes = quoting.read_sheet(filled, by=by, apply=apply) if filled is not None else None
    if changes is None:
        said = {"file": str(to), "n": n}
        typer.echo(json.dumps(said) if as_json else visible(f"{n:,} quotation{'s' * (n != 1)}: {to}"))
    elif as_json:
        _print(changes_as_dict(changes))
    else:
        show_changes(changes, "decided on")


@command.command()
def approve(
    ids: IdsArgument,
    by: ByOption = "",
    reason: ReasonOption = "",
    reject: Annotated[bool, typer.Option("--reject", help="Turn them down instead; give a reason.")] = False,
    apply: ApplyOption = False,
    as_json: JsonOption = False,
) -> None:
    """Approve quotations that somebody else proposed, or turn them down."""
    with shown(as_json) as progress:
        folder, own = _split(ids)
        quoting = _quoting(folder, progress)
        decided = quoting.reject if reject else quoting.approve
        changes = decided(own, by=by, reason=reason, apply=apply)
    if as_json:
        _print(changes_as_dict(changes))
    else:
        show_changes(changes, "turned down" if reject else "approved")


@command.command("list")
def list_(
    folder: FolderArgument = Path(),
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state", help="Only these: proposed, needs_edit, approved, published, rejected …", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the quotations and where each stands."""
    with shown(as_json) as progress:
        found = _quoting(folder, progress).listed(state or ())
    if as_json:
        _print({"n": len(found), "quotations": [as_dict(one) for one in found]})
        return
    for one in found:
        show(one)
    typer.echo(f"{len(found):,} quotation{'s' * (len(found) != 1)}")


@command.command()
def withdraw(
    ids: IdsArgument,
    by: ByOption = "",
    reason: ReasonOption = "",
    apply: ApplyOption = False,
    as_json: JsonOption = False,
) -> None:
    """Take quotations back, whatever was decided about them."""
    with shown(as_json) as progress:
        folder, own = _split(ids)
        changes = _quoting(folder, progress).withdraw(own, by=by, reason=reason, apply=apply)
    if as_json:
        _print(changes_as_dict(changes))
    else:
        show_changes(changes, "withdrawn")


def _split(given: list[str]) -> tuple[Path, list[str]]:
    """Tell the consultation folder from the ids: the first word is the folder where it holds a consultation."""
    from consult.pipeline.folder import is_consultation

    folder, ids = (Path(given[0]), given[1:]) if is_consultation(Path(given[0])) else (Path(), given)
    if not ids:
        raise typer.BadParameter("give at least one id: `consult quote list` shows them", param_hint="ID")
    return folder, ids


def _quoting(folder: Path, progress: Progress) -> "Quoting":
    from consult.project import Consultation

    return Consultation.at(folder, progress).quoting()


def _print(content: dict[str, object]) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False))
