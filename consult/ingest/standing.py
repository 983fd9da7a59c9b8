"""What stands: one value for each respondent and key, in arrays of numbers, since a large export has millions."""

from array import array
from collections.abc import Hashable, Iterator, Sequence
from itertools import repeat
from typing import Generic, TypeVar

import numpy as np
import pandas as pd

Thing = TypeVar("Thing", bound=Hashable)
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value", bound=Hashable)


class Pool(Generic[Thing]):
    """Distinct things, each kept once and called by its number, in order of arrival."""

    def __init__(self) -> None:
        self._numbers: dict[Thing, int] = {}
        self._things: list[Thing] = []

    def number(self, thing: Thing) -> int:
        """Return the number of a thing, which it gets where it has none."""
        found = self._numbers.setdefault(thing, len(self._things))
        if found == len(self._things):
            self._things.append(thing)
        return found

    def __getitem__(self, number: int) -> Thing:
        return self._things[number]

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things)


class Standing(Generic[Key, Value]):
    """One value for each respondent, key and turn, with its place; a later value takes the seat of an earlier one.

    Respondents are numbers. A respondent who gives several values for a key takes several turns, counted from 1.
    """

    def __init__(self) -> None:
        self.keys: Pool[tuple[Key, int]] = Pool()
        self.values: Pool[Value] = Pool()
        self.columns: Pool[tuple[str, str]] = Pool()
        self.respondent, self.key, self.value, self.column, self.row = (array("i") for _ in range(5))
        self._seat: dict[Key, array[int]] = {}
        self._other_turns: dict[tuple[int, Key, int], int] = {}

    def __len__(self) -> int:
        return len(self.value)

    def find(self, respondent: int, key: Key, turn: int = 1) -> int:
        """Return the seat of a value, -1 where there is none."""
        if turn > 1:
            return self._other_turns.get((respondent, key, turn), -1)
        seats = self._seat.get(key, ())
        return seats[respondent] if respondent < len(seats) else -1

    def put(self, respondent: int, key: Key, value: Value, place: tuple[str, int, str], turn: int = 1) -> int:
        """Seat a value, in the seat that respondent, key and turn have already or at the end; return the seat.

        `place` is the source, the spreadsheet row and the column that the value stands in.
        """
        source_id, row, column = place
        seat = self.find(respondent, key, turn)
        if seat < 0:
            seat = len(self)
            self._give(respondent, key, turn, seat)
            self.respondent.append(respondent)
            self.key.append(self.keys.number((key, turn)))
            for numbers in (self.value, self.column, self.row):
                numbers.append(0)
        self.value[seat] = self.values.number(value)
        self.column[seat] = self.columns.number((source_id, column))
        self.row[seat] = row
        return seat

    def _give(self, respondent: int, key: Key, turn: int, seat: int) -> None:
        if turn > 1:
            self._other_turns[(respondent, key, turn)] = seat
            return
        seats = self._seat.setdefault(key, array("i"))
        seats.extend(repeat(-1, respondent + 1 - len(seats)))
        seats[respondent] = seat

    def held(self, seat: int) -> Value:
        """Return the value in a seat."""
        return self.values[self.value[seat]]

    def place(self, seat: int) -> tuple[str, int, str]:
        """Return the source, row and column of the value in a seat."""
        source_id, column = self.columns[self.column[seat]]
        return source_id, self.row[seat], column

    def places(self) -> dict[str, pd.Series]:
        """Return where every value stands, as the three last columns that tables of values have."""
        return {
            "source_id": spread([source_id for source_id, _ in self.columns], self.column),
            "source_row": pd.Series(np.asarray(self.row, dtype="int64")),
            "source_column": spread([column for _, column in self.columns], self.column),
        }


def spread(strings: Sequence[str], numbers: "array[int]") -> pd.Series:
    """Return the string of each number, as a column of a table."""
    return pd.Series(pd.array(list(strings), dtype="str").take(np.asarray(numbers, dtype="int64")))
