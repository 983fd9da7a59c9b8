"""How the verbs of `consult quote` tell what they found, and what they changed or would change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from consult.errors import visible

if TYPE_CHECKING:
    from consult.pipeline.quotation.kept import Proposal
    from consult.pipeline.quotation.propose import Proposed
    from consult.pipeline.quotation.work import Changes

PROPOSED = "proposed"
_SHOWN = 10
_SAME_LOGIN = (
    "warning: proposed and approved from the log-in {login}, under two names. Both are on record; whether two people "
    "decided is for you to know."
)
_FIELDS = (
    "quotation_id", "version", "state", "question_id", "theme_id", "text", "attribution", "colour", "reasons",
    "proposed_by", "n_support", "seal",
)  # fmt: skip
_NEXT = (
    "{by} proposed them and so cannot approve them. A second person does, with `consult quote approve` or on a sheet "
    "(`consult quote review`): whoever chose the words easily overlooks what is in them. Who works alone has to ask "
    "somebody."
)

_NONE = (
    "no sentence of those who may be quoted reads well alone, has a theme and makes a point that enough respondents "
    "make: shortest, longest, support and likeness under [quotes] in consult.toml say what is looked for."
)


def show(one: "Proposal") -> None:
    """Print a quotation as it would be published, with where it stands and what is against it."""
    typer.echo(visible(f"{one.quotation_id}  {one.state}  {one.colour}  {one.question_id}  {one.theme_id}"))
    typer.echo(visible(f"    {one.attribution}: “{one.text}”"))
    for reason in one.reasons:
        typer.echo(visible(f"    {one.colour}: {reason}"))


def show_changes(changes: "Changes", what: str) -> None:
    """Print each quotation that was changed or would be, then how to do it, or what comes next."""
    for one in changes.after:
        show(one)
    said = f"{len(changes.moves):,} quotation{'s' * (len(changes.moves) != 1)}"
    if not changes.moves:
        typer.echo("Nothing to change.")
    elif not changes.done:
        typer.echo(visible(f"{said} would be {what} by {changes.by}. Nothing was changed: add --apply to do it."))
    else:
        typer.echo(visible(f"{said} {what} by {changes.by}."))
        if changes.same_login:
            typer.echo(visible(_SAME_LOGIN.format(login=changes.same_login)))
        if what == PROPOSED:
            typer.echo(visible(_NEXT.format(by=changes.by)))


def show_proposed(proposed: "Proposed") -> None:
    """Print what the proposals were chosen from, what waits for a person, and how types of respondent are spread."""
    where = proposed.standings
    typer.echo(
        f"{sum(where.values()):,} respondents = {where['open']:,} who may be quoted + {where['withheld']:,} without "
        f"consent + {where['referred']:,} for a person to decide + {where['embargoed']:,} under embargo"
    )
    typer.echo(
        f"{proposed.n_candidates:,} candidates, {proposed.n_screened:,} screened, {proposed.n_unfit:,} of them unfit, "
        f"{len(proposed.moves):,} chosen"
    )
    if where["open"] and not proposed.n_candidates:
        typer.echo(_NONE)
    if proposed.referred:
        typer.echo(f"for a person: words of these respondents ask not to be published: {_some(proposed.referred)}")
    if proposed.alerts:
        typer.echo(f"ALERT, look today: somebody may be in danger, as these respondents say: {_some(proposed.alerts)}")
    if proposed.moves:
        typer.echo("type of respondent: share of quotations, share of those who could be quoted")
        for name, (quoted, could) in proposed.balance.items():
            shares = f"{quoted.n:,} ({quoted.percent}), {could.n:,} of {could.base:,} ({could.percent})"
            typer.echo(f"  {name or 'not given'}: {shares}")


def changes_as_dict(changes: "Changes") -> dict[str, object]:
    """Return what `--json` prints of changes."""
    return {"by": changes.by, "applied": changes.done, "quotations": [as_dict(one) for one in changes.after]}


def as_dict(one: "Proposal") -> dict[str, object]:
    """Return what `--json` prints of a quotation."""
    return {name: getattr(one, name) for name in _FIELDS}


def _some(ids: Sequence[str]) -> str:
    return visible(", ".join(ids[:_SHOWN]) + (" …" if len(ids) > _SHOWN else ""))
