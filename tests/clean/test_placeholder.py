import csv
import time
import tomllib
from importlib.resources import files

import pytest

from consult import clean
from consult.clean.placeholder import read
from consult.vocabulary import AnswerStatus

_PLACEHOLDERS = """
N/A | n/a. | NA | n.a. | N.A | n / a | None | none. | Nil | - | ... | ? | X | TBC | 👍 | None at all | Nothing really
No comment | No comments at this time. | Nothing to add | No further comment | We have nothing further to say on this
No opinion either way | no views expressed | I have no comment on this question. | We'd rather not comment
Prefer not to say | See submission | Please see attached. | see our written submission | Refer to our report
see my e-mail | as per my email | Please see Example Trust's submission (uploaded)
Please refer to the attached document for our response | This question is addressed in our attached submission.
See pages 31 to 37 of the attached paper | see Annex B | Our full response is attached as a PDF | Sent by email
Response to follow | We will respond by email | See our website | Yes | No | yes. | Not really | Yes, see attached
N/A – see attached | Yes, no comments | left blank | No response. | Don't know | I don’t know | Not sure
I haven't got a clue | Cannot think of anything | None that I am aware of | Not applicable to us
This does not apply to us | Not my area of expertise. | It falls outside our remit | Unable to comment
We do not have a view on this question | It is not for us to say | I do not have enough information to answer
I am not qualified to answer this question | We are not best placed to comment
Thank you for the opportunity to respond. | No thank you | That's all | Dim sylw | Dim byd i'w ychwanegu
Ddim yn siŵr | Gweler yr atodiad
"""
_REFERENCES = """
As above | See above. | as in Q7 | See our answer to question 7 | Same as Q3 | Please refer to Q7 and Q8 | ditto
Ditto Q2 | See response to Q.7 | see question seven | As stated in our answer to question 12 above. | Covered in Q4
see #3 | cf. Q3 | Please see our responses to questions 2, 3, 5 and 9 | Same answer as question 3(a) | Yes - see Q7
As previously stated | We have answered this in the previous question. | My answer is the same as for question 9
see Q7 above, thank you | (see Q3) | Refer to answer 14 | See next question | fel uchod | Gweler fy ateb i gwestiwn 3
see my answer to no. 3 | I've already answered this in Q4 | Our answer to question 3 answers this
See our answer to Q1; it covers this | N/A see above | I refer you to my answer to question 2
Nothing to add to the above | See my response to the first question | see earlier
For the same reasons as set out in Q1 | Our comments on Q2 apply equally here | As I said before
"""
_ANSWERS = """
Yes, risk should be shared. Please see attached submission. | Skills | Energy costs (see attached) | More detail
None of the proposals help small firms | No, because planning is slow | We agree | See that planning is reformed
No comment on tax. Planning is too slow. | As in Q7, energy prices are the main barrier to growth in our sector
The report on skills should be published | 42 | Attached to every grant should be a training duty | Section 106
Nothing in the plan helps rural firms | Same rules for all firms | Above all, invest in skills | Not now, in 2030
Above inflation pay | Not enough housing | No more quangos | Both sectors need one rule | Document the process better
Refer more apprentices to small firms | Provide a single online submission portal | Previously we had better trains
Do | Question everything | See the example of Germany | Direct rail link | Consult on draft documents
Look at the evidence | None of the schemes helped us | All of the above | Same as Scotland | As before the pandemic
Below 2% | Not in my area | The position is not clear | We would not advise it | There is no expertise in this sector
Not enough say for towns | We have nothing | No concerns | Hard to say no to a cheap loan
N/A, we closed because of costs | Email | Part L | Gweler Iwerddon | Dim trenau
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


def test_every_group_of_words_is_used_by_a_rule():
    wordings = tomllib.loads(files(clean).joinpath("placeholders.toml").read_text(encoding="utf-8"))
    used = {name for rule in wordings["rules"] for name in [*rule.get("needs", ()), *rule.get("with", ())]}
    assert used == set(wordings["groups"])


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
