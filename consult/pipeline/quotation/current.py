"""Which quotations hold now. What changed since its approval goes back; what may not be published is withdrawn."""

from contextlib import suppress

from consult import quotes
from consult.errors import Conflict
from consult.pipeline.database import opened
from consult.pipeline.derived import Derived
from consult.pipeline.quotation import kept as store
from consult.pipeline.quotation.kept import Kept, Move, Proposal, State
from consult.pipeline.quotation.setting import Setting, Standing, Traits
from consult.vocabulary import Quotation

ACTOR = "consult"
_WITHDRAWN = {
    Standing.WITHHELD: "the respondent does not allow it to be published",
    Standing.REFERRED: "words of the response ask not to be published: a person has to decide",
    Standing.EMBARGOED: "the response may not be published yet",
}


def settle(derived: Derived) -> tuple[Kept, tuple[Quotation, ...]]:
    """Take back every quotation that no longer holds, and return what is kept and what a report may show.

    Those shown are in the order of questions, then themes, then ids.
    """
    with opened(derived.folder) as database:
        kept = store.read(database)
        setting = Setting(derived)
        moves = [move for one in kept.proposals.values() if (move := _taken_back(one, kept, setting)) is not None]
        if moves:
            with suppress(Conflict):  # somebody else took them back at the same moment
                store.write(database, moves, ACTOR)
            kept = store.read(database)
    gone = {move.before.quotation_id for move in moves}
    shown = [
        one for one in kept.proposals.values() if one.state in quotes.approval.SHOWN and one.quotation_id not in gone
    ]
    order = {question.id: place for place, question in enumerate(derived.folder.questionnaire.questions)}
    shown.sort(key=lambda one: (order.get(one.question_id, len(order)), one.theme_id, one.quotation_id))
    return kept, tuple(one.quotation() for one in shown)


def _taken_back(one: Proposal, kept: Kept, setting: Setting) -> Move | None:
    """Return the move that takes a quotation back; None where it holds, or stands in no report and is open."""
    if one.state not in quotes.approval.SHOWN | quotes.approval.OPEN:
        return None
    why = _WITHDRAWN.get(setting.standings.get(one.respondent_id, Standing.WITHHELD), "")
    if why:
        return Move(one, one.model_copy(update={"state": State.WITHDRAWN}), why)
    why = _changed(one, setting) or (_unapproved(one, kept) if one.state in quotes.approval.SHOWN else "")
    return Move(one, one.model_copy(update={"state": State.SCREENED}), why) if why else None


def _changed(one: Proposal, setting: Setting) -> str:
    text = setting.text_of.get(one.answer_id)
    settings = setting.derived.folder.settings.quotes
    if text is None or quotes.approval.source_hash(text) != one.source_sha256:
        return "the answer is not the one that was quoted"
    if quotes.screening.unfaithful(one.text, text, one.start, one.end, one.edits):
        return "it is no faithful excerpt of the answer"
    if one.policy != quotes.screening.policy_of(settings):
        return "the rules that it was screened under changed"
    if not _attributed(one, setting, settings.k):
        return "its attribution no longer holds"
    return ""


def _attributed(one: Proposal, setting: Setting, k: int) -> bool:
    """Tell whether the attribution is still one that enough share, or the campaign's own."""
    if one.campaign_id:
        sent = setting.derived.campaigns().set_index("campaign_id")["n_respondents"].to_dict()
        return one.attribution == quotes.screening.attribute_campaign(int(sent.get(one.campaign_id, 0))).words
    return quotes.screening.holds(one.attribution, Traits(*one.shown), setting.crowd, k)


def _unapproved(one: Proposal, kept: Kept) -> str:
    return "" if quotes.approval.is_enough(one, kept.given(one)) else "it is not what was approved"
