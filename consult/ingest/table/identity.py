"""Who a row is from: the same person as a row of an earlier file, or somebody new.

1. An id that a survey platform makes (`R_2AKx…`, a GUID, ten digits and more) is one person in every file.
2. Any other id is of one form. It names the same person again where both rows mostly say the same in people's own
   words (`statement.agree`). Where most ids that a sheet shares with earlier ones do not, all of its people are others:
   another form, another wave, another tab that counts from 1. A sheet that asks nothing is a list about people: there
   an id alone says who it is, unless a name, address or number says otherwise.
3. Rows that no id recognises are the same people where most rows of an earlier sheet come again word for word
   (`person.come_again`).
4. Everybody else is somebody new. What was decided about a sheet is a review, with counts.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import count

from consult.ingest.account import Account
from consult.ingest.table.cells import listed
from consult.ingest.table.choice import QuestionColumns
from consult.ingest.table.identifier import names_among
from consult.ingest.table.person import Person
from consult.ingest.table.register import Register
from consult.ingest.table.scope import identifies, names_nobody, reaches_everywhere, same_id
from consult.ingest.table.sheet import Sheet
from consult.ingest.table.statement import Statements, agree, statements_of_answers, statements_of_rows
from consult.vocabulary import GENERAL_QUESTION_ID, Questionnaire, QuestionType

Same = Callable[[Person, Person], bool]


class Identities:
    """The respondents of all files, in order of arrival."""

    def __init__(self, account: Account, questionnaire: Questionnaire) -> None:
        self._account = account
        asked = [one.id for one in questionnaire.questions if one.type is QuestionType.OPEN]
        self._own_words = frozenset(f"answer {question_id}" for question_id in (*asked, GENERAL_QUESTION_ID))
        self._register = Register(self._own_words)
        self._given: set[str] = set()

    def of_rows(self, sheet: Sheet, asked: Sequence[QuestionColumns], dropped: Collection[int]) -> list[str]:
        """Return the respondent id of each row of a sheet with one respondent a row.

        Rows of one id are one respondent where they agree, of whom the last row stands; else several.

        Args:
            sheet: the sheet.
            asked: its questions.
            dropped: the places of rows that are no responses; they keep the ids that they have.
        """
        columns = sheet.plan.of("administrative", "id")
        ids = self._ids(sheet, columns[0].column.index) if columns else [""] * len(sheet.grid.rows)
        people = self._gather(sheet, ids, statements_of_rows(sheet, asked), dropped, self._agree)
        for one in people.values():
            del one.rows[:-1]
        return self._settle(sheet, ids, people)

    def of_answers(self, sheet: Sheet, dropped: Collection[int]) -> list[str]:
        """Return the respondent id of each row of a sheet with one answer a row: rows of one id are one respondent."""
        ids = ["" if names_nobody(own) else own.strip() for own in sheet.grid.column(sheet.grid.places.respondent)]
        return self._settle(sheet, ids, self._gather(sheet, ids, statements_of_answers(sheet), dropped, _always))

    def _ids(self, sheet: Sheet, index: int) -> list[str]:
        """Return the ids of a column, "" where one is none; all of them where the column holds something else."""
        values = sheet.grid.column(index)
        ids = ["" if names_nobody(own) else own.strip() for own in values]
        nameless = sum(1 for own, value in zip(ids, values, strict=True) if value.strip() and not own)
        if not identifies(ids):
            what = "its values come up again too often to be respondents' ids: each row stands for itself"
            self._account.review(sheet.source_id, what, 0, sheet.names[index])
            return [""] * len(ids)
        if nameless:
            have = f"{nameless} row{' has' if nameless == 1 else 's have'}"
            what = f"{have} no respondent id but a word for none (N/A, Anonymous, a dash …): each stands for itself"
            self._account.review(sheet.source_id, what, 0, sheet.names[index])
        return ids

    def _gather(
        self, sheet: Sheet, ids: Sequence[str], statements: Statements, dropped: Collection[int], same: Same
    ) -> dict[int, Person]:
        """Return the person of each row that is a response, by its place."""
        names = names_among(ids)
        found: dict[int, Person] = {}
        by_id: dict[str, list[Person]] = {}
        for place, (own, row, number) in enumerate(zip(ids, sheet.grid.rows, sheet.grid.numbers, strict=True)):
            if place in dropped:
                continue
            one = Person(own, [row], [number], statements, is_name=own in names)
            others = by_id.setdefault(same_id(own), []) if own else []
            other = next((other for other in others if same(other, one)), None)
            if other is None:
                others.append(one)
            else:
                other.rows.insert(len(other.rows) if one.says() else 0, row)
                other.numbers.append(number)
            found[place] = other or one
        self._review(sheet, found, by_id)
        return found

    def _agree(self, first: Person, second: Person) -> bool:
        """Tell whether two rows of one id are one respondent's: unless most of what they say differs."""
        if reaches_everywhere(first.own) or first.rows[-1] == second.rows[-1]:
            return True
        newest = first.statements.of(first.rows[-1:])
        return agree(newest, second.says(), self._own_words, same_form=True) is not False

    def _settle(self, sheet: Sheet, ids: Sequence[str], people: dict[int, Person]) -> list[str]:
        """Give everybody of a sheet a respondent id, and return it row by row."""
        everybody = list(dict.fromkeys(people.values()))
        findings = self._register.recognise(everybody)
        mark = f"{sheet.source_id[:4]}-"
        for one in everybody:
            if not one.respondent_id:
                apart = findings.others and not reaches_everywhere(one.own)
                one.respondent_id = self._new(_candidates(sheet, one, mark, apart=apart))
        self._register.enter(everybody)
        for what in findings.told(mark):
            self._account.review(sheet.source_id, what)
        names = names_among(ids)
        return [
            people[place].respondent_id if place in people else own * (own not in names)
            for place, own in enumerate(ids)
        ]

    def _new(self, candidates: Iterator[str]) -> str:
        respondent_id = next(one for one in candidates if one not in self._given)
        self._given.add(respondent_id)
        return respondent_id

    def _review(self, sheet: Sheet, found: dict[int, Person], by_id: dict[str, list[Person]]) -> None:
        n_names = sum(one.is_name for one in found.values())
        if n_names:
            what = f"respondent ids of {n_names} row{'s' * (n_names != 1)} look like names: made-up ids stand for them"
            self._account.review(sheet.source_id, what)
        rivals = [one.numbers[0] for same in by_id.values() for one in same[1:]]
        if rivals:
            what = "the respondent id is that of a row above, with other words. Taken for other people; check the ids"
            self._account.review(sheet.source_id, f"{listed(sorted(rivals))}: {what}")


def _candidates(sheet: Sheet, one: Person, mark: str, *, apart: bool) -> Iterator[str]:
    """Yield what somebody new may be called: their own id or a hash, then one that was not given yet."""
    if one.own and not one.is_name:
        name = f"{mark}{one.own}"
        yield from [] if apart else [one.own]
    else:
        parts = one.rows[0] if sheet.grid.long is None else [sheet.source_id, str(one.numbers[0])]
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        name = f"r-{digest[:12]}"
    yield name
    yield from (f"{name}-{n}" for n in count(2))


def _always(_first: Person, _second: Person) -> bool:
    return True
