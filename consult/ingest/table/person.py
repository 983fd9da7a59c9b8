"""A respondent as one sheet has them: the id that they have there, if any, and the rows that are theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.ingest.table.statement import Row, Statement, Statements

_LONG = 40
"""Characters: two people may well send a shorter row word for word."""


@dataclass(slots=True, eq=False)
class Person:
    """One respondent of one sheet.

    `own` is their id in the sheet, "" where they have none; one that is a name is shown nowhere. `respondent_id` is the
    id that they have in all tables.
    """

    own: str
    rows: list[Row]
    numbers: list[int]
    statements: Statements
    is_name: bool = False
    respondent_id: str = ""

    def says(self) -> Statement:
        """Return what the rows say."""
        return self.statements.of(self.rows)

    def identifies(self) -> Statement:
        """Return what the rows say that tells who it is: in a list about people what they are may have changed."""
        said = self.says()
        if self.statements.asks:
            return said
        return {name: value for name, value in said.items() if not name.startswith(("profile ", "attribute "))}


def come_again(earlier: Sequence[Person], later: Sequence[Person]) -> list[tuple[Person, Person]]:
    """Return who of an earlier sheet comes again, word for word, in a later one, and as whom.

    Compared is what both sheets ask, where most of what one asks the other asks too. The rows that are long and like
    no other in their sheet decide: where most of those of the earlier sheet come again, the later one was exported
    anew, and rows of the same words are the same rows. Otherwise nobody comes again.
    """
    if not earlier or not later or not earlier[0].statements.same_form(later[0].statements):
        return []
    names = sorted(earlier[0].statements.names & later[0].statements.names)
    before, after = _by_words(earlier, names), _by_words(later, names)
    telling = [words for words, people in before.items() if words[1] >= _LONG and len(people) == 1]
    again = sum(1 for words in telling if len(after.get(words, ())) == 1)
    if 2 * again <= len(telling):
        return []
    return [pair for words, people in before.items() for pair in zip(people, after.get(words, ()), strict=False)]


def _by_words(people: Sequence[Person], names: Sequence[str]) -> dict[tuple[int, int], list[Person]]:
    """Return people by a hash of what they say under the names, and its length in characters."""
    found: dict[tuple[int, int], list[Person]] = {}
    for one in people:
        statement = one.says()
        words = tuple(statement.get(name, "") for name in names)
        found.setdefault((hash(words), sum(map(len, words))), []).append(one)
    return found
