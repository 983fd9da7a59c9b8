"""Which names are looked for, and how sure a sign each is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.quotes.audit.artefact import Passage
from consult.quotes.audit.naming import Tier
from consult.quotes.audit.ordinary import Ordinary
from consult.quotes.audit.view import View
from consult.quotes.audit.watchlist import Personal, Watchlist

ORDINARY = Ordinary.of(["What would help Fernhollow the most?"])


def _found(text: str, *personal: tuple[str, str], code: bool = False) -> dict[str, Tier]:
    watchlist = Watchlist([Personal("r1", *one) for one in personal], ORDINARY)
    view = View([Passage(f"line {n}", line, code) for n, line in enumerate(text.splitlines(), start=1)])
    return {sighting.watched.form: sighting.watched.tier for sighting in watchlist.sightings(view)}


ORGANISATION = ("organisation", "Quillonby Vexforge Ltd")


@pytest.mark.parametrize(
    "text",
    [
        "as Quillonby Vexforge said", "QUILLONBY-VEXFORGE", "quillonby\nvexforge", "Quillonby  Vexforge's plant",
        "Qui\u00adllon\u200bby Vexforge", "Ｑｕｉｌｌｏｎｂｙ Vexforge", "QuillonbyVexforge", "quillonbyvexforge2024",
        "Q u i l l o n b y V e x f o r g e", "Quillónby Véxforge",
    ],
)  # fmt: skip
def test_a_name_is_certain_however_it_is_written(text: str) -> None:
    assert _found(text, ORGANISATION)["quillonby vexforge"] is Tier.CERTAIN


def test_a_distinctive_word_of_a_name_is_found_alone_and_in_the_middle_of_a_word_it_is_not() -> None:
    assert _found("the Vexforge site", ORGANISATION) == {"vexforge": Tier.DISTINCTIVE}
    assert not _found("the Vexforgery of it", ORGANISATION)


def test_a_common_word_is_only_reported_and_only_where_it_is_a_whole_name() -> None:
    assert _found("Next said so", ("organisation", "Next Ltd")) == {"next": Tier.COMMON}
    assert not _found("what is next", ("organisation", "Next Fernhollow"))


def test_a_name_within_a_longer_phrase_is_not_that_name() -> None:
    assert not _found("the transport strategy", ("organisation", "Port Strategy"))


@pytest.mark.parametrize("text", ["Idris Quarmsby", "Quarmsby, Idris", "I. Quarmsby", "idris quarmsby"])
def test_a_person_is_found_by_name_initial_and_surname_first(text: str) -> None:
    assert Tier.CERTAIN in _found(text, ("person", "Mr Idris Quarmsby")).values()


def test_a_person_is_found_by_a_short_form_of_the_given_name_and_by_the_surname_alone() -> None:
    assert _found("Dave Quarmsby", ("person", "David Quarmsby"))["dave quarmsby"] is Tier.CERTAIN
    assert _found("Quarmsby wrote", ("person", "David Quarmsby")) == {"quarmsby": Tier.DISTINCTIVE}


def test_addresses_are_found_whole_and_by_what_is_distinctive_of_them() -> None:
    email = ("email", "idris@quillonby.co.uk")
    assert "idris quillonby co uk" in _found("<idris@quillonby.co.uk>", email)
    assert "quillonby co uk" in _found("see quillonby.co.uk", email)
    assert not _found("a gmail address", ("email", "fern.hollow@gmail.com"))


@pytest.mark.parametrize("text", ["+44 1632 960 123", "01632960123", "(01632) 960-123", "tel: 0044 1632 960123"])
def test_a_number_is_found_however_it_is_grouped(text: str) -> None:
    assert _found(text, ("phone", "01632 960 123"))


def test_figures_in_cells_beside_each_other_are_no_number() -> None:
    assert not _found("1632\n960\n123", ("phone", "01632 960 123"))
    assert not _found("(55%)\n2 (3%)\n26", ("location", "55.2326"))


def test_ids_that_tell_nobody_apart_are_left_out() -> None:
    assert not _found("101 answers", ("respondent", "101"))
    assert _found("of R_zzt9gJhzXVyWQAT", ("respondent", "R_zzt9gJhzXVyWQAT"))


@pytest.mark.parametrize("name", ["Department for Business and Trade", "North East Combined Authority"])
def test_a_body_that_every_release_may_name_is_only_reported(name: str) -> None:
    assert set(_found(f"the {name} said", ("organisation", name)).values()) == {Tier.COMMON}


def test_words_of_the_questionnaire_are_not_distinctive() -> None:
    assert Tier.DISTINCTIVE not in _found("Fernhollow grew", ("organisation", "Fernhollow Zibblecraft")).values()


_NAMES = st.lists(st.sampled_from(["Quillonby", "Vexforge", "Apple", "Next", "Green", "Zibb"]), min_size=1, max_size=3)
_VALUES = st.tuples(st.sampled_from(["organisation", "person", "alias", "other", "account"]), _NAMES.map(" ".join))


@given(st.lists(_VALUES, max_size=5), _VALUES, _NAMES.map(" ".join))
@settings(max_examples=200, deadline=None)
def test_adding_a_name_never_takes_a_finding_away_or_makes_it_less_sure(
    before: list[tuple[str, str]], added: tuple[str, str], text: str
) -> None:
    one, two = _found(text, *before), _found(text, *before, added)
    assert set(one) <= set(two)
    assert all(two[form] <= tier for form, tier in one.items())
