import pytest

from consult.signature import end_of_answer

_BODY = "Grid connections take too long.\n\nFirms cannot plan."
_UNDER = [
    "Kind regards,\nSam Example\nHead of Policy\nExample Widgets Ltd",
    "Kind regards\n\nSam Example\n\nsam@example.org\nTel: 01632 960001",
    "Yours sincerely,\n\nDr S. Example",
    "Best wishes, Sam Example",
    "Many thanks\nSam",
    "Thank you",
    "--\nSam Example\nwww.example.org",
    "Sent from my iPhone",
    "Sent from Outlook for iOS",
    "Regards\nSam\n\nSent from my iPad",
    "This email and any attachments are confidential and intended solely for the addressee.",
    "This email and any attachments are confidential and intended solely for the\nuse of the person to whom they are "
    "addressed. If you have\nreceived this email in error please tell the sender.",
    "Kind regards\nSam Example\n\nThe information in this message is confidential. If you are not the intended "
    "recipient, delete it.\n\nPlease consider the environment before printing this email.",
    "Cofion gorau,\nSam Example",
    "Yours faithfully, Sam Example, Head of Policy",
    "Yours,\nSam",
    "Thanks\nSam Example\nDirector\nZZ99 9ZZ",
    "--\n\nSent from my iPad",
    "Regards,\nSam Example\n\nExample Widgets Ltd is registered in England and Wales. No 01234567.",
]


@pytest.mark.parametrize("under", _UNDER)
def test_what_stands_under_an_email_is_cut(under):
    text = f"{_BODY}\n\n{under}"
    assert text[: end_of_answer(text)] == _BODY


@pytest.mark.parametrize(
    "text",
    [
        _BODY,
        "Kind regards",
        "Kind regards,\nSam Example",
        "We give our regards\nto the planning system, which is slow.",
        "Thank you\nMore buses\nmore trains\nbetter pay",
        "Thanks\nOur asks are:\n• skills\n• energy",
        "The barriers are:\n--\nSkills and training for every sector in the north of the country.\nEnergy.",
        "Kind regards,\nSam Example\n\nOne more thing: energy costs matter most to our members by far today.",
        "Energy matters.\n\nThe information in our attachment is confidential and must not be published.",
        "Energy matters.\n\nThis message must be heard: the system is broken for small firms.",
        "Skills.\n\nYours sincerely,\n1. Planning\n2. Energy",
        "Our asks are:\n--\nBetter Buses\nMore Trains\nCheaper Energy",
        "Our asks are:\n\n---\nBetter Buses\n\nMore Trains",
        "Our asks are:\n--\nBetter Buses",
        "Please act on these. Thanks\n\nThank you\nBetter Buses\nMore Trains",
        "Energy.\n\nMany thanks,\nSkills, i.e. Training\nGrid, 5 m. Homes",
        "If you are not growing you are shrinking.\nThe recipients of grants know this.\nAsk them.",
    ],
)
def test_what_may_be_an_answer_is_kept(text):
    assert text[: end_of_answer(text)] == text


def test_an_email_of_nothing_but_a_signature_is_kept_whole():
    text = "Sent from my iPhone\n\nKind regards"
    assert end_of_answer(text) == len(text)


@pytest.mark.parametrize("mark", ["--", "Thanks", "Many thanks,"])
def test_the_writers_name_tells_a_signature_from_a_list(mark):
    text = f"{_BODY}\n\n{mark}\nSam Example\nHead of Policy"
    assert end_of_answer(text) == len(text)
    assert text[: end_of_answer(text, {"sam example"})] == _BODY


def test_a_text_may_be_a_signature_from_its_first_line_where_the_caller_says_so():
    text = "Kind regards,\nSam Example\nTel: 01632 960001"
    assert end_of_answer(text) == len(text)
    assert end_of_answer(text, keep_some=False) == 0


def test_cutting_twice_cuts_no_more():
    text = f"{_BODY}\n\nKind regards\nSam\n\nSent from my iPhone"
    once = text[: end_of_answer(text)]
    assert end_of_answer(once) == len(once)
