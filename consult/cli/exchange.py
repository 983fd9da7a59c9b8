"""What goes to other tools and comes from them, in words."""

import json
from typing import TYPE_CHECKING

import typer

from consult.errors import visible

if TYPE_CHECKING:
    from consult.pipeline.exchange import Imported, Proposal

SHEETS = (".xlsx", ".csv")


def bring(found: "Imported", *, as_json: bool) -> None:
    """Say what another tool's file brings."""
    if as_json:
        typer.echo(json.dumps(_as_dict(found), ensure_ascii=False))
        return
    if found.proposal is not None:
        _propose(found.proposal)
    if found.codings is not None:
        for coder_id, own in found.codings.groupby("coder_id"):
            n_answers = own["answer_id"].nunique()
            typer.echo(visible(f"{coder_id}: {len(own):,} codings of {n_answers:,} answers"))
    for note in found.notes:
        typer.echo(visible(note))
    if found.n_by_model:
        typer.echo(f"{found.n_by_model:,} codings of a model are left out: --with-model brings them too.")
    typer.echo(f"Written: {found.to}" if found.to else "Nothing was written: name a new file with --to.")


def _propose(proposal: "Proposal") -> None:
    for what, themes in (
        ("new", proposal.added),
        ("changed", proposal.changed),
        ("not in the code book", proposal.missing),
    ):
        for theme in themes:
            typer.echo(visible(f"{what}: {theme.id} ({theme.name})"))
    typer.echo(f"{len(proposal.frame.themes):,} themes: to use them, put the file in place of code-frame.yaml.")


def _as_dict(found: "Imported") -> dict[str, object]:
    told: dict[str, object] = {"file": str(found.to) if found.to else None, "notes": list(found.notes)}
    if found.codings is not None:
        counts = found.codings["coder_id"].value_counts().sort_index()
        told["codings"] = {str(coder_id): int(n) for coder_id, n in counts.items()}
        told["left_out_of_a_model"] = found.n_by_model
    if found.proposal is not None:
        proposal = found.proposal
        parts = {"new": proposal.added, "changed": proposal.changed, "missing": proposal.missing}
        told["themes"] = {name: [theme.id for theme in themes] for name, themes in parts.items()}
    return told
