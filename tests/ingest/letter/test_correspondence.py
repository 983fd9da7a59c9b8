"""Letters and e-mails become answers of a respondent of their own, every part counted."""

from dataclasses import replace

import pytest

from consult.ingest.assembly import RECEIVED_BEFORE, SUPERSEDED
from consult.ingest.content import Document, Mailbag, Refusal
from consult.ingest.intake import Intake
from consult.ingest.letter.carried import NOT_THEIR_OWN
from consult.ingest.letter.correspondence import ANOTHER_VERSION, SIGNATURE
from consult.ingest.letter.mail_parts import COVERING, QUOTED
from consult.ingest.letter.quotation import INSIDE_QUOTATION
from consult.ingest.reception import read
from consult.settings import IngestSettings
from tests.ingest.workbooks import SETTINGS, Files, answers, counts, opening, questionnaire, reasons, table

ASKED = questionnaire("What are the barriers to skills?", "How should energy cost less?")
TEXT = "Dear all\n\nQuestion 1\nToo few apprentices.\n\nQuestion 2\nBuild the grid.\n"


def letter(text: str = TEXT, **more: object) -> Document:
    return Document(**{"name": "letter.eml", "text": text, "channel": "email", **more})  # type: ignore[arg-type]


def taken(
    *documents: Document,
    refusals: tuple[Refusal, ...] = (),
    reader: str = "eml",
    settings: IngestSettings = SETTINGS,
) -> Intake:
    with opening(Files(Mailbag(documents, refusals), reader=reader)) as sources:
        return read(sources, ASKED, settings)


def mailboxes(*mailboxes: tuple[Document, ...]) -> Intake:
    bags = [Mailbag(tuple(replace(one, row=row) for row, one in enumerate(box, 1))) for box in mailboxes]
    with opening(Files(*bags, reader="mbox")) as sources:
        return read(sources, ASKED, SETTINGS)


def sent(text: str, message_id: str = "1@example.org", by: str = "a@example.org") -> Document:
    return letter(f"Question 1\n{text}", message_id=message_id, sender={"email": by})


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


def test_messages_inside_one_that_only_passes_them_on_are_of_their_own_senders() -> None:
    inside = tuple(sent(text, f"{by}1", by) for text, by in (("One.", "b@example.org"), ("Two.", "c@example.org")))
    intake = taken(replace(sent("", by="team@example.org"), text="Two more attached", attachments=inside))
    assert intake.respondents["respondent_id"].nunique() == 2
    assert sorted(answers(intake).values()) == ["One.", "Two."]
    assert reasons(intake, "row") == {COVERING: 1}


def test_a_message_of_another_sender_under_words_of_ones_own_is_one_to_look_at() -> None:
    intake = taken(replace(sent("Our view."), attachments=(sent("Their view.", "2@example.org", "b@example.org"),)))
    assert len(intake.respondents) == 1
    assert NOT_THEIR_OWN in intake.reviews["what"].tolist()


@pytest.mark.parametrize(("said", "looked_at"), [("Please see below", True), ("Question 1\nMy own words.", False)])
def test_answers_that_may_stand_in_a_quotation_are_to_look_at(said: str, looked_at: bool) -> None:
    intake = taken(letter(said, refusals=(Refusal(1, "", QUOTED, TEXT),)))
    assert (INSIDE_QUOTATION in intake.reviews["what"].tolist()) is looked_at


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
    assert sorted(answers(intake).values()) == ["Build the grid.", "Dear all", "Too few apprentices."]
    assert counts(intake, "cell") == {"received": 5, "answer": 3, "profile": 1, "personal": 1}


def test_a_signature_is_set_aside_whole_and_its_details_are_private() -> None:
    signature = "Yours faithfully,\nJane Doe\nDirector\njane@example.org\n01632 960001"
    intake = taken(letter(f"{TEXT}\n{signature}"))
    assert "Jane" not in " ".join(answers(intake).values())
    assert intake.set_aside_values["value"].tolist() == [signature]
    assert reasons(intake, "cell") == {SIGNATURE: 1}
    assert dict(zip(intake.private["field"], intake.private["value"], strict=True)) == {
        "person": "Jane Doe",
        "other": "Director",
        "email": "jane@example.org",
        "phone": "01632 960001",
    }


