"""What `consult evaluate` prints for a person: figures with their intervals, and what they do not say."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from consult.cli.plain_table import printed, table

if TYPE_CHECKING:
    from rich.table import Table

_OTHERS = ("baseline", "vader", "gain")
_BLOCKS = ("deduplicated", "sizes", *_OTHERS)
_UNSAID = {
    "themes": "how far two people would agree on these texts, or how well another code frame or question is coded",
    "tone": "how far two people would agree on these texts, or how well prose of another kind is read",
    "matching": "how well other topics are matched: the interval is over arguments, and the topics are these",
    "redaction": "how much is masked in texts of another kind, or where less is known of who wrote them",
    "campaigns": "whether texts on other subjects, or shorter ones, would be grouped as well",
}


def described(found: Mapping[str, Any]) -> str:
    """Return the figures as tables of plain text; the last line says what they do not tell."""
    return printed(_page(found))


def _page(found: Mapping[str, Any]) -> "Iterator[Table | str]":
    yield ", ".join(f"{name.removeprefix('n_').replace('_', ' ')} {value}" for name, value in _facts(found))
    if found["evaluated"] == "redaction":
        yield from _redaction(found)
        return
    for block in found.get("sizes", {"": found}).values():
        learned = f", learned from {block['n_train']:,}" if "n_train" in block else ""
        yield _figures(block, f"{block['n']:,} texts, {block['n_groups']:,} independent groups{learned}")
        fresh = block["deduplicated"]
        yield _figures(fresh, f"{fresh['n']:,} texts, repeated texts left out{learned}")
    for name, value in found.items():
        if isinstance(value, list):
            yield _parts(name.replace("_", ", "), value)
    if found["evaluated"] == "themes" and found["n_uncoded"]:
        yield f"{found['n_uncoded']:,} texts without any theme were left out. If people read them, use --keep-uncoded."
    yield "Intervals: 95%, from 1,000 resamples of the groups. Gain: over the baseline, on the same resamples."
    if {"ece", "ece_3"} & set(found):
        yield "Of ece, the calibration error, less is better."
    yield f"These figures do not tell {_UNSAID[found['evaluated']]}."


def _redaction(found: Mapping[str, Any]) -> "Iterator[Table | str]":
    others = {name: found[name] for name in ("presidio", "presidio_organisations") if found.get(name)}
    rows = table(f"{found['n']:,} texts", ["", "measured", *(name.replace("_", ", ") for name in others)])
    for name, value in found.items():
        if isinstance(value, dict) and "value" in value:
            rows.add_row(_words(name), _interval(value), *(_interval(figures[name]) for figures in others.values()))
    yield rows
    for whose, figures in {"measured": found, **others}.items():
        clean = f"{figures['clean_touched']} of {figures['n_clean']} texts with nothing to mask were touched"
        yield f"{whose.replace('_', ', ')}: {clean}, and {figures['keep_hit']} of {figures['n_keep']} names to keep."
    if not others:
        yield found["presidio_missing"]
    yield "Intervals: 95%, from 1,000 resamples of the writers."
    yield f"These figures do not tell {_UNSAID['redaction']}."


def _facts(found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in found.items():
        if isinstance(value, str | int) and name not in ("n", "n_groups", "n_train", "presidio_missing", *_OTHERS):
            yield name, value


def _figures(block: Mapping[str, Any], title: str) -> "Table":
    coders = [name for name in _OTHERS if isinstance(block.get(name), dict)]
    shown = table(title, ["", "measured", *coders])
    for name, value in block.items():
        if isinstance(value, dict) and name not in _BLOCKS:
            shown.add_row(_words(name), _interval(value), *(_interval(block[coder].get(name)) for coder in coders))
    return shown


def _parts(title: str, parts: list[Mapping[str, Any]]) -> "Table":
    shown = table(title, ["", "coded", "found", "precision", "recall", "F1"])
    for part in parts:
        shares = (_number(part["precision"]), _number(part["recall"]), _interval(part["f1"]))
        shown.add_row(part["name"], f"{part['support']:,}", f"{part['found']:,}", *shares)
    return shown


def _words(name: str) -> str:
    """Return a figure's name for a reader: "macro F1, 5 classes"."""
    figure, _, classes = name.rpartition("_")
    if not classes.isdigit():
        figure, classes = name, ""
    words = figure.replace("_", " ").replace("f1", "F1").replace("map", "mean average precision")
    return words + (f", {classes} classes" if classes else "")


def _interval(figure: Mapping[str, float | None] | None) -> str:
    if figure is None or figure["value"] is None:
        return "–" if figure else ""
    return f"{_number(figure['value'])} [{_number(figure['low'])}, {_number(figure['high'])}]"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
