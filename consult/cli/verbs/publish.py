"""`consult publish`: nothing leaves that names somebody or gives withheld words away."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption, WaitOption
from consult.cli.audit import as_dict, told
from consult.cli.progress import shown

_REFUSED = "the release must not go out: {n} in it. Take them out, or have a person waive them, and run this again."


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="The consultation folder (default: here), then the folder to publish (default: its out/).",
            metavar="[FOLDER] [OUT]",
        ),
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Only check OUT against its certificate; needs no consultation.")
    ] = False,
    waive: Annotated[
        list[str] | None, typer.Option("--waive", help="Let this finding stand: an id from the list.", metavar="ID")
    ] = None,
    name: Annotated[str, typer.Option("--as", help="Who lets it stand.", metavar="NAME")] = "",
    because: Annotated[str, typer.Option("--because", help="Why it may stand.", metavar="TEXT")] = "",
    wait: WaitOption = 5,
    as_json: JsonOption = False,
) -> None:
    """Audit every file of a release for leaks, and certify it where there are none."""
    from consult.errors import ReleaseRefused

    folder, release = _split(paths or [])
    if verify:
        _check(release or folder / "out", as_json)
        return
    from consult.pipeline.publication.publish import Decision, publish
    from consult.project import Consultation

    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress).folder
        decisions = [Decision(one, name, because) for one in waive or []]
        audited = publish(consultation, release, decisions, wait=wait, progress=progress)
    typer.echo(json.dumps(as_dict(audited), ensure_ascii=False) if as_json else "\n".join(told(audited)))
    if audited.blocking:
        n = len(audited.blocking)
        raise ReleaseRefused(_REFUSED.format(n=f"{n:,} finding{'' if n == 1 else 's'} block{'s' if n == 1 else ''}"))


def _split(paths: list[Path]) -> tuple[Path, Path | None]:
    """Tell the consultation from the release: a first path that is a consultation is one."""
    from consult.pipeline.folder import is_consultation

    if len(paths) > 2:
        raise typer.BadParameter("give one consultation and one folder to publish", param_hint="[FOLDER] [OUT]")
    if len(paths) == 2 or (paths and is_consultation(paths[0])):
        return paths[0], paths[1] if len(paths) == 2 else None
    return Path(), paths[0] if paths else None


def _check(release: Path, as_json: bool) -> None:
    from consult.errors import ReleaseRefused
    from consult.pipeline.publication.release import verify

    differences = verify(release)
    if as_json:
        typer.echo(json.dumps({"verified": not differences, "differences": differences}, ensure_ascii=False))
    elif not differences:
        typer.echo(f"{release}: every file is the one that was audited, and nothing was added.")
    if differences:
        raise ReleaseRefused("not as certified:\n" + "\n".join(f"  - {one}" for one in differences))
