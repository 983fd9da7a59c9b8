"""The closed vocabularies: every name leads to one entry, and every parent exists."""

import re

import pytest
import yaml

from consult import reference
from consult.vocabulary import Consent

VOCABULARIES = (
    "respondent-types",
    "organisation-sizes",
    "regions",
    "sectors",
    "places",
    "policies",
    "markets",
    "consent",
)
WRITTEN = ("places", "policies", "markets")


def raw(vocabulary: str):
    return yaml.safe_load(reference.data("reference", f"{vocabulary}.yaml").read_text(encoding="utf-8"))


def ids(vocabulary: str, kind: str = "") -> list[str]:
    return [entry.id for entry in reference.entries(vocabulary) if not kind or entry.kind == kind]


def plain(name: str) -> str:
    signs = {"<": " less than ", ">": " more than ", "+": " plus ", "&": " and ", "'": "", "’": ""}
    spelled = "".join(signs.get(sign, sign) for sign in name.casefold())
    return re.sub(r"[\W_]+", " ", spelled).strip() or name


def entry_of(vocabulary: str, name: str) -> str:
    wanted = plain(name)
    found = [e.id for e in reference.entries(vocabulary) if wanted in map(plain, (e.id, e.name, *e.aliases))]
    assert len(found) <= 1
    return found[0] if found else ""


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_name_leads_to_one_entry_only(vocabulary):
    owner = {}
    for entry in reference.entries(vocabulary):
        for name in (entry.id, entry.name, *entry.aliases):
            assert owner.setdefault(plain(name), entry.id) == entry.id, f"{name} is in two entries"


@pytest.mark.parametrize("vocabulary", [name for name in VOCABULARIES if name not in WRITTEN])
def test_no_alias_is_listed_twice(vocabulary):
    for entry in reference.entries(vocabulary):
        folded = [alias.casefold() for alias in entry.aliases]
        assert len(folded) == len(set(folded)), entry.id


@pytest.mark.parametrize("vocabulary", WRITTEN)
def test_no_written_alias_is_listed_twice_in_the_same_capitals(vocabulary):
    for entry in reference.entries(vocabulary):
        assert len({entry.name, *entry.aliases}) == len(entry.aliases) + 1, entry.id


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_ids_are_unique_and_fit_a_table(vocabulary):
    assert len(ids(vocabulary)) == len(set(ids(vocabulary)))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", one) for one in ids(vocabulary))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_vocabulary_says_where_it_comes_from_and_under_which_licence(vocabulary):
    text = reference.data("reference", f"{vocabulary}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# source: ")
    assert "\n# licence: " in text


def test_there_are_fourteen_respondent_types_with_plurals():
    assert len(ids("respondent-types")) == 14
    assert all(entry.plural for entry in reference.entries("respondent-types"))


@pytest.mark.parametrize(
    ("option", "type_"),
    [
        ("Company", "business"),
        ("SME", "business"),
        ("Large business (over 250 staff)", "business"),
        ("TA - General", "business_association"),
        ("Peak body", "business_association"),
        ("Business representative organisation/trade body", "business_association"),
        ("Trade union or staff association", "trade_union"),
        ("Central government", "government_or_public_body"),
        ("Academic", "university_or_research"),
        ("Awarding organisation", "further_education_or_training"),
        ("I am responding as an individual", "individual"),
        ("Organisation", "other"),
    ],
)
def test_the_options_of_real_forms_name_a_respondent_type(option, type_):
    assert entry_of("respondent-types", option) == type_


@pytest.mark.parametrize(
    ("option", "size"),
    [("11-50 employees", "small"), ("1 to 9", "micro"), ("250+", "large"), ("Not applicable", "not_applicable")],
)
def test_the_options_of_real_forms_name_a_size(option, size):
    assert entry_of("organisation-sizes", option) == size


def test_a_value_that_spans_several_entries_is_in_none():
    assert entry_of("organisation-sizes", "SME") == ""
    assert entry_of("regions", "Midlands") == ""
    assert entry_of("regions", "North") == ""


