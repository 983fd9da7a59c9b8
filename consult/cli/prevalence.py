"""What `consult estimate` prints for a person: counts with their intervals, part by part."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from consult.cli.plain_table import printed, table
from consult.errors import visible

if TYPE_CHECKING:
    from rich.table import Table

    from consult.pipeline.estimate import Estimated, Line, Prevalence

_CERTAIN = 0.05


def described(estimated: "Estimated") -> str:
    """Return the estimates as tables of plain text, with what they rest on."""
    return visible(printed(_page(estimated), width=110))


def as_dict(estimated: "Estimated") -> dict[str, object]:
    """Return what `--json` prints."""
    return {
        "drawn": str(estimated.audit.draw),
        "n_audited": len(estimated.audit.coded),
        "scale": estimated.scale,
        "n_themes_unseen": estimated.unseen,
        "estimates": rows(estimated),
    }


def rows(estimated: "Estimated") -> list[dict[str, Any]]:
    """Return a flat object for each theme of each part; None for what was not estimated."""
    return [_row(line, estimated.names[line.theme_id]) for line in estimated.lines]


def _row(line: "Line", name: str) -> dict[str, Any]:
    found = line.prevalence
    low, high = found.interval or (None, None)
    other = found.by_difference
    low_share, high_share = other.interval if other else (float("nan"), float("nan"))
    return {
        "by": line.by,
        "part": line.part,
        "theme_id": line.theme_id,
        "theme": name,
        "base": found.base,
        "automatic": found.automatic,
        "audited": found.audited,
        "found": found.found,
        "learned_from": found.known,
        "corrected": found.count,
        "low": low,
        "high": high,
        "share": _share(found.count, found.base),
        "share_low": _share(low, found.base),
        "share_high": _share(high, found.base),
        "words": line.words,
        "stratified": found.stratified,
        "difference_share": _rounded(other.share if other else float("nan")),
        "difference_low": _rounded(low_share),
        "difference_high": _rounded(high_share),
        "p_against_others": None if line.against_others is None else round(line.against_others, 4),
    }


def _page(estimated: "Estimated") -> "Iterator[Table | str]":
    n = len(estimated.audit.coded)
    yield f"{n:,} answers audited; {estimated.audit.draw}"
    for (by, part), grouped in groupby(estimated.lines, key=lambda line: (line.by, line.part)):
        lines = list(grouped)
        first = lines[0].prevalence
        title = "All answers" if by == "all" else f"{by} {part or 'not given'}"
        if first.corrected is None:
            yield f"{title}: {first.audited:,} of {first.base:,} answers audited, too few to correct counts by"
        else:
            yield _table(estimated, lines, f"{title}: {first.base:,} answers, {first.audited:,} audited")
    if not estimated.lines:
        yield "Neither the model nor the audit gave any answer a theme."
    if estimated.unseen:
        yield f"Themes that neither the model nor the audit gave any answer, left out: {estimated.unseen:,}."
    yield (
        "Corrected: with its 95% interval, for these answers and no others; a Beta posterior within what the model "
        f"coded and what it did not. Words: scale {estimated.scale}, by the whole interval."
    )
    if any(line.against_others is not None for line in estimated.lines):
        yield f"*: differs from the other answers (Holm's corrected p under {_CERTAIN})."


def _table(estimated: "Estimated", lines: "list[Line]", title: str) -> "Table":
    shown = table(title, ["", "automatic", "found", "corrected", "share", "words"])
    for line in lines:
        found = line.prevalence
        differs = " *" if line.against_others is not None and line.against_others < _CERTAIN else ""
        low, high = found.interval or (0, 0)
        shown.add_row(
            estimated.names[line.theme_id] + differs,
            f"{found.automatic:,}",
            f"{found.found:,}",
            f"{found.count:,} [{low:,}, {high:,}]",
            _percent(found),
            line.words,
        )
    return shown


def _percent(found: "Prevalence") -> str:
    count, (low, high) = found.count or 0, found.interval or (0, 0)
    value, least, most = (f"{100 * n / found.base:.1f}" for n in (count, low, high))
    return f"{value}% [{least}, {most}]"


def _share(count: int | None, base: int) -> float | None:
    return None if count is None or not base else round(count / base, 4)


def _rounded(value: float) -> float | None:
    return None if value != value else round(value, 4) + 0.0
