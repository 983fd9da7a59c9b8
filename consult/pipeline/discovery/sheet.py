"""The review sheet: a row a suggestion, on which a person says which become themes, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from consult import nlp
from consult.pipeline.csv_file import csv_bytes, without_mark
from consult.pipeline.evaluation.table import Tables
from consult.vocabulary import CodeFrame

ACCEPT, TITLE, DEFINITION, PARENT, WORDS = "accept", "title", "definition", "parent", "words"
YES, NO = ("yes", "y", "ja", "ydw", "x", "1", "true"), ("no", "n", "0", "false", "")


class Raised(NamedTuple):
    """How many answers a suggestion stands in, and of how many respondents."""

    n_answers: int
    n_respondents: int


@dataclass(frozen=True)
class Accepted:
    """A row to which a person said yes."""

    title: str
    definition: str
    parent: str
    phrases: tuple[str, ...]


def written(discovery: nlp.discovery.Discovery, raised: Mapping[str, Raised], base: int, frame: CodeFrame) -> bytes:
    """Return the sheet as CSV.

    Args:
        discovery: what was found.
        raised: by suggestion id.
        base: the number of answers looked at.
        frame: the code frame, for the names of themes.
    """
    names = {theme.id: theme.name for theme in frame.themes}
    titles = {one.suggestion_id: one.title for one in discovery.suggestions}
    summarised = any(one.summary for one in discovery.suggestions)
    rows = [
        {
            "suggestion_id": one.suggestion_id,
            ACCEPT: "",
            TITLE: one.title,
            DEFINITION: "",
            PARENT: one.parent,
            WORDS: "; ".join(one.words),
            "n_answers": raised[one.suggestion_id].n_answers,
            "base": base,
            "n_respondents": raised[one.suggestion_id].n_respondents,
            "n_segments": one.n_segments,
            "stability": one.stability,
            "nearest_theme": names.get(one.theme_id, ""),
            "theme_likeness": one.theme_likeness,
            "nearest_suggestion": f"{one.other_id} {titles[one.other_id]}" if one.other_id else "",
            "suggestion_likeness": one.other_likeness,
            **({"summary": one.summary} if summarised else {}),
            **{f"segment_{place}": words for place, words in enumerate(one.typical, start=1)},
        }
        for one in discovery.suggestions
    ]
    return csv_bytes(pd.DataFrame(rows).fillna({f"segment_{place}": "" for place in range(1, 6)}))


def read(path: Path, frame: CodeFrame) -> list[Accepted]:
    """Return the rows of a filled sheet to which somebody said yes.

    Raises:
        InputError: lists every cell that is wrong.
    """
    tables = Tables()
    table = tables.read(path, [ACCEPT, TITLE, DEFINITION, PARENT, WORDS]).map(str.strip).map(without_mark)
    said = table[ACCEPT].str.casefold()
    tops = {theme.id for theme in frame.themes if not theme.parent}
    yes = said.isin(YES)
    tables.wrong(~said.isin([*YES, *NO]), path.name, ACCEPT, "are neither yes nor no.", "Write yes, or leave it empty.")
    tables.wrong(yes & (table[TITLE] == ""), path.name, TITLE, "are empty where the theme is accepted.", "Name it.")
    stray = yes & ~table[PARENT].isin([*tops, ""])
    remedy = "Write the id of a top-level theme of the code frame, or leave it empty."
    tables.wrong(stray, path.name, PARENT, "are no top-level theme of the code frame.", remedy)
    tables.checked()
    return [
        Accepted(row[TITLE], row[DEFINITION], row[PARENT], _phrases(row[WORDS]))
        for row in table[yes].to_dict(orient="records")
    ]


def _phrases(words: str) -> tuple[str, ...]:
    """Return the words of two and more: one word alone stands in too many answers to signal a theme."""
    return tuple(word.strip() for word in words.split(";") if " " in word.strip())
