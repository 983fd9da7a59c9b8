"""Rows of a sheet, one respondent each, into the assembly; every cell is counted."""

from collections import Counter
from collections.abc import Sequence

from consult.ingest.assembly import RECEIVED_BEFORE, Assembly, Place
from consult.ingest.rejection import outside, reasons, set_row_aside
from consult.ingest.table.choice import QuestionColumns, questions
from consult.ingest.table.description import describe
from consult.ingest.table.identity import Identities
from consult.ingest.table.sheet import Counts, Sheet, add_up, other_cells
from consult.settings import IngestSettings


def take(sheet: Sheet, assembly: Assembly, identities: Identities, settings: IngestSettings) -> None:
    """Take every row of a sheet with one respondent a row."""
    _Wide(sheet, assembly, settings).take(identities)


class _Wide:
    def __init__(self, sheet: Sheet, assembly: Assembly, settings: IngestSettings) -> None:
        self.sheet, self.assembly, self.settings = sheet, assembly, settings
        self.account = assembly.account
        self.asked = questions(sheet.plan, sheet.grid)
        self.profile = sheet.plan.of("profile")
        self.personal = sheet.plan.of("personal")
        self.counts: Counts = Counter()

    def take(self, identities: Identities) -> None:
        grid = self.sheet.grid
        dropped = reasons(self.sheet, self.settings)
        respondents = identities.of_rows(self.sheet, self.asked, dropped)
        self.repeated(respondents, dropped)
        asked = [one.question_id for one in self.asked]
        for place, (row, number, respondent_id) in enumerate(zip(grid.rows, grid.numbers, respondents, strict=True)):
            if reason := dropped.get(place):
                set_row_aside(self.sheet, self.account, row, number, reason, respondent_id, self.counts, asked)
            else:
                self.row(row, number, respondent_id)
        add_up(self.counts, self.sheet.source_id, self.account)
        outside(self.sheet, self.account)

    def repeated(self, respondents: Sequence[str], dropped: dict[int, str]) -> None:
        """Set aside all rows of an id but the last that says something."""
        grid = self.sheet.grid
        last: dict[str, int] = {}
        for place, respondent_id in enumerate(respondents):
            if place not in dropped and (respondent_id not in last or self.answers_any(grid.rows[place])):
                last[respondent_id] = place
        for place, respondent_id in enumerate(respondents):
            stands = last.get(respondent_id, place)
            if place in dropped or stands == place:
                continue
            same = grid.rows[place] == grid.rows[stands]
            dropped[place] = "identical row" if same else "duplicate respondent id: another row stands"
            if not same:
                what = (
                    f"row {grid.numbers[stands]} has the same respondent id and mostly the same words: that row stands"
                )
                self.account.review(self.sheet.source_id, what, grid.numbers[place], "", respondent_id)

    def row(self, row: Sequence[str], number: int, respondent_id: str) -> None:
        source_id, assembly = self.sheet.source_id, self.assembly
        if assembly.knows(respondent_id) and self.unchanged(row, respondent_id):
            self.account.count(source_id, "row", "set_aside", reason=RECEIVED_BEFORE)
            self.account.put_aside(source_id, number, "", RECEIVED_BEFORE, "", respondent_id)
            for asked in self.asked:
                self.count(asked, "set_aside", RECEIVED_BEFORE)
        else:
            self.account.count(source_id, "row", "kept")
            assembly.respondent(respondent_id, Place(source_id, number, ""))
            self.answers(row, number, respondent_id)
        describe(self.sheet, assembly, row, number, respondent_id, self.profile, self.personal)
        other_cells(self.sheet, self.account, row, number, self.counts)

    def answers(self, row: Sequence[str], number: int, respondent_id: str) -> None:
        source_id, answer, refused = self.sheet.source_id, self.assembly.answer, self.sheet.refused
        for asked in self.asked:
            index = asked.indexes[0]
            if refused and (number, index) in refused:
                self.count(asked, "set_aside", refused[(number, index)])
                continue
            where = Place(source_id, number, self.sheet.names[index])
            outcome = answer(respondent_id, asked.question_id, asked.text(row), where)
            self.count(asked, outcome, RECEIVED_BEFORE if outcome == "set_aside" else "")

    def count(self, asked: QuestionColumns, outcome: str, reason: str) -> None:
        self.counts[(outcome, asked.question_id, reason)] += 1
        if len(asked.indexes) > 1:
            self.counts[("administrative", "", "")] += len(asked.indexes) - 1

    def answers_any(self, row: Sequence[str]) -> bool:
        return any(asked.text(row).strip() for asked in self.asked)

    def unchanged(self, row: Sequence[str], respondent_id: str) -> bool:
        """Tell whether a later file says nothing new of a respondent; a row without any answer says nothing."""
        assembly = self.assembly
        return (
            (
                all(assembly.holds(respondent_id, asked.question_id, asked.text(row)) for asked in self.asked)
                or not self.answers_any(row)
            )
            and all(
                not (value := row[one.column.index]).strip()
                or assembly.has_attribute(respondent_id, one.target, one.column.heading, value)
                for one in self.profile
            )
            and all(
                not (value := row[one.column.index]).strip() or assembly.has_personal(respondent_id, one.target, value)
                for one in self.personal
            )
        )
