"""The answers of held_out.toml and of other files like it, in the form of a gold file."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MARK = re.compile(r"«(\w)\|(.*?)»", re.DOTALL)
_IDENTIFIERS = {"d": "DIRECT", "q": "QUASI", "s": "SPECIAL", "r": "REVIEW", "k": "KEEP"}


def gold(name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of this folder."""
    raw = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    for number, (respondent, decision, marked) in enumerate(raw["answers"]):
        text, spans = _unmarked(marked)
        known = {"id": f"{name}{number:03}", "decision": decision, "respondent": raw["respondents"][respondent]}
        yield known | {"text": text, "spans": spans}


def as_file(name: str, folder: Path) -> Path:
    """Write them as JSON Lines."""
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in gold(name)), encoding="utf-8")
    return path


def _unmarked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        entity = re.sub(r"\W", "", mark[2].lower())
        place = {"start": len(text), "end": len(text) + len(mark[2])}
        spans.append({**place, "identifier": _IDENTIFIERS[mark[1]], "type": mark[1], "entity": entity})
        text += mark[2]
        at = mark.end()
    return text + marked[at:], spans