def test_facts_in_a_signature_describe_the_respondent_and_may_be_corrected() -> None:
    first, second = (sent(f"Grid.\n\nKind regards\nJane Doe\nRegion: {one}\nLimited") for one in ("Wales", "London"))
    intake = mailboxes((first, second))
    assert intake.respondents["region"].tolist() == ["london"]
    assert reasons(intake, "cell") == {SIGNATURE: 2, SUPERSEDED: 1, RECEIVED_BEFORE: 1}


def test_a_note_above_the_answers_has_its_own_signature() -> None:
    intake = taken(
        letter("Dear team,\nOur answers are below.\n\nKind regards\nJane Doe\n\nQuestion 1\nToo few.\n\nJane")
    )
    assert sorted(answers(intake).values()) == ["Dear team,\nOur answers are below.", "Too few.\n\nJane"]
    assert intake.private["value"].tolist() == ["Jane Doe"]


def test_a_letter_signed_with_the_senders_name_under_hyphens_is_signed() -> None:
    intake = taken(letter(f"{TEXT}--\nJane\nDirector", sender={"person": "Doe, Jane"}))
    assert reasons(intake, "cell") == {SIGNATURE: 1}


@pytest.mark.parametrize("name", ["Jane Doe.docx", "attachment 1, Word document (.docx)"])
def test_reviews_name_attachments_as_the_reader_does(name: str) -> None:
    intake = taken(letter(attachments=(letter("Questions 1 and 2\nGrid.", name=name),)))
    assert any(what.startswith(f"{name}: the answer") for what in intake.reviews["what"])


def test_a_letter_longer_than_a_cell_may_be_is_set_aside_whole() -> None:
    small = IngestSettings(max_cell_characters=1_000)
    text = TEXT * 100
    intake = taken(letter(text), settings=small)
    assert intake.respondents.empty
    assert reasons(intake, "row") == {"letter too long: 7,000 characters, 1,000 allowed": 1}
    assert intake.set_aside_values["value"].tolist() == [text]


def test_a_longer_copy_of_a_mailbox_adds_only_what_is_new() -> None:
    first, second, third = sent("Grid.", "1"), sent("Skills.", "2", "b@example.org"), sent("Homes.", "3")
    intake = mailboxes((first, second), (first, second, third))
    assert len(intake.respondents) == 3
    assert sorted(answers(intake).values()) == ["Grid.", "Homes.", "Skills."]
    assert reasons(intake, "row") == reasons(intake, "cell") == {RECEIVED_BEFORE: 2}


def test_other_words_under_one_message_id_are_another_version() -> None:
    intake = mailboxes((sent("Grid."), sent("Grid and skills.")))
    assert list(answers(intake).values()) == ["Grid and skills."]
    assert reasons(intake, "cell") == {SUPERSEDED: 1}
    assert intake.set_aside_values["value"].tolist() == ["Grid."]
    assert intake.reviews["what"].tolist() == [ANOTHER_VERSION]


@pytest.mark.parametrize(
    "other",
    [sent("Grid.", by="b@example.org"), sent("Grid.", message_id=""), sent("Grid.", message_id="2@example.org")],
)
def test_the_same_words_from_somebody_else_are_another_response(other: Document) -> None:
    assert len(mailboxes((sent("Grid."), other)).respondents) == 2


def test_letters_without_a_message_id_stay_apart() -> None:
    assert len(mailboxes((sent("Grid.", ""), sent("Grid.", ""))).respondents) == 2


def test_a_letter_from_a_known_address_is_a_repeat() -> None:
    survey = table(["ID", "Email", "Q1"], ["1", "a@example.org", "Too few apprentices."])
    files = Files(survey, Mailbag((letter(sender={"email": "A@example.org"}),)))
    with opening(files) as sources:
        intake = read(sources, ASKED, SETTINGS)
    assert intake.respondents["repeat_of"].tolist() == ["", "1"]
