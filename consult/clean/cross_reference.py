"""Lead a cross-reference ("see my answer to Q7") to the respondent's own answer to that question."""

from collections.abc import Sequence

from consult.clean.question_number import by_number
from consult.clean.row import Row
from consult.vocabulary import AnswerStatus, Questionnaire

_FORWARD = {"below", "next", "following", "after"}
_NO_WORDS = {
    AnswerStatus.BLANK: "which the respondent left blank",
    AnswerStatus.PLACEHOLDER: "which holds a placeholder",
    AnswerStatus.OTHER_LANGUAGE: "which is in a language that is not analysed",
}


def resolve(rows: Sequence[Row], questionnaire: Questionnaire) -> None:
    """Give each cross-reference the question that it refers to and the text that stands there, or the doubt about it.

    "See above" leads to the nearest earlier open question that the respondent did not leave blank. Of several questions
    the first that leads to an answer is taken. Chains are followed to their end; a circle leads nowhere.
    """
    referring = [row for row in rows if row.status is AnswerStatus.CROSS_REFERENCE]
    replies = _Replies(rows, {row.respondent_id for row in referring}, questionnaire)
    for row in referring:
        targets = replies.targets(row)
        row.refers_to, row.text_id, row.doubt = replies.follow(row, targets) if targets else ("", "", _no_target(row))
        if row.text_id and len(targets) > 1:
            others = ", ".join(one for one in targets if one != row.refers_to)
            row.doubt = f"refers to more than one question; {row.refers_to} was taken, not {others}"


def _no_target(row: Row) -> str:
    if row.reading and row.reading.numbers:
        return "refers to a question that is its own, is closed or is not in the questionnaire"
    return "refers to another answer, and the respondent gave none there"


class _Replies:
    """What the respondents who refer to answers of theirs said to each open question."""

    def __init__(self, rows: Sequence[Row], respondents: set[str], questionnaire: Questionnaire) -> None:
        questions = [one for one in questionnaire.questions if one.id not in questionnaire.counted_ids]
        self._by_number = by_number(questions)
        self._order = [one.id for one in questions]
        self._rows: dict[tuple[str, str], Row] = {}
        for row in rows:
            if row.is_open and row.respondent_id in respondents:
                held = self._rows.setdefault((row.respondent_id, row.question_id), row)
                if held.status is not AnswerStatus.ANSWERED and row.status is AnswerStatus.ANSWERED:
                    self._rows[row.respondent_id, row.question_id] = row

    def targets(self, row: Row) -> list[str]:
        """Return the questions that a cross-reference names, or the neighbour that it points up or down to."""
        if row.reading is None:
            return []
        if not row.reading.numbers:
            return self._neighbour(row, down=bool(_FORWARD & set(row.reading.clause.split())))
        named = [self._by_number.get(n) or self._by_number.get(n.rstrip("abcdefgh"), "") for n in row.reading.numbers]
        return [one for one in dict.fromkeys(named) if one and one != row.question_id]

    def _neighbour(self, row: Row, *, down: bool) -> list[str]:
        """Return the nearest open question above (or below) that the respondent did not leave blank."""
        if row.question_id not in self._order:
            return []
        here = self._order.index(row.question_id)
        for question_id in self._order[here + 1 :] if down else reversed(self._order[:here]):
            other = self._rows.get((row.respondent_id, question_id))
            if other and other.status is not AnswerStatus.BLANK:
                return [question_id]
        return []

    def follow(self, row: Row, targets: Sequence[str]) -> tuple[str, str, str]:
        """Follow a cross-reference to the first text that any of its targets leads to.

        Returns:
            The target, the text_id, and what stands there instead of a text; text_id or the last is "".
        """
        instead = ""
        seen = {row.answer_id}
        pending = [(target, target) for target in reversed(targets)]  # a question, and the target that led to it
        while pending:
            question_id, target = pending.pop()
            reply = self._rows.get((row.respondent_id, question_id))
            status = reply.status if reply else AnswerStatus.BLANK
            if reply and status is AnswerStatus.ANSWERED:
                return target, reply.text_id, ""
            if not reply or status in _NO_WORDS:
                instead = instead or f"refers to {question_id}, {_NO_WORDS[status]}"
                continue
            if reply.answer_id in seen:
                instead = instead or "cross-references run in a circle"
                continue
            seen.add(reply.answer_id)
            pending += [(one, target) for one in reversed(self.targets(reply))]
        return targets[0], "", instead or "refers to an answer that refers to no question of the questionnaire"
