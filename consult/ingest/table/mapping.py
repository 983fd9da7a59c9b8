"""What each column is: an answer to a question, a fact about the respondent, a personal detail, the platform's own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from consult.errors import Problem
from consult.ingest.heading import plain
from consult.ingest.table import known
from consult.ingest.table.grid import Column, Grid
from consult.ingest.table.personal import looks_personal
from consult.ingest.table.wording import Match, Wordings
from consult.settings import IngestSettings
from consult.vocabulary import GENERAL_QUESTION_ID, Questionnaire

REMEDY = (
    "Add it under questions in questionnaire.yaml as an alias, or name it under [ingest.columns] in consult.toml "
    'as "ignore".'
)
PROFILE_FIELDS = frozenset(
    ("respondent_type", "acting_for", "org_size", "sectors", "region", "channel", "submitted_at", "consent")
) | {"members_represented", "attribute"}
PERSONAL_FIELDS = frozenset(
    ("organisation", "alias", "person", "email", "phone", "job_title", "address", "ip", "location", "account", "other")
)
_LONGEST_HEADING = 200


@dataclass(frozen=True)
class Assignment:
    """What one column is.

    `role` is question, profile, personal, administrative, ignored or unmapped; `target` the question id, profile or
    personal field, or platform duty; `how` it was matched (setting, alias, exact, number, fuzzy, header, content,
    set-up, empty), with a `score` of 0 to 1.
    """

    column: Column
    role: str
    target: str = ""
    how: str = ""
    score: float = 1.0


@dataclass(frozen=True)
class Plan:
    """What every column of a sheet is; for a sheet with one answer a row also which question each label is."""

    assignments: tuple[Assignment, ...]
    problems: tuple[Problem, ...] = ()
    labels: dict[str, Assignment] = field(default_factory=dict)
    notes: tuple[tuple[Column, str], ...] = ()

    def of(self, role: str, target: str = "") -> list[Assignment]:
        """Return the assignments of a role, of one target where given."""
        return [one for one in self.assignments if one.role == role and target in ("", one.target)]

    @property
    def n_questions(self) -> int:
        """How many columns or labels are answers to a question."""
        return len(self.of("question")) + sum(1 for one in self.labels.values() if one.role == "question")


def plan(grid: Grid, questionnaire: Questionnaire, settings: IngestSettings, file: str) -> Plan:
    """Decide what every column of a sheet is, and collect everything that is not clear."""
    mapper = _Mapper(grid, questionnaire, settings, file)
    if grid.long is None:
        return mapper.wide()
    return mapper.long()


def shown(column: Column) -> str:
    """Return what a message calls a column: its heading, or its letter where the heading may be somebody's words."""
    if len(column.heading) > _LONGEST_HEADING:
        return column.letter
    return column.heading if len(column.heading) <= 60 else f"{column.heading[:57].rstrip()}…"


