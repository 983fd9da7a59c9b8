"""A response that came by e-mail or as a document: the answers, and how its parts are set out."""

from dataclasses import dataclass, field
from datetime import timedelta

from data.invest2035.build import slip
from data.invest2035.build.argument import argue
from data.invest2035.build.chance import Chance
from data.invest2035.build.draft import Draft, Written, finish
from data.invest2035.build.material import Material, Question
from data.invest2035.build.respondent import Respondent, meet
from data.invest2035.build.response import OPENED
from data.invest2035.build.writer import Writer

NOTICE = "Synthetic response"
SUBJECT = "[SYNTHETIC] Response to the industrial strategy consultation"
GENERAL = "general"
_GREETINGS = (
    "Dear Sir or Madam,",
    "Dear consultation team,",
    "To whom it may concern",
    "Good afternoon,",
    "Dear colleagues,",
)
_ENDS = ("Yours faithfully,", "Kind regards,", "With best wishes", "Yours sincerely", "Many thanks")

Block = tuple[str, str]
"""What a part is (notice, text, heading or signature) and its words."""


@dataclass
class Reply:
    """One response in free text. `answers` are by question id, `general` for what answers no question."""

    id: str
    respondent: Respondent
    sent: str
    cover: str
    answers: dict[str, Written] = field(default_factory=dict)
    repeats: str = ""


def reply(
    material: Material, seed: int, number: int, id_: str, *, n_answers: int, respondent: Respondent | None = None
) -> Reply:
    """Write a response to the first questions that come to mind; no answers make it a letter in general."""
    chance = Chance(seed + 1, number)
    who = respondent or meet(chance, material, number, campaigns=False)
    writer = Writer(chance, material, who)
    sent = OPENED + timedelta(days=chance.whole(2, 40), minutes=chance.whole(0, 500))
    cover = "".join(text for text, _ in writer.passage(chance.pick(material.covers)).fragments)
    made = Reply(id_, who, f"{sent:%a, %d %b %Y %H:%M:%S} +0000", cover)
    questions = list(material.questions.values())
    if not n_answers:
        made.answers[GENERAL] = _written(writer, material.questions["q36"])
        return made
    wanted = {"q7"}
    while len(wanted) < n_answers:
        question = chance.pick(questions)
        if chance.happens(question.interest):
            wanted.add(question.id)
    for question in questions:
        if question.id in wanted:
            made.answers[question.id] = _written(writer, question)
    return made


def blocks(made: Reply, material: Material, marker: str, *, chance: Chance, letter: bool = True) -> list[Block]:
    """Set a response out.

    Args:
        made: the response.
        material: where the questions are.
        marker: how a question is announced, with {n} and {wording}; ending in a space where the answer follows
            on the same line.
        chance: where small choices come from.
        letter: whether there is a greeting and a signature.
    """
    parts: list[Block] = [("notice", NOTICE)]
    if letter:
        parts += [("text", chance.pick(_GREETINGS)), ("text", made.cover)]
    for question_id, written in made.answers.items():
        if question_id == GENERAL:
            parts += [("text", one) for one in written.text.split("\n\n")]
            continue
        question = material.questions[question_id]
        heading = marker.format(n=question.number, wording=question.wording)
        paragraphs = written.text.split("\n\n")
        if heading.endswith(" "):
            paragraphs[0] = heading + paragraphs[0]
        else:
            parts.append(("heading", heading))
        parts += [("text", one) for one in paragraphs]
    if letter:
        parts.append(("signature", "\n".join(signature(made, chance))))
    return parts


def signature(made: Reply, chance: Chance) -> list[str]:
    """Return the lines under a letter."""
    who = made.respondent
    lines = [chance.pick(_ENDS), who.person, who.title, who.organisation, f"Tel: {who.phone}", who.email]
    return [line for line in lines if line]


def _written(writer: Writer, question: Question) -> Written:
    draft: Draft = []
    for paragraph in argue(writer, question):
        for passage in paragraph:
            draft += [passage, " "]
        draft[-1] = "\n\n"
    return finish(draft[:-1], [slip.curly] if writer.respondent.curly else [], Written(""))
