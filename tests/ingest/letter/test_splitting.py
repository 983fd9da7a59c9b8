import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.ingest.content import Document
from consult.ingest.letter.asked import Asked
from consult.ingest.letter.splitting import COUNTED_NUMBERS, Parts, split
from consult.vocabulary import COUNTED, Heading, Question, Questionnaire
from tests.ingest.letter.effort import n_calls

WORDINGS = (
    "Within each growth sector, what method and evidence should decide which subsectors come first?",
    "Where a sector is too new to be well measured, how should its promise be judged?",
    "How should the sectors that supply the growth sectors be brought into the strategy?",
    "Name the subsectors or technologies that deserve most attention, and tell us why.",
    "What is this country already good at in the subsectors you named?",
    "What helps those subsectors to grow, what holds them back, and what would put it right?",
    "Thinking of your own sector, what stands most in the way of investing here?",
    "Where you named barriers in question 7 about skills, what should government do about them?",
    "What would lead employers to spend more on training?",
    "Is there anything else that you want to tell us?",
)
LABELS = (
    "Choice of sectors",
    "New sectors",
    "Value chains",
    "Subsectors to back",
    "Strengths",
    "Barriers and enablers",
    "Biggest barriers to investing",
    "Skills",
    "Spending on training",
    "Anything else",
)
ASKED = Asked(
    Questionnaire(
        id="test",
        title="Test",
        sections=(Heading(id="skills", name="People and skills"),),
        questions=tuple(
            Question(id=f"q{number}", number=str(number), label=label, wording=wording)
            for number, (label, wording) in enumerate(zip(LABELS, WORDINGS, strict=True), 1)
        ),
    )
)


def parts(text: str, subject: str = "") -> Parts:
    return split(Document("letter", text, "document", subject=subject), ASKED)


def answers(text: str, subject: str = "") -> dict[str, str]:
    found = parts(text, subject).parts
    assert len({part.question_id for part in found if part.question_id != "general"}) == len(
        [part for part in found if part.question_id != "general"]
    )
    return {part.question_id: part.text for part in found}


@pytest.mark.parametrize(
    "marker",
    [
        "Question 7",
        "Question 7:",
        "QUESTION 7.",
        "Q7.",
        "Q.7",
        "Q7)",
        "Q 7 -",
        "Question no. 7",
        "**Question 7**",
        "## Question 7",
        "Response to question 7:",
        "Our answer to Q7:",
        "In response to Question 7:",
        "Question 7 –",
        "• Question 7:",
        "Question 7\nAnswer:",
        "Cwestiwn 7:",
        "Question 7 (continued)",
        "\u200bQuestion\xa07",
        "\ufeff\u200fQ7:",
        "\xa0\xa0" + WORDINGS[6],
    ],
)
def test_a_heading_begins_an_answer(marker: str) -> None:
    found = parts(f"Dear team,\n\n{marker}\nThe grid is slow.\n")
    assert [(part.question_id, part.text) for part in found.parts] == [
        ("general", "Dear team,"),
        ("q7", "The grid is slow."),
    ]
    assert found.parts[1].confidence >= 0.95


@pytest.mark.parametrize("marker", ["Q7: ", "Question 7. ", "Q7) ", "Question 7 – ", "Q7 "])
def test_an_answer_may_stand_on_the_line_of_its_heading(marker: str) -> None:
    assert answers(f"{marker}The grid is slow.\nQ8: Too few people.") == {
        "q7": "The grid is slow.",
        "q8": "Too few people.",
    }


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("7.", "8.", "10."), ("7)", "8)", "9)"), ("(7)", "(8)", "(9)"), ("7 –", "8 –", "9 –")],
)
def test_bare_numbers_count_when_three_make_a_chain(first: str, second: str, third: str) -> None:
    found = parts(f"{first} The grid.\n\n{second} Too few people.\n\n{third} A levy.\n")
    assert [part.question_id for part in found.parts][:2] == ["q7", "q8"]
    assert {part.confidence for part in found.parts} == {0.75}
    assert any("bare numbers" in review for review in found.reviews)


def test_two_bare_numbers_are_a_list() -> None:
    assert answers("7. The grid.\n8. Skills.") == {"general": "7. The grid.\n8. Skills."}


def test_points_numbered_from_one_are_kept_general_with_a_review() -> None:
    found = parts("Our view:\n1. The grid.\n2. Skills.\n3. Homes.")
    assert [part.question_id for part in found.parts] == ["general"]
    assert found.reviews


def test_points_numbered_from_one_are_answers_when_the_letter_says_so() -> None:
    assert set(answers("We answer your questions in turn.\n1. The grid.\n2. Skills.\n3. Homes.")) == {
        "general",
        "q1",
        "q2",
        "q3",
    }


