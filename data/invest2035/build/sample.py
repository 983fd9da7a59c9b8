"""Puts a sample consultation together in a folder: `raw/` as it would be received, `gold/` beside it."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from data.invest2035.build import mail, paper
from data.invest2035.build.chance import Chance
from data.invest2035.build.gold import Gold
from data.invest2035.build.material import CONSULTATION, load
from data.invest2035.build.reply import Reply, blocks, reply
from data.invest2035.build.response import Response, Stream
from data.invest2035.build.survey import Survey

SEED = 2035
SURVEY_RESPONDENTS = 170
FILE_RESPONDENTS = 30
ANSWERS_A_RESPONDENT = 12.0


@dataclass(frozen=True)
class Made:
    """What was written: rows of the survey, cells that are not blank (previews apart), e-mails and documents."""

    folder: Path
    n_rows: int
    n_answers: int
    n_files: int


def make(
    folder: Path, *, respondents: int = 0, answers: int = 0, seed: int = SEED, files: bool = True, gold: bool = True
) -> Made:
    """Write a sample consultation.

    Args:
        folder: gets `raw/` and, unless `gold` is false, `gold/`.
        respondents: how many, e-mails and documents included; 0 for 200, or for as many as `answers` needs.
        answers: how many cells of the survey are to be answered; overrides respondents.
        seed: the same seed gives the same bytes.
        files: whether to write e-mails and documents too.
        gold: whether to write gold labels.
    """
    material = load()
    total = respondents or SURVEY_RESPONDENTS + FILE_RESPONDENTS
    rows = total - FILE_RESPONDENTS if files and total > FILE_RESPONDENTS else total
    stream = Stream(material, seed, int(answers / ANSWERS_A_RESPONDENT * 1.03) if answers else rows)
    raw = folder / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    n_answers = n_files = 0
    with ExitStack() as stack:
        labels = stack.enter_context(Gold(folder / "gold")) if gold else None
        file = stack.enter_context((raw / "survey.csv").open("w", encoding="utf-8-sig", newline=""))
        survey = Survey(file, material)
        for response in stream if answers else islice(stream, rows):
            kept = _cut(response, answers - n_answers) if answers else response
            n_answers += kept.n_answered
            row = survey.write(kept)
            if labels:
                _label(labels, row, kept)
            if answers and n_answers >= answers:
                break
        if files:
            n_files = _files(raw, labels, stream)
    return Made(folder, survey.n_rows, n_answers, n_files)


def regenerate() -> Made:
    """Write the committed sample again, in place."""
    return make(CONSULTATION)


def _cut(response: Response, room: int) -> Response:
    """Blank the last answers of a response where they are more than there is room for."""
    surplus = response.n_answered - room
    if surplus <= 0:
        return response
    full = [one for one, written in response.answers.items() if written.text.strip()]
    return replace(response, answers={one: response.answers[one] for one in full[: len(full) - surplus]})


def _label(labels: Gold, row: int, response: Response) -> None:
    labels.respondent(
        "survey.csv", row, response.id, response.respondent,
        repeats=response.repeats, channel="online", progress=response.progress, preview=response.preview,
    )  # fmt: skip
    for question, written in response.answers.items():
        labels.answer("survey.csv", row, response.id, question, written)


def _files(raw: Path, labels: Gold | None, stream: Stream) -> int:
    """Write the e-mails and documents; return how many."""
    material, seed = stream.material, stream.seed
    for kind in ("emails", "documents"):
        (raw / kind).mkdir(exist_ok=True)
    for number, (name, (n_answers, write)) in enumerate(mail.DESIGNS.items(), start=1):
        source = f"emails/{number:02d}-{name}.eml"
        also = _first_finished(stream) if name == "answered-online-too" else None
        made = reply(
            material, seed, number, f"E{number:02d}", n_answers=n_answers, respondent=also.respondent if also else None
        )
        made.repeats = also.id if also else ""
        (raw / source).write_bytes(mail.message(made, material, number, write))
        _label_reply(labels, source, made, "email")
    for number, (name, (n_answers, marker, render)) in enumerate(paper.DESIGNS.items(), start=101):
        source = f"documents/{name}"
        made = reply(material, seed, number, f"D{number - 100:02d}", n_answers=max(0, n_answers))
        if n_answers < 0:
            made.answers.clear()
        parts = blocks(made, material, marker, chance=Chance(13, number))
        (raw / source).write_bytes(render(parts))
        _label_reply(labels, source, made, "document")
    return len(mail.DESIGNS) + len(paper.DESIGNS)


def _first_finished(stream: Stream) -> Response:
    return next(
        one for one in Stream(stream.material, stream.seed, stream.expected) if not one.preview and one.progress == 100
    )


def _label_reply(labels: Gold | None, source: str, made: Reply, channel: str) -> None:
    if labels is None:
        return
    labels.respondent(source, 0, made.id, made.respondent, repeats=made.repeats, channel=channel)
    for question, written in made.answers.items():
        labels.answer(source, 0, made.id, question, written, with_text=True)
