"""Which runs of words give an answer away."""

from hypothesis import given, settings
from hypothesis import strategies as st

from consult.quotes.audit.artefact import Passage
from consult.quotes.audit.openness import Openness, Wording
from consult.quotes.audit.seal import Seal
from consult.quotes.audit.view import View
from consult.quotes.audit.wordings import LETTERS, LONG_RUN, RUN, Wordings

SEAL = Seal(bytes(32))
WITHHELD = "we saw that otters rearranged nineteen violet ladders before breakfast while humming in the rain"
CONSENTED = "apprentices stay longer where the college teaches on the day that the shop floor is quiet and calm"


def _view(*texts: str) -> View:
    return View([Passage(f"line {number}", text) for number, text in enumerate(texts, start=1)])


def _wordings(*texts: tuple[str, Openness]) -> Wordings:
    return Wordings([Wording(f"a{n}", text, how) for n, (text, how) in enumerate(texts)], SEAL)


ONE = _wordings((WITHHELD, Openness.WITHHELD), (CONSENTED, Openness.CONSENTED))


@given(st.integers(0, len(WITHHELD.split()) - RUN), st.sampled_from([str.upper, str.title, str]))
@settings(deadline=None)
def test_any_six_words_in_a_row_of_a_withheld_answer_are_found(start: int, written: type[str]) -> None:
    six = " ".join(WITHHELD.split()[start : start + RUN])
    assert [run.place for run in ONE.withheld(_view("A plain line.", f"It said: {written(six)}!"))] == ["line 2"]


def test_five_words_are_not() -> None:
    assert not list(ONE.withheld(_view(" ".join(WITHHELD.split()[3:8]))))


def test_letters_find_what_is_split_over_many_texts() -> None:
    found = list(ONE.withheld(_view(*["otters", "rearranged", "nineteen", "violet", "ladders", "before", "breakfast"])))
    assert {run.owner for run in found} == {"a0"}


@given(st.integers(1, 12))
@settings(deadline=None)
def test_letters_find_what_is_cut_in_the_middle_of_words(size: int) -> None:
    letters = "".join(WITHHELD.split())
    cut = " ".join(letters[at : at + size] for at in range(0, len(letters), size))
    assert list(ONE.withheld(_view(cut)))


def test_half_a_word_after_words_of_the_team_is_not_taken_for_the_answer_that_goes_on_so() -> None:
    own = "What would lead employers to put more money and time into training their people?"
    answer = "To put more money and time into training their people is what it needs."
    both = _wordings((own, Openness.OWN), (answer, Openness.WITHHELD))
    assert len("putmoremoneyandtimeintotrainingtheirpeople") >= LETTERS
    assert not list(both.withheld(_view(own, "In our own words: not the official wording.")))


def test_words_that_somebody_else_consented_to_are_not_kept_back() -> None:
    both = _wordings((WITHHELD, Openness.WITHHELD), (f"{WITHHELD} and more", Openness.CONSENTED))
    assert not list(both.withheld(_view(WITHHELD)))
    assert list(both.long_runs(_view(WITHHELD)))


def test_words_of_the_questionnaire_are_not_kept_back() -> None:
    both = _wordings((WITHHELD, Openness.WITHHELD), (f"Do you agree that {WITHHELD}?", Openness.OWN))
    assert not list(both.withheld(_view(WITHHELD)))


def test_twelve_words_of_a_consented_answer_are_found_and_eleven_are_not() -> None:
    words = CONSENTED.split()
    assert [run.owner for run in ONE.long_runs(_view(" ".join(words[2 : 2 + LONG_RUN])))] == ["a1"]
    assert not list(ONE.long_runs(_view(" ".join(words[2 : 1 + LONG_RUN]))))


def test_an_approved_quotation_may_stand_and_what_goes_on_beyond_it_may_not() -> None:
    words = CONSENTED.split()
    quoted = _wordings((CONSENTED, Openness.CONSENTED), (" ".join(words[:14]), Openness.QUOTED))
    assert not list(quoted.long_runs(_view(" ".join(words[:14]))))
    assert list(quoted.long_runs(_view(" ".join(words[:16]))))


def test_a_word_that_follows_a_quotation_as_it_does_in_a_withheld_answer_says_nothing() -> None:
    quoted = "we tried to find out how the eight were chosen and could not"
    both = _wordings((quoted, Openness.QUOTED), (f"But {quoted}. A shame, is it?", Openness.WITHHELD))
    assert not list(both.withheld(_view(f"“{quoted}”", "A business")))
    assert not list(both.withheld(_view(f"One said “{quoted}”: a union did")))
    assert list(both.withheld(_view(f"“{quoted}”. A shame, is it?")))


def test_a_quotation_that_does_not_hold_is_kept_back_though_its_answer_is_open() -> None:
    void = _wordings((CONSENTED, Openness.CONSENTED), (" ".join(CONSENTED.split()[:9]), Openness.VOID))
    assert list(void.withheld(_view(" ".join(CONSENTED.split()[:8]))))
    assert not list(void.withheld(_view(" ".join(CONSENTED.split()[9:]))))


def test_nothing_to_hold_a_text_against_finds_nothing() -> None:
    nothing = _wordings()
    assert nothing.n_withheld == 0
    assert not list(nothing.withheld(_view(WITHHELD)))
    assert not list(ONE.withheld(_view()))


def test_how_many_runs_are_looked_for_is_counted() -> None:
    assert ONE.n_withheld == len(WITHHELD.split()) - RUN + 1


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=80), max_size=4), st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_held_against_any_other(texts: list[str], released: str) -> None:
    wordings = _wordings(*((text, Openness.WITHHELD) for text in texts))
    view = _view(released)
    shared = any(
        view.words[at : at + RUN] == words[start : start + RUN]
        for words in (_view(text).words for text in texts)
        for at in range(len(view.words) - RUN + 1)
        for start in range(len(words) - RUN + 1)
    )
    assert not shared or list(wordings.withheld(view))
