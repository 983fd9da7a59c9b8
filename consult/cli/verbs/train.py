"""`consult train`: learn themes from the team's own codings."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.progress import shown
from consult.cli.verdict import judged, verdicts

if TYPE_CHECKING:
    from consult.pipeline.train import Trained

_SHOWN = ("samples_f1", "micro_f1", "macro_f1", "exact_match")


def command(
    codings: Annotated[
        Path | None,
        typer.Option(
            "--codings",
            help="CSV with answer_id, theme_id and, if need be, value. Without it: what the team coded on its sheets.",
            show_default=False,
        ),
    ] = None,
    folder: FolderArgument = Path(),
    as_json: JsonOption = False,
) -> None:
    """Learn themes from codings that people made, and code with what was learned from the next `tag` on."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        trained = Consultation.at(folder, progress).train(codings)
    if as_json:
        typer.echo(json.dumps(_as_dict(trained), ensure_ascii=False))
        return
    if trained.n_disputed or trained.n_audit:
        differ = f"{trained.n_disputed:,} answers about which coders differ (`consult adjudicate`)"
        typer.echo(f"left out: {differ}, {trained.n_audit:,} for an audit")
    typer.echo(f"{trained.n_answers:,} coded answers; each respondent's answers coded without them:")
    for name in _SHOWN:
        figure = trained.accuracy.figures[name]
        low, high = figure.interval
        typer.echo(f"  {name.replace('_', ' '):<12} {figure.value:.3f} [{low:.3f}, {high:.3f}]")
    typer.echo(f"{len(trained.enough):,} themes are coded as learned from now on.")
    for name, lack in trained.short:
        typer.echo(f"  {name}: left to rules and likeness, {lack} codings short")
    for line in judged(trained):
        typer.echo(line)


def _as_dict(trained: "Trained") -> dict[str, object]:
    figures = {
        name: dict(zip(("value", "low", "high"), (figure.value, *figure.interval), strict=True))
        for name, figure in trained.accuracy.figures.items()
    }
    judgements: dict[str, object] = {"most_errors": trained.most_errors, "verdicts": verdicts(trained)}
    left_out = {"n_disputed": trained.n_disputed, "n_audit": trained.n_audit}
    learned = {
        "n": trained.n_answers,
        **left_out,
        "themes_learned": trained.enough,
        "codings_short": dict(trained.short),
    }
    return {**learned, **judgements, **figures}
