"""How a verb tells what it did: a few lines for a person, one object with `--json`."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from consult.pipeline.run import Outcome

_SHOWN = 10


def show(outcome: "Outcome", notice: str, as_json: bool) -> None:
    """Print the notice first, then where everything went, and last the report's path."""
    if as_json:
        typer.echo(
            json.dumps({"notice": notice, **outcome.to_dict()} if notice else outcome.to_dict(), ensure_ascii=False)
        )
        return
    if notice:
        typer.echo(notice)
    n, ledger = outcome.files, outcome.ledger
    if n["set_aside"]:
        typer.echo(f"{n['received']:,} files received = {n['read']:,} read + {n['set_aside']:,} set aside")
    show_unopened(outcome.set_aside)
    typer.echo(
        f"{ledger['received']:,} cells received = {ledger['answers']:,} answers + {ledger['blank']:,} blank"
        f" + {ledger['set_aside']:,} set aside"
        + ("" if ledger["balanced"] else "  (DOES NOT BALANCE: tell the maintainers)")
    )
    typer.echo("seconds: " + ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in outcome.seconds.items()))
    if outcome.run_id:
        typer.echo(f"run: {outcome.run_id}")
    if outcome.llm.get("texts"):
        typer.echo(_asked(outcome.llm))
    for warning in outcome.warnings:
        typer.echo(f"warning: {warning}")
    if outcome.leading:
        typer.echo("leading themes over all questions, by a model and not reviewed:")
    for theme, share in outcome.leading:
        typer.echo(f"  {share.n:>6,} of {share.base:,} respondents  {share.percent:>4}  {theme}")
    for path in outcome.report:
        typer.echo(f"report: {path}")


def show_unopened(sentences: Sequence[str]) -> None:
    """Print which files were set aside unopened, the first of many."""
    for sentence in sentences[:_SHOWN]:
        typer.echo(f"  {sentence}")
    if len(sentences) > _SHOWN:
        typer.echo(f"  … and {len(sentences) - _SHOWN:,} more: `consult export sources` has all")


def _asked(llm: Mapping[str, Any]) -> str:
    """Say in a line what a language model was asked and what it cost."""
    at_least = " at least" if llm["requests_uncounted"] else ""
    cost = "" if llm["cost"] is None else f", cost{at_least} {llm['cost']:,.4f} at the prices set"
    return (
        f"language model {llm['model']}: {llm['texts']:,} texts = {llm['texts'] - llm['unread']:,} read + "
        f"{llm['unread']:,} unread; {llm['requests']:,} requests,{at_least} {llm['tokens_in']:,} tokens sent and "
        f"{llm['tokens_out']:,} received{cost}"
    )
