"""What `consult check` shows: how every file would be read, and what looks wrong. Nothing is written."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from consult import tables
from consult.errors import InputError, PlanMismatch, Problem
from consult.ingest.account import Account
from consult.ingest.answer_sheet import answer_sheets
from consult.ingest.assembly import Assembly
from consult.ingest.comparison import Comparison, compare
from consult.ingest.draft import draft_from
from consult.ingest.intake import Intake, SourceFile
from consult.ingest.reading import Opened, open_all
from consult.ingest.reception import finish, take
from consult.ingest.source_report import SourceReport, report
from consult.ingest.table.identity import Identities
from consult.ingest.table.mistakes import likely_mistakes
from consult.settings import IngestSettings
from consult.vocabulary import Questionnaire


@dataclass(frozen=True)
class Inspection:
    """How all files would be read: `problems` stop a run; `intake` is what it would take.

    `compared` has one comparison for each file, where others were received before.
    """

    sources: tuple[SourceReport, ...]
    problems: tuple[Problem, ...]
    mistakes: tuple[Problem, ...]
    questionnaire: Questionnaire | None
    intake: Intake | None
    compared: tuple[Comparison, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether a run would go ahead."""
        return not self.problems

    @property
    def totals(self) -> dict[str, dict[str, int]]:
        """Rows and cells by outcome, over all sources."""
        if self.intake is None:
            return {}
        totals: dict[str, dict[str, int]] = {}
        ledger = self.intake.ledger
        for unit, outcome, n in zip(ledger["unit"], ledger["outcome"], ledger["n"].tolist(), strict=True):
            of_unit = totals.setdefault(unit, {})
            of_unit[outcome] = of_unit.get(outcome, 0) + n
        return totals

    def to_dict(self) -> dict[str, object]:
        """Return everything but answers, ready for JSON."""
        reviews = [] if self.intake is None else self.intake.reviews.to_dict("records")
        return {
            "ready": self.ready,
            "sources": [asdict(source) for source in self.sources],
            "compared": [asdict(one) for one in self.compared],
            "problems": [asdict(problem) for problem in self.problems],
            "mistakes": [asdict(problem) for problem in self.mistakes],
            "reviews": reviews,
            "n_respondents": 0 if self.intake is None else len(self.intake.respondents),
            "totals": self.totals,
            "balanced": self.intake is None or tables.Ledger.balanced(self.intake.ledger),
        }


def check(
    sources: Sequence[SourceFile],
    questionnaire: Questionnaire | None,
    settings: IngestSettings,
    received: Sequence[SourceFile] = (),
) -> Inspection:
    """Show how files would be read after those received. Without a questionnaire one is drafted from the files.

    Content never raises: whatever is wrong with it is among the problems.
    """
    opened, errors = open_all([*received, *sources], settings)
    problems = [problem for error in errors for problem in error.problems]
    if questionnaire is None:
        try:
            questionnaire = draft_from(opened, "Drafted from the files", settings)
        except PlanMismatch as error:
            return Inspection((), (*problems, *error.problems), (), None, None)
    planned = answer_sheets(opened, questionnaire, settings)
    problems += [problem for _, sheets in planned for _, plan in sheets for problem in plan.problems]
    account = Account()
    assembly, identities = Assembly(account), Identities(account, questionnaire)
    read: list[Opened] = []
    for one, sheets in planned:
        try:
            take(one, sheets, assembly, identities, questionnaire, settings)
            read.append(one)
        except InputError as error:
            problems += error.problems
    whole = finish(read, assembly)
    late = [(one, sheets) for one, sheets in planned if one.source in set(sources)]
    intake = _only(whole, [one.source_id for one, _ in late])
    compared = [compare(whole, one.source_id) for one, _ in late if received and not one.left_out]
    reports = tuple(report(one, sheets, questionnaire, intake) for one, sheets in late)
    mistakes = [
        mistake
        for one, sheets in late
        for grid, plan in sheets
        for mistake in likely_mistakes(grid, plan, questionnaire, one.source.name)
    ]
    return Inspection(reports, tuple(problems), tuple(mistakes), questionnaire, intake, tuple(compared))


def _only(intake: Intake, source_ids: Sequence[str]) -> Intake:
    """Return the part of an intake that came from some sources."""
    tables = {one.name: getattr(intake, one.name) for one in fields(intake)}
    own = {name: table[table["source_id"].isin(source_ids)] for name, table in tables.items() if "source_id" in table}
    return replace(intake, **own)
