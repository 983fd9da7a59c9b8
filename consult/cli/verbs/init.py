"""`consult init`: a new consultation from the files that were received."""

import json
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.arguments import JsonOption
from consult.cli.outcome import show_unopened


def command(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    more: Annotated[list[Path] | None, typer.Argument(help="More files, as after --from.", metavar="[FILE]…")] = None,
    files: Annotated[
        list[Path] | None,
        typer.Option("--from", help="Export, e-mail or document (or a folder of them) to start from."),
    ] = None,
    title: Annotated[str, typer.Option(help="What reports call the consultation.")] = "",
    frame: Annotated[Path | None, typer.Option(help="A code frame to copy; by default the starter frame.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Make a consultation: draft the questionnaire from FILEs and keep them as its raw input."""
    from consult.pipeline.create import create
    from consult.pipeline.sources import received, unopened

    made = create(folder, [*(files or []), *(more or [])], title=title, frame=frame)
    sources = received(made)
    drafted = (made.path / "questionnaire.yaml").exists()
    questions = len(made.questionnaire.questions) if drafted else 0
    if as_json:
        told = {"folder": str(made.path), "questions": questions, "files": len(sources)}
        typer.echo(json.dumps({**told, "files_set_aside": unopened(sources)}, ensure_ascii=False))
        return
    typer.echo(
        f"made {made.path} with {questions} questions" if drafted else f"made {made.path}, without a questionnaire yet"
    )
    if sources:
        typer.echo(f"received {len(sources):,} file{'' if len(sources) == 1 else 's'}")
    show_unopened(unopened(sources))
    if frame is None:
        typer.echo("code-frame.yaml is the starter frame (industrial strategy): edit it to fit what was asked.")
    if drafted:
        typer.echo(f"next: look at questionnaire.yaml, then `consult check {made.path}` and `consult run {made.path}`")
    else:
        typer.echo(f"next: write {made.path}/questionnaire.yaml, or start again with --from FILE")
