"""Texts in which people marked what leads to somebody, read from a JSON Lines file."""

import json
from collections import defaultdict
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from consult import quotes
from consult.errors import InputError, Problem, UnreadableFile


class GoldSpan(BaseModel):
    """`text[start:end]`, in code points, and whether to mask it: DIRECT, QUASI, SPECIAL; REVIEW or KEEP are not."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    identifier: str
    type: str = ""
    entity: str = ""


class Writer(BaseModel):
    """What is known of who wrote a text."""

    model_config = ConfigDict(frozen=True)

    organisation: str | None = None
    aliases: tuple[str, ...] = ()
    person: str | None = None
    email: str | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Fields and values as the private table has them."""
        aliases = [("alias", alias) for alias in self.aliases]
        single = [("organisation", self.organisation), ("person", self.person), ("email", self.email)]
        return [*((field, value) for field, value in single if value), *aliases]


class GoldText(BaseModel):
    """One text. `decision` is publish where nothing in it may be touched, else mask, review or reject."""

    model_config = ConfigDict(frozen=True)

    id: str
    text: str
    spans: tuple[GoldSpan, ...] = ()
    decision: str = ""
    respondent: Writer = Writer()

    @property
    def respondent_id(self) -> str:
        """One for all texts of a writer of whom the same is known; the text's own where nothing is."""
        pairs = self.respondent.pairs
        return json.dumps(sorted(pairs)) if pairs else self.id


def read_gold(path: Path) -> list[GoldText]:
    """Return the texts of a file: an object with id, text, spans, decision and respondent in each line.

    Raises:
        UnreadableFile: the file cannot be read.
        InputError: lists every line that is no such object.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UnreadableFile(Problem("the file cannot be read.", "Give a UTF-8 JSON Lines file.", path.name)) from None
    texts, problems = [], []
    for row, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            texts.append(_whole(GoldText.model_validate_json(line)))
        except (ValidationError, ValueError):
            problems.append(Problem("not a text with its spans.", "See docs/reference/redaction.md.", path.name, row))
    if problems or not texts:
        raise InputError(problems or Problem("the file has no texts.", "Give one text a line.", path.name))
    return texts


def known(texts: list[GoldText]) -> "quotes.detection.Known":
    """Return the names of all the writers."""
    values: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for text in texts:
        values[text.respondent_id] = text.respondent.pairs
    return quotes.detection.Known(values)


def _whole(text: GoldText) -> GoldText:
    if any(not 0 <= span.start < span.end <= len(text.text) for span in text.spans):
        raise ValueError("a span lies outside the text")
    return text