class _Mapper:
    def __init__(self, grid: Grid, questionnaire: Questionnaire, settings: IngestSettings, file: str) -> None:
        self.grid, self.questionnaire, self.settings, self.file = grid, questionnaire, settings, file
        self.wordings = Wordings(questionnaire, settings)
        self.by_setting = {plain(name): target for name, target in settings.columns.items()}
        self.ignore = {plain(name) for name in questionnaire.ignore}
        self.personal = {plain(name) for name in questionnaire.personal}
        self.profile = {plain(alias): one.field for one in questionnaire.profile for alias in one.aliases}
        self.problems: list[Problem] = []
        self.notes: list[tuple[Column, str]] = []

    def wide(self) -> Plan:
        assignments = [self.assign(column) for column in self.grid.columns]
        assignments = list(_one_per_duty(assignments, self.grid))
        assignments = self.one_per_question(assignments)
        return Plan(tuple(assignments), tuple(self.problems), notes=tuple(self.notes))

    def long(self) -> Plan:
        places = self.grid.places
        fixed = {places.respondent: "id", places.label: "label", places.answer: "answer"}
        assignments = [
            Assignment(column, "administrative", fixed[column.index], "header")
            if column.index in fixed
            else self.assign(column, about_respondent=True)
            for column in self.grid.columns
        ]
        labels = dict.fromkeys(label.strip() for label in self.grid.column(places.label))
        mapped = {label: self.label(label, places.label) for label in labels if label}
        return Plan(tuple(assignments), tuple(self.problems), mapped, tuple(self.notes))

    def label(self, label: str, place: int) -> Assignment:
        column = Column(place, label)
        if (target := self.by_setting.get(plain(label))) is not None:
            return self.by_target(column, target)
        if plain(label) in self.ignore:
            return Assignment(column, "ignored", "", "alias")
        match = self.wordings.by_alias(label)
        return self.from_match(column, match if match.question_id else self.wordings.by_wording([label]))

    def assign(self, column: Column, about_respondent: bool = False) -> Assignment:
        """Decide what a column is. `about_respondent` says that it cannot be an answer."""
        for name in _names(column):
            if (target := self.by_setting.get(plain(name))) is not None:
                return self.by_target(column, target)
        own, *others = _names(column)
        found = self.explicit(column, [own]) or self.duty(column) or self.explicit(column, others) or self.known(column)
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
                return Assignment(column, "personal", _personal_field(column), "alias")
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
        """Return the duty of a column that survey platforms add."""
        duty = known.duty(column.heading)
        return Assignment(column, "administrative", duty.name, "header", 1 - duty.rank / 1000) if duty else None

    def known(self, column: Column) -> Assignment | None:
        """Return the personal detail that a header is known to ask for."""
        if column.kind in ("open", "closed"):
            return None
        for name in _names(column):
            if detail := known.personal(name):
                return self.place(column, Assignment(column, "personal", detail.name, "header"))
        return None

    def place(self, column: Column, assignment: Assignment) -> Assignment:
        """Return an address as a region where nearly all of its values are regions."""
        from consult.ingest.table.profile import share_mapped

        values = self.grid.column(column.index)
        if assignment.target == "address" and share_mapped("region", values) >= 0.8:
            return Assignment(column, "profile", "region", "content")
        return assignment

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
        if match.how:
            return self.from_match(column, match)
        if not any(value and not value.isspace() for value in values):
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
        if target == "ignore":
            return Assignment(column, "ignored", "", "setting")
        if target == "personal" or target.removeprefix("personal.") in PERSONAL_FIELDS:
            field = target.removeprefix("personal.")
            return Assignment(column, "personal", _personal_field(column) if field == "personal" else field, "setting")
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
            return Assignment(column, "question", match.question_id, match.how, match.score)
        self.complain(column, match.problem or "it fits no question of the questionnaire.", REMEDY)
        return Assignment(column, "unmapped", "", match.how, 0.0)

    def one_per_question(self, assignments: list[Assignment]) -> list[Assignment]:
        """Let several columns be one question only where they are its options; report the others."""
        by_question: dict[str, list[Assignment]] = {}
        for one in assignments:
            if one.role == "question":
                by_question.setdefault(one.target, []).append(one)
        dropped = set()
        for question_id, rivals in by_question.items():
            groups = {one.column.group for one in rivals}
            if len(rivals) < 2 or (len(groups) == 1 and groups != {""}):
                continue
            empty = [one for one in rivals if not any(v.strip() for v in self.grid.column(one.column.index))]
            dropped |= {one.column.index for one in empty}
            full = [one for one in rivals if one not in empty]
            for one in full if len(full) > 1 else []:
                others = ", ".join(other.column.letter for other in full if other is not one)
                self.complain(one.column, f"it fits {question_id}, and so does column {others}.", REMEDY)
        return [
            Assignment(one.column, "ignored", "", "empty") if one.column.index in dropped else one
            for one in assignments
        ]

    def complain(self, column: Column, what: str, remedy: str) -> None:
        row = self.grid.header_rows[-1] if self.grid.header_rows else 0
        self.problems.append(Problem(what, remedy, self.file, row, shown(column)))


def _names(column: Column) -> Iterator[str]:
    yield column.heading
    if column.text and column.text != column.heading:
        yield column.text
        yield f"{column.heading} {column.text}"


def _personal_field(column: Column) -> str:
    return next((found.name for name in _names(column) if (found := known.personal(name))), "other")


def _one_per_duty(assignments: Sequence[Assignment], grid: Grid) -> Iterator[Assignment]:
    """Yield the assignments with one id and one submission date; rivals are merely administrative."""
    best: dict[str, Assignment] = {}
    for one in assignments:
        if one.role == "administrative" and one.target in ("id", "submitted_at"):
            given = any(value.strip() for value in grid.column(one.column.index))
            if given and (one.target not in best or one.score > best[one.target].score):
                best[one.target] = one
    for one in assignments:
        if one.role == "administrative" and one.target in ("id", "submitted_at") and best.get(one.target) is not one:
            yield Assignment(one.column, "administrative", "administrative", one.how)
        else:
            yield one


def is_short_list(values: Sequence[str]) -> bool:
    """Tell whether values are those of a list on a form: few words each, and the same ones again and again."""
    given = [value.strip() for value in values if value and not value.isspace()]
    if not given:
        return True
    distinct = set(given)
    return max(map(len, distinct)) <= 120 and (len(distinct) <= 6 or len(distinct) <= 0.3 * len(given))
