"""A short header asks for a personal detail however it is put; a question that mentions one does not."""

import pytest

from consult.ingest.table.detail import asked_for, is_doubtful


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        ("What is your name?", "person"), ("What’s your name?", "person"), ("Forename(s)", "person"),
        ("Respondent's name", "person"), ("First and last name", "person"), ("Full name (block capitals)", "person"),
        ("Please give your name", "person"), ("Can you tell us your name, please?", "person"),
        ("Name and organisation", "person"), ("Name / Enw", "person"), ("Beth yw eich enw?", "person"),
        ("Name of the person completing this form", "person"), ("Form completed by", "person"),
        ("Contact person", "person"), ("Modified by", "person"), ("A1. Your name", "person"),
        ("What is your name? - Name", "person"), ("RecipientLastName", "person"), ("Name 2", "person"),
        ("Email Address", "email"), ("What is your email address?", "email"),
        ("3. Your e-mail address (optional)", "email"),
        ("If so, what is your e-mail address?", "email"), ("Cyfeiriad e-bost", "email"),
        ("E-mail (if you would like a copy of the report)", "email"),
        ("Organisation name", "organisation"), ("Company/organisation", "organisation"),
        ("What is the name of your organisation?", "organisation"),
        ("Name of organization (if applicable)", "organisation"),
        ("Which organisation do you represent?", "organisation"), ("Enw'r sefydliad", "organisation"),
        ("Home or work telephone number", "phone"), ("Rhif ffôn", "phone"), ("Contact number", "phone"),
        ("Job title/role", "job_title"), ("Your position", "job_title"), ("Address line 1", "address"),
        ("Your address, including postcode", "address"), ("City/Town", "address"), ("Cod post", "address"),
        ("IPAddress", "ip"), ("LocationLatitude", "location"), ("ExternalReference", "account"),
        ("NI number", "other"), ("DOB", "other"), ("D.O.B.", "other"), ("Your date of birth", "other"),
    ],
)  # fmt: skip
def test_a_header_asks_for_a_detail(header: str, detail: str) -> None:
    assert asked_for(header) == detail


@pytest.mark.parametrize(
    "header",
    [
        "Your views on the name of the body", "Contact with regulators", "Address the cost of energy",
        "Name three barriers", "Which organisations should the council work with?", "Respondent type",
        "Size of company",
        "Are you an organisation or an individual?", "Name and views", "What is the position of small firms?", "Role",
        "May we contact you?", "How did you hear of the company?", "Please state your reasons", "", "?", "Why?",
        "Type of organisation", "Name of the proposal that you support", "What is your name for this problem, and why?",
    ],
)  # fmt: skip
def test_a_question_that_mentions_a_detail_asks_for_none(header: str) -> None:
    assert asked_for(header) == ""


def test_words_that_questions_use_too_are_doubtful() -> None:
    assert is_doubtful("What is your position?")
    assert not is_doubtful("Job title")
    assert not is_doubtful("Contact name")
    assert not is_doubtful("Name and organisation")
