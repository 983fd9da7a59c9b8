"""Rows of a sheet with one answer a row into the assembly; every cell is counted."""

from collections import Counter
from collections.abc import Sequence

from consult.ingest.assembly import RECEIVED_BEFORE, Assembly, Place
from consult.ingest.fact import Facts
from consult.ingest.rejection import outside, reasons, set_row_aside
from consult.ingest.table.description import describe
from consult.ingest.table.identity import Identities
from consult.ingest.table.sheet import Counts, Sheet, add_up, other_cells
from consult.settings import IngestSettings
from consult.vocabulary import GENERAL_QUESTION_ID


def take(sheet: Sheet, assembly: Assembly, identities: Identities, settings: IngestSettings) -> None:
    """Take every row of a sheet with one answer a row. Several answers to one question are numbered as they come."""
    _Long(sheet, assembly).take(identities, settings)


class _Long:
    def __init__(self, sheet: Sheet, assembly: Assembly) -> None:
        self.sheet, self.assembly, self.places = sheet, assembly, sheet.grid.places
        self.account = assembly.account
        self.nth: Counter[tuple[str, str]] = Counter()
        self.counts: Counts = Counter()
        self.question = {
            label: one.target if one.role == "question" else "" for label, one in sheet.plan.labels.items()
        }
        self.profile, self.personal = sheet.plan.of("profile"), sheet.plan.of("personal")

    def take(self, identities: Identities, settings: IngestSettings) -> None:
        grid = self.sheet.grid
        dropped = reasons(self.sheet, settings)
        seen: set[tuple[str, ...]] = set()
        for place, row in enumerate(grid.rows):
            if place not in dropped and tuple(row) in seen:
                dropped[place] = "identical row"
            seen.add(tuple(row))
        respondents = identities.of_answers(self.sheet, dropped)
        for place, (row, number, respondent_id) in enumerate(zip(grid.rows, grid.numbers, respondents, strict=True)):
            if reason := dropped.get(place):
                set_row_aside(self.sheet, self.account, row, number, reason, respondent_id, self.counts, ())
            else:
                self.row(row, number, respondent_id)
        add_up(self.counts, self.sheet.source_id, self.account)
        outside(self.sheet, self.account)

    def row(self, row: Sequence[str], number: int, respondent_id: str) -> None:
        source_id = self.sheet.source_id
        self.assembly.respondent(respondent_id, Place(source_id, number, ""))
        outcome, question_id, reason = self.answer(row, number, respondent_id)
        self.counts[(outcome, question_id, reason)] += 1
        whole = outcome == "set_aside"
        self.account.count(source_id, "row", "set_aside" if whole else "kept", reason=reason if whole else "")
        describe(self.sheet, self.assembly, row, number, respondent_id, self.profile, self.personal)
        other_cells(self.sheet, self.account, row, number, self.counts, skip=self.places.answer)

    def answer(self, row: Sequence[str], number: int, respondent_id: str) -> tuple[str, str, str]:
        """Take the answer of a row; return its outcome, question and reason."""
        label, text = row[self.places.label].strip(), row[self.places.answer]
        where = Place(self.sheet.source_id, number, self.sheet.names[self.places.answer])
        if reason := self.sheet.refused.get((number, self.places.answer)):
            return "set_aside", "", reason
        if not label and not text.strip():
            return "blank", "", ""
        about = self.sheet.plan.labels.get(label)
        if about is not None and about.role == "personal":
            Facts(self.assembly, respondent_id).personal(about.target, text, where)
            return "personal", "", ""
        question_id = self.question.get(label, "") if label else GENERAL_QUESTION_ID
        if not question_id:
            reason = "label ignored by the questionnaire or the settings"
            self.account.put_aside(where.source_id, number, where.column, reason, text, respondent_id)
            return "set_aside", "", reason
        self.nth[(respondent_id, question_id)] += 1
        nth = self.nth[(respondent_id, question_id)]
        outcome = self.assembly.answer(respondent_id, question_id, text, where, nth=nth)
        return outcome, question_id, RECEIVED_BEFORE if outcome == "set_aside" else ""
