"""Letters and e-mails become answers of a respondent of their own, every part counted."""

from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.intake import Intake
from consult.ingest.reception import read
from tests.ingest.workbooks import SETTINGS, Files, answers, counts, opening, questionnaire, reasons, table

ASKED = questionnaire("What are the barriers to skills?", "How should energy cost less?")
TEXT = "Dear all\n\nQuestion 1\nToo few apprentices.\n\nQuestion 2\nBuild the grid.\n"


def letter(text: str = TEXT, **more: object) -> Document:
    return Document(**{"name": "letter.eml", "text": text, "channel": "email", **more})  # type: ignore[arg-type]


def taken(*documents: Document, refusals: tuple[Refusal, ...] = (), reader: str = "eml") -> Intake:
    with opening(Files(Mailbag(documents, refusals), reader=reader)) as sources:
        return read(sources, ASKED, SETTINGS)


def test_a_letter_is_split_into_answers() -> None:
    intake = taken(letter(sent_at="2024-10-20", sender={"email": "a@example.org", "person": "A"}))
    own = f"d-{intake.sources['source_id'][0]}"
    told = answers(intake)
    assert "Too few apprentices." in told[f"{own}:q1"]
    assert "Build the grid." in told[f"{own}:q2"]
    assert intake.respondents[["channel", "submitted_at"]].to_numpy().tolist() == [["email", "2024-10-20"]]
    assert sorted(intake.private["field"]) == ["email", "person"]
    assert counts(intake, "row") == {"received": 1, "kept": 1}
    assert counts(intake, "cell")["received"] == len(intake.received)


def test_an_attachment_is_of_the_same_respondent() -> None:
    intake = taken(letter(attachments=(letter("Question 1\nMore of the same.", name="more.docx"),)))
    assert len(intake.respondents) == 1
    assert sum(":q1" in answer for answer in answers(intake)) == 2


def test_each_message_of_a_mailbox_is_a_respondent() -> None:
    intake = taken(letter(row=1), letter("Question 1\nOther views.", row=2), reader="mbox")
    assert [one.rpartition("-")[2] for one in intake.respondents["respondent_id"]] == ["1", "2"]


def test_a_letter_with_nothing_to_read_is_set_aside_with_the_readers_reason() -> None:
    intake = taken(letter("", refusals=(Refusal(1, "", "image-only PDF"),)))
    assert intake.respondents.empty
    assert reasons(intake, "row") == {"image-only PDF": 1}
    assert intake.set_aside["reason"].tolist() == ["image-only PDF"]


def test_what_the_reader_could_not_keep_is_set_aside_with_its_value() -> None:
    intake = taken(
        letter(refusals=(Refusal(1, "logo.png", "a picture", "bytes"),)), refusals=(Refusal(9, "", "too large"),)
    )
    assert reasons(intake, "cell") == {"a picture": 1, "too large": 1}
    assert reasons(intake, "row") == {"too large": 1}
    assert intake.set_aside_values["value"].tolist() == ["bytes"]


def test_the_head_of_a_letter_may_say_who_writes() -> None:
    intake = taken(letter(f"Respondent type: Trade union\nName: A. Person\n\n{TEXT}"))
    assert intake.respondents["respondent_type"].tolist() == ["trade_union"]
    assert intake.private["value"].tolist() == ["A. Person"]


def test_a_letter_from_a_known_address_is_a_repeat() -> None:
    survey = table(["ID", "Email", "Q1"], ["1", "a@example.org", "Too few apprentices."])
    files = Files(survey, Mailbag((letter(sender={"email": "A@example.org"}),)))
    with opening(files) as sources:
        intake = read(sources, ASKED, SETTINGS)
    assert intake.respondents["repeat_of"].tolist() == ["", "1"]
