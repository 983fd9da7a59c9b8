"""The review sheet of a consultation: written for people, and taken in again when every row of it is right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from consult import quotes
from consult.errors import InputError, Problem
from consult.pipeline.quotation import decide
from consult.pipeline.quotation.kept import Kept, Move, Proposal, State
from consult.pipeline.quotation.propose import proposal_of, seen_of
from consult.pipeline.quotation.setting import Setting

_AROUND = 400
_NOTHING = "Nothing was changed."
_STALE = "was changed after the sheet was written."
_AGAIN = "Write a new sheet with `consult quote review`."

Row = quotes.approval.sheet.Row
Filled = quotes.approval.sheet.Filled


def rows(setting: Setting, kept: Kept) -> list[Row]:
    """Return a row for each quotation that waits for a person, by question and theme."""
    folder = setting.derived.folder
    themes = {theme.id: theme.name for theme in folder.frame.themes}
    asked = folder.questionnaire.questions
    labels = {one.id: f"Question {one.number}: {one.label}" if one.number else one.label for one in asked}
    places = {one: place for place, one in enumerate(labels)}
    waiting = [one for one in kept.proposals.values() if one.state in quotes.approval.OPEN]
    waiting.sort(key=lambda one: (places.get(one.question_id, len(places)), one.theme_id, one.quotation_id))
    return [
        Row(
            quotation_id=one.quotation_id,
            seal=one.seal,
            question=labels.get(one.question_id, one.question_id),
            theme=themes.get(one.theme_id, one.theme_id),
            text=one.text,
            attribution=one.attribution,
            risk=one.colour,
            reasons="; ".join(one.reasons),
            proposed_by=one.proposed_by,
            context=setting.text_of[one.answer_id][max(0, one.start - _AROUND) : one.end + _AROUND],
            search=one.rarest,
        )
        for one in waiting
    ]


def content(waiting: Sequence[Row], to: Path, title: str) -> bytes:
    """Return the sheet in the format of a file's name: `.xlsx` or `.html`.

    Raises:
        InputError: the name is of another format.
    """
    if to.suffix.casefold() == ".xlsx":
        return quotes.approval.sheet.workbook(waiting)
    if to.suffix.casefold() in (".html", ".htm"):
        return quotes.approval.sheet.page(waiting, title)
    raise InputError(Problem("is of no format that a sheet is written in.", "Name it .xlsx or .html.", file=to.name))


def read(setting: Setting, kept: Kept, path: Path, by: str) -> list[Move]:
    """Return the moves that a filled sheet asks for.

    Raises:
        InputError: lists everything wrong in the sheet; nothing of it is taken in then.
    """
    try:
        filled = quotes.approval.sheet.read(path.read_bytes(), path.name)
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {error.strerror}.", "Check the path.", file=str(path))) from None
    moves: list[Move] = []
    problems: list[Problem] = []
    for row in filled:
        try:
            moves += _moves(row, setting, kept, by)
        except InputError as error:
            problems += [replace(one, file=path.name, row=row.number) for one in error.problems]
    if problems:
        raise InputError(problems)
    return moves


def _moves(row: Filled, setting: Setting, kept: Kept, by: str) -> Iterator[Move]:
    one = kept.proposals.get(row.quotation_id)
    if one is None:
        raise InputError(Problem("names a quotation that is not there.", _AGAIN))
    if row.seal != one.seal:
        raise InputError(Problem(f"quotation {one.quotation_id} {_STALE}", _AGAIN))
    changed = not quotes.screening.same_words(row.text, one.text)
    if changed and row.decision != "edit":
        what = f"quotation {one.quotation_id} has other words, but the decision is {row.decision}."
        raise InputError(Problem(what, "Write edit under Decision, or put the words back."))
    if row.decision == "approve":
        yield from decide.approve(kept, [one.quotation_id], by, row.reason)
    elif row.decision == "reject":
        yield from decide.reject(kept, [one.quotation_id], row.reason)
    elif not changed:
        yield decide.send_back(kept, one.quotation_id, row.reason)
    else:
        yield edited(one, " ".join(row.text.split()), setting, kept, by)


def edited(one: Proposal, words: str, setting: Setting, kept: Kept, by: str) -> Move:
    """Return the move that gives a quotation other words, screened anew; whoever edits it proposes it.

    Raises:
        InputError: the words are no faithful excerpt of the answer, or still hold what has to be edited away.
    """
    text = setting.text_of[one.answer_id]
    excerpt = quotes.screening.read_mended(text, words, (one.start, one.end), setting.word_counts)
    candidate = _candidate(one, excerpt, setting)
    draft = quotes.screening.draft_edited(candidate, excerpt.edits, setting.texts, setting.gate)
    problems = [
        *draft.problems,
        *([] if quotes.screening.same_words(draft.text, words) else ["the brackets cannot be read"]),
    ]
    if problems:
        raise InputError([Problem(f"quotation {one.quotation_id}: {problem}.", _NOTHING) for problem in problems])
    risk = quotes.screening.risk_of(draft, seen_of(kept, one.respondent_id, one.quotation_id), setting.gate)
    same = {"quotation_id": one.quotation_id, "version": one.version, "state": State.PROPOSED}
    return Move(one, proposal_of(draft, risk, setting, by).model_copy(update=same), "edited by hand")


def _candidate(one: Proposal, excerpt: quotes.screening.Excerpt, setting: Setting) -> quotes.choosing.Candidate:
    """Return a quotation's piece of the answer as a candidate again."""
    answers = setting.derived.read_answers().set_index("answer_id")
    profile = setting.own[one.respondent_id]
    campaigns = setting.derived.campaigns().set_index("campaign_id")["n_respondents"].to_dict()
    return quotes.choosing.Candidate(
        answer_id=one.answer_id,
        respondent_id=one.respondent_id,
        question_id=one.question_id,
        theme_id=one.theme_id,
        top_id="",
        kind=one.kind,
        text_id=str(answers.loc[one.answer_id, "text_id"]),
        start=excerpt.start,
        end=excerpt.end,
        respondent_type=profile.respondent_type,
        region=profile.region,
        campaign_id=one.campaign_id,
        n_sent=int(campaigns.get(one.campaign_id, 1)),
        n_support=one.n_support,
        probability=1.0,
        readability=1.0,
        evidence=False,
    )
