"""Lead a cross-reference ("see my answer to Q7") to the respondent's own answer to that question."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult.clean.question_number import by_number
from consult.clean.row import Row
from consult.vocabulary import AnswerStatus, Questionnaire

_FORWARD = {"below", "next", "following", "after"}


@dataclass(frozen=True)
class Resolution:
    """Where a cross-reference leads. `text_id` is "" where no text of the respondent stands there; `doubt` says why."""

    refers_to: str
    text_id: str
    doubt: str = ""


class _Resolver:
    def __init__(self, replies: Sequence[Row], questionnaire: Questionnaire) -> None:
        self.replies = replies
        self.by_number = by_number(questionnaire)
        self.order = [one.id for one in questionnaire.questions if one.id not in questionnaire.counted_ids]
        self.position = {question_id: at for at, question_id in enumerate(self.order)}
        self.rows: dict[tuple[str, str], int] = {}
        referring = {one.respondent_id for one in replies if one.status is AnswerStatus.CROSS_REFERENCE}
        for row, reply in enumerate(replies):
            if reply.respondent_id in referring:
                place = (reply.respondent_id, reply.question_id)
                held = self.rows.setdefault(place, row)
                if reply.status is AnswerStatus.ANSWERED and replies[held].status is not AnswerStatus.ANSWERED:
                    self.rows[place] = row

    def resolve(self, row: int) -> Resolution:
        targets = self._targets(row)
        if not targets:
            return Resolution("", "", self._no_target(row))
        doubt = f"refers to more than one question; {targets[0]} was taken, not {', '.join(targets[1:])}"
        text_id, ending = self._follow(row)
        return Resolution(targets[0], text_id, ending or (doubt if len(targets) > 1 else ""))

    def _follow(self, row: int) -> tuple[str, str]:
        """Return the text at the end of the chain, or "" and what stands there instead."""
        seen = {row}
        while True:
            targets = self._targets(row)
            if not targets:
                return "", "refers to an answer that refers to no question of the questionnaire"
            target = self.rows.get((self.replies[row].respondent_id, targets[0]))
            if target is None or self.replies[target].status is AnswerStatus.BLANK:
                return "", f"refers to {targets[0]}, which the respondent left blank"
            if target in seen:
                return "", "cross-references run in a circle"
            reply = self.replies[target]
            if reply.status is AnswerStatus.PLACEHOLDER:
                return "", f"refers to {targets[0]}, which holds a placeholder"
            if reply.status is not AnswerStatus.CROSS_REFERENCE:
                return reply.text_id, ""
            seen.add(target)
            row = target

    def _targets(self, row: int) -> list[str]:
        """Return the questions that a cross-reference names, or the neighbour that it points up or down to."""
        reply = self.replies[row]
        if reply.reading is None:
            return []
        numbers = reply.reading.numbers
        if not numbers:
            return self._neighbour(reply)
        named = [self.by_number.get(n) or self.by_number.get(n.rstrip("abcdefgh"), "") for n in numbers]
        return [one for one in dict.fromkeys(named) if one and one != reply.question_id]

    def _neighbour(self, reply: Row) -> list[str]:
        """Return the nearest open question above (or below) that the respondent did not leave blank."""
        here = self.position.get(reply.question_id)
        if here is None or reply.reading is None:
            return []
        down = bool(_FORWARD & set(reply.reading.clause.split()))
        for question_id in self.order[here + 1 :] if down else reversed(self.order[:here]):
            row = self.rows.get((reply.respondent_id, question_id))
            if row is not None and self.replies[row].status is not AnswerStatus.BLANK:
                return [question_id]
        return []

    def _no_target(self, row: int) -> str:
        reading = self.replies[row].reading
        if reading and reading.numbers:
            return "refers to a question that is its own or not in the questionnaire"
        return "refers to another answer, and the respondent gave none there"


def resolve(replies: Sequence[Row], questionnaire: Questionnaire) -> dict[int, Resolution]:
    """Return where each cross-reference leads, by row.

    "See above" leads to the nearest earlier open question that the respondent did not leave blank. Chains are followed
    to their end; a circle leads nowhere.
    """
    resolver = _Resolver(replies, questionnaire)
    rows = (row for row, reply in enumerate(replies) if reply.status is AnswerStatus.CROSS_REFERENCE)
    return {row: resolver.resolve(row) for row in rows}
