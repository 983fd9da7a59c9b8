"""The first gate: what is not clearly allowed is not quoted."""

from datetime import date
from itertools import product

import pytest

from consult.quotes.consent import Standing, markers, standing
from consult.vocabulary import Consent

_TODAY = date(2026, 3, 1)
_PLAIN = "Planning takes too long and the grid is full."
_MARKED = "The figure in this answer is not for publication."
_MACHINE = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it "
    "in error, please treat it as confidential and delete it."
)
_ALL = list(product(Consent, (_PLAIN, _MARKED), (None, date(2027, 1, 1))))


def _standing(consent: str, *texts: str, embargo: date | None = None, cleared: tuple[str, ...] = ()) -> Standing:
    embargoes = {"101": embargo} if embargo else {}
    return standing("101", consent, texts, today=_TODAY, embargoes=embargoes, cleared=cleared)


def test_only_a_clear_consent_is_open() -> None:
    given = {one: _standing(one, _PLAIN) for one in [*Consent, "", "yes", "Publish_Named"]}
    assert {one for one, found in given.items() if found is Standing.OPEN} == {"publish_named", "publish_anonymous"}


@pytest.mark.parametrize(("consent", "texts", "embargo"), _ALL)
def test_no_other_gate_opens_what_consent_closes(consent: str, texts: str, embargo: date | None) -> None:
    found = _standing(consent, texts, embargo=embargo)
    allowed = consent in ("publish_named", "publish_anonymous")
    assert (found is Standing.OPEN) == (allowed and texts == _PLAIN and embargo is None)


def test_an_embargo_ends_on_its_day() -> None:
    assert _standing("publish_named", _PLAIN, embargo=date(2026, 3, 2)) is Standing.EMBARGOED
    assert _standing("publish_named", _PLAIN, embargo=_TODAY) is Standing.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "NOT FOR PUBLICATION",
        "[COMMERCIAL IN CONFIDENCE] Our margin is small.",
        "Commercial-in-confidence: we plan a second site.",
        "Please do not publish this paragraph.",
        "Please don’t quote us on this.",
        "The next part is provided in confidence. We lose money.",
        "CONFIDENTIAL\nOur order book is empty.",
        "We ask that this answer be treated as strictly confidential.",
        "This contains commercially sensitive information about a merger.",
        "Embargoed until our results are out.",
        "Strictly off the record, we may close the site.",
        "We would ask that you do not publish our figures.",
        "This must not be quoted without our leave.",
    ],
)
def test_words_that_ask_not_to_be_published_refer_the_response_to_a_person(text: str) -> None:
    assert markers(text)
    assert _standing("publish_named", _PLAIN, text) is Standing.REFERRED
    assert _standing("publish_named", _PLAIN, text, cleared=("101",)) is Standing.OPEN


@pytest.mark.parametrize(
    "text",
    [
        _PLAIN,
        "Confidentiality rules hold back trials.",
        "Firms treat their data as an asset.",
        "The embargo on arms exports costs us orders.",
        "Commercial confidence is low.",
        "An officer told us the same, off the record.",
        "Early sight of announcements, under embargo, would help.",
        "Government should publish this data every year.",
        _MACHINE,
        f"{_PLAIN}\n\n{_MACHINE}",
    ],
)
def test_ordinary_words_and_what_a_mail_program_adds_are_no_marker(text: str) -> None:
    assert markers(text) == ()


def test_a_marker_beside_what_a_mail_program_adds_still_counts() -> None:
    assert markers(f"{_MARKED}\n\n{_MACHINE}") == ("not_for_publication",)
