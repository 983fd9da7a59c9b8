"""From files to an intake in which every row and cell is accounted for."""

from collections.abc import Sequence

import pandas as pd

from consult import tables
from consult.errors import PlanMismatch
from consult.ingest.account import Account
from consult.ingest.answer_sheet import answer_sheets
from consult.ingest.assembly import Assembly
from consult.ingest.content import Sheet as RawSheet
from consult.ingest.heading import letter
from consult.ingest.intake import Intake, SourceFile
from consult.ingest.letter import correspondence
from consult.ingest.reading import Opened, open_all, raise_all
from consult.ingest.table import longwise, tabular
from consult.ingest.table.grid import LOOKUP, Grid, filled
from consult.ingest.table.identity import Identities
from consult.ingest.table.mapping import Plan
from consult.ingest.table.sheet import Sheet
from consult.progress import Progress, silent
from consult.settings import IngestSettings
from consult.vocabulary import Questionnaire


def read(
    sources: Sequence[SourceFile],
    questionnaire: Questionnaire,
    settings: IngestSettings,
    progress: Progress = silent,
) -> Intake:
    """Read all files of a consultation, in order of arrival, into one intake.

    The same files give the same intake. A file that came twice is read once and listed twice; a respondent who comes
    again in a later file adds or corrects answers, and what was there before is set aside with that reason.

    Raises:
        UnreadableFile, UnsafeFile: lists every file that cannot be read.
        PlanMismatch: lists every column of every file that does not fit the questionnaire.
    """
    opened, errors = open_all(sources, settings, progress)
    raise_all(errors)
    planned = answer_sheets(opened, questionnaire, settings)
    problems = [problem for _, sheets in planned for _, decided in sheets for problem in decided.problems]
    if problems:
        raise PlanMismatch(problems)
    account = Account()
    assembly, identities = Assembly(account), Identities(account, questionnaire)
    for done, (one, sheets) in enumerate(planned):
        progress("accounting for answers", done, len(planned))
        take(one, sheets, assembly, identities, questionnaire, settings)
    progress("accounting for answers", len(planned), len(planned))
    return finish([one for one, _ in planned], assembly)


def take(
    opened: Opened,
    sheets: Sequence[tuple[Grid, Plan]],
    assembly: Assembly,
    identities: Identities,
    questionnaire: Questionnaire,
    settings: IngestSettings,
) -> None:
    """Take one file into the assembly."""
    source_id, account = opened.source_id, assembly.account
    if opened.left_out:
        _leave_out(opened, account)
        return
    account.count(source_id, "file", "read")
    if opened.mailbag is not None:
        correspondence.take(opened.mailbag, opened.reader, source_id, assembly, questionnaire, settings)
        return
    several = len(sheets) > 1
    for grid, decided in sheets:
        sheet = Sheet(source_id, grid, decided, f"{grid.sheet}!" if several else "")
        (tabular if grid.long is None else longwise).take(sheet, assembly, identities, settings)
        _note(sheet, account)
    taken = {id(grid) for grid, _ in sheets}
    for grid, raw in zip(opened.grids, opened.sheets, strict=True):
        if id(grid) not in taken:
            _leave(source_id, raw, account, administrative=grid.layout == LOOKUP)
    for raw in opened.unread:
        _leave(source_id, raw, account, administrative=opened.setup is not None and raw.name in opened.setup.sheets)
    if not any(grid.rows for grid, _ in sheets):
        account.review(source_id, _lonely(opened) or "no answers in this file: it says what was asked, or it is empty")


def _lonely(opened: Opened) -> str:
    """Return what to do about a file whose only row could not be placed, "" where it has none."""
    if not any(grid.rows for grid in opened.grids if grid.headless):
        return ""
    return (
        "the only row of this file names no column that is known, and no other file has its shape: it was set aside. "
        "If it is a response, put the header row of the other exports above it"
    )


def _leave_out(opened: Opened, account: Account) -> None:
    """Account for a file that was not opened."""
    account.count(opened.source_id, "file", "set_aside", reason=opened.left_out)
    account.put_aside(opened.source_id, 0, "", opened.left_out)
    if opened.same_as:
        what = f'the same file, byte for byte, as "{opened.same_as}": they count as one, also if two people sent them'
    else:
        what = "this hidden file was not read: if it holds responses, give it a name that does not hide it"
    account.review(opened.source_id, what)


def _note(sheet: Sheet, account: Account) -> None:
    for note in sheet.grid.notes:
        account.review(sheet.source_id, note)
    for column, what in sheet.plan.notes:
        account.review(sheet.source_id, what, 0, sheet.names[column.index])


def _leave(source_id: str, raw: RawSheet, account: Account, *, administrative: bool) -> None:
    """Account for a sheet without answers: what belongs to a set-up workbook is administrative, else set aside."""
    rows = [(number, row) for number, row in enumerate(raw.rows, raw.first_row) if filled(row)]
    n_cells = sum(filled(row) for _, row in rows)
    if administrative:
        account.count(source_id, "cell", "administrative", n_cells)
        return
    reason = "sheet without answers to the questionnaire"
    account.put_aside(source_id, 0, raw.name, reason)
    for number, row in rows:
        for index, value in enumerate(row):
            if value and not value.isspace():
                account.keep_value(source_id, number, f"{raw.name}!{letter(index)}", value)
    account.count(source_id, "cell", "set_aside", n_cells, reason=reason)
    account.count(source_id, "row", "set_aside", len(rows), reason=reason)
    for refusal in raw.refusals:
        account.put_aside(source_id, refusal.row, f"{raw.name}!{refusal.column}", refusal.reason, refusal.value)
        account.count(source_id, "cell", "set_aside", reason=refusal.reason)


def finish(opened: Sequence[Opened], assembly: Assembly) -> Intake:
    """Return the tables."""
    assembly.unknown.review(assembly.account)
    account = assembly.account
    return Intake(
        sources=_sources(opened),
        respondents=assembly.respondents(),
        attributes=assembly.attributes(),
        private=assembly.private(),
        received=assembly.received(),
        originals=assembly.originals(),
        set_aside=account.set_aside(),
        set_aside_values=account.set_aside_values(),
        reviews=account.reviews(),
        ledger=account.ledger(),
    )


def _sources(opened: Sequence[Opened]) -> pd.DataFrame:
    rows = []
    for one in opened:
        letters = len(one.mailbag.documents) if one.mailbag is not None else 0
        rows.append(
            {
                "source_id": one.source_id,
                "name": one.source.name,
                "reader": one.reader,
                "layout": one.layout,
                "sha256": one.source.sha256,
                "n_rows": letters or sum(len(grid.rows) for grid in one.grids),
                "n_columns": max((len(grid.columns) for grid in one.grids), default=0),
            }
        )
    return tables.Sources.of(rows)
