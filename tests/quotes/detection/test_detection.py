"""The layers together, what is decided by them, and that no text leaks."""

import subprocess
import sys

import pytest

from consult.quotes.detection import Known, Outcome, decide, find, identifiers
from consult.quotes.detection.allowed import is_allowed
from consult.quotes.detection.band import banded
from consult.quotes.detection.view import View

_NOBODY = Known({})


@pytest.mark.parametrize(
    ("figure", "rounded"),
    [
        ("147 people", "around 150 people"),
        ("37", "around 40"),
        ("1,243 staff", "around 1,200 staff"),
        ("£12,437,218", "around £12,000,000"),
        ("£1.37m", "around £1.4m"),
        ("3", "around 10"),
    ],
)
def test_a_figure_is_rounded_and_keeps_what_stands_beside_it(figure: str, rounded: str) -> None:
    assert banded(figure) == rounded


@pytest.mark.parametrize(
    "name",
    [
        "Ofgem",
        "the Secretary of State for Transport",
        "Planning Act 2008",
        "DBT and Ofgem",
        "Q14",
        "HMRC's",
        "ISO 9001",
    ],
)
def test_public_bodies_policies_and_references_are_allowed(name: str) -> None:
    assert is_allowed(name)


@pytest.mark.parametrize("name", ["Quillmere Castings", "Orla Fenwarden", "Thornwick and Sons"])
def test_other_names_are_not(name: str) -> None:
    assert not is_allowed(name)


@pytest.mark.parametrize("text", ["Cal\u00adder", "e\u0301te\u0301", "ＡＢ", "x\u200b y", "½ and …", "a\u0308"])
def test_a_view_leads_back_to_the_original(text: str) -> None:
    view = View.of(text)
    assert len(view.text) == len(view.folded)
    assert view.span(0, len(view.text)) == (0, len(text.rstrip("\u200b")))
    assert view.place(*view.span(0, 1))[0] == 0


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Planning takes too long.", Outcome.PUBLISH),
        ("Ring 07700 900123.", Outcome.MASK),
        ("I am a Quaker and farm.", Outcome.REVIEW),
        ("The director bribed a planner.", Outcome.REVIEW),
        ("Not for publication: we will close.", Outcome.REJECT),
        ("I want to die.", Outcome.REJECT),
    ],
)
def test_the_gravest_finding_decides(text: str, outcome: Outcome) -> None:
    assert decide(find([text], ["a"], _NOBODY, names=False)[0]).outcome is outcome


def test_names_nobody_told_of_are_found_and_public_ones_left() -> None:
    text = "We met Eilidh Penhallurick and Ofgem. Larkbeare Robotics Ltd left. Eilidh Penhallurick stayed."
    found = find([text], ["a"], _NOBODY)[0]
    assert {text[one.start : one.end] for one in found} >= {"Eilidh Penhallurick", "Larkbeare Robotics Ltd"}
    assert not any("Ofgem" in text[one.start : one.end] for one in found)
    assert sum(text[one.start : one.end] == "Eilidh Penhallurick" for one in found if one.rule_id == "name.given") == 2


def test_a_name_found_once_is_found_again_with_its_short_form() -> None:
    text = "Ropemakers of Ostravale (RoO) welcomes this. For RoO it matters."
    found = find([text], ["a"], _NOBODY, names=False)[0]
    assert [text[one.start : one.end] for one in found if one.rule_id == "echo.organisation"] == ["RoO", "RoO"]


def test_sixty_thousand_words_take_no_more_than_seconds() -> None:
    import time

    text = "Ring 07700 900123 about the grid; see https://example.org and the A14. " * 5_000
    start = time.process_time()
    assert len({(found.start, found.end) for found in identifiers(text)}) == 10_000
    assert time.process_time() - start < 5


def test_rules_load_no_language_library() -> None:
    script = (
        "import sys\nfrom consult.quotes.detection import Known, find\nfind(['a'], ['a'], Known({}), names=False)\n"
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "False\n"