def test_the_regions_are_the_twelve_of_the_uk_and_three_more():
    assert len(ids("regions", "region")) == 9
    assert len(ids("regions", "nation")) == 3
    assert ids("regions")[12:] == ["multi_region", "uk_wide", "overseas"]
    assert [entry_of("regions", f"TL{letter}") for letter in "CDEFGHIJKLMN"] == ids("regions")[:12]


def test_there_are_eight_sectors_with_their_frontier_industries_and_eight_inputs():
    entries = reference.entries("sectors")
    assert len(ids("sectors", "sector")) == 8
    assert len(ids("sectors", "foundational_input")) == 8
    industries = [entry.parent for entry in entries if entry.kind == "frontier_industry"]
    counts = [industries.count(sector) for sector in ids("sectors", "sector")]
    assert counts == [6, 6, 4, 7, 6, 5, 2, 3]


def test_the_extra_lists_of_sectors_name_known_entries():
    sectors = raw("sectors")
    assert set(sectors["shared"]) <= set(ids("sectors", "frontier_industry"))
    assert set(sectors["feeds"]) == set(ids("sectors", "foundational_input"))
    for named in (*sectors["shared"].values(), *sectors["feeds"].values()):
        assert set(named) <= set(ids("sectors", "sector"))
    for word in sectors["option_only"]:
        assert entry_of("sectors", word), word


def test_every_place_lies_in_a_known_region():
    kinds = {"nation", "region", "city_region", "cluster", "corridor", "place", "town"}
    for entry in reference.entries("places"):
        assert entry.parent in ids("regions"), entry.id
        assert entry.kind in kinds, entry.id


def test_there_are_three_hundred_towns_with_their_counties():
    towns = [entry for entry in reference.entries("places") if entry.kind == "town"]
    assert len(towns) >= 300
    assert sum(bool(town.county) for town in towns) >= 300


def test_place_names_but_those_of_regions_have_a_capital_somewhere():
    for entry in reference.entries("places"):
        assert entry.kind == "region" or all(
            any(letter.isupper() for letter in name) for name in (entry.name, *entry.aliases)
        ), entry.id


def test_consent_has_its_four_values():
    assert ids("consent") == [value.value for value in Consent]


@pytest.mark.parametrize("bare", ["Yes", "No", "I agree", "Y", "1", "0"])
def test_a_bare_yes_or_no_gives_no_consent_by_itself(bare):
    assert entry_of("consent", bare) == ""


def meaning(question: str, answer: str) -> str:
    rules = raw("consent")["by_question"]
    return next((rule[answer] for rule in rules if re.search(rule["pattern"], question, re.I | re.S)), "missing")


@pytest.mark.parametrize("rule", raw("consent")["by_question"], ids=lambda rule: rule["example"])
def test_the_example_of_a_consent_rule_is_decided_by_that_rule(rule):
    assert (meaning(rule["example"], "yes"), meaning(rule["example"], "no")) == (rule["yes"], rule["no"])
    assert {rule["yes"], rule["no"]} <= set(ids("consent"))


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("Are you happy for your individual response to be published?", "publish_named", "confidential"),
        ("Please keep your response confidential?", "confidential", "publish_anonymous"),
        ("Would you like us to keep your response confidential?", "confidential", "publish_anonymous"),
        ("May we contact you about publication?", "missing", "missing"),
        ("Do you object to your response being published?", "confidential", "missing"),
        ("I don't want my response to be published", "confidential", "missing"),
        ("Is your organisation large?", "missing", "missing"),
    ],
)
def test_what_yes_and_no_mean_depends_on_the_question(question, yes, no):
    assert (meaning(question, "yes"), meaning(question, "no")) == (yes, no)


def test_no_question_lets_a_no_publish_a_name():
    assert all(rule["no"] != "publish_named" for rule in raw("consent")["by_question"])


def test_yes_and_no_words_are_words_and_do_not_overlap():
    consent = raw("consent")
    assert all(isinstance(word, str) for word in (*consent["yes_words"], *consent["no_words"]))
    assert not set(consent["yes_words"]) & set(consent["no_words"])
