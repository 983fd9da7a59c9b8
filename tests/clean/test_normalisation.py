import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult import clean, tables
from consult.errors import ConsultError
from consult.settings import CleanSettings
from consult.vocabulary import Question, Questionnaire, QuestionType

_QUESTIONNAIRE = Questionnaire(
    id="c",
    title="c",
    questions=(
        Question(id="q1", number="1", label="One"),
        Question(id="q2", number="2", label="Two"),
        Question(id="agree", number="3", label="Three", type=QuestionType.CLOSED),
    ),
)
_LETTER = "Please give every site with planning consent a firm date for its grid connection this year."
_WELSH = "Mae angen i'r llywodraeth fuddsoddi mwy mewn sgiliau ar gyfer pobl ifanc"
_FRENCH = "Nous pensons que les coûts de l'énergie sont trop élevés pour les petites entreprises"


def _frames(cells, repeat_of=None):
    """Build the three input tables from (respondent, question, text)."""
    ids = {text: f"o{n}" for n, text in enumerate(dict.fromkeys(text for _, _, text in cells if text))}
    received = tables.Received.of(
        {
            "answer_id": f"a{n}",
            "respondent_id": respondent_id,
            "question_id": question_id,
            "original_id": ids.get(text, ""),
            "confidence": 1.0,
            "source_id": "s1",
            "source_row": n + 2,
            "source_column": question_id,
        }
        for n, (respondent_id, question_id, text) in enumerate(cells)
    )
    blank = dict.fromkeys(
        ["respondent_type", "acting_for", "org_size", "sectors", "sectors_from", "region", "submitted_at"], ""
    )
    respondents = tables.Respondents.of(
        blank
        | {"respondent_id": one, "channel": "online", "consent": "missing", "members_represented": None}
        | {"repeat_of": (repeat_of or {}).get(one, ""), "source_id": "s1", "source_row": 1}
        for one in dict.fromkeys(respondent_id for respondent_id, _, _ in cells)
    )
    originals = tables.Originals.of({"original_id": one, "text": text} for text, one in ids.items())
    return received, originals, respondents


def _clean(cells, repeat_of=None, **options):
    return clean.normalise(*_frames(cells, repeat_of), _QUESTIONNAIRE, CleanSettings(**options))


def _statuses(cleaned):
    return cleaned.answers["status"].tolist()


def test_every_received_cell_is_one_answer_with_its_place():
    cells = [("r1", "q1", "More skills"), ("r1", "q2", ""), ("r2", "q1", "n/a")]
    cleaned = _clean(cells)
    received = _frames(cells)[0]
    shared = [name for name in tables.Received.names() if name in tables.Answers.names()]
    pd.testing.assert_frame_equal(cleaned.answers[shared], received[shared])
    assert _statuses(cleaned) == ["answered", "blank", "placeholder"]


def test_a_covering_note_answers_nothing_and_a_short_letter_that_is_all_there_is_does():
    note = "Dear team,\n\nPlease find our answers below."
    cleaned = _clean([("r1", "general", note), ("r1", "q1", "More skills"), ("r2", "general", note)])
    assert _statuses(cleaned) == ["placeholder", "answered", "answered"]


def test_a_closed_question_tells_answered_from_blank_only():
    cleaned = _clean([("r1", "agree", "No"), ("r2", "agree", ""), ("r3", "agree", "n/a"), ("r1", "q1", "No")])
    assert _statuses(cleaned) == ["answered", "blank", "answered", "placeholder"]
    assert set(cleaned.texts["text"]) == {"No", "n/a"}


def test_a_reference_is_led_to_the_text_of_the_own_answer():
    answers = _clean([("r1", "q1", "More skills for young people"), ("r1", "q2", "See Q1")]).answers
    assert answers["refers_to"].tolist() == ["", "q1"]
    assert answers["text_id"][1] == answers["text_id"][0]


def test_a_reference_to_nothing_is_listed_for_a_person():
    cleaned = _clean([("r1", "q1", ""), ("r1", "q2", "See Q1")])
    assert cleaned.answers["text_id"].tolist() == ["", ""]
    assert cleaned.reviews["row"].tolist() == [3]


def test_texts_in_languages_that_are_not_analysed_are_marked():
    cleaned = _clean([("r1", "q1", _WELSH), ("r2", "q1", _FRENCH), ("r3", "q1", _LETTER)])
    assert _statuses(cleaned) == ["other_language", "other_language", "answered"]
    assert cleaned.reviews["respondent_id"].tolist() == ["r2"]  # Welsh is expected


def test_a_language_that_is_analysed_is_an_answer():
    assert _statuses(_clean([("r1", "q1", _WELSH)], analysed_languages=("en", "cy"))) == ["answered"]


def test_a_repeat_by_the_same_person_names_the_earlier_answer():
    cleaned = _clean([("r2", "q1", "more SKILLS, please"), ("r1", "q1", "More skills please")], {"r2": "r1"})
    assert cleaned.answers["repeats"].tolist() == ["a1", ""]


