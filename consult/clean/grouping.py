"""Campaigns among texts that stand in no consultation: what an evaluation measures."""

from collections.abc import Sequence

from consult.clean.campaign import find
from consult.clean.clean_text import clean
from consult.clean.sent import Sent
from consult.clean.wording import key
from consult.settings import CleanSettings


def campaigns_of(texts: Sequence[str], people: Sequence[str], settings: CleanSettings) -> list[str]:
    """Return the campaign that each text is in, "" for none, as if all were answers to one question."""
    sent = []
    for number, (text, person) in enumerate(zip(texts, people, strict=True)):
        cleaned = clean("", text)
        sent.append(Sent(str(number), cleaned.text_id, key(cleaned.text), person))
    found = find("", sent, settings).campaigns
    of_answer = {answer_id: one.campaign_id for one in found for answer_id in one.answer_ids}
    return [of_answer.get(one.answer_id, "") for one in sent]
