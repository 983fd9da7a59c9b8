"""A quotation is an exact excerpt of one answer: a mutated one is refused, whatever its record says (oracle O3)."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from consult.errors import InputError
from consult.quotes.screening.edit import render
from consult.quotes.screening.fidelity import fragments, located, turned, unfaithful
from consult.quotes.screening.reading import read_edits
from consult.vocabulary import Edit, Operation

_ANSWER = (
    "We don’t think that Calder Forge can grow by 1.5 million , unless costs fall by 20%.\n"
    "The grid is full. Planning takes nine years, and nobody told us why."
)
_OTHER = "Skills are short in every trade, and the college closed its course."
_SOME = ["we", "they", "grid", "power", "not", "cost", "12", "3.5", "skills’", "re-use", "don't", "long"]
_WORDS = st.lists(st.sampled_from(_SOME), min_size=4, max_size=12)


def _edit(operation: Operation, words: str, text: str = "") -> Edit:
    start = _ANSWER.index(words)
    return Edit(operation=operation, start=start, end=start + len(words), text=text)


def _published(*edits: Edit) -> str:
    return render(_ANSWER, 0, len(_ANSWER), edits)


def test_edits_show_in_the_manner_of_the_annex() -> None:
    edits = (
        _edit(Operation.REPLACE, "Calder Forge", "our company"),
        _edit(Operation.ELIDE, ", unless costs fall by 20%"),
        Edit(operation=Operation.INSERT, start=_ANSWER.index("is full"), end=_ANSWER.index("is full"), text="there"),
        _edit(Operation.SPELLING, "nobody", "no one"),
    )
    words = _published(*edits)
    assert words == (
        "We don’t think that [our company] can grow by 1.5 million [...]. The grid [there] is full. Planning takes "
        "nine years, and no one told us why."
    )
    assert unfaithful(words, _ANSWER, 0, len(_ANSWER), edits) == ()


@pytest.mark.parametrize(
    "words",
    [
        "We think that",
        "We do think that",
        "can grow by 5 million",
        "can grow by 2.5 million",
        "costs fall by 20",
        "The grid is full. We don’t think",
        "The grid is full. [...] We don’t think",
        "The grid is [not] full yet.",
        f"The grid is full. {_OTHER[:30]}",
        "the only maker",
    ],
)
def test_a_mutated_excerpt_is_refused(words: str) -> None:
    assert unfaithful(words, _ANSWER, 0, len(_ANSWER), ())


def test_brackets_of_the_answer_itself_are_not_passed_off_as_ours() -> None:
    text = "The grid [sic] is full."
    assert unfaithful(text, text, 0, len(text), ())


def test_overlapping_edits_and_edits_over_the_ends_are_refused() -> None:
    first, second = _edit(Operation.ELIDE, "The grid is full."), _edit(Operation.ELIDE, "grid is full. Planning")
    with pytest.raises(InputError):
        _published(first, second)
    with pytest.raises(InputError):
        render(_ANSWER, _ANSWER.index("grid is"), len(_ANSWER), (first,))


@pytest.mark.parametrize("words", [" , unless costs fall by 20%", "don’t", "nobody told us why"])
def test_leaving_out_a_negation_or_condition_warns(words: str) -> None:
    assert turned(_ANSWER, (_edit(Operation.ELIDE, words),))
    assert turned(_ANSWER, (_edit(Operation.ELIDE, "Planning takes nine years"),)) == ()


@given(_WORDS, st.data())
def test_whole_words_in_their_order_are_found_and_a_changed_one_is_not(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    excerpt = words[first : last + 1]
    assert located([" ".join(excerpt)], text)
    at = data.draw(st.integers(0, len(excerpt) - 1))
    changed = [*excerpt[:at], "altogether", *excerpt[at + 1 :]]
    assert not located([" ".join(changed)], text)
    dropped = " ".join([*excerpt[:at], *excerpt[at + 1 :]])
    still_there = f" {dropped} " in f" {text} "
    assert bool(dropped and located([dropped], text)) == bool(dropped and still_there)


@given(_WORDS, st.data())
def test_edits_read_off_published_words_give_those_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    bounds = [match.span() for match in re.finditer(r"\S+", text)]
    kept = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    assume(any(kept))
    edits = tuple(
        Edit(operation=Operation.REPLACE, start=start, end=end, text="something")
        for (start, end), keep in zip(bounds, kept, strict=True)
        if not keep
    )
    published = render(text, 0, len(text), edits)
    assert unfaithful(published, text, 0, len(text), edits) == ()
    read = read_edits(text, published, (0, len(text)))
    assert unfaithful(published, text, read.start, read.end, read.edits) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_reading_edits_gives_a_faithful_quotation_or_refuses(text: str, published: str) -> None:
    try:
        read = read_edits(text, published, (0, len(text)))
    except InputError:
        return
    words = render(text, read.start, read.end, read.edits)
    assert located(fragments(words), text) or not fragments(words)


def test_what_a_person_wrote_is_read_as_edits() -> None:
    read = read_edits(_ANSWER, "[The firm says that] Planning takes nine years [...].", (0, 10))
    assert [edit.operation for edit in read.edits] == [Operation.REPLACE, Operation.ELIDE]
    with pytest.raises(InputError, match="exact excerpt"):
        read_edits(_ANSWER, "Planning takes ten years [...]", (0, 10))
    with pytest.raises(InputError, match="leaves nothing out"):
        read_edits(_ANSWER, "Planning takes [...] nine years", (0, 10))
