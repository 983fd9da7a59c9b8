"""Who may be quoted at all, and which quotations hold."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

from consult import quotes, store
from consult.pipeline.derived import Derived
from consult.store import Database

Openness = quotes.audit.Openness
Wording = quotes.audit.Wording
_COLUMNS = ("quotation_id", "version", "state")


def open_ids(derived: Derived) -> frozenset[str]:
    """Return the respondents whose words may be quoted now."""
    settings = derived.folder.settings.quotes
    answers, texts = derived.answers(), derived.texts().set_index("text_id")["text"].to_dict()
    wrote: dict[str, list[str]] = defaultdict(list)
    for respondent_id, text_id in zip(answers["respondent_id"], answers["text_id"], strict=True):
        if text_id:
            wrote[respondent_id].append(texts[text_id])
    respondents, today = derived.respondents(), datetime.now(UTC).date()
    return frozenset(
        one
        for one, consent in zip(respondents["respondent_id"], respondents["consent"], strict=True)
        if quotes.screening.standing(
            one, consent, wrote[one], today=today, embargoes=settings.embargoes, cleared=settings.cleared
        )
        is quotes.screening.Standing.OPEN
    )


def quoted(derived: Derived, database: Database, may_be_quoted: frozenset[str]) -> Iterator[Wording]:
    """Yield the words of each quotation: approved and of an answer as it is now, or void."""
    answers, texts = derived.answers(), derived.texts().set_index("text_id")["text"].to_dict()
    text_of = {one: texts.get(key, "") for one, key in zip(answers["answer_id"], answers["text_id"], strict=True)}
    given = store.quotations.given(database)
    for row in store.quotations.kept(database):
        one = quotes.approval.Proposal.model_validate({**row["content"], **{name: row[name] for name in _COLUMNS}})
        approvals = [
            quotes.approval.Approval(each["approved_by"], each["seal"], each["reason"])
            for each in given.get(one.quotation_id, [])
        ]
        holds = (
            one.state in quotes.approval.SHOWN
            and one.respondent_id in may_be_quoted
            and one.source_sha256 == quotes.approval.source_hash(text_of.get(one.answer_id, ""))
            and quotes.approval.is_enough(one, approvals)
        )
        yield Wording(f"quotation {one.quotation_id}", one.text, Openness.QUOTED if holds else Openness.VOID)
