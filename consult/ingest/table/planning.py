"""Deciding what every column of a sheet is, and collecting everything that is not clear."""

from collections.abc import Iterator, Sequence

from consult.errors import Problem
from consult.ingest.heading import plain
from consult.ingest.table import known
from consult.ingest.table.detail import asked_for
from consult.ingest.table.duty import duty_of
from consult.ingest.table.grid import Column, Grid, row_of_another_header
from consult.ingest.table.identifier import are_ids
from consult.ingest.table.mapping import PERSONAL_FIELDS, PROFILE_FIELDS, Assignment, Plan, shown
from consult.ingest.table.personal import detail_of, looks_personal
from consult.ingest.table.profile import share_mapped
from consult.ingest.table.prose import are_free_text, share_of_sentences
from consult.ingest.table.question_type import is_short_list
from consult.ingest.table.rival import one_per_duty, without_empty
from consult.ingest.table.wording import Match, Wordings
from consult.settings import IngestSettings
from consult.vocabulary import GENERAL_QUESTION_ID, Questionnaire

REMEDY = (
    "Add it under questions in questionnaire.yaml as an alias, or name it under [ingest.columns] in consult.toml "
    'as "ignore".'
)
_MOSTLY, _HALF = 0.8, 0.5


def plan(grid: Grid, questionnaire: Questionnaire, settings: IngestSettings, file: str) -> Plan:
    """Decide what every column of a sheet is, and collect everything that is not clear."""
    planner = _Planner(grid, questionnaire, settings, file)
    return planner.wide() if grid.long is None else planner.long()


