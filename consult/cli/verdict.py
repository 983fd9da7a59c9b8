"""How `consult train` tells which themes need a person: a line a theme, or its figures with `--json`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consult.pipeline.train import Trained, Verdict

_PLACES = 4


def judged(trained: "Trained") -> Iterator[str]:
    """Yield a line on what the verdicts mean, and one on each theme."""
    yield f"Which codings to check, if at most {trained.most_errors:.0%} may be wrong or missed (95% bounds):"
    for name, verdict in trained.verdicts:
        yield f"  {name}: {'; '.join(_said(verdict))}"
    yield "`consult export codings` and `consult export routes` tell it for each coding and each answer."


def verdicts(trained: "Trained") -> list[dict[str, object]]:
    """Return the figures of each verdict."""
    return [{"theme_id": one.theme_id, "name": name, **_figures(one)} for name, one in trained.verdicts]


def _said(verdict: "Verdict") -> Iterator[str]:
    yield str(verdict.judgement)
    if verdict.found and verdict.coded:
        found, coded = verdict.found, verdict.coded
        yield f"{found.wrong:,} of {found.n:,} wrong (at most {found.bound:.1%})"
        yield f"{coded.wrong:,} of {coded.n:,} missed (at most {coded.bound:.1%})"
    if verdict.accept_from is not None:
        yield f"accepted from {verdict.accept_from:.2f}"
    if verdict.none_below is not None:
        yield f"absent below {verdict.none_below:.2f}"
    if verdict.lacking is None:
        yield "wrong too often for more codings alone to settle it"
    elif verdict.lacking:
        yield f"at least {verdict.lacking:,} more codings to settle it"


def _figures(verdict: "Verdict") -> dict[str, object]:
    figures: dict[str, object] = {"verdict": str(verdict.judgement)}
    for names, errors in (
        ("n_found wrong wrong_at_most", verdict.found),
        ("n_coded missed missed_at_most", verdict.coded),
    ):
        values = (errors.n, errors.wrong, round(errors.bound, _PLACES)) if errors else (None, None, None)
        figures |= dict(zip(names.split(), values, strict=True))
    cut_offs = {"accept_from": verdict.accept_from, "none_below": verdict.none_below}
    return {**figures, **cut_offs, "codings_lacking": verdict.lacking}
