"""`consult agree`: how far coders agree, people and models alike."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from consult.cli.agreement import as_dict, described
from consult.cli.arguments import JsonOption, split_paths, unwritten
from consult.cli.progress import shown


class NoRow(StrEnum):
    """What it means that a coder has no row for a theme of an answer that they have other rows of."""

    NOT_SEEN = "not-seen"
    NOT_CODED = "seen-not-coded"


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="The consultation folder (default: here), then CSV with answer_id, theme_id, coder_id and value. "
            "Without any: what the team has coded on its sheets.",
            metavar="[FOLDER] [CODINGS.csv]…",
            show_default=False,
        ),
    ] = None,
    no_row: Annotated[
        NoRow | None,
        typer.Option(
            "--no-row",
            metavar="STATE",
            help="What no row for a theme means: not-seen (default where a file has seen_not_coded) or seen-not-coded.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[bool, typer.Option("--model", help="Hold the model's codings against theirs too.")] = False,
    disagreements: Annotated[
        Path | None,
        typer.Option(
            "--disagreements", help="Write the disagreements, with texts, to this CSV file.", callback=unwritten
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show how far coders agree on each theme, and what to do where they do not."""
    from consult.project import Consultation

    folder, files = split_paths(paths)
    by_row = None if no_row is None else no_row is NoRow.NOT_SEEN
    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress)
        agreed = consultation.agree(files, by_row=by_row, with_model=model, to=disagreements)
    typer.echo(json.dumps(as_dict(agreed), ensure_ascii=False, allow_nan=False) if as_json else described(agreed))
    if disagreements and not as_json:
        typer.echo(f"{len(agreed.disagreements):,} rows: {disagreements}")
