"""`consult code export`: write the coding for another tool."""

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
            help="The consultation folder (default: here), then the file to write: .qdpx, .qdc, .jsonl or .csv; a name "
            "without an ending is a folder in the layout of i.AI Consult.",
            metavar="[FOLDER] FILE",
            show_default=False,
        ),
    ],
    codings: Annotated[
        list[Path] | None, typer.Option("--codings", help="People's codings (CSV), besides what the team has decided.")
    ] = None,
    question: Annotated[str, typer.Option("--question", help="Answers to this question only.")] = "",
    coder: Annotated[str, typer.Option("--coder", help="Codings of this coder only; model for the model.")] = "",
    model: Annotated[bool, typer.Option("--model/--no-model", help="The model's codings too.")] = True,
    as_json: JsonOption = False,
) -> None:
    """Write who coded what for another tool, with the answers: keep it as safe as those."""
    from consult.project import Consultation

    folder, files = split_paths(paths)
    if len(files) != 1:
        raise typer.BadParameter("name one file to write", param_hint="FILE")
    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress)
        done = consultation.export_coding(files[0], codings or (), question=question, with_model=model, coder=coder)
    written = [str(path) for path in done.files]
    if as_json:
        counts = {"n_answers": done.n_answers, "n_codings": done.n_codings, "coders": list(done.coders)}
        typer.echo(json.dumps({"files": written, **counts}, ensure_ascii=False))
        return
    for path in written:
        typer.echo(visible(f"Written: {path}"))
    coders = ", ".join(done.coders) or "nobody"
    typer.echo(visible(f"{done.n_answers:,} answers, {done.n_codings:,} codings by {coders}."))
    if files[0].suffix.casefold() not in (".csv", ".qdc"):
        typer.echo("It holds words of respondents: it is for the team, and no publication.")
