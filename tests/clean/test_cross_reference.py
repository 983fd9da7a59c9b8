import pytest

from consult.clean.clean_text import CleanText
from consult.clean.cross_reference import resolve
from consult.clean.placeholder import read
from consult.clean.row import Row
from consult.vocabulary import AnswerStatus, Question, Questionnaire, QuestionType

_QUESTIONNAIRE = Questionnaire(
    id="c",
    title="c",
    questions=(
        *(Question(id=f"q{n}", number=str(n), label=f"Q{n}") for n in range(1, 6)),
        Question(id="agree", number="6", label="Q6", type=QuestionType.CLOSED),
        Question(id="q7", number="7", label="Q7"),
    ),
)
_ANSWER = "Grid connections take too long"


def _rows(texts, respondent_id="r1", questionnaire=_QUESTIONNAIRE):
    rows = []
    for question_id, text in texts.items():
        is_open = question_id not in questionnaire.counted_ids
        reading = read(text) if is_open else None
        status = reading.status if reading else AnswerStatus.ANSWERED
        place = (f"{respondent_id}-{question_id}", respondent_id, question_id)
        clean = CleanText("o", f"t-{question_id}", text, "", signature_cut=False)
        rows.append(Row(0, *place, "s", is_open, clean, reading, status, clean.text_id))
    return rows


def _resolved(texts, question_id, questionnaire=_QUESTIONNAIRE):
    rows = _rows(texts, questionnaire=questionnaire)
    resolve(rows, questionnaire)
    return next(row for row in rows if row.question_id == question_id)


def test_a_reference_leads_to_the_own_answer_to_that_question():
    found = _resolved({"q1": _ANSWER, "q3": "See my answer to Q1"}, "q3")
    assert (found.refers_to, found.text_id, found.doubt) == ("q1", "t-q1", "")


def test_as_above_leads_to_the_nearest_open_question_that_is_not_blank():
    found = _resolved({"q1": _ANSWER, "q2": _ANSWER, "q4": "As above"}, "q4")
    assert (found.refers_to, found.text_id) == ("q2", "t-q2")


def test_below_leads_forward():
    found = _resolved({"q1": "see below", "q2": _ANSWER}, "q1")
    assert (found.refers_to, found.text_id) == ("q2", "t-q2")


def test_a_chain_is_followed_to_its_end_and_names_its_first_step():
    found = _resolved({"q1": _ANSWER, "q2": "see Q1", "q3": "as above"}, "q3")
    assert (found.refers_to, found.text_id) == ("q2", "t-q1")


def test_a_circle_leads_nowhere_and_is_for_a_person_to_see():
    found = _resolved({"q1": "see Q2", "q2": "see Q1"}, "q1")
    assert (found.refers_to, found.text_id) == ("q2", "")
    assert "circle" in found.doubt


@pytest.mark.parametrize(
    ("said", "words"), [({}, "left blank"), ({"q1": "see attached"}, "placeholder")], ids=["blank", "placeholder"]
)
def test_a_reference_to_no_answer_has_no_text_and_says_why(said, words):
    found = _resolved({**said, "q2": "see Q1"}, "q2")
    assert (found.refers_to, found.text_id) == ("q1", "")
    assert words in found.doubt


def test_a_reference_to_a_text_that_is_not_analysed_has_no_text():
    rows = _rows({"q1": _ANSWER, "q2": "see Q1"})
    rows[0].status = AnswerStatus.OTHER_LANGUAGE
    resolve(rows, _QUESTIONNAIRE)
    assert rows[1].text_id == ""
    assert "language" in rows[1].doubt


def test_the_first_of_several_questions_is_taken_and_the_others_named():
    found = _resolved({"q1": _ANSWER, "q2": _ANSWER, "q3": "see Q2 and Q1"}, "q3")
    assert (found.refers_to, found.text_id) == ("q2", "t-q2")
    assert "q1" in found.doubt


def test_of_several_questions_the_first_with_an_answer_is_taken():
    found = _resolved({"q1": "n/a", "q2": _ANSWER, "q4": "see Q3, Q1 and Q2"}, "q4")
    assert (found.refers_to, found.text_id) == ("q2", "t-q2")
    assert "not q3, q1" in found.doubt


def test_a_circle_beside_an_answer_still_leads_to_the_answer():
    found = _resolved({"q1": "see Q2", "q2": "see Q1 and Q3", "q3": _ANSWER}, "q1")
    assert (found.refers_to, found.text_id, found.doubt) == ("q2", "t-q3", "")


def test_a_closed_question_holds_no_words_to_refer_to():
    found = _resolved({"agree": "No", "q7": "see Q6"}, "q7")
    assert (found.refers_to, found.text_id) == ("", "")
    assert "closed" in found.doubt


def test_the_open_part_of_a_number_is_meant_where_its_closed_part_has_the_number():
    closed = Question(id="agree", number="7", label="Agree?", type=QuestionType.CLOSED)
    open_ones = (Question(id="why", number="7a", label="Why?"), Question(id="last", number="8", label="More?"))
    asked = Questionnaire(id="c", title="c", questions=(closed, *open_ones))
    found = _resolved({"agree": "No", "why": _ANSWER, "last": "See Q7"}, "last", asked)
    assert (found.refers_to, found.text_id) == ("why", "t-why")


@pytest.mark.parametrize("text", ["see Q2", "see Q99"], ids=["own", "unknown"])
def test_a_reference_to_itself_or_to_no_question_leads_nowhere(text):
    found = _resolved({"q1": _ANSWER, "q2": text}, "q2")
    assert (found.refers_to, found.text_id) == ("", "")
    assert found.doubt


def test_nobody_is_led_to_another_persons_answer():
    rows = [*_rows({"q1": _ANSWER}, "r1"), *_rows({"q2": "see Q1"}, "r2")]
    resolve(rows, _QUESTIONNAIRE)
    assert rows[1].text_id == ""


def test_as_above_in_the_first_question_leads_nowhere():
    found = _resolved({"q1": "as above", "q2": _ANSWER}, "q1")
    assert (found.refers_to, found.text_id) == ("", "")
    assert found.doubt
