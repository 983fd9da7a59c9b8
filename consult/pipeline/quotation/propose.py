"""Choosing what to propose: candidates screened, the best of them put before people, nothing published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consult import quotes
from consult.pipeline.quotation.kept import Kept, Move, Proposal, State
from consult.pipeline.quotation.setting import Setting, Standing, Traits
from consult.progress import Progress, silent
from consult.store import current_user
from consult.vocabulary import Share

_RED = quotes.screening.Colour.RED
_GONE = (State.SCREENED, State.REJECTED, State.WITHDRAWN)
_STEPS = 3
_ALARM = "safeguarding"

Draft = quotes.screening.Draft


@dataclass(frozen=True)
class Proposed:
    """What was chosen (`moves`), out of how much, and what waits for a person.

    `standings` counts the respondents by where they stand; `referred` are the ids of those whose words ask not to be
    published, `alerts` of those whose answers may be about somebody in danger. `balance` has for each type its share
    of the quotations and of the respondents who could be quoted.
    """

    moves: tuple[Move, ...]
    n_candidates: int
    n_screened: int
    n_unfit: int
    standings: Mapping[str, int]
    referred: tuple[str, ...]
    alerts: tuple[str, ...]
    balance: Mapping[str, tuple[Share, Share]]

    @property
    def proposals(self) -> list[Proposal]:
        """The quotations as they would be."""
        return [move.after for move in self.moves]

    @property
    def figures(self) -> dict[str, object]:
        """What `--json` prints beside the quotations."""
        return {
            "n_candidates": self.n_candidates,
            "n_screened": self.n_screened,
            "n_unfit": self.n_unfit,
            "respondents": dict(self.standings),
            "referred": list(self.referred),
            "alerts": list(self.alerts),
            "balance": {
                name: {"quoted": quoted.n, "n_quotations": quoted.base, "could_be": could.n, "base": could.base}
                for name, (quoted, could) in self.balance.items()
            },
        }


def propose(setting: Setting, kept: Kept, by: str, progress: Progress = silent) -> Proposed:
    """Choose quotations for questions and themes that have none yet; nothing is kept by this.

    Args:
        setting: the consultation's tables.
        kept: the quotations that are there.
        by: who proposes them, and may then not approve them.
        progress: called as the work goes on.
    """
    settings = setting.derived.folder.settings.quotes
    progress("looking for quotations", 0, _STEPS)
    everyone = quotes.choosing.nominate(setting.material, settings)
    new = [one for one in everyone if _is_new(one, kept)]
    progress("screening quotations", 1, _STEPS)
    drafts = quotes.screening.draft(quotes.choosing.shortlist(new, settings), setting.texts, setting.gate)
    progress("choosing quotations", 2, _STEPS)
    fit = {draft.candidate: draft for draft in _plainest([one for one in drafts if _is_fit(one, setting)])}
    used = [_used(one, setting) for one in kept.proposals.values() if one.state not in _GONE]
    chosen = quotes.choosing.choose(list(fit), settings, used)
    moves = _moves([fit[one] for one in chosen], setting, kept, by)
    progress("choosing quotations", _STEPS, _STEPS)
    standings = setting.standings
    return Proposed(
        moves=tuple(moves),
        n_candidates=len(everyone),
        n_screened=len(drafts),
        n_unfit=sum(not _is_fit(one, setting) for one in drafts),
        standings={one: sum(own is one for own in standings.values()) for one in Standing},
        referred=tuple(sorted(one for one, own in standings.items() if own is Standing.REFERRED)),
        alerts=tuple(sorted({one.candidate.respondent_id for one in drafts if _alarms(one)})),
        balance=quotes.choosing.balance(chosen, new),
    )


def proposal_of(draft: Draft, risk: quotes.screening.Risk, setting: Setting, by: str) -> Proposal:
    """Return a draft as what people decide on."""
    one = draft.candidate
    same = {name: getattr(one, name) for name in ("answer_id", "respondent_id", "question_id", "theme_id", "kind")}
    return Proposal(
        **same,
        quotation_id=quotes.approval.id_of(one.answer_id, one.theme_id, one.start, one.end),
        state=State.PROPOSED,
        campaign_id=one.campaign_id,
        start=one.start,
        end=one.end,
        edits=draft.edits,
        text=draft.text,
        attribution=draft.attribution.words,
        shown=draft.attribution.shown.as_tuple,
        gives=draft.gives.as_tuple,
        source_sha256=quotes.approval.source_hash(setting.texts[one.text_id]),
        policy=quotes.screening.policy_of(setting.derived.folder.settings.quotes),
        colour=risk.colour,
        reasons=risk.reasons,
        rarest="; ".join(draft.rarity.words),
        n_support=one.n_support,
        proposed_by=by,
        proposed_login=current_user(),
    )


def seen_of(kept: Kept, respondent_id: str, but: str = "") -> Traits:
    """Return what the respondent's quotations show and say together, without that of the id `but`."""
    seen = Traits()
    for one in kept.proposals.values():
        if one.respondent_id == respondent_id and one.quotation_id != but and one.state not in _GONE:
            seen = seen.joined(Traits(*one.gives))
    return seen


def _is_new(one: quotes.choosing.Candidate, kept: Kept) -> bool:
    """Tell whether nobody decided about a candidate yet, or something changed since."""
    there = kept.proposals.get(quotes.approval.id_of(one.answer_id, one.theme_id, one.start, one.end))
    return there is None or there.state is State.SCREENED


def _is_fit(draft: Draft, setting: Setting) -> bool:
    return not draft.problems and quotes.screening.risk_of(draft, Traits(), setting.gate).colour is not _RED


def _alarms(draft: Draft) -> bool:
    return any(finding.kind == _ALARM for finding in draft.left)


def _plainest(drafts: Sequence[Draft]) -> list[Draft]:
    """Return of each question and theme the drafts with the fewest edits."""
    fewest: dict[tuple[str, str], int] = {}
    for one in drafts:
        cell = one.candidate.cell
        fewest[cell] = min(len(one.edits), fewest.get(cell, len(one.edits)))
    return [one for one in drafts if len(one.edits) == fewest[one.candidate.cell]]


def _used(one: Proposal, setting: Setting) -> quotes.choosing.Used:
    top = setting.material.tops.get(one.theme_id, one.theme_id)
    words = quotes.choosing.words_of(one.text)
    return quotes.choosing.Used(one.respondent_id, one.question_id, top, one.campaign_id, words)


def _moves(drafts: Sequence[Draft], setting: Setting, kept: Kept, by: str) -> list[Move]:
    """Return the proposals, each judged beside those of the same respondent that come before it."""
    seen: dict[str, Traits] = {}
    moves = []
    for draft in drafts:
        respondent_id = draft.candidate.respondent_id
        before = seen.get(respondent_id) or seen_of(kept, respondent_id)
        risk = quotes.screening.risk_of(draft, before, setting.gate)
        if risk.colour is not _RED:
            seen[respondent_id] = draft.gives.joined(before)
            after = proposal_of(draft, risk, setting, by)
            moves.append(Move(kept.proposals.get(after.quotation_id, after), after))
    return moves