def test_paragraphs_numbered_beyond_the_questionnaire_are_no_answers() -> None:
    text = "In answer to the consultation questions:\n" + "\n".join(f"{n}. Point." for n in range(1, 15))
    assert set(answers(text)) == {"general"}


@pytest.mark.parametrize(
    "wording",
    [
        WORDINGS[6],
        WORDINGS[6].replace(" ", "\n", 1),
        WORDINGS[6][:40] + "\n" + WORDINGS[6][40:],
        WORDINGS[6].upper(),
        WORDINGS[6].replace("way of", "way off"),
        LABELS[6],
    ],
)
def test_a_questions_own_words_begin_its_answer(wording: str) -> None:
    found = parts(f"{wording}\nThe grid is slow.").parts
    assert [(part.question_id, part.text) for part in found] == [("q7", "The grid is slow.")]
    assert found[0].confidence >= 0.9


ON_LINES_OF_THEIR_OWN = ("Question 7", "7.", "Q7:", "7", "(7)")


@pytest.mark.parametrize(
    ("marker", "between"),
    [
        *((marker, between) for marker in ON_LINES_OF_THEIR_OWN for between in ("\n", "\n\n")),
        *((marker, " ") for marker in ON_LINES_OF_THEIR_OWN if marker != "7"),
    ],
)
def test_the_wording_repeated_after_a_number_is_no_part_of_the_answer(marker: str, between: str) -> None:
    found = parts(f"{marker}{between}{WORDINGS[6]}\nThe grid is slow.").parts
    assert [(part.question_id, part.text, part.confidence) for part in found] == [("q7", "The grid is slow.", 1.0)]


def test_a_wording_that_a_page_break_cuts_in_two_is_whole() -> None:
    cut = WORDINGS[6].replace("stands most ", "stands most\n\n")
    assert answers(f"Q7. {cut}\nThe grid is slow.") == {"q7": "The grid is slow."}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_short_answer_above_the_next_wording_is_not_swallowed(between: str) -> None:
    text = f"{WORDINGS[6]}\nNot sure{between}{WORDINGS[8]}\nA levy."
    assert answers(text) == {"q7": "Not sure", "q9": "A levy."}


def test_an_answer_may_follow_the_wording_on_one_line() -> None:
    assert answers(f"Q9. {WORDINGS[8]} A levy that pays.") == {"q9": "A levy that pays."}


def test_where_number_and_wording_disagree_the_wording_is_believed_and_reviewed() -> None:
    found = parts(f"Question 5: {WORDINGS[8]}\nA levy.")
    assert [(part.question_id, part.confidence) for part in found.parts] == [("q9", 0.6)]
    assert "number of question 5" in found.reviews[0]


@pytest.mark.parametrize(
    "line",
    [
        "1. energy\n2. grid\n3. skills",
        "7.5% of firms agree",
        "2035. That is far off",
        "Q1 2025 was weak",
        "Q3 '24 was weak",
        "section 3 of our report",
        "99. Far beyond",
        "Question 99: beyond",
        "Question 3 above was easier for us than this",
        "Question 4 is one that we leave",
        "In response to question 2 we said so too",
        "8 million people",
        "Q2 of 2024",
    ],
)
def test_what_only_looks_like_a_heading_stays_in_the_answer(line: str) -> None:
    text = f"Question 6\nGrid costs.\n{line}\nAnd so on.\n\nQuestion 9\nA levy."
    assert answers(text) == {"q6": f"Grid costs.\n{line}\nAnd so on.", "q9": "A levy."}


def test_a_wrapped_line_that_begins_with_a_question_is_no_heading() -> None:
    text = "Question 5\nThe barriers that we meet are ones we set out in our answer to\nQuestion 7. They are many.\n"
    assert set(answers(text)) == {"q5"}


def test_lists_inside_numbered_answers_stay_inside() -> None:
    text = "7. The grid.\n1. slow\n2. dear\n3. far\n8. Too few people.\n9. A levy."
    assert answers(text)["q7"] == "The grid.\n1. slow\n2. dear\n3. far"


@pytest.mark.parametrize(
    "marker", ["Questions 7 and 8", "Questions 7, 8", "Q7–Q8", "Q7 & Q8:", "Questions 7-8.", "Q7/Q8"]
)
def test_a_joint_answer_goes_to_the_first_question_with_a_review(marker: str) -> None:
    found = parts(f"{marker}\nBoth.\n\nQuestion 9\nA levy.")
    assert [(part.question_id, part.confidence) for part in found.parts] == [("q7", 0.6), ("q9", 0.98)]
    assert "question 7 also answers question 8" in found.reviews[0]