class _Planner:
    def __init__(self, grid: Grid, questionnaire: Questionnaire, settings: IngestSettings, file: str) -> None:
        self.grid, self.questionnaire, self.file = grid, questionnaire, file
        self.wordings = Wordings(questionnaire, settings)
        self.by_setting = {plain(name): target for name, target in settings.columns.items()}
        self.ignore = {plain(name) for name in questionnaire.ignore}
        self.personal = {plain(name) for name in questionnaire.personal}
        self.profile = {plain(alias): one.field for one in questionnaire.profile for alias in one.aliases}
        self.problems: list[Problem] = []
        self.notes: list[tuple[Column, str]] = []

    def wide(self) -> Plan:
        assignments = list(one_per_duty([self.assign(column) for column in self.grid.columns], self.grid))
        assignments, rivals = without_empty(assignments, self.grid)
        for them in rivals:
            for one in them:
                others = ", ".join(other.column.letter for other in them if other is not one)
                self.complain(one.column, f"it fits {one.target}, and so does column {others}.", REMEDY)
        if (number := row_of_another_header(self.grid)) >= 0:
            what = f"row {number} names the columns in another order: rows below it would be read in the wrong columns."
            self.problems.append(Problem(what, "Split the file there, and give both parts.", self.file, number))
        return Plan(tuple(assignments), tuple(self.problems), notes=tuple(self.notes))

    def long(self) -> Plan:
        places = self.grid.places
        fixed = {places.label: "label", places.answer: "answer"}
        assignments = [
            Assignment(column, "administrative", fixed[column.index], "header")
            if column.index in fixed
            else self.respondent(column)
            if column.index == places.respondent
            else self.assign(column, about_respondent=True)
            for column in self.grid.columns
        ]
        answers = self.grid.answers()
        mapped = {label: self.label(Column(places.label, label), answers[label]) for label in answers if label}
        return Plan(tuple(assignments), tuple(self.problems), mapped, tuple(self.notes))

    def respondent(self, column: Column) -> Assignment:
        """Return what says whose answer a row is: an id, or a name that must not be shown."""
        if are_ids(self.grid.given(column)):
            return Assignment(column, "administrative", "id", "header")
        return self.named(column)

    def label(self, column: Column, values: Sequence[str]) -> Assignment:
        """Decide which question a label of answers is, or which personal detail."""
        label = column.heading
        if (target := self.by_setting.get(plain(label))) is not None:
            return self.by_target(column, target)
        if plain(label) in self.ignore:
            return Assignment(column, "ignored", "", "alias")
        if plain(label) in self.personal:
            return Assignment(column, "personal", looks_personal(values) or asked_for(label) or "other", "alias")
        match = self.wordings.by_alias(label)
        if looks := looks_personal(values):
            return self.content(column, looks, None)
        if not match.question_id and (detail := detail_of([label], values)):
            return Assignment(column, "personal", detail, "header")
        return self.from_match(column, match if match.question_id else self.wordings.by_wording([label]))

    def assign(self, column: Column, about_respondent: bool = False) -> Assignment:
        """Decide what a column is. `about_respondent` says that it cannot be an answer."""
        own, *others = _names(column)
        for name in (own, *others):
            if (target := self.by_setting.get(plain(name))) is not None:
                return self.by_target(column, target)
        found = self.explicit(column, [own]) or self.duty(column) or self.explicit(column, others)
        found = found or self.detail(column)
        unsure = found is None or found.role in ("question", "profile") or found.target == "id"
        if unsure and (looks := looks_personal(self.grid.column(column.index))):
            return self.content(column, looks, found)
        return found or self.guess(column, about_respondent)

    def explicit(self, column: Column, names: Sequence[str]) -> Assignment | None:
        """Return what the questionnaire says of these very names of a column."""
        for name in names:
            header = plain(name)
            if header in self.ignore:
                return Assignment(column, "ignored", "", "alias")
            if header in self.personal:
                return Assignment(column, "personal", self.field(column), "alias")
            if header in self.profile:
                return Assignment(column, "profile", self.profile[header], "alias")
            if (match := self.wordings.by_alias(name)).question_id:
                return self.agreed(column, match)
        return None

    def agreed(self, column: Column, match: Match) -> Assignment:
        """Take an alias, unless the alias is a bare code and the wording beside it is another question's."""
        if column.text and not column.group and plain(column.text) != plain(column.heading):
            worded = self.wordings.by_wording([column.text])
            if worded.how == "exact" and not set(worded.question_ids) & set(match.question_ids):
                what = f"its code is that of {match.question_id}, its wording that of {', '.join(worded.question_ids)}."
                return self.from_match(column, Match((*match.question_ids, *worded.question_ids), "alias", 0, what))
        return self.from_match(column, match)

    def duty(self, column: Column) -> Assignment | None:
        """Return the duty of a column that a platform or an office adds."""
        duty = duty_of(column, self.grid)
        if duty is not None:
            role = "ignored" if duty.name == "remarks" else "administrative"
            return Assignment(column, role, duty.name, "header", 1 - duty.rank / 1000)
        promised = known.duty(column.heading)
        return self.unlike_ids(column) if promised is not None and promised.name == "id" else None

    def unlike_ids(self, column: Column) -> Assignment | None:
        """Return what a column is whose header promises ids: types of respondent, free text, else names of people."""
        values = self.grid.given(column)
        if share_mapped("respondent_type", values) >= _MOSTLY:
            return Assignment(column, "profile", "respondent_type", "content")
        if are_free_text(values) and share_of_sentences(values) >= _HALF:
            return None
        return self.named(column)

    def named(self, column: Column) -> Assignment:
        what = "its values do not look like ids: kept in the restricted table as names, and rows get ids of their own"
        self.notes.append((column, what))
        looks = looks_personal(self.grid.column(column.index))
        return Assignment(column, "personal", looks or "person", "content")

    def detail(self, column: Column) -> Assignment | None:
        """Return the personal detail that a column holds; a set-up sheet may say that it is a question."""
        values = self.grid.column(column.index)
        detail = detail_of(_names(column), values) if column.kind not in ("open", "closed") else ""
        if detail == "address" and share_mapped("region", values) >= _MOSTLY:
            return Assignment(column, "profile", "region", "content")
        return Assignment(column, "personal", detail, "header") if detail else None

    def field(self, column: Column) -> str:
        """Return the field of a column that is known to be personal, by its values or by its names."""
        asked = next((detail for name in _names(column) if (detail := asked_for(name))), "other")
        return looks_personal(self.grid.column(column.index)) or asked

    def guess(self, column: Column, about_respondent: bool) -> Assignment:
        """Match by number, wording and likeness, then as a question about the respondent."""
        texts = [text for text in (column.title, column.text, column.group, column.heading) if text]
        values = self.grid.column(column.index)
        about = next((one for text in texts if (one := known.profile(text))), None)
        if column.kind == "profile":
            return Assignment(column, "profile", about.name if about else "attribute", "set-up")
        numbered = [column.number, *texts] if column.number else texts
        match = Match() if about_respondent else self.wordings.by_wording(numbered, column.kind)
        if about and match.how != "exact" and is_short_list(values):
            return Assignment(column, "profile", about.name, "header")
        if not match.how and not any(value and not value.isspace() for value in values):
            return Assignment(column, "ignored", "", "empty")
        return self.from_match(column, match)

    def content(self, column: Column, looks: str, found: Assignment | None) -> Assignment:
        if found is not None and found.role == "profile" and found.how == "content":
            return found
        said = f' although its header says "{found.target}"' if found and found.target else ""
        self.notes.append((column, f"most of its values look personal ({looks}){said}: kept in the restricted table"))
        return Assignment(column, "personal", looks, "content")

    def by_target(self, column: Column, target: str) -> Assignment:
        """Return what [ingest.columns] says, or a problem where that is no known target."""
        detail = target.removeprefix("personal.")
        if target == "ignore":
            return Assignment(column, "ignored", "", "setting")
        if detail == "personal" or detail in PERSONAL_FIELDS:
            return Assignment(column, "personal", self.field(column) if detail == "personal" else detail, "setting")
        if target in self.questionnaire.by_id or target == GENERAL_QUESTION_ID:
            return Assignment(column, "question", target, "setting")
        if target in PROFILE_FIELDS:
            return Assignment(column, "profile", target, "setting")
        self.complain(
            column,
            f'[ingest.columns] maps it to "{target}", which is no question, profile field, "personal" or "ignore".',
            "Correct it in consult.toml.",
        )
        return Assignment(column, "unmapped", "", "setting", 0.0)

    def from_match(self, column: Column, match: Match) -> Assignment:
        if match.question_id:
            if match.doubt:
                self.notes.append((column, match.doubt))
            return Assignment(column, "question", match.question_id, match.how, match.score)
        self.complain(column, match.problem or "it fits no question of the questionnaire.", REMEDY)
        return Assignment(column, "unmapped", "", match.how, 0.0)

    def complain(self, column: Column, what: str, remedy: str) -> None:
        row = self.grid.header_rows[-1] if self.grid.header_rows else 0
        self.problems.append(Problem(what, remedy, self.file, row, shown(column)))


def _names(column: Column) -> Iterator[str]:
    yield column.heading
    if column.text and column.text != column.heading:
        yield column.text
        yield f"{column.heading} {column.text}"
