"""What `consult agree` prints for a person: overall, question by question and theme by theme, the worst first."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from consult.cli.plain_table import printed, table
from consult.errors import visible

if TYPE_CHECKING:
    from rich.table import Table

    from consult.pipeline.agree import Agreed, Agreement, Estimate

_WITH_INTERVAL = ("f1", "alpha_masi")
_WORDS = {
    "percent": "agree",
    "f1": "F1",
    "exact": "same set",
    "alpha_masi": "alpha, MASI",
    "alpha_jaccard": "alpha, Jaccard",
}


def described(agreed: "Agreed") -> str:
    """Return the figures as tables of plain text, with what they rest on and what to do."""
    return visible(printed(_page(agreed)))


def as_dict(agreed: "Agreed") -> dict[str, object]:
    """Return what `--json` prints."""
    compared = agreed.compared
    return {
        "coders": agreed.coders,
        "no_row": "not_seen" if agreed.by_row else "seen_not_coded",
        "overall": _object(compared.overall),
        "questions": [{"question_id": one.id, **_object(one)} for one in compared.questions],
        "themes": [
            {"theme_id": one.id, "name": agreed.names[one.id], **_object(one), "advice": agreed.advice.get(one.id, ())}
            for one in compared.themes
        ],
        "n_themes_uncoded": agreed.n_uncoded,
        "n_disagreements": len(agreed.disagreements),
    }


def _page(agreed: "Agreed") -> "Iterator[Table | str]":
    compared, coders = agreed.compared, " / ".join(agreed.coders)
    overall = compared.overall
    yield f"coders: {coders}"
    yield (
        f"{overall.n_answers:,} answers of {overall.n_respondents:,} respondents seen by two or more, {overall.n:,} "
        f"decisions; {overall.n_alone:,} decisions by one coder only are left out"
    )
    meaning = "was not seen by that coder" if agreed.by_row else "was seen by that coder and not coded"
    yield f"A theme without a row, of an answer that a coder has other rows of, {meaning} (--no-row changes that)."
    questions = compared.questions if len(compared.questions) > 1 else ()
    yield _pooled("All answers, then the questions, the lowest F1 first", (overall, *questions))
    yield _themes(agreed, f"Themes, the lowest alpha first; coded: {coders}")
    if agreed.n_uncoded:
        yield f"Themes that nobody coded, left out: {agreed.n_uncoded:,}."
    for one in compared.themes:
        reasons = {reason: name for name, reason in one.untold.items()}
        yield from (f"{agreed.names[one.id]}: {name} cannot be told: {reason}" for reason, name in reasons.items())
        yield from (f"{agreed.names[one.id]}: {said}." for said in agreed.advice.get(one.id, ()))
    yield f"{len(agreed.disagreements):,} disagreements: `--disagreements FILE.csv` lists them."
    yield "Intervals: 95%, from 1,000 resamples of the respondents. –: cannot be told."


def _pooled(title: str, found: "tuple[Agreement, ...]") -> "Table":
    shown = table(title, ["", "answers", *_WORDS.values()])
    for one in found:
        figures = ((name, one.figures[name]) for name in _WORDS)
        told = (_interval(one) if name in _WITH_INTERVAL else _number(one.value) for name, one in figures)
        shown.add_row(one.id or "all", f"{one.n_answers:,}", *told)
    return shown


def _themes(agreed: "Agreed", title: str) -> "Table":
    shown = table(title, ["", "answers", "coded", "agree", "alpha", "F1", "kappa", "AC1"])
    for one in agreed.compared.themes:
        coded = " / ".join(f"{one.positives[name][0]:,}" if name in one.positives else "–" for name in agreed.coders)
        figures = one.figures
        shown.add_row(
            agreed.names[one.id],
            f"{one.n:,}",
            coded,
            _number(figures["percent"].value),
            _interval(figures["alpha"]),
            _interval(figures["f1"]),
            _number(figures["kappa"].value),
            _number(figures["ac1"].value),
        )
    return shown


def _object(one: "Agreement") -> dict[str, Any]:
    figures = {
        name: dict(zip(("value", "low", "high"), map(_rounded, (figure.value, *figure.interval)), strict=True))
        for name, figure in one.figures.items()
    }
    for name, error in one.errors.items():
        figures[name]["se"] = _rounded(error)
    counts = {coder: {"coded": n, "seen": seen} for coder, (n, seen) in one.positives.items()}
    bases = {"n": one.n, "n_alone": one.n_alone, "n_answers": one.n_answers, "n_respondents": one.n_respondents}
    return {**bases, "positives": counts, **figures, "untold": dict(one.untold)}


def _interval(figure: "Estimate") -> str:
    low, high = figure.interval
    return _number(figure.value) + ("" if low != low else f" [{_number(low)}, {_number(high)}]")


def _number(value: float) -> str:
    return "–" if value != value else f"{value:.2f}".replace("-0.00", "0.00")


def _rounded(value: float) -> float | None:
    return None if value != value else round(value, 4) + 0.0
