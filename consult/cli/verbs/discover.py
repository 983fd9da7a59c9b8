"""`consult discover`: themes that the code frame lacks, for a person to accept."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consult.cli.arguments import FolderArgument, JsonOption
from consult.cli.progress import shown
from consult.errors import visible

if TYPE_CHECKING:
    from consult.pipeline.discovery.discover import Discovered
    from consult.vocabulary import Theme


def command(
    folder: FolderArgument = Path(),
    question: Annotated[str, typer.Option("--question", help="Look in all answers to this question.")] = "",
    section: Annotated[str, typer.Option("--section", help="Look in all answers to this section.")] = "",
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="Look only in answers without a theme (so where neither is named).")
    ] = False,
    accept: Annotated[
        Path | None,
        typer.Option("--accept", help="A filled review sheet: add the themes it says yes to.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Suggest themes that the code frame lacks, on a sheet that a person reviews; add those accepted."""
    from consult.project import Consultation

    with shown(as_json) as progress:
        consultation = Consultation.at(folder, progress)
        if accept is not None:
            _say_added(consultation.accept(accept), as_json)
            return
        found = consultation.discover(question=question, section=section, uncovered=uncovered)
    if as_json:
        typer.echo(json.dumps(_as_dict(found), ensure_ascii=False, allow_nan=False))
        return
    typer.echo(
        f"{len(found.discovery.suggestions)} suggestions from {found.n_answers:,} answers "
        f"({found.n_grouped_answers:,} are in one); agreement when segments are taken away: "
        f"{found.discovery.agreement:.2f}"
    )
    typer.echo("answers  holds  title (nearest theme of the frame)")
    for one in found.discovery.suggestions:
        near = f" ({one.theme_id} {one.theme_likeness:.2f})" if one.theme_id else ""
        raised = found.raised[one.suggestion_id].n_answers
        typer.echo(visible(f"{raised:>7,}   {one.stability:>4.2f}  {one.title}{near}"))
    for what, asked in found.asked.items():
        none = (
            f"{len(found.refused[what]):,} without one that could be used" if found.refused[what] else "all were given"
        )
        typer.echo(f"{what} by {asked['model']} ({none}); cost {asked['cost']}")
    typer.echo(f"review sheet: {found.sheet}")
    typer.echo('Write "yes" under accept, mend title, definition and parent, save as CSV, then run')
    typer.echo(f"  consult discover {folder} --accept {found.sheet}")


def _say_added(themes: "list[Theme]", as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"added": [theme.id for theme in themes]}))
        return
    for theme in themes:
        typer.echo(visible(f"added {theme.id}: {theme.name}"))
    typer.echo(
        "Write a definition and examples for each in code-frame.yaml; `consult run` codes them."
        if themes
        else 'No row says "yes" under accept: nothing was added.'
    )


def _as_dict(found: "Discovered") -> dict[str, object]:
    whole = found.discovery
    return {
        "n_answers": found.n_answers,
        "n_answers_grouped": found.n_grouped_answers,
        "n_segments": whole.n_segments,
        "n_segments_grouped": whole.n_grouped,
        "agreement": _number(whole.agreement),
        "sheet": str(found.sheet),
        "patch": str(found.patch),
        "llm": found.asked or None,
        "refused": found.refused,
        "suggestions": [
            {
                "suggestion_id": one.suggestion_id,
                "title": one.title,
                "words": one.words,
                "n_answers": found.raised[one.suggestion_id].n_answers,
                "n_respondents": found.raised[one.suggestion_id].n_respondents,
                "n_segments": one.n_segments,
                "stability": _number(one.stability),
                "nearest_theme": one.theme_id,
                "theme_likeness": one.theme_likeness,
                "parent": one.parent,
                "summary": one.summary,
                "nearest_suggestion": one.other_id,
                "suggestion_likeness": one.other_likeness,
            }
            for one in whole.suggestions
        ],
    }


def _number(value: float) -> float | None:
    return None if value != value else value