def test_a_list_ends_where_a_blank_line_comes_before_the_next_number() -> None:
    text = "2. Wait.\n1. a\n2. b\n3. c\n\n4. Batteries.\n\n5. Roads."
    assert answers(text) == {"q2": "Wait.\n1. a\n2. b\n3. c", "q4": "Batteries.", "q5": "Roads."}


def test_a_label_of_two_words_is_a_heading_only_when_it_is_exactly_the_line() -> None:
    assert answers("Question 7\nGrid.\n\nAnything else\nHomes.") == {"q7": "Grid.", "q10": "Homes."}
    assert set(answers("Question 7\nGrid.\n\nAnything else is too much.")) == {"q7"}


def test_a_number_after_a_dash_is_no_second_question() -> None:
    assert answers("Q7 – 9 months is too long to wait") == {"q7": "9 months is too long to wait"}


def test_a_list_of_contents_is_no_answer() -> None:
    contents = "Contents\n" + "\n".join(f"Question {n} ...... {n + 2}" for n in (1, 2, 3))
    body = "\n".join(f"Question {n}\nAnswer {'abcd'[n]}." for n in (1, 2, 3))
    found = parts(f"{contents}\n\nWho we are.\n\n{body}").parts
    assert [(part.question_id, part.text) for part in found] == [
        ("general", "Who we are."),
        ("q1", "Answer b."),
        ("q2", "Answer c."),
        ("q3", "Answer d."),
    ]


def test_questions_left_unanswered_are_empty_parts() -> None:
    text = "\n\n".join(f"Question {n}\n{WORDINGS[n - 1]}" for n in (1, 2, 3)) + "\nOnly this one."
    assert answers(text) == {"q1": "", "q2": "", "q3": "Only this one."}


def test_an_answer_out_of_order_is_kept_with_a_review() -> None:
    found = parts("Question 7\nGrid.\n\nQuestion 2\nWait.\n\nQuestion 8\nPeople.")
    assert [part.question_id for part in found.parts] == ["q7", "q2", "q8"]
    assert found.reviews == ("question 2 is answered out of order",)


def test_a_question_answered_in_two_places_gives_two_parts_and_a_review() -> None:
    found = parts("Question 7\nGrid.\n\nQuestion 8\nPeople.\n\nQuestion 7\nMore on the grid.")
    assert [part.question_id for part in found.parts] == ["q7", "q8", "q7"]
    assert "question 7 is answered in more than one place" in found.reviews


def test_lettered_parts_of_one_question_are_one_answer() -> None:
    assert answers("Q7(a) Grid.\nQ7(b) Roads.") == {"q7": "Grid.\nQ7(b) Roads."}


def test_a_section_heading_belongs_to_the_marker_below_it() -> None:
    found = parts("Question 7\nGrid.\n\nSection 2: People and skills\n\nQuestion 8\nPeople.").parts
    assert [part.text for part in found] == ["Grid.", "People."]
    assert found[1].marker == "Section 2: People and skills\n\nQuestion 8"


@pytest.mark.parametrize("closing", ["Yours sincerely,", "Kind regards", "Best wishes, Jo"])
def test_what_follows_the_closing_is_general(closing: str) -> None:
    below = f"{closing}\nJo Example\n\nOur members make parts for cars, and have done so for thirty years."
    assert answers(f"Question 7\nGrid.\n\n{below}") == {"q7": "Grid.", "general": below}


def test_points_under_a_line_of_hyphens_belong_to_the_answer() -> None:
    assert answers("Question 7\nGrid.\n--\nBetter Buses\nMore Trains") == {"q7": "Grid.\n--\nBetter Buses\nMore Trains"}


def test_a_letter_without_headings_is_one_general_part() -> None:
    found = parts("Dear team,\nThe grid is slow.\nKind regards\nJo")
    assert [(part.question_id, part.confidence, part.marker) for part in found.parts] == [("general", 1.0, "")]


def test_no_text_has_no_parts() -> None:
    assert parts(" \n ") == Parts(())


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "Question 7",
            "Q8.",
            "1. a",
            "2. b",
            "3. c",
            "4) d",
            "Contents",
            "Question 1 ..... 2",
            "Questions 2 and 3",
            "Kind regards",
            "People and skills",
            "Answer:",
            *WORDINGS,
            *(one[:30] for one in WORDINGS),
            *LABELS,
        ]
    ),
    st.text(max_size=30),
    st.sampled_from(
        ["\x00", "\ud83d half", "\u202eright to left", "\x0cQ7. On a new page", "so\xadft", "a\u2028b", "\x1c", "\x85"]
    ),
    st.builds(
        "{}{}{} {}".format,
        st.sampled_from(["Q", "Question ", "", "("]),
        st.integers(0, 12),
        st.sampled_from([".", ")", ":", "", " –"]),
        st.sampled_from(["", "Grid", *WORDINGS]),
    ),
)


