"""Profile values map to closed vocabularies; consent is never guessed."""

import pytest

from consult.ingest.reception import read
from consult.ingest.table.profile import joined_consent, map_value
from consult.vocabulary import ProfileField
from tests.ingest.workbooks import SETTINGS, Files, opening, questionnaire, table

PUBLISH = "Would you be happy for your individual response to be published in full?"


@pytest.mark.parametrize(
    ("field", "value", "mapped"),
    [
        ("respondent_type", "  BUSINESS ", "business"), ("respondent_type", "Company", "business"),
        ("respondent_type", "Trade-Union", "trade_union"), ("respondent_type", "Local authoritty", "local_authority"),
        ("respondent_type", "Wizard", ""), ("org_size", "10–49", "small"), ("org_size", "11-50 employees", "small"),
        ("org_size", "10-48 employees", ""), ("region", "scotland", "scotland"), ("region", "Mars", ""),
        ("acting_for", "On behalf of an organisation", "organisation"), ("acting_for", "Individual", "individual"),
        ("acting_for", "Unigolyn", "individual"), ("acting_for", "Ar ran sefydliad", "organisation"),
        ("members_represented", "about 1,200", "1200"), ("members_represented", "many", ""),
        ("channel", "By post", "post"), ("attribute", "65+", ""),
    ],
)  # fmt: skip
def test_a_value_maps_to_its_vocabulary_or_to_nothing(field: str, value: str, mapped: str) -> None:
    assert map_value(field, value) == mapped


@pytest.mark.parametrize("joined", ["Life sciences; Creative industries", "Life sciences, Creative industries"])
def test_several_sectors_in_a_cell_are_several(joined: str) -> None:
    assert map_value("sectors", joined) == "life_sciences;creative_industries"


@pytest.mark.parametrize(
    ("value", "asked", "consent"),
    [
        ("Yes", PUBLISH, "publish_named"), ("No", PUBLISH, "confidential"), ("yes", "May we contact you?", "missing"),
        ("Yes", "Would you like us to keep your response confidential?", "confidential"), ("Yes", "", ""),
        ("Publish my response anonymously", "", "publish_anonymous"), ("I suppose so", PUBLISH, ""),
        ("Yes, with my nane", PUBLISH, ""),
    ],
)  # fmt: skip
def test_consent_is_what_was_asked_and_answered_and_never_guessed(value: str, asked: str, consent: str) -> None:
    assert map_value("consent", value, asked) == consent


def test_several_consents_add_up_to_the_strictest() -> None:
    assert joined_consent(["publish_named", "publish_anonymous"]) == "publish_anonymous"
    assert joined_consent(["publish_named", "confidential", ""]) == "confidential"
    assert joined_consent(["publish_named", ""]) == "missing"
    assert joined_consent([]) == ""


def test_a_value_that_the_list_lacks_is_kept_as_given_and_reported_once() -> None:
    asked = questionnaire("Why?", profile=(ProfileField(field="region", aliases=("Region",)),))
    given = table(
        ["ID", "Region", "Q1"], ["1", "Mars", "a"], ["2", "Mars", "b"], ["3", "Wales", "c"], ["4", "z" * 61, "d"]
    )
    with opening(Files(given)) as sources:
        intake = read(sources, asked, SETTINGS)
    assert intake.respondents["region"].tolist() == ["", "", "wales", ""]
    assert intake.attributes["value"].tolist()[:2] == ["Mars", "Mars"]
    what = intake.reviews["what"].tolist()
    assert any(one.startswith('"Mars" (given by 2) is not among the known answers on region') for one in what)
    assert not any("zzz" in one for one in what)


def test_without_a_consent_column_consent_is_missing() -> None:
    with opening(Files(table(["ID", "Q1"], ["1", "a"]))) as sources:
        intake = read(sources, questionnaire("Why?"), SETTINGS)
    assert intake.respondents["consent"].tolist() == ["missing"]


def test_an_organisation_name_goes_to_the_restricted_table_only() -> None:
    with opening(Files(table(["ID", "Organisation name", "Q1"], ["1", "Example Ltd", "a"]))) as sources:
        intake = read(sources, questionnaire("Why?"), SETTINGS)
    assert intake.private["value"].tolist() == ["Example Ltd"]
    assert intake.attributes.empty