def test_campaign_answers_carry_their_campaign():
    cleaned = _clean([*((f"r{n}", "q1", _LETTER) for n in range(4)), ("r9", "q1", "Ports need dredging badly")])
    (campaign,) = cleaned.campaigns.to_dict("records")
    assert (campaign["n_answers"], campaign["n_respondents"], campaign["n_verbatim"]) == (4, 4, 4)
    assert cleaned.answers["campaign_id"].tolist() == [campaign["campaign_id"]] * 4 + [""]
    assert campaign["campaign_id"].startswith("c")
    assert len(campaign["campaign_id"]) == 9


def test_answers_that_share_much_but_are_no_campaign_are_listed_for_a_person():
    own = (" ".join(f"w{n}x{person}" for n in range(8)) for person in range(3))
    cleaned = _clean([(f"r{n}", "q1", f"{words} {_LETTER}") for n, words in enumerate(own)])
    assert cleaned.campaigns.empty
    assert cleaned.reviews["row"].tolist() == [2, 3, 4]


def test_one_persons_copies_are_no_campaign():
    cells = [(f"r{n}", "q1", _LETTER) for n in range(4)]
    assert _clean(cells, {"r1": "r0", "r2": "r1", "r3": "r2"}).campaigns.empty


def test_a_cut_signature_stays_in_the_original_and_is_counted():
    original = "More skills for young people.\r\n\r\nKind regards,\r\nSam Example"
    cleaned = _clean([("r1", "q1", original)])
    assert cleaned.texts["text"].tolist() == ["More skills for young people."]
    assert json.loads(cleaned.alignments["runs"][0]) == [[0, 0, 29]]
    (review,) = cleaned.reviews.to_dict("records")
    assert (review["row"], review["question_id"]) == (0, "q1")
    assert review["what"].startswith("1 ")


def test_a_cell_of_invisible_characters_is_blank_and_listed():
    cleaned = _clean([("r1", "q1", "\u200b\u200b")])
    assert _statuses(cleaned) == ["blank"]
    assert cleaned.texts.empty
    assert cleaned.reviews["row"].tolist() == [2]


def test_originals_that_differ_only_in_what_is_broken_are_one_text():
    cleaned = _clean([("r1", "q1", "It’s slow"), ("r2", "q1", "Itâ€™s  slow")])
    assert len(cleaned.texts) == 1
    assert len(cleaned.alignments) == 2


def test_an_original_that_is_not_there_is_an_error_without_words():
    received, originals, respondents = _frames([("r1", "q1", "secret words")])
    with pytest.raises(ConsultError, match="Run consult ingest again") as caught:
        clean.normalise(received, originals.iloc[:0], respondents, _QUESTIONNAIRE, CleanSettings())
    assert "secret" not in str(caught.value)


def test_nothing_received_gives_empty_tables():
    cleaned = _clean([])
    assert cleaned.answers.empty
    assert cleaned.ledger.empty


def test_progress_ends_where_there_is_no_more():
    told = []
    clean.normalise(*_frames([("r1", "q1", _LETTER)]), _QUESTIONNAIRE, CleanSettings(), lambda *step: told.append(step))
    assert ("cleaning texts", 1, 1) in told
    assert told[-1] == ("finding campaigns", 1, 1)


_PIECES = ["Skills. ", "Itâ€™s ", "caf\u00c3\u00a9 ", "\u200b", "\xa0\xa0", "\r\n", "<p>slow</p>", "&amp;", "👍", "ŵ"]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.booleans())
@settings(deadline=None, max_examples=15)
def test_every_run_of_a_cleaned_text_is_the_same_in_the_original(original, signed):
    original += "\n\nKind regards,\nSam Example" if signed else ""
    cleaned = _clean([("r1", "q1", original)])
    texts = dict(zip(cleaned.texts["text_id"], cleaned.texts["text"], strict=True))
    for text_id, runs in zip(cleaned.alignments["text_id"], cleaned.alignments["runs"], strict=True):
        for clean_start, start, length in json.loads(runs):
            kept = texts[text_id][clean_start : clean_start + length]
            assert kept == original[start : start + length] != ""


_CELLS = st.lists(
    st.tuples(
        st.sampled_from(["r1", "r2", "r3", "r4"]),
        st.sampled_from(["q1", "q2", "agree", "general"]),
        st.sampled_from(["", "n/a", "as above", "see Q1", "see Q2 and Q1", "\u00ad", "Skills", _LETTER, _WELSH])
        | st.text(max_size=20),
    ),
    max_size=25,
)


@given(_CELLS)
@settings(deadline=None, max_examples=12)
def test_received_is_the_sum_of_the_outcomes_whatever_is_sent(cells):
    cleaned = _clean(cells)
    assert tables.Ledger.balanced(cleaned.ledger)
    assert cleaned.ledger.loc[cleaned.ledger["outcome"] == "received", "n"].sum() == len(cells)
    assert set(cleaned.answers["text_id"]) - {""} <= set(cleaned.texts["text_id"])
    campaigns = set(cleaned.campaigns["campaign_id"])
    assert set(cleaned.answers["campaign_id"]) - {""} == campaigns


@given(_CELLS)
@settings(deadline=None, max_examples=5)
def test_the_same_input_gives_the_same_tables(cells):
    one, other = _clean(cells), _clean(cells)
    for name in clean.Cleaned.__dataclass_fields__:
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