@given(st.lists(LINES, max_size=25))
def test_every_character_is_in_exactly_one_part_or_marker(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = parts(text).parts
    assert _bare("".join(part.marker + part.text for part in found)) == _bare(text)
    for part in found:
        assert part.text == text[part.start : part.end]
        assert 0 < part.confidence <= 1


def _bare(text: str) -> str:
    return re.sub(r"\s", "", "".join(text.split()))


@given(
    st.lists(st.sampled_from(range(1, 11)), min_size=1, max_size=10, unique=True),
    st.sampled_from(["Q{}.", "Question {}"]),
)
def test_answers_in_order_are_all_found(numbers: list[int], form: str) -> None:
    text = "\n\n".join(f"{form.format(n)}\nAn answer of {n * 7} words." for n in sorted(numbers))
    assert answers(text) == {f"q{n}": f"An answer of {n * 7} words." for n in sorted(numbers)}


def test_a_long_letter_is_split_wholly() -> None:
    text = "\n".join(f"{n % 50}. A point with some words in it, one of many." for n in range(3_000))
    assert sum(len(_bare(part.marker + part.text)) for part in parts(text).parts) == len(_bare(text))


@pytest.mark.parametrize(
    "lines",
    [
        "Q7. x\n",
        "a\n",
        f"Q{' ' * 50}\n",
        f"{'*' * 50}\n",
        "1. A point\n",
        "Questions 7 and 8\n",
        "Q1\nQ2\nQ3\nx\n",
        f"{WORDINGS[6]}\nyes\n",
    ],
)
def test_the_work_grows_no_faster_than_the_letter(lines: str) -> None:
    parts(lines)  # what is worked out once for a questionnaire
    assert n_calls(parts, lines * 400) < 2.1 * n_calls(parts, lines * 200)


def test_parts_of_questions_in_brackets_are_questions() -> None:
    numbers = ("7a", "7i", "7ii", "8.1", "8.1a")
    asked = Questionnaire(
        id="test",
        title="Test",
        questions=tuple(Question(id=f"p{place}", number=own, label=own) for place, own in enumerate(numbers)),
    )
    text = "Question 7a\nSkills.\n\n7 (i)\nTrade.\n\n7(ii) Places, say.\n\nQ8.1\nLand.\n\n8.1(a) Roads."
    found = split(Document("letter", text, "document"), Asked(asked)).parts
    assert [part.text for part in found] == ["Skills.", "Trade.", "Places, say.", "Land.", "Roads."]
    assert [part.question_id for part in found] == ["p0", "p1", "p2", "p3", "p4"]


def test_a_number_that_was_counted_is_believed_less_unless_the_wording_stands_by_it() -> None:
    counted = tuple(one.model_copy(update={"number_status": COUNTED}) for one in ASKED.questionnaire.questions)
    asked = Asked(ASKED.questionnaire.model_copy(update={"questions": counted}))
    text = f"Question 1\nGrid.\n\nQuestion 2: {WORDINGS[1]}\nSkills."
    found = split(Document("letter", text, "document"), asked)
    assert [part.confidence for part in found.parts] == [0.6, 1.0]
    assert COUNTED_NUMBERS in found.reviews
    assert COUNTED_NUMBERS not in parts(text).reviews


@pytest.mark.parametrize(
    "text",
    [
        "QUESTION ONE\nGrid.\n\nQuestion two: Skills.",
        "Answer 1: Grid.\nAnswer 2 - Skills.",
        "Part A\nQ1 Grid.\nPart B\nQ2 Skills.".replace("Q2 Skills", "Q2 we want Skills"),
    ],
)
def test_numbers_in_words_answers_by_number_and_answers_in_a_hurry_are_found(text: str) -> None:
    found = answers(text)
    assert found["q1"].startswith("Grid.")
    assert found["q2"].endswith("Skills.")


@pytest.mark.parametrize("line", ["Q2 asks too much of us.", "Question two of them asked.", "Answer 2 people at once."])
def test_sentences_about_a_question_are_no_headings(line: str) -> None:
    assert answers(f"Question 1\nGrid.\n{line}") == {"q1": f"Grid.\n{line}"}


def test_a_heading_inside_a_line_is_to_look_at() -> None:
    assert any("question 2 stands inside a line" in what for what in parts("Q1: Grid. Q2: Skills.").reviews)
    assert not parts("Q1: Grid, as in Q2.\nQ2: Skills.").reviews
