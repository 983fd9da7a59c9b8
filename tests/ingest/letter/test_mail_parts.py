import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consult.ingest.letter.mail_parts import COVERING, HEADER, QUOTED, own_words
from tests.ingest.letter.effort import n_calls

OURS = "Question 7\nGrid connections take far too long for plants such as ours, and nobody answers letters."
HEAD = "From: Team <team@consultation.example>\nSent: 18 November 2024 10:12\nTo: Jo\nSubject: Your response\n"


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, 18 Nov 2024 at 10:12, Team <team@consultation.example> wrote:\n> Please reply\n> soon",
        "On Mon, 18 Nov 2024 at 10:12, Team\n<team@consultation.example> wrote:\n\nPlease reply",
        "On Mon, 18 Nov 2024\nTeam\n<team@consultation.example> wrote:\n\nPlease reply",
        "Team\n<team@consultation.example> wrote:\n> Please reply",
        f"-----Original Message-----\n{HEAD}\nPlease reply",
        f"________________________________\n{HEAD}\nPlease reply",
        f"{HEAD}\nPlease reply",
        "> Please reply\n> > soon",
    ],
)
def test_history_is_refused_and_not_lost(history: str) -> None:
    words = own_words(f"{OURS}\n\n{history}")
    assert words.text == OURS
    assert [one.reason for one in words.refusals] == [QUOTED]
    assert words.refusals[0].value == history


@pytest.mark.parametrize("last", ["No.", "On reflection, no.", "Jane", "Thanks,\n\nJane"])
@pytest.mark.parametrize("by", ["On 1 May 2024, Team <team@x.example> wrote:", "Team <team@x.example> wrote:"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_short_last_line_is_not_taken_for_the_beginning_of_the_history(last: str, by: str, between: str) -> None:
    assert own_words(f"Question 7\n{last}{between}{by}\n> Please reply").text == f"Question 7\n{last}"


def test_answers_between_quoted_questions_keep_the_questions() -> None:
    asked = "> Dear Jo\n> \n> Question 7\n> What is in the way?"
    words = own_words(f"Hello,\n\n{asked}\n\nThe grid.\n\n> What of skills?\n\nToo few.\n\n> Regards")
    assert words.text.split("\n") == [
        "Hello,",
        "",
        "Question 7",
        "What is in the way?",
        "The grid.",
        "",
        "What of skills?",
        "Too few.",
    ]
    assert "Dear Jo" in words.refusals[0].value
    assert "Regards" in words.refusals[0].value


@pytest.mark.parametrize(
    "cover", ["", "FYI", "Please see below.\n\nKind regards\nAlex\nPolicy team, third floor, London"]
)
def test_a_forward_without_words_of_its_own_is_the_message_it_passes_on(cover: str) -> None:
    words = own_words(f"{cover}\n\n-----Original Message-----\n{HEAD}\n{OURS}", forwarded=True)
    assert words.text == OURS
    assert {one.reason for one in words.refusals} == ({COVERING, HEADER} if cover else {HEADER})
    assert words.original["from"] == "Team <team@consultation.example>"


@pytest.mark.parametrize(
    "wrote",
    [
        "On Mon, 18 Nov 2024 at 10:12, Team <team@x.example> wrote:",
        "Ar Llun, 18 Tach 2024 am 10:12, ysgrifennodd Team <team@x.example>:",
    ],
)
def test_who_wrote_a_quoted_question_is_not_kept_with_it(wrote: str) -> None:
    words = own_words(f"{wrote}\n> What is in the way?\n\nThe grid.")
    assert words.text == "What is in the way?\nThe grid."
    assert wrote in words.refusals[0].value


def test_a_forward_that_answers_a_question_in_a_few_words_keeps_them() -> None:
    assert own_words(f"Q7. Grid.\n\n-----Original Message-----\n{HEAD}\n{OURS}", forwarded=True).text == "Q7. Grid."


def test_a_forward_quoted_line_by_line_is_unquoted() -> None:
    quoted = "\n".join(f"> {line}" for line in ("To whom it may concern", "", *OURS.split("\n")))
    words = own_words(f"See below.\n\n-----Original Message-----\n{HEAD}\n{quoted}", forwarded=True)
    assert words.text == f"To whom it may concern\n\n{OURS}"


def test_a_reply_without_words_of_its_own_is_not_the_message_it_quotes() -> None:
    words = own_words(f"\n\n-----Original Message-----\n{HEAD}\n{OURS}")
    assert words.text == ""
    assert len(words.refusals) == 1


def test_a_forward_with_an_answer_of_its_own_keeps_it() -> None:
    own = "We add to the letter below that skills matter to us more than anything else, as do roads and homes.\n" * 3
    assert own_words(f"{own}\n---------- Forwarded message ---------\n{HEAD}\n{OURS}").text == own.strip()


def test_text_with_from_or_on_in_it_is_no_history() -> None:
    body = "On planning, as we wrote: it is slow.\nFrom: our side nothing\nSubject to review\nOn skills we wrote:\nMore"
    assert own_words(body).text == body


@example(["> more", "", "> more", "> quoted?", "Question 7"])
@given(
    st.lists(st.sampled_from([*OURS.split("\n"), "", "> quoted?", "> more", *HEAD.split("\n"), "On 1 May, A wrote:"]))
)
def test_every_word_is_in_the_text_or_in_a_refusal(lines: list[str]) -> None:
    body = "\n".join(lines)
    words = own_words(body)
    found = " ".join([words.text, *(one.value for one in words.refusals)])
    assert sorted(found.replace(">", "").split()) == sorted(body.replace(">", "").split())


@pytest.mark.parametrize(
    "lines",
    [
        "From: a\nTo: b\n",
        "On 1 May 2024, A wrote:\n> Q?\nYes\n",
        "> a\nb\n",
        "Date: a\n\n",
        "On 1 May 2024, A wrote:\n\n",
    ],
)
def test_the_work_grows_no_faster_than_the_message(lines: str) -> None:
    assert n_calls(own_words, lines * 400) < 2.1 * n_calls(own_words, lines * 200)
