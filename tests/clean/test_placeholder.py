import csv
import time

import pytest

from consult.clean.placeholder import read
from consult.vocabulary import AnswerStatus

_PLACEHOLDERS = """
N/A | n/a. | NA | None | none. | Nil | - | ... | ? | X | TBC | No comment | No comments at this time. | Nothing to add
No further comment | See submission | Please see attached. | see our written submission | Refer to our report
Please refer to the attached document for our response | This question is addressed in our attached submission.
Yes | No | yes. | Yes, see attached | Don't know | I don’t know | Not sure | Not applicable to us
We do not have a view on this question | Not my area of expertise. | Unable to comment | PLEASE SEE ATTACHED LETTER
See pages 31 to 37 of the attached paper | Our full response is attached as a PDF | Sent by email | No response.
I am not qualified to answer this question | Dim sylw | Thank you for the opportunity to respond. | left blank
Please see Example Trust's submission (uploaded)
"""
_REFERENCES = """
As above | See above. | as in Q7 | See our answer to question 7 | Same as Q3 | Please refer to Q7 and Q8 | ditto
See response to Q.7 | see question seven | As stated in our answer to question 12 above. | Covered in Q4
Please see our responses to questions 2, 3, 5 and 9 | Same answer as question 3(a) | Yes - see Q7 | As previously stated
We have answered this in the previous question. | My answer is the same as for question 9 | see Q7 above, thank you
(see Q3) | Refer to answer 14 | See next question | fel uchod
"""
_ANSWERS = """
Yes, risk should be shared. Please see attached submission. | Skills | Energy costs (see attached)
None of the proposals help small firms | No, because planning is slow | We agree | See that planning is reformed
No comment on tax. Planning is too slow. | As in Q7, energy prices are the main barrier to growth in our sector
The report on skills should be published | 42 | Attached to every grant should be a training duty
Nothing in the plan helps rural firms | Same rules for all firms | Above all, invest in skills
Above inflation pay | Not enough housing | No more quangos | Both sectors need one rule | Document the process better
Refer more apprentices to small firms | Provide a single online submission portal | Previously we had better trains
Do | Question everything
"""


def _each(listed):
    return [text.strip() for line in listed.strip().splitlines() for text in line.split(" | ")]


@pytest.mark.parametrize("text", _each(_PLACEHOLDERS))
def test_a_text_that_answers_nothing_is_a_placeholder(text):
    assert read(text).status is AnswerStatus.PLACEHOLDER


@pytest.mark.parametrize("text", _each(_REFERENCES))
def test_a_text_that_points_at_another_answer_is_a_cross_reference(text):
    assert read(text).status is AnswerStatus.CROSS_REFERENCE


@pytest.mark.parametrize("text", _each(_ANSWERS))
def test_a_text_with_content_of_its_own_is_an_answer(text):
    assert read(text).status is AnswerStatus.ANSWERED


def test_a_long_answer_that_mentions_an_attachment_and_a_question_is_an_answer():
    text = "See attached. See Q7. " + "Planning decisions take years and cost small firms their margin. " * 5
    assert read(text).status is AnswerStatus.ANSWERED


def test_the_question_numbers_are_read_in_order():
    assert read("Please see Q9, and questions 3 to 5").numbers == ("9", "3", "4", "5")


def test_little_words_without_sense_are_judged_in_no_time():
    started = time.process_time()
    for word in ("response", "this", "the", "see", "no", "have", "answer"):
        read(f"{word} q7 " * 12)
        read(f"see {word} " * 18)
    assert time.process_time() - started < 2


@pytest.mark.shared
def test_nearly_every_flagged_answer_of_a_real_consultation_is_found(shared_data):
    folder = shared_data / "srai_au_consultation"
    with (folder / "dev.csv").open(encoding="utf-8", newline="") as answers:
        texts = [row["sub_value"].strip() for row in csv.DictReader(answers)]
    with (folder / "dev_flags.csv").open(encoding="utf-8", newline="") as flags:
        flagged = [row["placeholder"] == "1" for row in csv.DictReader(flags)]
    found = [bool(text) and read(text).status is not AnswerStatus.ANSWERED for text in texts]
    both = sum(one and other for one, other in zip(found, flagged, strict=True))
    assert both / sum(flagged) >= 0.98
    # the flags are patterns that miss "not my area of expertise" and the like: most of the rest is right
    assert both / sum(found) >= 0.85
