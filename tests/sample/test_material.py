import re
from collections import Counter

from consult import reference
from consult.vocabulary import Kind
from data.invest2035.build.material import Material
from data.invest2035.build.pattern import Fragment, Pattern, Slot
from data.invest2035.build.writer import _SLOTS


def patterns(material: Material) -> list[Pattern]:
    pools = [material.themes, *material.types.values()]
    return [one for pool in pools for kinds in pool.values() for group in kinds.values() for one in group]


def test_there_are_hundreds_of_distinct_sentence_patterns(material: Material) -> None:
    assert len({one.source for one in patterns(material)}) == material.n_patterns >= 1_000


def test_every_theme_of_the_code_frame_has_at_least_eight_patterns_of_two_kinds(material: Material) -> None:
    frame = reference.data("reference", "code-frame.yaml").read_text(encoding="utf-8")
    ids = set(re.findall(r"\bid: ([a-z_]+(?:\.[a-z_]+)?)\b", frame.split("themes:", 1)[1]))
    assert ids == set(material.themes)
    thin = {theme for theme, kinds in material.themes.items() if len(kinds) < 2 or sum(map(len, kinds.values())) < 8}
    assert not thin


def test_kinds_are_those_of_the_vocabulary(material: Material) -> None:
    assert {one.kind for one in patterns(material)} <= {kind.value for kind in Kind}


def test_every_type_of_respondent_has_a_voice_and_things_of_its_own_to_say(material: Material) -> None:
    types = {entry.id for entry in reference.entries("respondent-types")}
    assert types == set(material.voices) == set(material.types) == set(material.profile["respondent_type"])


def test_every_slot_can_be_filled(material: Material) -> None:
    known = {*material.words, *_SLOTS, "we", "our", "us", "who"}
    used = {str(part) for one in patterns(material) for part in one.parts if isinstance(part, Slot)}
    assert used <= known


def test_entities_are_in_the_reference_lists(material: Material) -> None:
    def ids(fragments: list[Fragment]) -> set[str]:
        return {mark.id for _, mark in fragments if mark}

    entities = material.entities
    sectors = {entry.id: entry.kind for entry in reference.entries("sectors")}
    assert set(entities.sectors) == {id_ for id_, kind in sectors.items() if kind == "sector"}
    assert ids(entities.all_industries) <= {id_ for id_, kind in sectors.items() if kind == "frontier_industry"}
    assert ids(entities.all_places) <= {entry.id for entry in reference.entries("places")}


def test_profile_values_are_in_the_closed_vocabularies(material: Material) -> None:
    for field, vocabulary in (("region", "regions"), ("org_size", "organisation-sizes"), ("consent", "consent")):
        assert set(material.profile[field]) <= {entry.id for entry in reference.entries(vocabulary)}


def test_the_material_repeats_no_run_of_words_from_the_code_frame(material: Material) -> None:
    """Gold would be circular if the sample were written in the words of the examples it is coded by."""

    def runs(text: str, n: int = 7) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z']+", text.lower())
        return {tuple(words[at : at + n]) for at in range(len(words) - n + 1)}

    frame = runs(reference.data("reference", "code-frame.yaml").read_text(encoding="utf-8"))
    shared = Counter(one.source for one in patterns(material) if runs(one.source) & frame)
    assert not shared
