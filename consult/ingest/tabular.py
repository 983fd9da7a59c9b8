"""Rows of a sheet, one respondent each, into the assembly; every cell is counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from consult.ingest import known
from consult.ingest.account import Account
from consult.ingest.assembly import RECEIVED_BEFORE, Assembly, Place
from consult.ingest.grid import Grid
from consult.ingest.heading import plain, position
from consult.ingest.identity import Identities, identifies
from consult.ingest.mapping import Assignment, Plan
from consult.ingest.profile import joined_consent, map_value
from consult.settings import IngestSettings

Counts = Counter[tuple[str, str, str]]
"""How many cells had an outcome, by outcome, question id and reason."""


@dataclass(frozen=True)
class Sheet:
    """A grid with its plan and where it came from; `prefix` tells sheets of one file apart in column names."""

    source_id: str
    grid: Grid
    plan: Plan
    prefix: str = ""

    @cached_property
    def names(self) -> list[str]:
        """What tables call the columns, in order: their letters, after the sheet where a file has several."""
        return [f"{self.prefix}{column.letter}" for column in self.grid.columns]


@dataclass(frozen=True)
class _Asked:
    """A question and its columns: one, or the options of a multiple choice."""

    question_id: str
    indexes: tuple[int, ...]
    options: tuple[str, ...]

    def text(self, row: Sequence[str]) -> str:
        if len(self.indexes) == 1:
            return row[self.indexes[0]]
        chosen = [_chosen(row[i].strip(), option) for i, option in zip(self.indexes, self.options, strict=True)]
        return "; ".join(one for one in chosen if one)


def _chosen(value: str, option: str) -> str:
    """Return what one option column adds to the answer: the option when it is ticked, else what was written."""
    told = plain(value)
    if not value or told in ("no", "n", "0", "not selected", "unchecked", "false"):
        return ""
    if not option or told == plain(option) or "other" in plain(option):
        return value
    return option if told in ("yes", "y", "1", "true", "selected", "checked", "x") else f"{option}: {value}"


def take(sheet: Sheet, assembly: Assembly, identities: Identities, settings: IngestSettings) -> None:
    """Take every row of a sheet with one respondent a row."""
    _Wide(sheet, assembly, settings).take(identities)


class _Wide:
    def __init__(self, sheet: Sheet, assembly: Assembly, settings: IngestSettings) -> None:
        self.sheet, self.assembly, self.settings = sheet, assembly, settings
        self.account = assembly.account
        self.asked = list(_questions(sheet.plan))
        self.profile = sheet.plan.of("profile")
        self.personal = sheet.plan.of("personal")
        self.counts: Counts = Counter()
        self.refused = refused_cells(sheet)

    def take(self, identities: Identities) -> None:
        grid, plan = self.sheet.grid, self.sheet.plan
        ids = plan.of("administrative", "id")
        given = grid.column(ids[0].column.index) if ids else None
        if given is not None and not identifies(given):
            what = "most of its values come up again: not taken for the respondents' ids"
            self.account.review(self.sheet.source_id, what, 0, self.sheet.names[ids[0].column.index])
            given = None
        respondents = identities.of(grid, given, self.sheet.source_id)
        dropped = reasons(self.sheet, self.settings)
        self.repeated(respondents, dropped)
        for place, (row, number, respondent_id) in enumerate(zip(grid.rows, grid.numbers, respondents, strict=True)):
            if reason := dropped.get(place):
                set_row_aside(self.sheet, self.account, row, number, reason, respondent_id, self.counts, self.asked)
            else:
                self.row(row, number, respondent_id)
        add_up(self.counts, self.sheet.source_id, self.account)
        outside(self.sheet, self.account)

    def repeated(self, respondents: Sequence[str], dropped: dict[int, str]) -> None:
        """Set aside earlier rows of an id that comes again; the last row stands."""
        grid = self.sheet.grid
        last = {id: place for place, id in enumerate(respondents) if place not in dropped}
        for place, id in enumerate(respondents):
            stands = last.get(id, place)
            if place in dropped or stands == place:
                continue
            same = grid.rows[place] == grid.rows[stands]
            dropped[place] = "identical row" if same else "duplicate respondent id: a later row has the same id"
            if not same:
                what = f"row {grid.numbers[stands]} has the same respondent id and other values: it stands, this is set aside"
                self.account.review(self.sheet.source_id, what, grid.numbers[place], "", id)

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
        other_cells(self.sheet, self.account, row, number, self.counts, self.refused)

    def answers(self, row: Sequence[str], number: int, respondent_id: str) -> None:
        source_id, answer, refused = self.sheet.source_id, self.assembly.answer, self.refused
        for asked in self.asked:
            index = asked.indexes[0]
            if refused and (number, index) in refused:
                self.count(asked, "set_aside", refused[(number, index)])
                continue
            where = Place(source_id, number, self.sheet.names[index])
            outcome = answer(respondent_id, asked.question_id, asked.text(row), where)
            self.count(asked, outcome, RECEIVED_BEFORE if outcome == "set_aside" else "")

    def count(self, asked: _Asked, outcome: str, reason: str) -> None:
        self.counts[(outcome, asked.question_id, reason)] += 1
        if len(asked.indexes) > 1:
            self.counts[("administrative", "", "")] += len(asked.indexes) - 1

    def unchanged(self, row: Sequence[str], respondent_id: str) -> bool:
        """Tell whether a later file says nothing new of a respondent."""
        assembly = self.assembly
        return (
            all(assembly.holds(respondent_id, asked.question_id, asked.text(row)) for asked in self.asked)
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


def _questions(plan: Plan) -> list[_Asked]:
    by_question: dict[str, list[Assignment]] = {}
    for one in plan.of("question"):
        by_question.setdefault(one.target, []).append(one)
    return [
        _Asked(id, tuple(one.column.index for one in them), tuple(one.column.option for one in them))
        for id, them in by_question.items()
    ]


def reasons(sheet: Sheet, settings: IngestSettings) -> dict[int, str]:
    """Return why rows are set aside whole, by their place in the grid."""
    grid, plan = sheet.grid, sheet.plan
    header = [column.heading for column in grid.columns]
    found = {place: "empty row" for place, row in enumerate(grid.rows) if not any(cell.strip() for cell in row)}
    found |= {
        place: "repeated header row" for place, row in enumerate(grid.rows) if row == header and not grid.headless
    }
    if settings.drop_previews:
        found |= _marked(
            grid,
            plan,
            "status",
            {
                known.values("status", "preview"): "preview or test",
                known.values("status", "spam"): "marked as spam by the platform",
            },
        )
        found |= _marked(grid, plan, "distribution", {frozenset(("preview", "test")): "preview or test"})
    if not settings.keep_partial:
        found |= _marked(grid, plan, "finished", {known.values("finished", "no"): "not completed"})
        if grid.layout == "limesurvey":
            submitted = [c.index for c in grid.columns if plain(c.heading) == "submitdate date submitted"]
            found |= {p: "not completed" for p, row in enumerate(grid.rows) for i in submitted if not row[i].strip()}
    return found


def _marked(grid: Grid, plan: Plan, duty: str, why: dict[frozenset[str], str]) -> dict[int, str]:
    found = {}
    for one in plan.of("administrative", duty):
        for place, value in enumerate(grid.column(one.column.index)):
            told = plain(value)
            found |= {place: reason for words, reason in why.items() if told in words}
    return found


def set_row_aside(
    sheet: Sheet,
    account: Account,
    row: Sequence[str],
    number: int,
    reason: str,
    respondent_id: str,
    counts: Counts,
    asked: Sequence[_Asked],
) -> None:
    """Set a whole row aside, with every value that it holds."""
    account.count(sheet.source_id, "row", "set_aside", reason=reason)
    account.put_aside(sheet.source_id, number, "", reason, "", respondent_id)
    for index, value in enumerate(row):
        if value and not value.isspace():
            account.keep_value(sheet.source_id, number, sheet.names[index], value)
    for one in asked:
        counts[("set_aside", one.question_id, reason)] += 1
    counts[("set_aside", "", reason)] += len(row) - len(asked)


def describe(
    sheet: Sheet,
    assembly: Assembly,
    row: Sequence[str],
    number: int,
    respondent_id: str,
    profile: Sequence[Assignment],
    personal: Sequence[Assignment],
) -> None:
    """Take what a row says of the respondent: profile values, personal details, the date."""
    facts: dict[str, str] = {}
    consents: list[str] = []
    guessed = ""
    for one in profile:
        value = row[one.column.index]
        if not value or value.isspace():
            continue
        asked = f"{one.column.heading} {one.column.text}".strip()
        where = Place(sheet.source_id, number, sheet.names[one.column.index])
        assembly.profile(respondent_id, one.target, one.column.heading, asked, value, where)
        mapped = map_value(one.target, value, asked)
        if one.target == "consent":
            consents.append(mapped)
        elif one.target != "attribute":
            facts[one.target] = facts.get(one.target) or mapped
        if one.target == "respondent_type":
            guessed = guessed or map_value("acting_for", value)
    for one in sheet.plan.of("administrative", "submitted_at"):
        facts["submitted_at"] = facts.get("submitted_at") or row[one.column.index].strip()
    facts["acting_for"] = facts.get("acting_for") or guessed
    if facts["acting_for"] == "individual" and not facts.get("respondent_type"):
        facts["respondent_type"] = "individual"
    facts["consent"] = joined_consent(consents)
    assembly.describe(respondent_id, facts)
    for one in personal:
        value = row[one.column.index]
        if value and not value.isspace():
            where = Place(sheet.source_id, number, sheet.names[one.column.index])
            assembly.personal(respondent_id, one.target, value, where)


def refused_cells(sheet: Sheet) -> dict[tuple[int, int], str]:
    """Return the reasons of cells that the reader could not keep, by row number and column position."""
    columns = {column.heading: column.index for column in sheet.grid.columns}
    numbers = set(sheet.grid.numbers)
    found = {}
    for refusal in sheet.grid.refusals:
        index = columns.get(refusal.column, position(refusal.column))
        if refusal.row in numbers and 0 <= index < len(sheet.grid.columns):
            found[(refusal.row, index)] = refusal.reason
    return found


def outside(sheet: Sheet, account: Account) -> None:
    """Set aside everything that the reader could not keep, and count what lies outside the rows and columns."""
    inside = refused_cells(sheet)
    columns = {column.heading: column.index for column in sheet.grid.columns}
    for refusal in sheet.grid.refusals:
        index = columns.get(refusal.column, position(refusal.column))
        name = f"{sheet.prefix}{refusal.column}" if refusal.column else ""
        account.put_aside(sheet.source_id, refusal.row, name, refusal.reason, refusal.value)
        if (refusal.row, index) not in inside:
            account.count(sheet.source_id, "cell", "set_aside", reason=refusal.reason)


def other_cells(
    sheet: Sheet,
    account: Account,
    row: Sequence[str],
    number: int,
    counts: Counts,
    refused: dict[tuple[int, int], str],
    skip: int = -1,
) -> None:
    """Count the cells of a kept row that answer no question; what an ignored column holds is set aside."""
    for one in sheet.plan.assignments:
        index = one.column.index
        if one.role == "question" or index == skip:
            continue
        if refused and (number, index) in refused:
            counts[("set_aside", "", refused[(number, index)])] += 1
        elif one.role in ("profile", "personal", "administrative"):
            counts[(one.role, "", "")] += 1
        elif not (value := row[index]) or value.isspace():
            counts[("blank", "", "")] += 1
        else:
            reason = (
                "column ignored by the questionnaire or the settings"
                if one.role == "ignored"
                else "column fits no question"
            )
            counts[("set_aside", "", reason)] += 1
            account.put_aside(sheet.source_id, number, sheet.names[index], reason, value)


def add_up(counts: Counts, source_id: str, account: Account) -> None:
    """Write the counts of a sheet's cells into the ledger."""
    for (outcome, question_id, reason), n in counts.items():
        account.count(source_id, "cell", outcome, n, question_id, reason)
