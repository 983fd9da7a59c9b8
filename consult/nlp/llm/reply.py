"""From the words of a reply to its entries, one by one: an entry that breaks the form spoils no other."""

import json
import re
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from consult.nlp.llm.model import INVALID, LEFT_OUT, TWICE, Unanswered

_FENCED = re.compile(r"\s*```(?:json)?[ \t]*\n(.*)\n[ \t]*```\s*", re.DOTALL | re.IGNORECASE)


class Strict(BaseModel):
    """A part of a reply. Nothing is coerced; keys that were not asked for (offsets, say) are not read."""

    model_config = ConfigDict(strict=True, frozen=True, allow_inf_nan=False)


class Entry(Strict):
    """What is said of one item."""


Form = TypeVar("Form", bound=Entry)


def entries(content: str, ids: Sequence[str], form: type[Form]) -> tuple[dict[str, Form], dict[str, str]]:
    """Return what a reply says of each id that was asked about, and why there is nothing of each of the others.

    Entries about anything else are not read.

    Raises:
        Unanswered: it is not one JSON object with a list under "items".
    """
    said: dict[str, list[Any]] = {one: [] for one in ids}
    for entry in _items(content):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry["id"] in said:
            said[entry["id"]].append(entry)
    found, wrong = {}, {}
    for one, given in said.items():
        if len(given) != 1:
            wrong[one] = TWICE if given else LEFT_OUT
            continue
        try:
            found[one] = form.model_validate(given[0])
        except ValidationError:
            wrong[one] = INVALID
    return found, wrong


def _items(content: str) -> list[object]:
    fenced = _FENCED.fullmatch(content)
    try:
        whole = json.loads(fenced[1] if fenced else content, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unanswered(INVALID, spent=False) from None
    items = whole.get("items") if isinstance(whole, dict) else None
    if not isinstance(items, list):
        raise Unanswered(INVALID, spent=False)
    return items


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and the infinities are not JSON
