"""`consult evaluate`: how accurate the product is on texts that people coded."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from consult.cli.arguments import JsonOption
from consult.cli.evaluation import described
from consult.cli.progress import shown

if TYPE_CHECKING:
    from consult.pipeline.evaluation.sample import Asked

command = typer.Typer(no_args_is_help=True, help="Measure accuracy on texts that people coded, beside plain baselines.")

_TextOption = Annotated[str, typer.Option("--text", help="The column of the texts.")]
_GroupOption = Annotated[
    str, typer.Option("--group", help="The column that tells respondents apart; each row by default.")
]
_TestOption = Annotated[Path | None, typer.Option("--test", help="CSV of coded texts to measure on.")]
_TrainOption = Annotated[Path | None, typer.Option("--train", help="CSV of coded texts to learn from.")]
_DataOption = Annotated[Path | None, typer.Option("--data", help="One CSV in place of --train and --test.")]
_SplitOption = Annotated[float, typer.Option("--split", help="Share of --data to measure on, held back by respondent.")]
_EncoderOption = Annotated[str, typer.Option("--encoder", help="minilm, static or tfidf.")]
_SeedOption = Annotated[int, typer.Option("--seed", help="Of all that is left to chance.")]


@command.command()
def themes(
    text: _TextOption,
    themes: Annotated[
        str, typer.Option("--themes", help="Columns with commas between, or a file of NAME: COLUMN + COLUMN.")
    ],
    train: _TrainOption = None,
    test: _TestOption = None,
    data: _DataOption = None,
    split: _SplitOption = 0.0,
    group: _GroupOption = "",
    sizes: Annotated[str, typer.Option("--sizes", help="Numbers of training texts, such as 200,800,all.")] = "all",
    coder: Annotated[str, typer.Option("--coder", help="learned, semantic, phrases or ensemble.")] = "",
    frame: Annotated[
        Path | None, typer.Option("--frame", help="Consultation folder whose code frame says what themes mean.")
    ] = None,
    keep_uncoded: Annotated[bool, typer.Option("--keep-uncoded", help="Keep texts that carry no theme.")] = False,
    encoder: _EncoderOption = "minilm",
    seed: _SeedOption = 2035,
    as_json: JsonOption = False,
) -> None:
    """Measure the coding of themes. Without training texts, that of a coder that needs none."""
    from consult.pipeline.evaluation.theme_list import theme_list
    from consult.pipeline.evaluation.themes import themes as evaluate
    from consult.pipeline.folder import Folder

    asked = _asked(train, test, data, split, text, group, seed)
    wanted = [size.strip() for size in sizes.split(",")]
    if not all(size == "all" or (size.isascii() and size.isdigit() and int(size) > 0) for size in wanted):
        raise typer.BadParameter('numbers above 0 or "all", with commas between', param_hint="--sizes")
    with shown(as_json) as progress:
        found = evaluate(
            asked,
            theme_list(themes),
            sizes=wanted,
            coder=coder,
            encoder=encoder,
            frame=Folder(frame).frame if frame else None,
            keep_uncoded=keep_uncoded,
            progress=progress,
        )
    _show(found, as_json)


@command.command()
def tone(
    text: _TextOption,
    label: Annotated[str, typer.Option("--label", help="Grades 1 to 5, or positive, neutral, negative, mixed.")],
    train: _TrainOption = None,
    test: _TestOption = None,
    data: _DataOption = None,
    split: _SplitOption = 0.0,
    group: _GroupOption = "",
    encoder: _EncoderOption = "minilm",
    seed: _SeedOption = 2035,
    as_json: JsonOption = False,
) -> None:
    """Measure the reading of tone. Without training texts, that of the model that ships."""
    from consult.pipeline.evaluation.tone import tone as evaluate

    with shown(as_json):
        found = evaluate(_asked(train, test, data, split, text, group, seed), label, encoder=encoder)
    _show(found, as_json)


@command.command()
def matching(
    arguments: Annotated[Path, typer.Option("--arguments", help="CSV: arg_id, argument, topic, stance.")],
    key_points: Annotated[Path, typer.Option("--key-points", help="CSV: key_point_id, key_point, topic, stance.")],
    labels: Annotated[Path, typer.Option("--labels", help="CSV: arg_id, key_point_id, label (1 or 0).")],
    background: Annotated[
        list[Path] | None,
        typer.Option("--background", help="CSVs of other topics, to weigh words by in the TF-IDF baseline."),
    ] = None,
    encoder: _EncoderOption = "minilm",
    seed: _SeedOption = 2035,
    as_json: JsonOption = False,
) -> None:
    """Measure how well texts are matched to statements that nothing was trained on (ArgKP-2021, track 1)."""
    from consult.pipeline.evaluation.matching import matching as evaluate

    with shown(as_json):
        found = evaluate(arguments, key_points, labels, encoder=encoder, seed=seed, background=background or ())
    _show(found, as_json)


@command.command()
def campaigns(
    data: Annotated[Path, typer.Option("--data", help="CSV of texts whose campaigns are known.")],
    text: _TextOption,
    group_label: Annotated[
        str, typer.Option("--group-label", help="The column that names each text's campaign, if any.")
    ],
    group: _GroupOption = "",
    seed: _SeedOption = 2035,
    as_json: JsonOption = False,
) -> None:
    """Measure how far the campaigns found are those that people found."""
    from consult.pipeline.evaluation.campaigns import campaigns as evaluate
    from consult.pipeline.evaluation.sample import Asked

    with shown(as_json):
        found = evaluate(Asked(data, text, seed, group=group), group_label)
    _show(found, as_json)


@command.command()
def redaction(
    gold: Annotated[Path, typer.Option("--gold", help="JSON Lines of texts with marked spans.")],
    seed: _SeedOption = 2035,
    as_json: JsonOption = False,
) -> None:
    """Measure how much of what leads to somebody is masked, and how much else, beside stock Presidio if installed."""
    from consult.pipeline.evaluation.redaction import redaction as evaluate

    with shown(as_json):
        found = evaluate(gold, seed=seed)
    _show(found, as_json)


def _asked(
    train: Path | None, test: Path | None, data: Path | None, split: float, text: str, group: str, seed: int
) -> "Asked":
    from consult.pipeline.evaluation.sample import Asked

    if (data is None) == (test is None):
        raise typer.BadParameter("give one of them: what to measure on", param_hint="--test or --data")
    if data is not None and train is not None:
        raise typer.BadParameter("--train goes with --test, --data with --split", param_hint="--train")
    if not 0 <= split < 1 or (split and data is None):
        raise typer.BadParameter("a share of --data, such as 0.3", param_hint="--split")
    measured_on = data if data is not None else test
    assert measured_on is not None  # noqa: S101
    return Asked(measured_on, text, seed, train, split, group)


def _show(found: dict[str, Any], as_json: bool) -> None:
    typer.echo(json.dumps(found, ensure_ascii=False) if as_json else described(found))
