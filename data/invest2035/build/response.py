"""Everything one respondent sent: who they are, when, and a cell for each question answered."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from data.invest2035.build import answer, campaign
from data.invest2035.build.chance import Chance
from data.invest2035.build.draft import Written
from data.invest2035.build.material import Material, Question
from data.invest2035.build.respondent import Respondent, meet
from data.invest2035.build.writer import Writer

OPENED = datetime(2024, 10, 14, 9, 0, 0)  # noqa: DTZ001 - survey platforms export local time without a zone
_MINUTES_OPEN = 41 * 24 * 60 + 14 * 60
_PAPER_EVERY = 2_500
_PAPER_FIRST = 61
_CAMPAIGNER_OWN_ANSWERS = 0.14


@dataclass(frozen=True)
class Response:
    """One row. `repeats` is the response id of an earlier response from the same e-mail address."""

    id: str
    number: int
    respondent: Respondent
    started: datetime
    minutes: int
    progress: int
    preview: bool
    answers: dict[str, Written]
    language: str = "EN-GB"
    repeats: str = ""

    @property
    def n_answered(self) -> int:
        """How many cells are not blank; a preview counts none."""
        return 0 if self.preview else sum(bool(one.text.strip()) for one in self.answers.values())


@dataclass
class Stream:
    """Responses without end, one after another; `expected` spreads their dates over the weeks of the consultation."""

    material: Material
    seed: int
    expected: int
    resubmit: bool = True
    _recent: deque[Response] = field(default_factory=lambda: deque(maxlen=40))

    def __iter__(self) -> Iterator[Response]:
        number = 0
        while True:
            response = self._next(number)
            if (
                not response.preview
                and response.progress == 100
                and not response.repeats
                and not response.respondent.letter
            ):
                self._recent.append(response)
            yield response
            number += 1

    def _next(self, number: int) -> Response:
        chance = Chance(self.seed, number)
        started = self._moment(chance, number)
        id_ = "R_" + "".join(chance.pick("23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(15))
        rates = self.material.rates
        if self.resubmit and len(self._recent) > 5 and chance.happens(rates["resubmitted"]):
            return self._again(chance, number, id_, started)
        respondent = meet(chance, self.material, number)
        preview = number in {0, 1} or chance.happens(rates["preview"])
        progress = chance.whole(22, 94) if not preview and chance.happens(rates["partial"]) else 100
        answers = _answers(Writer(chance, self.material, respondent), number, progress)
        language = "CY" if any(one.language == "cy" for one in answers.values()) else "EN-GB"
        minutes = 3 + sum(1 + len(one.text) // 250 for one in answers.values())
        return Response(id_, number, respondent, started, minutes, progress, preview, answers, language)

    def _again(self, chance: Chance, number: int, id_: str, started: datetime) -> Response:
        """Return a second response from an e-mail address: the same answers, sometimes a few of them rewritten."""
        first = chance.pick(self._recent)
        answers = dict(first.answers)
        if chance.happens(0.5):
            writer = Writer(chance, self.material, first.respondent)
            for question_id in [one for one in answers if chance.happens(0.2)]:
                answers[question_id] = answer.full(writer, self.material.questions[question_id])
        again = replace(first, id=id_, number=number, started=started, repeats=first.id)
        marked = {one: replace(written, flags=(*written.flags, "resubmitted")) for one, written in answers.items()}
        return replace(again, answers=marked)

    def _moment(self, chance: Chance, number: int) -> datetime:
        """Return when a response began: few at first, most in the last days, in the order of their numbers."""
        share = min(1.0, (number + chance.random()) / self.expected) ** 0.45
        return OPENED + timedelta(minutes=int(share * _MINUTES_OPEN), seconds=chance.whole(0, 59))


def _answers(writer: Writer, number: int, progress: int) -> dict[str, Written]:
    chance, material = writer.chance, writer.material
    letter = writer.respondent.letter
    effort = min(2.2, chance.lognormal(1.29, 0.5))
    favourite = {chance.pick(_sections(material)) for _ in range(2)}
    verbatim = letter is not None and chance.happens(letter.verbatim)
    questions = list(material.questions.values())
    questions = questions[: max(1, len(questions) * progress // 100)]
    paper = number >= _PAPER_FIRST and (number - _PAPER_FIRST) % _PAPER_EVERY == 0
    found: dict[str, Written] = {}
    answered: list[Question] = []
    for question in questions:
        if letter and question.id in letter.answers:
            if chance.happens(letter.fidelity):
                found[question.id] = campaign.copy(writer, letter, question.id, verbatim=verbatim)
                answered.append(question)
            continue
        share = question.interest * (_CAMPAIGNER_OWN_ANSWERS if letter else effort)
        share *= 1.45 if question.section in favourite else 0.87
        if chance.happens(share):
            written = answer.answer(writer, question, answered)
            found[question.id] = written
            if written.status == "answered":
                answered.append(question)
        elif chance.happens(material.rates["whitespace"]):
            found[question.id] = Written(chance.pick((" ", "\n", "  \n")), "blank", flags=("whitespace",))
    if paper:
        found["q36"] = answer.long_paper(Writer(chance, material, writer.respondent))
    return found


def _sections(material: Material) -> list[str]:
    return list(dict.fromkeys(question.section for question in material.questions.values()))
