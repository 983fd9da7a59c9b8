"""The same question of many items: as many come back as were given, answered or listed with a reason."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from consult.nlp.llm.model import LLM, NOT_ASKED, Unanswered
from consult.nlp.llm.prompt import Prompt
from consult.nlp.llm.reply import Entry, entries

STOP_AFTER = 8
"""Requests in a row without anything usable, after which no more are sent: the endpoint is down, or the model unfit."""

MOST_CHARACTERS = 24_000
"""Of data in one request; an item that has more goes alone."""

Form = TypeVar("Form", bound=Entry)
Checked = TypeVar("Checked")


class Rejected(Exception):
    """What was said of an item does not hold. `reason` is a fixed phrase."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Item:
    """One thing to ask about: `data` is what is sent of it, JSON by key."""

    id: str
    data: Mapping[str, object]


@dataclass(frozen=True)
class Answered(Generic[Checked]):
    """What holds of each item, and why there is nothing of each of the others. Every item is in one of the two."""

    found: dict[str, Checked]
    failures: dict[str, str]


class Question(Generic[Form, Checked]):
    """Asks a model about items, as many at a time as it takes.

    What came to nothing in company is asked once more, alone. `check` says what holds of an entry; for one that was
    asked about alone, `last` is true, so that it may take what holds and leave the rest.
    """

    def __init__(
        self,
        model: LLM,
        prompt: Prompt,
        form: type[Form],
        check: Callable[[str, Form, bool], Checked],
        background: Mapping[str, object] | None = None,
    ) -> None:
        self._model, self._form, self._check = model, form, check
        known = f"\n{json.dumps(background, ensure_ascii=False)}\n" if background else ""
        self._instructions = prompt.instructions + known
        self._useless = 0

    def ask(self, items: Sequence[Item]) -> Answered[Checked]:
        """Ask about every item, each under its own id.

        Raises:
            SettingsError: the endpoint refuses whatever it is sent.
        """
        found: dict[str, Checked] = {}
        failures: dict[str, str] = {}
        for batch in self._batches(items):
            wrong = self._asked(batch, found, last=False)
            for item in batch:
                if item.id in wrong:
                    failures |= self._alone(item, wrong[item.id], found, first=len(batch) == 1)
        if len(found) + len(failures) != len({item.id for item in items}):
            raise AssertionError("an item was lost")
        return Answered(found, failures)

    def _alone(self, item: Item, why: Unanswered, found: dict[str, Checked], *, first: bool) -> dict[str, str]:
        """Ask once more about one item, unless that was just done and cannot help; return why it failed, if it did."""
        if why.reason == NOT_ASKED or (first and why.spent):
            return {item.id: why.reason}
        again = self._asked([item], found, last=True)
        # where it is not asked any more, what went wrong before says more
        return {one: why.reason if now.reason == NOT_ASKED else now.reason for one, now in again.items()}

    def _asked(self, batch: Sequence[Item], found: dict[str, Checked], *, last: bool) -> dict[str, Unanswered]:
        """Send one request; put what holds into `found`, and return why there is nothing of each of the others."""
        if self._useless >= STOP_AFTER:
            return {item.id: Unanswered(NOT_ASKED) for item in batch}
        numbered = {str(number): item for number, item in enumerate(batch, start=1)}
        data = json.dumps(
            {"items": [{"id": number, **item.data} for number, item in numbered.items()]}, ensure_ascii=False
        )
        try:
            said, missing = entries(self._model.ask(self._instructions, data), list(numbered), self._form)
        except Unanswered as why:
            self._useless += 1
            return {item.id: why for item in batch}
        wrong = {numbered[number].id: Unanswered(reason, spent=False) for number, reason in missing.items()}
        for number, entry in said.items():
            item = numbered[number]
            try:
                found[item.id] = self._check(item.id, entry, last)
            except Rejected as why:
                wrong[item.id] = Unanswered(why.reason, spent=False)
        self._useless = self._useless + 1 if len(wrong) == len(batch) else 0
        return wrong

    def _batches(self, items: Sequence[Item]) -> Iterator[list[Item]]:
        batch: list[Item] = []
        size = 0
        for item in items:
            length = len(json.dumps(item.data, ensure_ascii=False))
            if batch and (len(batch) == self._model.batch_size or size + length > MOST_CHARACTERS):
                yield batch
                batch, size = [], 0
            batch.append(item)
            size += length
        if batch:
            yield batch
